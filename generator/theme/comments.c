/* SPDX-License-Identifier: MIT */
#include "theme/comments.h"

#include "base/array.h"

static bool may_split_texts(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        char next = i + 1 < bytes.len ? bytes.ptr[i + 1] : '\0';
        if (bytes.ptr[i] == '`' ||
            (bytes.ptr[i] == '\\' && (next == '\n' || next == '\r')))
            return true;
    }
    return false;
}

static size_t skip_blanks(struct str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

static bool is_at(struct str text, size_t at, struct str what)
{
    return str_starts_with(str_slice(text, at, text.len), what);
}

/* Where the line goes on that holds `at`. */
static size_t line_after(struct str text, size_t at)
{
    size_t end = str_find_char(text, '\n', at);
    return end == STR_NOT_FOUND ? text.len : end + 1;
}

/* The end of a comment that has its lines to itself, and of its last line; else 0. */
static size_t comment_end(struct str text, size_t line, bool is_script)
{
    size_t at = skip_blanks(text, line);
    if (is_script && is_at(text, at, STR("//")))
        return is_at(text, at, STR("// ")) ? line_after(text, at) : 0;
    if (!is_at(text, at, STR("/*")) || is_at(text, at, STR("/*!")))
        return 0;
    size_t close = str_find(text, STR("*/"), at + 2);
    if (close == STR_NOT_FOUND)
        return 0;
    size_t rest = skip_blanks(text, close + 2);
    if (is_at(text, rest, STR("\r")))
        rest++;
    bool alone = rest == text.len || text.ptr[rest] == '\n';
    return alone ? line_after(text, rest) : 0;
}

/* A comment begins in the line and does not end there: what follows is left alone. */
static bool leaves_comment_open(struct str line)
{
    size_t open = str_find(line, STR("/*"), 0);
    while (open != STR_NOT_FOUND) {
        size_t close = str_find(line, STR("*/"), open + 2);
        if (close == STR_NOT_FOUND)
            return true;
        open = str_find(line, STR("/*"), close + 2);
    }
    return false;
}

struct str comments_removed(struct arena *arena, struct str path, struct str bytes)
{
    bool is_script = str_ends_with(path, STR(".js"));
    struct strbuf kept = {0};
    size_t at = 0;
    if ((!is_script && !str_ends_with(path, STR(".css"))) || may_split_texts(bytes))
        return bytes;
    while (at < bytes.len) {
        size_t end = comment_end(bytes, at, is_script);
        if (end == 0) {
            end = line_after(bytes, at);
            if (leaves_comment_open(str_slice(bytes, at, end)))
                end = bytes.len;
            strbuf_add(&kept, str_slice(bytes, at, end));
        }
        at = end;
    }
    struct str copy = arena_copy(arena, strbuf_str(&kept));
    strbuf_release(&kept);
    return copy;
}
