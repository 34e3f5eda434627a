/* SPDX-License-Identifier: MIT */
#include "input/yaml.h"

#include <string.h>
#include <yaml.h>

/* What people write by hand is never deeper; the recursion below is bounded by it. */
enum { DEPTH_MOST = 8 };

enum event_kind {
    EVENT_FAILED, /* a diagnostic was filed */
    EVENT_SCALAR,
    EVENT_LIST_START,
    EVENT_LIST_END,
    EVENT_MAP_START,
    EVENT_MAP_END,
    EVENT_DOCUMENT_START,
    EVENT_DOCUMENT_END,
    EVENT_STREAM_END,
    EVENT_OTHER
};

/* What is kept of a libyaml event, which is freed as soon as it has been read. */
struct event {
    enum event_kind kind;
    size_t from, to; /* bytes of the source */
    struct str text;
};

struct reader {
    struct arena *arena; /* of texts */
    struct arena *tree;
    const struct source *source;
    struct diagnostics *diags;
    yaml_parser_t parser;
    size_t start, end; /* of the YAML in the source */
    /* libyaml counts characters; the last one asked for and the byte it stands at. */
    size_t mark_index, mark_byte;
};

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/*
 * mark.line and mark.column are not used: libyaml also ends lines at CR, U+0085,
 * U+2028 and U+2029. Marks come almost in order, so that each step is short.
 */
static size_t byte_of(struct reader *reader, yaml_mark_t mark)
{
    const char *text = reader->source->text.ptr;
    size_t byte = reader->mark_byte, index = reader->mark_index;
    while (index < mark.index && byte < reader->end) {
        byte++;
        while (byte < reader->end && is_continuation(text[byte]))
            byte++;
        index++;
    }
    while (index > mark.index) {
        byte--;
        while (is_continuation(text[byte]))
            byte--;
        index--;
    }
    reader->mark_byte = byte;
    reader->mark_index = index;
    return byte;
}

static struct location at_mark(struct reader *reader, yaml_mark_t mark)
{
    return location_at(reader->source, byte_of(reader, mark), 0);
}

/* What libyaml says, what we say, and what the author can do. */
struct problem {
    const char *said;
    const char *context; /* only with this context; NULL: any */
    bool at_context;     /* libyaml's context is the nearer place */
    const char *message;
    const char *hint;
};

static const struct problem PROBLEMS[] = {
    {"mapping values are not allowed in this context", NULL, false,
     "a second ': ' in one value", NULL},
    {"could not find expected ':'", NULL, true, "a line without ': ' after its key",
     "write 'key: value'; a text of several lines stands in quotes"},
    {"found unexpected end of stream", "while scanning a quoted scalar", true,
     "a quoted value that is never closed", "add the closing quote"},
    {"found unexpected document indicator", "while scanning a quoted scalar", true,
     "a quoted value that is never closed", "add the closing quote"},
    {"found character that cannot start any token", NULL, false,
     "a value cannot start with this character", "put the value in quotes"},
    {"found a tab character that violates indentation", NULL, false,
     "a tab in the indentation", "indent with spaces"},
    {"found a tab character where an indentation space is expected", NULL, false,
     "a tab in the indentation", "indent with spaces"},
    {"did not find expected key", NULL, false,
     "neither a 'key: value' nor the end of the mapping",
     "check the indentation; a value with quotes inside is quoted as a whole"},
    {"did not find expected '-' indicator", NULL, false,
     "neither a '- ' nor the end of the list", "check the indentation"},
    {"did not find expected ',' or ']'", NULL, true, "a list without its ',' or ']'",
     "close the list with ']', or put a value that begins with '[' in quotes"},
    {"did not find expected ',' or '}'", NULL, true, "a mapping without its ',' or '}'",
     "close the mapping with '}', or put a value that begins with '{' in quotes"},
    {"did not find expected alphabetic or numeric character", NULL, true,
     "a value cannot start with this character", "put the value in quotes"},
    {"block sequence entries are not allowed in this context", NULL, false,
     "a '- ' where no list can begin",
     "begin the list on the next line, or put the value in quotes"},
    {"did not find expected <document start>", NULL, false,
     "a line that does not belong to the fields above", "check the indentation"},
    {"found unknown escape character", NULL, false,
     "an unknown escape in a value in double quotes",
     "use single quotes, or write the backslash twice"},
    {"control characters are not allowed", NULL, false,
     "a control character, which YAML does not allow", "delete it"},
};

static bool problem_fits(const struct problem *problem, const yaml_parser_t *parser)
{
    if (!parser->problem || strcmp(problem->said, parser->problem) != 0)
        return false;
    return !problem->context ||
           (parser->context && strcmp(problem->context, parser->context) == 0);
}

