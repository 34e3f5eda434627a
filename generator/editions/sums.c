/* SPDX-License-Identifier: MIT */
#include "editions/sums.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/unicode.h"

/* ---- Text that can be shown, whatever has happened to the bytes. ---- */

/* The bytes of a valid character that may stand in a list, or 0. */
static size_t good_character(struct str bytes, size_t at)
{
    unsigned char first = (unsigned char)bytes.ptr[at];
    if (first < 0x80)
        return (first >= ' ' && first < 0x7f) || first == '\n' || first == '\r';
    size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    struct str character = str_slice(bytes, at, at + length);
    return character.len == length && utf8_check(character) == STR_NOT_FOUND ? length
                                                                             : 0;
}

/* Every other byte becomes U+FFFD, which stands in no path of ours. */
static struct str legible(struct arena *arena, struct str bytes)
{
    struct strbuf text = {0};
    for (size_t at = 0; at < bytes.len;) {
        size_t length = good_character(bytes, at);
        strbuf_add(&text,
                   length ? str_slice(bytes, at, at + length) : STR("\xef\xbf\xbd"));
        at += length ? length : 1;
    }
    struct str copy = arena_copy(arena, strbuf_str(&text));
    strbuf_release(&text);
    return copy;
}

/* ---- Lines. ---- */

struct reader {
    struct arena *arena;
    struct sums *sums;
    struct diagnostics *diags;
    size_t complaints;
};

static void complain(struct reader *reader, struct str line, const char *what)
{
    if (reader->complaints++ >= SUMS_COMPLAINTS)
        return;
    diag_add(reader->diags, DIAG_SUMS_LINE, location_of(reader->sums->source, line),
             "%s", diag_words(reader->diags, what));
    diag_hint(reader->diags, "the list is damaged: get a new copy of the folder");
}

static bool read_digest(struct str hex, struct digest *digest)
{
    for (size_t i = 0; i < hex.len; i++) {
        char c = hex.ptr[i];
        if (c >= 'A' && c <= 'F')
            c = (char)(c - 'A' + 'a');
        if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
            return false;
        digest->hex[i] = c;
    }
    digest->hex[DIGEST_HEX_LENGTH] = '\0';
    return hex.len == DIGEST_HEX_LENGTH;
}

/* Nothing above the folder, nothing absolute. */
static bool is_inside(struct arena *arena, struct str path)
{
    struct str normal;
    return path.len > 0 && path_normalise(arena, path, &normal) &&
           str_equal(normal, path);
}

static bool is_otherwise_on_windows(struct str path)
{
    return str_find_char(path, '\\', 0) != STR_NOT_FOUND ||
           str_find_char(path, ':', 0) != STR_NOT_FOUND;
}

enum sums_line sums_read_line(struct arena *arena, struct str line, struct sum *sum)
{
    size_t gap = DIGEST_HEX_LENGTH;
    if (line.len < gap + 3 || !read_digest(str_slice(line, 0, gap), &sum->digest) ||
        line.ptr[gap] != ' ' || (line.ptr[gap + 1] != ' ' && line.ptr[gap + 1] != '*'))
        return SUMS_NO_LINE;
    sum->path = str_slice(line, gap + 2, line.len);
    if (!is_inside(arena, sum->path))
        return SUMS_OUTSIDE;
    return is_otherwise_on_windows(sum->path) ? SUMS_WINDOWS : SUMS_GOOD;
}

static void read_line(struct reader *reader, struct str line)
{
    struct sum sum;
    switch (sums_read_line(reader->arena, line, &sum)) {
    case SUMS_GOOD:
        *ARRAY_ADD(reader->sums, reader->arena) = sum;
        break;
    case SUMS_NO_LINE:
        complain(reader, line,
                 "no line of a list of checksums: 64 digits, two spaces, "
                 "the name of a file");
        break;
    case SUMS_WINDOWS:
    case SUMS_OUTSIDE:
        complain(reader, sum.path, "the name of a file leads out of the folder");
        break;
    }
}

static struct str without_return(struct str line)
{
    return str_ends_with(line, STR("\r")) ? str_slice(line, 0, line.len - 1) : line;
}

static void read_lines(struct reader *reader)
{
    struct str rest = reader->sums->source->text, line;
    while (str_split(&rest, '\n', &line)) {
        line = without_return(line);
        if (line.len)
            read_line(reader, line);
    }
}

static int compare_sums(const void *left, const void *right)
{
    const struct sum *a = left, *b = right;
    return str_compare(a->path, b->path);
}

/* The first of those with one name stays; that they are equal does no harm. */
static void keep_each_once(struct reader *reader)
{
    struct sums *sums = reader->sums;
    size_t kept = 0;
    ARRAY_SORT(sums, compare_sums);
    for (size_t i = 0; i < sums->count; i++) {
        const struct sum *sum = &sums->items[i];
        const struct sum *last = kept ? &sums->items[kept - 1] : NULL;
        if (!last || !str_equal(last->path, sum->path))
            sums->items[kept++] = *sum;
        else if (strcmp(last->digest.hex, sum->digest.hex) != 0)
            complain(reader, sum->path, "a file stands twice, with two checksums");
    }
    sums->count = kept;
}

/* ---- The file. ---- */

static bool report_unread(struct sums *sums, int error, struct diagnostics *diags)
{
    struct location at = location_file(sums->source);
    if (error == ENOENT || error == ENOTDIR) {
        diag_add(diags, DIAG_FILE_MISSING, at, "the list of checksums is missing");
        diag_hint(diags, "give the folder in which " SUMS_NAME
                         " lies; a copy without it cannot be checked");
    } else {
        diag_add(diags, DIAG_FILE_READ, at, "the file cannot be read: %s",
                 diag_error(diags, error));
    }
    return false;
}

bool sums_read(struct arena *arena, struct str folder, struct str name,
               struct sums *sums, struct diagnostics *diags)
{
    struct reader reader = {arena, sums, diags, 0};
    struct str bytes, path = path_join(arena, folder, name);
    *sums = (struct sums){.source = ARENA_NEW(arena, struct source)};
    *sums->source = source_of(arena, path, STR(""));
    int error = file_read(arena, path.ptr, &bytes);
    if (error)
        return report_unread(sums, error, diags);
    sums->digest = digest_of(bytes);
    sums->cut = bytes.len > 0 && !str_ends_with(bytes, STR("\n"));
    if (str_starts_with(bytes, STR("\xef\xbb\xbf")))
        bytes = str_slice(bytes, 3, bytes.len);
    *sums->source = source_of(arena, path, legible(arena, bytes));
    read_lines(&reader);
    keep_each_once(&reader);
    if (sums->count == 0 && reader.complaints == 0) {
        diag_add(diags, DIAG_FILE_READ, location_file(sums->source),
                 "the list of checksums is empty");
        diag_hint(diags, "get a new copy of the folder");
    }
    return sums->count > 0;
}

const struct sum *sums_find(const struct sums *sums, struct str path)
{
    struct sum wanted = {.path = path};
    return sums->count ? bsearch(&wanted, sums->items, sums->count, sizeof(wanted),
                                 compare_sums)
                       : NULL;
}
