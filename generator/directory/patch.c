/* SPDX-License-Identifier: MIT */
#include "directory/patch.h"

#include "input/xml_tag.h"

/* The order of a record's children. Whatever is not named stays where it is. */
static const char *const ORDER[] = {
    "name",
    "summary",
    "note",
    "when",
    "phone",
    "sms",
    "chat",
    "app",
    "email",
    "form",
    "web",
    "visit",
    "language",
    "audience",
    "topic",
    "eligibility",
    "confidentiality",
    "access",
    "source",
};

enum {
    ORDER_COUNT = sizeof(ORDER) / sizeof(*ORDER),
    FIRST_CHANNEL = 4,
    LAST_CHANNEL = 11
};

/* Channels share one rank: they stand in the order in which readers see them. */
static size_t rank_of(struct str name)
{
    for (size_t i = 0; i < ORDER_COUNT; i++)
        if (str_equal(name, str_from(ORDER[i])))
            return i >= FIRST_CHANNEL && i <= LAST_CHANNEL ? FIRST_CHANNEL : i;
    return ORDER_COUNT;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct str text_of(const struct patches *patches)
{
    return patches->source->text;
}

/* Where the white space before `at` begins. */
static size_t space_before(struct str text, size_t at)
{
    while (at > 0 && is_space(text.ptr[at - 1]))
        at--;
    return at;
}

static size_t blanks_before(struct str text, size_t at)
{
    while (at > 0 && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\t'))
        at--;
    return at;
}

static size_t blanks_behind(struct str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

static bool begins_line(struct str text, size_t at)
{
    return at == 0 || text.ptr[at - 1] == '\n' || text.ptr[at - 1] == '\r';
}

/* ---- New text. ---- */

static void add_escaped(struct strbuf *out, struct str value, char quote)
{
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '&')
            strbuf_add(out, STR("&amp;"));
        else if (c == '<')
            strbuf_add(out, STR("&lt;"));
        else if (c == '>' && quote == '\0')
            strbuf_add(out, STR("&gt;"));
        else if (c == quote && quote == '"')
            strbuf_add(out, STR("&quot;"));
        else if (c == quote && quote == '\'')
            strbuf_add(out, STR("&apos;"));
        else
            strbuf_add_char(out, c);
    }
}

static void add_value(struct patches *patches, struct patch_text *text,
                      struct str value, char quote, const struct patch_cause *cause)
{
    size_t from = text->text.len;
    add_escaped(&text->text, value, quote);
    *ARRAY_ADD(&text->spans, patches->arena) =
        (struct patch_span){from, text->text.len, cause};
}

void patch_add_attribute(struct patches *patches, struct patch_text *text,
                         struct str name, struct str value,
                         const struct patch_cause *cause)
{
    if (value.len == 0)
        return;
    strbuf_addf(&text->text, " %.*s=\"", STR_ARG(name));
    add_value(patches, text, value, '"', cause);
    strbuf_add_char(&text->text, '"');
}

void patch_add_content(struct patches *patches, struct patch_text *text,
                       struct str value, const struct patch_cause *cause)
{
    add_value(patches, text, value, '\0', cause);
}

/* Takes the new text over. */
static void add_patch(struct patches *patches, size_t from, size_t to,
                      struct patch_text *text)
{
    *ARRAY_ADD(patches, patches->arena) = (struct patch){
        from, to, arena_copy(patches->arena, strbuf_str(&text->text)), text->spans};
    strbuf_release(&text->text);
}

/* ---- Attributes. ---- */

/* Behind the closing quote. */
static size_t attribute_end(const struct xml_attribute *attribute)
{
    return attribute->value_at.offset + attribute->value_at.length + 1;
}

static void remove_attribute(struct patches *patches,
                             const struct xml_attribute *attribute,
                             const struct patch_cause *cause)
{
    struct patch_text nothing = {0};
    add_value(patches, &nothing, STR(""), '"', cause);
    add_patch(patches, space_before(text_of(patches), attribute->name_at.offset),
              attribute_end(attribute), &nothing);
}

static void insert_attribute(struct patches *patches, const struct xml_element *element,
                             struct str name, struct str value,
                             const struct patch_cause *cause)
{
    struct str text = text_of(patches), gap = STR(" ");
    size_t at = element->at.offset + element->name.len;
    if (element->attributes.count) {
        const struct xml_attribute *last =
            &element->attributes.items[element->attributes.count - 1];
        size_t start = last->name_at.offset;
        gap = str_slice(text, space_before(text, start), start);
        at = attribute_end(last);
    }
    struct patch_text new = {0};
    strbuf_add(&new.text, gap);
    strbuf_addf(&new.text, "%.*s=\"", STR_ARG(name));
    add_value(patches, &new, value, '"', cause);
    strbuf_add_char(&new.text, '"');
    add_patch(patches, at, at, &new);
}

void patch_attribute(struct patches *patches, const struct xml_element *element,
                     struct str name, struct str value, const struct patch_cause *cause)
{
    const struct xml_attribute *attribute = xml_attribute(element, name);
    if (!attribute && value.len) {
        insert_attribute(patches, element, name, value, cause);
    } else if (attribute && value.len == 0) {
        remove_attribute(patches, attribute, cause);
    } else if (attribute) {
        struct patch_text new = {0};
        size_t from = attribute->value_at.offset;
        add_value(patches, &new, value, text_of(patches).ptr[from - 1], cause);
        add_patch(patches, from, from + attribute->value_at.length, &new);
    }
}

/* ---- Elements. ---- */

bool patch_content(struct patches *patches, const struct xml_element *element,
                   struct str value, const struct patch_cause *cause)
{
    struct str text = text_of(patches);
    size_t from = xml_tag_at(text, element->start).end, to = element->end;
    while (to > from && text.ptr[to - 1] != '<')
        to--;
    if (to <= from || to - 1 < from ||
        str_find_char(str_slice(text, from, to - 1), '<', 0) != STR_NOT_FOUND)
        return false;
    to = space_before(text, to - 1);
    while (from < to && is_space(text.ptr[from]))
        from++;
    struct patch_text new = {0};
    patch_add_content(patches, &new, value, cause);
    add_patch(patches, from, to, &new);
    return true;
}

void patch_remove(struct patches *patches, const struct xml_element *element,
                  const struct patch_cause *cause)
{
    struct str text = text_of(patches);
    size_t from = blanks_before(text, element->start);
    size_t to = blanks_behind(text, element->end);
    bool first = begins_line(text, from);
    bool last = to == text.len || text.ptr[to] == '\n' || text.ptr[to] == '\r';
    if (first && last) { /* with the line end before it */
        from -= from > 0 && text.ptr[from - 1] == '\n';
        from -= from > 0 && text.ptr[from - 1] == '\r';
    } else if (first) {
        from = element->start;
    } else {
        to = element->end;
    }
    struct patch_text nothing = {0};
    add_value(patches, &nothing, STR(""), '\0', cause);
    add_patch(patches, from, to, &nothing);
}

/* The line end of the file, and what stands before the first thing of `at`'s line. */
static struct str line_of(struct patches *patches, size_t at)
{
    struct str text = text_of(patches);
    size_t start = at;
    while (!begins_line(text, start))
        start--;
    struct str indent = str_slice(text, start, blanks_behind(text, start));
    size_t feed = str_find_char(text, '\n', 0);
    bool carriage = feed != STR_NOT_FOUND && feed > 0 && text.ptr[feed - 1] == '\r';
    return arena_format(patches->arena, "%s\n%.*s", carriage ? "\r" : "",
                        STR_ARG(indent));
}

/* By how much the first child stands deeper than its parent. */
static struct str indent_unit(struct patches *patches, const struct xml_element *parent,
                              struct str line)
{
    if (parent->children.count == 0)
        return STR("  ");
    struct str child = line_of(patches, parent->children.items[0]->start);
    return str_starts_with(child, line) && child.len > line.len
               ? str_slice(child, line.len, child.len)
               : STR("  ");
}

struct str patch_line_inside(struct patches *patches, const struct xml_element *parent,
                             size_t depth)
{
    struct strbuf line = {0};
    strbuf_add(&line, line_of(patches, parent->start));
    struct str unit = indent_unit(patches, parent, strbuf_str(&line));
    for (size_t i = 0; i < depth; i++)
        strbuf_add(&line, unit);
    struct str text = arena_copy(patches->arena, strbuf_str(&line));
    strbuf_release(&line);
    return text;
}

/* What stands between a new element and `previous`, behind which it goes. */
static struct str gap_behind(struct patches *patches, const struct xml_element *parent,
                             size_t previous, struct str name)
{
    struct str text = text_of(patches);
    const struct xml_element *last = parent->children.items[previous];
    if (previous > 0 && str_equal(last->name, name)) {
        const struct xml_element *before = parent->children.items[previous - 1];
        struct str gap = str_slice(text, before->end, last->start);
        if (str_equal(before->name, name) && str_trim(gap).len == 0 && gap.len)
            return gap;
    }
    return line_of(patches, last->start);
}

/* parent->children.count: before all of them. */
static size_t predecessor(const struct xml_element *parent, struct str name)
{
    size_t found = parent->children.count, rank = rank_of(name);
    for (size_t i = 0; i < parent->children.count; i++)
        if (rank_of(parent->children.items[i]->name) <= rank || rank == ORDER_COUNT)
            found = i;
    return found;
}

void patch_insert(struct patches *patches, const struct xml_element *parent,
                  struct str name, struct patch_text *element)
{
    size_t previous = predecessor(parent, name);
    size_t at = xml_tag_at(text_of(patches), parent->start).end;
    struct str gap;
    if (previous == parent->children.count) {
        gap = patch_line_inside(patches, parent, 1);
    } else {
        gap = gap_behind(patches, parent, previous, name);
        at = parent->children.items[previous]->end;
    }
    struct patch_text new = {0};
    strbuf_add(&new.text, gap);
    strbuf_add(&new.text, strbuf_str(&element->text));
    for (size_t i = 0; i < element->spans.count; i++) {
        struct patch_span span = element->spans.items[i];
        span.from += gap.len;
        span.to += gap.len;
        *ARRAY_ADD(&new.spans, patches->arena) = span;
    }
    strbuf_release(&element->text);
    add_patch(patches, at, at, &new);
}

/* ---- Applying. ---- */

/* What is inserted at the end of something that is taken away follows it. */
static int compare_patches(const void *left, const void *right)
{
    const struct patch *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* An outer span stands before those inside of it. */
static int compare_spans(const void *left, const void *right)
{
    const struct patch_span *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->to < b->to) - (a->to > b->to);
}

struct str patches_apply(struct patches *patches, struct patch_spans *spans)
{
    struct strbuf out = {0};
    struct str text = text_of(patches);
    size_t done = 0;
    ARRAY_SORT(patches, compare_patches);
    for (size_t i = 0; i < patches->count; i++) {
        const struct patch *patch = &patches->items[i];
        size_t from = patch->from > done ? patch->from : done;
        strbuf_add(&out, str_slice(text, done, from));
        for (size_t j = 0; j < patch->spans.count; j++) {
            struct patch_span span = patch->spans.items[j];
            span.from += out.len;
            span.to += out.len;
            *ARRAY_ADD(spans, patches->arena) = span;
        }
        strbuf_add(&out, patch->text);
        done = patch->to > from ? patch->to : from;
    }
    strbuf_add(&out, str_slice(text, done, text.len));
    ARRAY_SORT(spans, compare_spans);
    struct str patched = arena_copy(patches->arena, strbuf_str(&out));
    strbuf_release(&out);
    return patched;
}

/* The first span that begins at `at` or later. */
static size_t span_from(const struct patch_spans *spans, size_t at)
{
    size_t low = 0, high = spans->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans->items[middle].from < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct patch_cause *first_within(const struct patch_spans *spans,
                                              size_t from, size_t to)
{
    for (size_t i = span_from(spans, from);
         i < spans->count && spans->items[i].from <= to; i++)
        if (spans->items[i].to <= to)
            return spans->items[i].cause;
    return NULL;
}

/* Behind the element whose start tag is `tag`. */
static size_t element_end(struct str text, const struct xml_tag *tag)
{
    struct strbuf closing = {0};
    if (text.ptr[tag->end - 1] == '>' && tag->end >= 2 && text.ptr[tag->end - 2] == '/')
        return tag->end;
    strbuf_addf(&closing, "</%.*s", STR_ARG(tag->name));
    size_t end = str_find(text, strbuf_str(&closing), tag->end);
    strbuf_release(&closing);
    return end == STR_NOT_FOUND ? text.len : end;
}

/* Spans lie inside of each other or apart: the last one that fits is the smallest. */
const struct patch_cause *patch_cause_at(const struct patch_spans *spans, size_t at)
{
    for (size_t i = span_from(spans, at + 1); i-- > 0;)
        if (spans->items[i].to >= at)
            return spans->items[i].cause;
    return NULL;
}

const struct patch_cause *patch_cause_near(struct str text,
                                           const struct patch_spans *spans, size_t at)
{
    const struct patch_cause *cause = patch_cause_at(spans, at);
    struct xml_tag tag = xml_tag_before(text, at);
    if (cause || tag.end == tag.start)
        return cause;
    cause = first_within(spans, tag.start, tag.end);
    return cause ? cause : first_within(spans, tag.start, element_end(text, &tag));
}