/* title: a: b → write 'title: "a: b"' */
static void hint_quotes(struct reader *reader, size_t at)
{
    struct line_column where = location_line_column(location_line(reader->source, at));
    struct str line = source_line(reader->source, where.line);
    size_t colon = str_find(line, STR(": "), 0);
    if (colon == STR_NOT_FOUND ||
        source_line_start(reader->source, where.line) + colon >= at) {
        diag_hint(reader->diags, "check the indentation of this line");
        return;
    }
    struct str key = str_trim(str_slice(line, 0, colon));
    struct str value = str_trim(str_slice(line, colon + 2, line.len));
    bool plain = str_find_char(value, '"', 0) == STR_NOT_FOUND &&
                 str_find_char(value, '\\', 0) == STR_NOT_FOUND;
    if (plain)
        diag_hint(reader->diags, "put the value in quotes: write %.*s: \"%.*s\"",
                  STR_ARG(key), STR_ARG(value));
    else if (str_find_char(value, '\'', 0) == STR_NOT_FOUND)
        diag_hint(reader->diags, "put the value in quotes: write %.*s: '%.*s'",
                  STR_ARG(key), STR_ARG(value));
    else
        diag_hint(reader->diags, "put the value in quotes");
}

static void explain(struct reader *reader, const struct problem *problem)
{
    const yaml_parser_t *parser = &reader->parser;
    yaml_mark_t mark =
        problem->at_context ? parser->context_mark : parser->problem_mark;
    size_t at = byte_of(reader, mark);
    if (parser->error == YAML_READER_ERROR)
        at = reader->start + parser->problem_offset;
    struct str text = reader->source->text;
    bool tab = at < reader->end && text.ptr[at] == '\t';
    diag_add(
        reader->diags, DIAG_YAML_SYNTAX, location_at(reader->source, at, 1), "%s",
        diag_words(reader->diags, tab ? "a tab in the indentation" : problem->message));
    if (tab)
        diag_hint(reader->diags, "indent with spaces");
    else if (problem->hint)
        diag_hint(reader->diags, "%s", diag_words(reader->diags, problem->hint));
    else
        hint_quotes(reader, at);
}

static void report_problem(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    for (size_t i = 0; i < sizeof(PROBLEMS) / sizeof(*PROBLEMS); i++) {
        if (problem_fits(&PROBLEMS[i], parser)) {
            explain(reader, &PROBLEMS[i]);
            return;
        }
    }
    struct location at =
        parser->error == YAML_READER_ERROR
            ? location_at(reader->source, reader->start + parser->problem_offset, 0)
            : at_mark(reader, parser->problem_mark);
    if (!parser->problem)
        diag_add(reader->diags, DIAG_YAML_SYNTAX, at, "YAML that cannot be understood");
    else /* a rare one, in libyaml's words */
        diag_add(reader->diags, DIAG_YAML_SYNTAX, at,
                 "YAML that cannot be understood: %s%s%s", parser->problem,
                 parser->context ? " " : "", parser->context ? parser->context : "");
}

static bool refuse(struct reader *reader, const yaml_event_t *event, const char *what,
                   const char *hint)
{
    diag_add(reader->diags, DIAG_YAML_FEATURE, at_mark(reader, event->start_mark), "%s",
             diag_words(reader->diags, what));
    diag_hint(reader->diags, "%s", diag_words(reader->diags, hint));
    return false;
}

static bool refuse_marks(struct reader *reader, const yaml_event_t *event,
                         const yaml_char_t *anchor, const yaml_char_t *tag)
{
    if (anchor)
        return refuse(reader, event, "an anchor ('&'), which Balise does not use",
                      "put the value in quotes if it is text");
    if (tag)
        return refuse(reader, event, "a tag ('!'), which Balise does not use",
                      "put the value in quotes if it is text");
    return true;
}

static bool is_null(struct str text)
{
    static const struct str words[] = {STR_INIT("~"), STR_INIT("null"),
                                       STR_INIT("Null"), STR_INIT("NULL")};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (str_equal(text, words[i]))
            return true;
    return false;
}

/* Borrows where the value stands in the source as it is, which is the usual case. */
static struct str keep_text(struct reader *reader, struct str value, size_t at,
                            bool quoted)
{
    size_t start = quoted ? at + 1 : at;
    struct str written = str_slice(reader->source->text, start, start + value.len);
    return str_equal(written, value) ? written : arena_copy(reader->arena, value);
}

