/* SPDX-License-Identifier: MIT */
#include "input/xml.h"

#include "input/xml_tag.h"

#include <assert.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

enum { DEPTH_MOST = 64, ERRORS_MOST = 20, ATTRIBUTES_MOST = 1000 };

/* An element whose end tag has not come yet. */
struct frame {
    struct xml_element *element;
    struct strbuf text; /* white space collapsed */
};

struct reader {
    struct arena *arena;
    const struct source *source;
    struct diagnostics *diags;
    xmlParserCtxtPtr parser;
    struct xml_element *root;
    struct xml_attributes attributes; /* of the tag at hand, before they settle */
    struct frame open[DEPTH_MOST];
    size_t depth;
    /*
     * Behind the tag of the last event. libxml2 tells no byte offsets of elements and
     * none at all of attributes, so the text is followed in step with its events.
     */
    size_t cursor;
    size_t errors;
    uint32_t error_line; /* of the last error */
    bool stopped;
};

void xml_init(void)
{
    xmlInitParser();
}

static struct str text_of(const struct reader *reader)
{
    return reader->source->text;
}

static struct frame *innermost(struct reader *reader)
{
    return reader->depth ? &reader->open[reader->depth - 1] : NULL;
}

static void stop(struct reader *reader)
{
    reader->stopped = true;
    xmlStopParser(reader->parser);
}

/* Elements */

/*
 * Values are taken from the text and not from libxml2, because without entity
 * substitution its SAX2 hands on "&amp;" as "&#38;", and only some versions do.
 */
static void add_attributes(struct reader *reader, const struct xml_tag *tag,
                           struct xml_element *element)
{
    struct xml_written written;
    size_t at = tag->start + 1 + tag->name.len;
    reader->attributes.count = 0;
    while (xml_next_attribute(text_of(reader), tag, &at, &written)) {
        *ARRAY_ADD(&reader->attributes, reader->arena) = (struct xml_attribute){
            .name = written.name,
            .value = xml_attribute_value(reader->arena, written.value),
            .name_at = location_of(reader->source, written.name),
            .value_at = location_of(reader->source, written.value)};
    }
    element->attributes = reader->attributes;
    ARRAY_SETTLE(&element->attributes, reader->arena);
}

static void attach(struct reader *reader, struct xml_element *element)
{
    struct frame *parent = innermost(reader);
    if (parent)
        *ARRAY_ADD(&parent->element->children, reader->arena) = element;
    else
        reader->root = element;
    reader->open[reader->depth].element = element;
    strbuf_clear(&reader->open[reader->depth].text);
    reader->depth++;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int namespace_count,
                     const xmlChar **namespaces, int attribute_count, int default_count,
                     const xmlChar **attributes)
{
    struct reader *reader = context;
    (void)name, (void)prefix, (void)uri, (void)namespace_count, (void)namespaces;
    (void)attribute_count, (void)default_count, (void)attributes;
    if (reader->stopped)
        return;
    size_t start = xml_next_tag(text_of(reader), reader->cursor);
    struct xml_tag tag = xml_tag_at(text_of(reader), start);
    struct location at = location_of(reader->source, tag.name);
    if (reader->depth == DEPTH_MOST) {
        diag_add(reader->diags, DIAG_XML_DEPTH, at, "nested more than %d levels deep",
                 DEPTH_MOST);
        stop(reader);
        return;
    }
    struct xml_element *element = ARENA_NEW(reader->arena, struct xml_element);
    *element = (struct xml_element){.name = tag.name,
                                    .at = at,
                                    .text_at = location_at(reader->source, tag.end, 0),
                                    .start = (uint32_t)tag.start,
                                    .end = (uint32_t)tag.end};
    add_attributes(reader, &tag, element);
    attach(reader, element);
    reader->cursor = tag.end;
}

/* Borrows where the text stands in the source as it is. */
static void keep_text(struct reader *reader, struct frame *frame)
{
    struct str text = str_trim(strbuf_str(&frame->text));
    size_t start = frame->element->text_at.offset;
    struct str written = str_slice(text_of(reader), start, start + text.len);
    frame->element->text =
        str_equal(written, text) ? written : arena_copy(reader->arena, text);
}

