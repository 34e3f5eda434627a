/* SPDX-License-Identifier: MIT */
#include "directory/text.h"

const struct text *texts_find(const struct texts *texts, struct str language)
{
    for (size_t i = 0; i < texts->count; i++)
        if (str_equal(texts->items[i].language, language))
            return &texts->items[i];
    return NULL;
}

const struct text *texts_get(const struct texts *texts, struct str language,
                             struct str fallback)
{
    const struct text *text = texts_find(texts, language);
    if (!text)
        text = texts_find(texts, fallback);
    if (!text && texts->count)
        text = &texts->items[0];
    return text;
}