static bool read_scalar(struct reader *reader, const yaml_event_t *raw,
                        struct event *event)
{
    bool quoted = raw->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    struct str value = {(const char *)raw->data.scalar.value, raw->data.scalar.length};
    if (!refuse_marks(reader, raw, raw->data.scalar.anchor, raw->data.scalar.tag))
        return false;
    /* Only an escape can write it; all text inside Balise is free of it. */
    if (str_find_char(value, '\0', 0) != STR_NOT_FOUND) {
        diag_add(reader->diags, DIAG_YAML_SYNTAX, at_mark(reader, raw->start_mark),
                 "a NUL character in a value");
        return false;
    }
    if (!quoted && is_null(value))
        value = (struct str){value.ptr, 0};
    event->text = keep_text(reader, value, event->from, quoted);
    return true;
}

static bool read_document_start(struct reader *reader, const yaml_event_t *raw)
{
    if (raw->data.document_start.version_directive ||
        raw->data.document_start.tag_directives.start !=
            raw->data.document_start.tag_directives.end)
        return refuse(reader, raw, "a directive ('%'), which Balise does not use",
                      "delete the line");
    return true;
}

static bool read_event(struct reader *reader, const yaml_event_t *raw,
                       struct event *event)
{
    switch (raw->type) {
    case YAML_SCALAR_EVENT:
        event->kind = EVENT_SCALAR;
        return read_scalar(reader, raw, event);
    case YAML_ALIAS_EVENT:
        return refuse(reader, raw, "an alias ('*'), which Balise does not use",
                      "put the value in quotes if it is text");
    case YAML_SEQUENCE_START_EVENT:
        event->kind = EVENT_LIST_START;
        return refuse_marks(reader, raw, raw->data.sequence_start.anchor,
                            raw->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        event->kind = EVENT_MAP_START;
        return refuse_marks(reader, raw, raw->data.mapping_start.anchor,
                            raw->data.mapping_start.tag);
    case YAML_DOCUMENT_START_EVENT:
        event->kind = EVENT_DOCUMENT_START;
        return read_document_start(reader, raw);
    case YAML_SEQUENCE_END_EVENT:
        event->kind = EVENT_LIST_END;
        return true;
    case YAML_MAPPING_END_EVENT:
        event->kind = EVENT_MAP_END;
        return true;
    case YAML_DOCUMENT_END_EVENT:
        event->kind = EVENT_DOCUMENT_END;
        return true;
    case YAML_STREAM_END_EVENT:
        event->kind = EVENT_STREAM_END;
        return true;
    default:
        event->kind = EVENT_OTHER;
        return true;
    }
}

static struct event next_event(struct reader *reader)
{
    yaml_event_t raw;
    if (!yaml_parser_parse(&reader->parser, &raw)) {
        report_problem(reader);
        return (struct event){.kind = EVENT_FAILED};
    }
    struct event event = {.from = byte_of(reader, raw.start_mark)};
    event.to = byte_of(reader, raw.end_mark);
    bool good = read_event(reader, &raw, &event);
    yaml_event_delete(&raw);
    return good ? event : (struct event){.kind = EVENT_FAILED};
}

static struct location place_of(const struct reader *reader, struct event event)
{
    /* A block scalar's end is behind its empty lines. */
    struct str written = str_slice(reader->source->text, event.from, event.to);
    return location_at(reader->source, event.from, str_trim(written).len);
}

static bool parse_value(struct reader *reader, struct event event, size_t depth,
                        struct yaml *value);

struct yaml_items {
    ARRAY_FIELDS(struct yaml);
};

static bool parse_list(struct reader *reader, size_t depth, struct yaml *value)
{
    struct yaml_items items = {0};
    struct event event = next_event(reader);
    while (event.kind != EVENT_LIST_END) {
        struct yaml item = {0};
        if (!parse_value(reader, event, depth, &item))
            return false;
        *ARRAY_ADD(&items, reader->tree) = item;
        event = next_event(reader);
    }
    value->kind = YAML_LIST;
    value->items = items.items;
    value->count = items.count;
    return true;
}

struct yaml_pairs {
    ARRAY_FIELDS(struct yaml_pair);
    struct map keys; /* to the place of a key */
};

static bool add_key(struct reader *reader, struct yaml_pairs *pairs, struct event event,
                    struct yaml_pair *pair)
{
    if (event.kind == EVENT_FAILED)
        return false;
    pair->key = event.text;
    pair->key_at = place_of(reader, event);
    if (event.kind != EVENT_SCALAR) {
        diag_add(reader->diags, DIAG_YAML_FEATURE,
                 location_at(reader->source, event.from, 1),
                 "a list or mapping as a key, which Balise does not use");
        diag_hint(reader->diags, "put the text in quotes");
        return false;
    }
    struct location *place = ARENA_NEW(reader->tree, struct location);
    *place = pair->key_at;
    const struct location *before = map_set(&pairs->keys, pair->key, place);
    if (before) {
        diag_add(reader->diags, DIAG_YAML_DUPLICATE, pair->key_at,
                 "'%.*s' is there twice", STR_ARG(pair->key));
        diag_hint(reader->diags, "the first one is in line %u",
                  location_line_column(*before).line);
    }
    return !before;
}

static bool parse_map(struct reader *reader, size_t depth, struct yaml *value)
{
    struct yaml_pairs pairs = {.keys = map_in(reader->tree)};
    struct event event = next_event(reader);
    while (event.kind != EVENT_MAP_END) {
        struct yaml_pair pair = {0};
        if (!add_key(reader, &pairs, event, &pair) ||
            !parse_value(reader, next_event(reader), depth, &pair.value))
            return false;
        *ARRAY_ADD(&pairs, reader->tree) = pair;
        event = next_event(reader);
    }
    value->kind = YAML_MAP;
    value->pairs = pairs.items;
    value->count = pairs.count;
    return true;
}

static bool parse_value(struct reader *reader, struct event event, size_t depth,
                        struct yaml *value)
{
    if (event.kind == EVENT_FAILED)
        return false;
    value->at = place_of(reader, event);
    if (event.kind == EVENT_SCALAR) {
        value->kind = YAML_SCALAR;
        value->text = event.text;
        return true;
    }
    value->at = location_at(reader->source, event.from, 1);
    if (depth == DEPTH_MOST) {
        diag_add(reader->diags, DIAG_YAML_DEPTH, value->at,
                 "nested more than %d levels deep", DEPTH_MOST);
        return false;
    }
    return event.kind == EVENT_LIST_START ? parse_list(reader, depth + 1, value)
                                          : parse_map(reader, depth + 1, value);
}

static bool parse_end(struct reader *reader)
{
    struct event event = next_event(reader);
    if (event.kind == EVENT_DOCUMENT_END)
        event = next_event(reader);
    if (event.kind == EVENT_DOCUMENT_START) {
        diag_add(reader->diags, DIAG_YAML_FEATURE,
                 location_at(reader->source, event.from, event.to - event.from),
                 "a second document, which Balise does not use");
        diag_hint(reader->diags, "remove the line of '---'");
    }
    return event.kind == EVENT_STREAM_END;
}

/* An empty file is an empty mapping, and so is one of nothing but '---'. */
static bool parse_document(struct reader *reader, struct yaml *top)
{
    struct event event = next_event(reader); /* the start of the stream */
    if (event.kind == EVENT_OTHER)
        event = next_event(reader);
    if (event.kind == EVENT_STREAM_END)
        return true;
    if (event.kind == EVENT_DOCUMENT_START)
        event = next_event(reader);
    if (!parse_value(reader, event, 0, top) || !parse_end(reader))
        return false;
    bool empty = top->kind == YAML_SCALAR && top->text.len == 0;
    if (top->kind != YAML_MAP && !empty) {
        diag_add(reader->diags, DIAG_YAML_SYNTAX, top->at,
                 "this is not a mapping of fields");
        diag_hint(reader->diags,
                  "write lines of 'key: value', with a space after the colon");
        return false;
    }
    top->kind = YAML_MAP;
    return true;
}

const struct yaml *yaml_parse(struct arena *arena, struct arena *tree,
                              const struct source *source, size_t from, size_t to,
                              struct diagnostics *diags)
{
    struct str text = str_slice(source->text, from, to);
    struct reader reader = {.arena = arena,
                            .tree = tree,
                            .source = source,
                            .diags = diags,
                            .start = from,
                            .end = from + text.len,
                            .mark_byte = from};
    if (!yaml_parser_initialize(&reader.parser)) {
        diag_add(diags, DIAG_YAML_SYNTAX, location_file(source),
                 "there is no memory for reading it");
        return NULL;
    }
    /* Said explicitly, or libyaml would drop a U+FEFF without counting it. */
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &reader.parser, (const unsigned char *)(text.ptr ? text.ptr : ""), text.len);
    struct yaml *top = ARENA_NEW(tree, struct yaml);
    *top = (struct yaml){.kind = YAML_MAP, .at = location_at(source, from, 0)};
    bool good = parse_document(&reader, top);
    yaml_parser_delete(&reader.parser);
    return good ? top : NULL;
}