static bool is_self_closing(const struct reader *reader,
                            const struct xml_element *element)
{
    return element->end == reader->cursor &&
           text_of(reader).ptr[element->end - 2] == '/';
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    struct reader *reader = context;
    (void)name, (void)prefix, (void)uri;
    if (reader->stopped || reader->depth == 0)
        return;
    struct frame *frame = innermost(reader);
    if (!is_self_closing(reader, frame->element)) {
        size_t start = xml_next_tag(text_of(reader), reader->cursor);
        reader->cursor = xml_tag_at(text_of(reader), start).end;
        frame->element->end = (uint32_t)reader->cursor;
    }
    keep_text(reader, frame);
    reader->depth--;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_collapsed(struct strbuf *out, struct str piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        bool space = is_space(piece.ptr[i]);
        if (!space)
            strbuf_add_char(out, piece.ptr[i]);
        else if (out->len && out->ptr[out->len - 1] != ' ')
            strbuf_add_char(out, ' ');
    }
}

static void on_text(void *context, const xmlChar *bytes, int len)
{
    struct reader *reader = context;
    struct frame *frame = innermost(reader);
    if (reader->stopped || !frame || len <= 0)
        return;
    bool first = frame->text.len == 0;
    add_collapsed(&frame->text, (struct str){(const char *)bytes, (size_t)len});
    if (!first || frame->text.len == 0)
        return;
    size_t end;
    size_t start = xml_next_text(text_of(reader), reader->cursor, &end);
    if (start != STR_NOT_FOUND)
        frame->element->text_at = location_at(reader->source, start, end - start);
}

/* Errors */

static void add_error(struct reader *reader, struct location at, const char *message,
                      const char *hint)
{
    diag_add(reader->diags, DIAG_XML_SYNTAX, at, "%s",
             diag_words(reader->diags, message));
    if (hint)
        diag_hint(reader->diags, "%s", diag_words(reader->diags, hint));
}

/* libxml2 continues after one of these and stumbles over every tag that follows. */
static void report_mismatch(struct reader *reader)
{
    struct str text = text_of(reader);
    struct xml_tag tag = xml_tag_at(text, xml_next_tag(text, reader->cursor));
    const struct frame *frame = innermost(reader);
    assert(frame); /* outside all elements an end tag is another error */
    struct str open = frame->element->name;
    diag_add(reader->diags, DIAG_XML_SYNTAX, location_of(reader->source, tag.name),
             "'</%.*s>' where '</%.*s>' belongs", STR_ARG(tag.name), STR_ARG(open));
    diag_hint(reader->diags, "'%.*s' was opened in line %u", STR_ARG(open),
              location_line_column(frame->element->at).line);
}

static void report_unfinished(struct reader *reader, struct location place)
{
    const struct frame *frame = innermost(reader);
    if (frame)
        diag_add(reader->diags, DIAG_XML_SYNTAX, frame->element->at,
                 "'%.*s' is never closed", STR_ARG(frame->element->name));
    else
        add_error(reader, place, "the document ends too early", NULL);
}

/* `at` is behind the reference, or behind what there is of it. */
static void report_reference(struct reader *reader, size_t at)
{
    struct str text = text_of(reader);
    size_t start = at;
    while (start > 0 && text.ptr[start] != '&')
        start--;
    struct str written = str_slice(text, start, at);
    if (str_ends_with(written, STR(";"))) {
        diag_add(reader->diags, DIAG_XML_SYNTAX, location_of(reader->source, written),
                 "'%.*s' is not one of XML's entities", STR_ARG(written));
        diag_hint(reader->diags, "write the character itself");
        return;
    }
    add_error(reader, location_at(reader->source, start, 1), "'&' stands alone",
              "write '&amp;' for '&'");
}

static void report_twice(struct reader *reader, const xmlError *error, size_t at)
{
    struct str name = str_from(error->str1);
    struct str text = text_of(reader);
    struct xml_tag tag = xml_tag_before(text, at);
    struct location place = location_of(reader->source, tag.name);
    struct xml_written written;
    size_t next = tag.start + 1 + tag.name.len;
    for (size_t found = 0; xml_next_attribute(text, &tag, &next, &written);)
        if (str_equal(written.name, name) && ++found == 2)
            place = location_of(reader->source, written.name);
    diag_add(reader->diags, DIAG_XML_SYNTAX, place, "'%.*s' is there twice in one tag",
             STR_ARG(name));
}

