/* SPDX-License-Identifier: MIT */
#include "base/source.h"

#include <assert.h>
#include <string.h>

struct source source_of(struct arena *arena, struct str path, struct str text)
{
    assert(text.len < UINT32_MAX);
    uint32_t count = 1;
    for (size_t at = 0; (at = str_find_char(text, '\n', at)) != STR_NOT_FOUND; at++)
        count++;
    struct source source = {.path = path, .text = text, .line_count = count};
    source.line_starts = ARENA_ARRAY(arena, count, uint32_t);
    uint32_t line = 1;
    for (size_t at = 0; (at = str_find_char(text, '\n', at)) != STR_NOT_FOUND; at++)
        source.line_starts[line++] = (uint32_t)at + 1;
    return source;
}

struct location location_none(void)
{
    return (struct location){0};
}

struct location location_file(const struct source *source)
{
    return (struct location){.source = source, .place = PLACE_FILE};
}

static uint32_t clamped(const struct source *source, size_t offset)
{
    return (uint32_t)(offset < source->text.len ? offset : source->text.len);
}

struct location location_line(const struct source *source, size_t offset)
{
    return (struct location){
        .source = source, .place = PLACE_LINE, .offset = clamped(source, offset)};
}

struct location location_at(const struct source *source, size_t offset, size_t length)
{
    uint32_t start = clamped(source, offset);
    size_t left = source->text.len - start;
    return (struct location){.source = source,
                             .place = PLACE_EXACT,
                             .offset = start,
                             .length = (uint32_t)(length < left ? length : left)};
}

bool source_owns(const struct source *source, struct str part)
{
    return part.ptr && part.ptr >= source->text.ptr &&
           part.ptr + part.len <= source->text.ptr + source->text.len;
}

struct location location_of(const struct source *source, struct str part)
{
    if (!source_owns(source, part))
        return location_file(source);
    return location_at(source, (size_t)(part.ptr - source->text.ptr), part.len);
}

static uint32_t line_of(const struct source *source, uint32_t offset)
{
    uint32_t low = 0, high = source->line_count; /* line_starts[low] <= offset */
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct line_column location_line_column(struct location location)
{
    if (location.place < PLACE_LINE || !location.source)
        return (struct line_column){0, 0};
    uint32_t line = line_of(location.source, location.offset);
    if (location.place == PLACE_LINE)
        return (struct line_column){line + 1, 0};
    uint32_t column = 1;
    for (uint32_t i = location.source->line_starts[line]; i < location.offset; i++)
        if (((unsigned char)location.source->text.ptr[i] & 0xC0) != 0x80)
            column++;
    return (struct line_column){line + 1, column};
}

size_t source_line_start(const struct source *source, uint32_t line)
{
    assert(line > 0);
    return line > source->line_count ? source->text.len : source->line_starts[line - 1];
}

struct str source_line(const struct source *source, uint32_t line)
{
    size_t start = source_line_start(source, line);
    size_t end = str_find_char(source->text, '\n', start);
    if (end == STR_NOT_FOUND)
        end = source->text.len;
    if (end > start && source->text.ptr[end - 1] == '\r')
        end--;
    return str_slice(source->text, start, end);
}

void location_add(struct strbuf *out, struct location location)
{
    if (!location.source)
        return;
    strbuf_add(out, location.source->path);
    if (location_line_column(location).line)
        strbuf_addf(out, ":%u", location_line_column(location).line);
}
