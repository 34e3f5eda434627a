/* SPDX-License-Identifier: MIT */
#include "search/shards.h"

#include "base/digest.h"
#include "base/unicode.h"

enum {
    BASE = 45,
    DIGEST_SHOWN = 6,
    /* At most about so many shards, and at least so many bytes or documents in one:
     * 10,000 pages in four languages must not become more than 600 files. */
    WORDS_SHARDS = 48,
    EVERYWHERE_SHARDS = 15,
    WORDS_LEAST = 8000,
    VOCABULARY_SHARDS = 10,
    VOCABULARY_LEAST = 16000,
    /* Of fewer bytes, all shards of words may be loaded for a word that was mistyped:
     * they have the same words. So they are few, and compress well. */
    VOCABULARY_FROM = 160000,
    WORDS_LEAST_OF_FEW = 24000,
    DOCUMENTS_SHARDS = 69,
    DOCUMENTS_LEAST = 36,
    EVERYWHERE_PERCENT = 40, /* of the documents have a word that tells little */
};

/* What the shards of one kind have in common while they are made. */
struct shelf {
    struct arena *arena;
    struct search_files *files;
    char kind;
    size_t most;  /* bytes after which a shard is full */
    size_t count; /* shards that are done */
    struct strbuf data;
    struct strbuf index; /* first word and digest of each shard, for the root */
};

static struct shelf shelf_of(struct arena *arena, struct search_files *files, char kind,
                             size_t most)
{
    return (struct shelf){.arena = arena, .files = files, .kind = kind, .most = most};
}

/* A string's data stand in quotes; an array's in brackets. */
static void shelf_close(struct shelf *shelf, char open, char close)
{
    if (shelf->data.len == 0)
        return;
    struct digest digest = digest_of(strbuf_str(&shelf->data));
    struct search_file *file = ARRAY_ADD(shelf->files, shelf->arena);
    file->name = arena_format(shelf->arena, "%c%zu.js", shelf->kind, shelf->count);
    file->bytes =
        arena_format(shelf->arena, "balise.take(\"%c%zu\",\"%.*s\",%c%.*s%c)\n",
                     shelf->kind, shelf->count, DIGEST_SHOWN, digest.hex, open,
                     STR_ARG(strbuf_str(&shelf->data)), close);
    strbuf_addf(&shelf->index, "%s%.*s",
                open == '"'    ? " "
                : shelf->count ? " "
                               : "",
                DIGEST_SHOWN, digest.hex);
    shelf->count++;
    strbuf_clear(&shelf->data);
}

/* Begins another shard where the entry would not fit; words say where each begins. */
static void shelf_add(struct shelf *shelf, struct str word, struct str entry)
{
    if (shelf->data.len && shelf->data.len + entry.len > shelf->most)
        shelf_close(shelf, '"', '"');
    if (shelf->data.len == 0)
        strbuf_addf(&shelf->index, "%s%.*s", shelf->count ? " " : "", STR_ARG(word));
    strbuf_add_char(&shelf->data, '\t');
    strbuf_add(&shelf->data, entry);
}

static void shelf_end(struct shelf *shelf, struct strbuf *root)
{
    shelf_close(shelf, '"', '"');
    strbuf_addf(root, ",\"%c\":\"%.*s\"", shelf->kind,
                STR_ARG(strbuf_str(&shelf->index)));
    strbuf_release(&shelf->data);
    strbuf_release(&shelf->index);
}

/* ---- Words and their documents. ---- */

void shard_add_number(struct strbuf *out, uint32_t number)
{
    static const char digits[] = SHARD_ALPHABET;
    char reversed[8];
    size_t count = 0;
    reversed[count++] = digits[number % BASE];
    while (number /= BASE)
        reversed[count++] = digits[BASE + number % BASE];
    while (count)
        strbuf_add_char(out, reversed[--count]);
}

static void add_entry(const struct term *term, struct strbuf *out)
{
    uint32_t before = 0;
    strbuf_clear(out);
    strbuf_add(out, term->word);
    strbuf_add_char(out, ' ');
    for (size_t i = 0; i < term->postings.count; i++) {
        const struct posting *posting = &term->postings.items[i];
        shard_add_number(out, posting->document - before);
        shard_add_number(out, posting->weight);
        before = posting->document;
    }
}

static size_t share(size_t bytes, size_t shards, size_t least)
{
    size_t most = bytes / shards + 1;
    return most > least ? most : least;
}

static bool is_everywhere(const struct lexicon *lexicon, const struct term *term)
{
    return term->postings.count * 100 > lexicon->document_count * EVERYWHERE_PERCENT;
}

static size_t entries_size(const struct lexicon *lexicon, bool everywhere)
{
    struct strbuf entry = {0};
    size_t size = 0;
    for (size_t i = 0; i < lexicon->terms.count; i++) {
        const struct term *term = lexicon->terms.items[i];
        if (is_everywhere(lexicon, term) != everywhere)
            continue;
        add_entry(term, &entry);
        size += entry.len + 1;
    }
    strbuf_release(&entry);
    return size;
}

/* Words that most documents have take as much room as all others, but whoever looks for
 * others need not load them. */
