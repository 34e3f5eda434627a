/* SPDX-License-Identifier: MIT */
#include "editions/offline_parts.h"
#include "input/html.h"

static void report(struct offline_scan *scan, struct str at, const char *what,
                   const char *hint)
{
    diag_add(scan->diags, DIAG_OFFLINE_FEATURE, location_of(scan->source, at), "%s",
             diag_words(scan->diags, what));
    diag_hint(scan->diags, "%s", diag_words(scan->diags, hint));
}

static void check_value(struct offline_scan *scan,
                        const struct html_attribute *attribute, enum offline_use use)
{
    if (attribute)
        offline_check_address(scan, attribute->value,
                              html_value(scan->arena, attribute->value), use);
}

/* ---- Ids. ---- */

static void keep_ids(struct offline_scan *scan, const struct html_tag *tag)
{
    const struct html_attribute *found[] = {
        html_attribute(tag, "id"),
        html_is(tag, "a") ? html_attribute(tag, "name") : NULL,
    };
    if (scan->facts && html_attribute(tag, "data-chunk"))
        scan->facts->is_packed = true;
    for (size_t i = 0; scan->facts && i < sizeof(found) / sizeof(*found); i++)
        if (found[i] && found[i]->value.len) {
            strbuf_add_char(&scan->facts->ids, '\0');
            strbuf_add(&scan->facts->ids, html_value(scan->arena, found[i]->value));
        }
}

/* ---- Attributes that any element may have. ---- */

struct rule {
    const char *name, *what, *hint;
};

static const struct rule REFUSED[] = {
    {"integrity", "browsers refuse what has 'integrity' on file://",
     "leave it out: balise verify tells whether files are whole"},
    {"crossorigin", "browsers refuse what has 'crossorigin' on file://",
     "leave it out"},
    {"ping", "the link tells another computer that it is followed", "leave it out"},
    {"manifest", "a list of files to keep: it would leave the site in the browser",
     "leave it out"},
    {"srcdoc", "a page inside an attribute, which is not looked at",
     "make it a file of its own"},
};

static void check_refused(struct offline_scan *scan, const struct html_tag *tag)
{
    for (size_t i = 0; i < sizeof(REFUSED) / sizeof(*REFUSED); i++) {
        const struct html_attribute *found = html_attribute(tag, REFUSED[i].name);
        if (found)
            report(scan, found->name, REFUSED[i].what, REFUSED[i].hint);
    }
}

/* "a.png 1x, b.png 2x": the addresses. */
static void check_set(struct offline_scan *scan, const struct html_attribute *attribute)
{
    struct str rest = attribute ? attribute->value : (struct str){0}, part, word;
    while (str_split(&rest, ',', &part))
        if (str_split_words(&part, &word))
            offline_check_address(scan, word, html_value(scan->arena, word),
                                  OFFLINE_LOAD);
}

static void check_loaded(struct offline_scan *scan, const struct html_tag *tag)
{
    static const char *const NAMES[] = {"src",    "poster",     "background",
                                        "action", "formaction", "longdesc"};
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++)
        check_value(scan, html_attribute(tag, NAMES[i]), OFFLINE_LOAD);
    if (html_is(tag, "object"))
        check_value(scan, html_attribute(tag, "data"), OFFLINE_LOAD);
    check_set(scan, html_attribute(tag, "srcset"));
    check_set(scan, html_attribute(tag, "imagesrcset"));
    const struct html_attribute *style = html_attribute(tag, "style");
    if (style)
        offline_read_style(scan, html_value(scan->arena, style->value), style->value);
}

/* A link is followed by a reader; everything else that has an address is loaded. */
static void check_links(struct offline_scan *scan, const struct html_tag *tag)
{
    bool is_link = html_is(tag, "a") || html_is(tag, "area");
    enum offline_use use = is_link ? OFFLINE_LINK : OFFLINE_LOAD;
    check_value(scan, html_attribute(tag, "href"), use);
    check_value(scan, html_attribute(tag, "xlink:href"), use);
}

/* ---- Elements. ---- */

static void check_link_element(struct offline_scan *scan, const struct html_tag *tag)
{
    static const char *const NAMES[] = {"modulepreload", "preconnect", "dns-prefetch",
                                        "manifest"};
    const struct html_attribute *rel = html_attribute(tag, "rel");
    struct str rest = rel ? rel->value : (struct str){0}, word;
    while (str_split_words(&rest, &word))
        for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++)
            if (str_equal_ignore_case(word, str_from(NAMES[i])))
                report(scan, word, "a link that only web servers can serve",
                       "leave it out");
}

static bool is_script_type(struct str type)
{
    return type.len == 0 || str_equal_ignore_case(type, STR("text/javascript")) ||
           str_equal_ignore_case(type, STR("application/javascript")) ||
           str_equal_ignore_case(type, STR("module"));
}

static void check_script(struct offline_scan *scan, const struct html_tag *tag)
{
    const struct html_attribute *type = html_attribute(tag, "type");
    struct str said = type ? str_trim(type->value) : STR("");
    if (str_equal_ignore_case(said, STR("module")) ||
        str_equal_ignore_case(said, STR("importmap")))
        report(scan, said, "a module: browsers refuse it on file://",
               "make it a script without a type");
    if (is_script_type(said))
        offline_read_script(scan, tag->text);
}

/* <meta http-equiv="refresh" content="0; url=…"> */
static void check_refresh(struct offline_scan *scan, const struct html_tag *tag)
{
    const struct html_attribute *kind = html_attribute(tag, "http-equiv");
    const struct html_attribute *content = html_attribute(tag, "content");
    if (!kind || !content || !str_equal_ignore_case(kind->value, STR("refresh")))
        return;
    size_t at = str_find_char(content->value, '=', 0);
    if (at == STR_NOT_FOUND)
        return;
    struct str address =
        str_trim(str_slice(content->value, at + 1, content->value.len));
    offline_check_address(scan, address, html_value(scan->arena, address),
                          OFFLINE_LOAD);
}

static void check_element(struct offline_scan *scan, const struct html_tag *tag)
{
    if (html_is(tag, "base"))
        report(scan, tag->name, "an element that changes where all addresses lead",
               "leave it out");
    else if (html_is(tag, "link"))
        check_link_element(scan, tag);
    else if (html_is(tag, "script"))
        check_script(scan, tag);
    else if (html_is(tag, "style"))
        offline_read_style(scan, tag->text, (struct str){0});
    else if (html_is(tag, "meta"))
        check_refresh(scan, tag);
}

void offline_read_page(struct offline_scan *scan)
{
    struct html_reader reader = {.text = scan->source->text};
    struct html_tag tag;
    while (html_next(&reader, &tag)) {
        keep_ids(scan, &tag);
        check_refused(scan, &tag);
        check_element(scan, &tag);
        check_links(scan, &tag);
        check_loaded(scan, &tag);
    }
}