static void report_name(struct reader *reader, size_t at)
{
    char before = at > 0 ? text_of(reader).ptr[at - 1] : '\0';
    if (before == '<')
        add_error(reader, location_at(reader->source, at - 1, 1),
                  "a '<' that begins no tag", "write '&lt;' for '<' in text");
    else if (before == '&')
        report_reference(reader, at);
    else
        add_error(reader, location_at(reader->source, at, 0),
                  "an attribute's name belongs here", NULL);
}

static void report_open_value(struct reader *reader, size_t at)
{
    struct str name = xml_attribute_around(text_of(reader), at);
    diag_add(reader->diags, DIAG_XML_SYNTAX, location_of(reader->source, name),
             "the value of '%.*s' has no closing quote", STR_ARG(name));
    diag_hint(reader->diags, "add the quote; write '&lt;' for '<' in a value");
}

/* Said where the comment or section begins: it ends with the file. */
static void report_unclosed(struct reader *reader, struct str opening, const char *what,
                            size_t at)
{
    size_t start = at;
    struct str text = text_of(reader);
    for (size_t next = reader->cursor;
         (next = str_find(text, opening, next)) != STR_NOT_FOUND && next < at; next++)
        start = next;
    diag_add(reader->diags, DIAG_XML_SYNTAX,
             location_at(reader->source, start, opening.len), "%s is never closed",
             diag_words(reader->diags, what));
}

static void report_prefix(struct reader *reader, const xmlError *error, size_t at)
{
    struct xml_tag tag = xml_tag_before(text_of(reader), at);
    diag_add(reader->diags, DIAG_XML_SYNTAX, location_of(reader->source, tag.name),
             "the prefix '%s' is not declared", error->str1 ? error->str1 : "");
}

/* "xmlParseCharRef: invalid xmlChar value 0\n" → "invalid xmlChar value 0" */
static void report_other(struct reader *reader, const xmlError *error,
                         struct location place)
{
    struct str message = str_trim(str_from(error->message));
    size_t colon = str_find(message, STR(": "), 0);
    if (str_starts_with(message, STR("xml")) && colon != STR_NOT_FOUND)
        message = str_slice(message, colon + 2, message.len);
    diag_add(reader->diags, DIAG_XML_SYNTAX, place, "not well-formed: %.*s",
             STR_ARG(message));
}

struct wording {
    int code;
    const char *message;
    const char *hint;
};

static const struct wording WORDINGS[] = {
    {XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value without quotes",
     "write name=\"value\""},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute without a value",
     "write name=\"value\""},
    {XML_ERR_SPACE_REQUIRED, "a space is missing here", NULL},
    {XML_ERR_GT_REQUIRED, "a tag without its '>'", NULL},
    {XML_ERR_DOCUMENT_EMPTY, "text where the first tag belongs", NULL},
    {XML_ERR_DOCUMENT_END, "more content behind the end of the document",
     "one element encloses everything"},
    {XML_ERR_INVALID_CHAR, "a control character, which XML does not allow",
     "delete it"},
    {XML_ERR_HYPHEN_IN_COMMENT, "'--' inside a comment", NULL},
};

static void report_by_wording(struct reader *reader, const xmlError *error,
                              struct location place)
{
    for (size_t i = 0; i < sizeof(WORDINGS) / sizeof(*WORDINGS); i++) {
        if (WORDINGS[i].code == error->code) {
            add_error(reader, place, WORDINGS[i].message, WORDINGS[i].hint);
            return;
        }
    }
    report_other(reader, error, place);
}

static void report_error(struct reader *reader, const xmlError *error, size_t at)
{
    struct location place = location_at(reader->source, at, 0);
    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        report_mismatch(reader);
        break;
    case XML_ERR_TAG_NOT_FINISHED:
        report_unfinished(reader, place);
        break;
    case XML_ERR_NAME_REQUIRED:
        report_name(reader, at);
        break;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        report_reference(reader, at);
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        report_twice(reader, error, at);
        break;
    case XML_ERR_LT_IN_ATTRIBUTE:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
        report_open_value(reader, at);
        break;
    case XML_ERR_COMMENT_NOT_FINISHED:
        report_unclosed(reader, STR("<!--"), "a comment", at);
        break;
    case XML_ERR_CDATA_NOT_FINISHED:
        report_unclosed(reader, STR("<![CDATA["), "a CDATA section", at);
        break;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        report_prefix(reader, error, at);
        break;
    default:
        report_by_wording(reader, error, place);
    }
}

