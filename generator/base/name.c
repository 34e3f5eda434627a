/* SPDX-License-Identifier: MIT */
#include "base/name.h"

#include "base/file.h"
#include "base/unicode.h"

static bool is_dos_device(struct str name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul", NULL};
    for (size_t i = 0; devices[i]; i++)
        if (str_equal(name, str_from(devices[i])))
            return true;
    return name.len == 4 && name.ptr[3] >= '0' && name.ptr[3] <= '9' &&
           (str_starts_with(name, STR("com")) || str_starts_with(name, STR("lpt")));
}

bool name_is_legal(struct str name)
{
    char stem[5] = {0};
    size_t len = str_find_char(name, '.', 0);
    len = len == STR_NOT_FOUND ? name.len : len;
    for (size_t i = 0; i < len && len < sizeof(stem); i++)
        stem[i] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z'
                      ? (char)(name.ptr[i] + ('a' - 'A'))
                      : name.ptr[i];
    if (name.len == 0 || name.len > NAME_LENGTH_LEGAL || is_dos_device(str_from(stem)))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < ' ' ||
            str_find_char(STR("\"*/:<>?\\|\x7f"), name.ptr[i], 0) != STR_NOT_FOUND)
            return false;
    return name.ptr[name.len - 1] != '.' && name.ptr[name.len - 1] != ' ';
}

bool name_is_portable(struct str name)
{
    if (name.len == 0 || name.len > NAME_LENGTH_MOST || is_dos_device(name) ||
        name.ptr[0] == '-' || name.ptr[name.len - 1] == '-')
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (!((name.ptr[i] >= 'a' && name.ptr[i] <= 'z') ||
              (name.ptr[i] >= '0' && name.ptr[i] <= '9') || name.ptr[i] == '-'))
            return false;
    return true;
}

bool name_check(struct str name, struct location at, struct diagnostics *diags)
{
    if (name_is_portable(name))
        return true;
    diag_add(diags, DIAG_ID_INVALID, at,
             "'%.*s' cannot be an id: a file is named after it", STR_ARG(name));
    struct str better = text_slug(diags->arena, name, NAME_LENGTH_MOST);
    if (name_is_portable(better))
        diag_hint(diags, "write '%.*s'", STR_ARG(better));
    else
        diag_hint(diags, "use a to z, 0 to 9 and -, at most %d characters",
                  NAME_LENGTH_MOST);
    return false;
}

/* ".PDF" of "Form.PDF", in lower case; "" where there is none. */
static struct str suffix_of(struct arena *arena, struct str name)
{
    size_t stem = path_stem(name).len;
    char *suffix = arena_alloc(arena, name.len - stem + 1);
    for (size_t i = stem; i < name.len; i++)
        suffix[i - stem] = name.ptr[i] >= 'A' && name.ptr[i] <= 'Z'
                               ? (char)(name.ptr[i] + ('a' - 'A'))
                               : name.ptr[i];
    return (struct str){suffix, name.len - stem};
}

static bool is_plain_suffix(struct str suffix)
{
    if (suffix.len < 2 || suffix.len > 6)
        return false;
    return name_is_portable(str_slice(suffix, 1, suffix.len));
}

struct str name_path(struct arena *arena, struct str path, struct str suffix)
{
    struct strbuf out = {0};
    struct str piece, rest = path;
    bool good = true;
    while (good && str_split(&rest, '/', &piece)) {
        bool last = !rest.ptr;
        struct str stem = last ? path_stem(piece) : piece;
        struct str slug = text_slug(arena, stem, NAME_LENGTH_MOST);
        good = name_is_portable(slug);
        strbuf_addf(&out, "%.*s%s", STR_ARG(slug), last ? "" : "/");
    }
    if (suffix.len == 0) {
        suffix = suffix_of(arena, path_name(path));
        good = good && is_plain_suffix(suffix);
    }
    strbuf_add(&out, suffix);
    good = good && out.len <= PATH_LENGTH_MOST;
    struct str result = good ? arena_copy(arena, strbuf_str(&out)) : (struct str){0};
    strbuf_release(&out);
    return result;
}
