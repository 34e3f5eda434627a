/* SPDX-License-Identifier: MIT */
#include "directory/region.h"

enum { COUNTRY_LENGTH = 2, LENGTH_LEAST = 4, LENGTH_MOST = 6 };

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool region_is_well_formed(struct str code)
{
    if (code.len < LENGTH_LEAST || code.len > LENGTH_MOST)
        return false;
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        bool good = is_capital(c) || (i > COUNTRY_LENGTH && c >= '0' && c <= '9');
        if (i == COUNTRY_LENGTH ? c != '-' : !good)
            return false;
    }
    return true;
}

bool region_is_in(struct str code, struct str country)
{
    return country.len != COUNTRY_LENGTH || str_equal(country, STR("EU")) ||
           str_starts_with(code, country);
}