static void add_words(const struct lexicon *lexicon, bool everywhere,
                      struct shelf *shelf, struct strbuf *root)
{
    struct strbuf entry = {0};
    for (size_t i = 0; i < lexicon->terms.count; i++) {
        const struct term *term = lexicon->terms.items[i];
        if (is_everywhere(lexicon, term) != everywhere)
            continue;
        add_entry(term, &entry);
        shelf_add(shelf, term->word, strbuf_str(&entry));
    }
    shelf_end(shelf, root);
    strbuf_release(&entry);
}

/* Beside rarer words of a query these need not be looked up at first. */
static void list_everywhere(const struct lexicon *lexicon, struct strbuf *root)
{
    size_t count = 0;
    strbuf_add(root, STR(",\"everywhere\":\""));
    for (size_t i = 0; i < lexicon->terms.count; i++) {
        const struct term *term = lexicon->terms.items[i];
        if (is_everywhere(lexicon, term))
            strbuf_addf(root, "%s%.*s", count++ ? " " : "", STR_ARG(term->word));
    }
    strbuf_add_char(root, '"');
}

/* ---- Words for those that were mistyped. ---- */

static struct str backwards(struct arena *arena, struct str word)
{
    struct strbuf out = {0};
    for (size_t end = word.len; end > 0;) {
        size_t start = end - 1;
        while (start > 0 && ((unsigned char)word.ptr[start] & 0xC0) == 0x80)
            start--;
        strbuf_add(&out, str_slice(word, start, end));
        end = start;
    }
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

static int compare_words(const void *left, const void *right)
{
    return word_compare(*(const struct str *)left, *(const struct str *)right);
}

static bool is_number(struct str word)
{
    size_t i = word.ptr[0] == '#';
    while (i < word.len && word.ptr[i] >= '0' && word.ptr[i] <= '9')
        i++;
    return i == word.len;
}

/* What is almost a number is another one, and nobody mistypes less than four letters
 * recognisably. */
static bool can_be_mistyped(struct str word)
{
    return word.len >= 3 && !is_number(word);
}

static void add_vocabulary(struct arena *arena, struct arena *scratch,
                           const struct lexicon *lexicon, bool reversed,
                           struct search_files *files, struct strbuf *root)
{
    struct strs words = {0};
    size_t size = 0;
    for (size_t i = 0; i < lexicon->terms.count; i++) {
        struct str word = lexicon->terms.items[i]->word;
        if (!can_be_mistyped(word))
            continue;
        *ARRAY_ADD(&words, scratch) = reversed ? backwards(scratch, word) : word;
        size += word.len + 1;
    }
    if (reversed)
        ARRAY_SORT(&words, compare_words);
    struct shelf shelf = shelf_of(arena, files, reversed ? 'r' : 'f',
                                  share(size, VOCABULARY_SHARDS, VOCABULARY_LEAST));
    for (size_t i = 0; i < words.count; i++)
        shelf_add(&shelf, words.items[i], words.items[i]);
    shelf_end(&shelf, root);
}

/* ---- Documents. ---- */

static void add_documents(struct arena *arena, const struct strs *documents,
                          struct search_files *files, struct strbuf *root)
{
    size_t each = documents->count / DOCUMENTS_SHARDS + 1;
    if (each < DOCUMENTS_LEAST)
        each = DOCUMENTS_LEAST;
    struct shelf shelf = shelf_of(arena, files, 'd', 0);
    for (size_t i = 0; i < documents->count; i++) {
        if (i > 0 && i % each == 0)
            shelf_close(&shelf, '[', ']');
        strbuf_addf(&shelf.data, "%s%.*s", shelf.data.len ? ",\n" : "",
                    STR_ARG(documents->items[i]));
    }
    shelf_close(&shelf, '[', ']');
    strbuf_addf(root, ",\"each\":%zu,\"d\":\"%.*s\"", each,
                STR_ARG(strbuf_str(&shelf.index)));
    strbuf_release(&shelf.data);
    strbuf_release(&shelf.index);
}

void search_shards(struct arena *arena, struct arena *scratch,
                   const struct lexicon *lexicon, const struct strs *documents,
                   struct str more, struct search_files *files)
{
    struct strbuf root = {0};
    size_t telling = entries_size(lexicon, false), other = entries_size(lexicon, true);
    bool are_few = telling + other < VOCABULARY_FROM;
    size_t least = are_few ? WORDS_LEAST_OF_FEW : WORDS_LEAST;
    struct shelf words =
        shelf_of(arena, files, 'w', share(telling, WORDS_SHARDS, least));
    struct shelf everywhere =
        shelf_of(arena, files, 'e', share(other, EVERYWHERE_SHARDS, least));
    strbuf_addf(&root, "balise.root({\"count\":%zu", lexicon->document_count);
    add_words(lexicon, false, &words, &root);
    add_words(lexicon, true, &everywhere, &root);
    list_everywhere(lexicon, &root);
    if (!are_few) {
        add_vocabulary(arena, scratch, lexicon, false, files, &root);
        add_vocabulary(arena, scratch, lexicon, true, files, &root);
    }
    add_documents(arena, documents, files, &root);
    strbuf_add(&root, more);
    strbuf_add(&root, STR("})\n"));
    struct search_file *file = ARRAY_ADD(files, arena);
    file->name = STR("root.js");
    file->bytes = arena_copy(arena, strbuf_str(&root));
    strbuf_release(&root);
}