/* Errors that libxml2 adds because of an earlier one: said only when they are first. */
static bool is_consequence(int code)
{
    return code == XML_ERR_TAG_NAME_MISMATCH || code == XML_ERR_TAG_NOT_FINISHED ||
           code == XML_ERR_DOCUMENT_END || code == XML_ERR_GT_REQUIRED ||
           code == XML_ERR_DOCUMENT_EMPTY;
}

/* libxml2 2.12 made the error const. */
#if LIBXML_VERSION >= 21200
static void on_error(void *context, const xmlError *error)
#else
static void on_error(void *context, xmlErrorPtr error)
#endif
{
    struct reader *reader = context;
    if (error->level == XML_ERR_WARNING) /* a namespace that is no whole URI */
        return;
    if (reader->stopped || (reader->errors && is_consequence(error->code)))
        return;
    /* Exact, because the input is UTF-8 and so is never converted. */
    long consumed = xmlByteConsumed(reader->parser);
    size_t at = consumed > 0 ? (size_t)consumed : 0;
    if (at > text_of(reader).len)
        at = text_of(reader).len;
    uint32_t line = location_line_column(location_line(reader->source, at)).line;
    if (reader->errors && line == reader->error_line)
        return;
    report_error(reader, error, at);
    reader->error_line = line;
    if (++reader->errors == ERRORS_MOST)
        stop(reader);
}

/* Reading */

static void set_handler(xmlSAXHandler *handler)
{
    *handler = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                               .startElementNs = on_start,
                               .endElementNs = on_end,
                               .characters = on_text,
                               .cdataBlock = on_text,
                               .ignorableWhitespace = on_text,
                               .serror = on_error};
}

static bool run_parser(struct reader *reader)
{
    struct str text = text_of(reader);
    reader->parser = xmlCreateMemoryParserCtxt(text.ptr, (int)text.len);
    if (!reader->parser)
        return false;
    /* The text is decoded, whatever encoding its declaration names. */
    xmlCtxtUseOptions(reader->parser,
                      XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
    set_handler(reader->parser->sax);
    reader->parser->userData = reader;
    xmlParseDocument(reader->parser);
    xmlFreeParserCtxt(reader->parser);
    for (size_t i = 0; i < DEPTH_MOST; i++)
        strbuf_release(&reader->open[i].text);
    return true;
}

/*
 * libxml2 compares each attribute of a tag with all others. What stands behind '<' is
 * mostly a tag, and no attribute has a '<' in its value.
 */
static bool has_too_many_attributes(const struct reader *reader)
{
    struct str text = text_of(reader);
    size_t start = 0, count = 0;
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.ptr[i] == '<') {
            start = i;
            count = 0;
        } else if (text.ptr[i] == '=' && ++count > ATTRIBUTES_MOST) {
            diag_add(reader->diags, DIAG_XML_SYNTAX,
                     location_at(reader->source, start, 1),
                     "a tag with more than %d attributes", ATTRIBUTES_MOST);
            return true;
        }
    }
    return false;
}

struct xml_element *xml_parse(struct arena *arena, const struct source *source,
                              struct diagnostics *diags)
{
    struct reader reader = {.arena = arena, .source = source, .diags = diags};
    size_t doctype = xml_find_doctype(source->text);
    if (doctype != STR_NOT_FOUND) {
        diag_add(diags, DIAG_XML_DTD, location_at(source, doctype, 9),
                 "a DOCTYPE, which Balise does not read");
        diag_hint(diags, "delete it; write characters themselves for entities");
        return NULL;
    }
    if (has_too_many_attributes(&reader))
        return NULL;
    if (str_trim(source->text).len == 0 || !run_parser(&reader)) {
        diag_add(diags, DIAG_XML_SYNTAX, location_file(source), "the file is empty");
        return NULL;
    }
    return reader.errors || reader.stopped ? NULL : reader.root;
}

const struct xml_attribute *xml_attribute(const struct xml_element *element,
                                          struct str name)
{
    for (size_t i = 0; i < element->attributes.count; i++)
        if (str_equal(element->attributes.items[i].name, name))
            return &element->attributes.items[i];
    return NULL;
}
