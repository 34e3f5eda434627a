/* SPDX-License-Identifier: MIT */
/*
 * search-index FOLDER: the search files of the documents on standard input, for
 * tests/search; search-index --client: what browsers get of client/. One thing in each
 * line, its first character says what:
 *
 *     M  JSON for the root: members, each with a comma before it; first
 *     D  a document begins; the rest is its JSON
 *     T  K  H  S  B   text of its title, keywords, headings, summary, body
 *     N  a number ("#117"), a word as it is
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "search/client.h"
#include "search/shards.h"

struct index {
    struct arena *arena;
    struct lexicon lexicon;
    struct strs documents;
    struct str more;
};

static bool add_line(struct index *index, struct str line)
{
    static const char fields[] = "TKHSB";
    struct str rest = str_slice(line, 1, SIZE_MAX);
    const char *field = memchr(fields, line.ptr[0], SEARCH_FIELD_COUNT);
    if (line.ptr[0] == 'M') {
        index->more = rest;
    } else if (line.ptr[0] == 'D') {
        lexicon_begin_document(&index->lexicon);
        *ARRAY_ADD(&index->documents, index->arena) = rest;
    } else if (index->documents.count == 0) {
        return false;
    } else if (line.ptr[0] == 'N') {
        lexicon_add_word(&index->lexicon, SEARCH_KEYWORDS, rest);
    } else if (field) {
        lexicon_add_text(&index->lexicon, (enum search_field)(field - fields), rest);
    } else {
        return false;
    }
    return true;
}

static bool read_documents(struct index *index, struct str text)
{
    for (size_t start = 0, end; start < text.len; start = end + 1) {
        end = str_find_char(text, '\n', start);
        if (end == STR_NOT_FOUND)
            end = text.len;
        struct str line = str_slice(text, start, end);
        if (line.len && !add_line(index, line))
            return false;
    }
    return true;
}

static bool write_files(struct index *index, struct str folder)
{
    struct search_files files = {0};
    lexicon_finish(&index->lexicon);
    search_shards(index->arena, index->arena, &index->lexicon, &index->documents,
                  index->more, &files);
    for (size_t i = 0; i < files.count; i++) {
        struct str path = path_join(index->arena, folder, files.items[i].name);
        const char *name = arena_c_string(index->arena, path);
        if (file_replace(name, files.items[i].bytes) != 0)
            return false;
    }
    return true;
}

static int print_client(void)
{
    struct strbuf client = {0};
    search_client(&client);
    fwrite(client.ptr, 1, client.len, stdout);
    strbuf_release(&client);
    return 0;
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "--client") == 0)
        return print_client();
    char bytes[65536];
    struct arena arena = {0};
    struct strbuf input = {0};
    struct index index = {.arena = &arena};
    for (size_t got; (got = fread(bytes, 1, sizeof(bytes), stdin)) > 0;)
        strbuf_add(&input, (struct str){bytes, got});
    lexicon_init(&index.lexicon, &arena);
    bool good = count == 2 && folder_create(arguments[1]) == 0 &&
                read_documents(&index, strbuf_str(&input)) &&
                write_files(&index, str_from(arguments[1]));
    strbuf_release(&input);
    arena_release(&arena);
    return good ? 0 : 2;
}
