/* SPDX-License-Identifier: MIT */
#include "directory/record_xml.h"

#include "directory/attribute.h"
#include "directory/phone.h"
#include "directory/place.h"
#include "directory/region.h"
#include "directory/schema.h"
#include "input/xml.h"

#include <stdint.h>

/* Where the element at hand puts what it says. */
struct reading {
    struct arena *arena;   /* of the records */
    struct arena *scratch; /* of the file */
    struct arena
        *growing; /* of arrays that are not complete; emptied for each record */
    const struct source *source;
    struct diagnostics *diags;
    struct records *records;
    struct service *service; /* NULL outside one */
    struct channels *channels;
    struct citations *citations;
    struct texts *notes;
    struct accesses *accesses;
    enum confidence confidence; /* of the record */
};

/* Arrays that are complete move in with the records, without spare room. */
static void settle_accesses(struct accesses *accesses, struct arena *arena)
{
    for (size_t i = 0; i < accesses->count; i++)
        ARRAY_SETTLE(&accesses->items[i].languages, arena);
    ARRAY_SETTLE(accesses, arena);
}

static void settle_channels(struct channels *channels, struct arena *arena)
{
    for (size_t i = 0; i < channels->count; i++) {
        struct channel *channel = &channels->items[i];
        ARRAY_SETTLE(&channel->languages, arena);
        ARRAY_SETTLE(&channel->notes, arena);
        settle_accesses(&channel->accesses, arena);
    }
    ARRAY_SETTLE(channels, arena);
}

static void settle_citations(struct citations *citations, struct arena *arena)
{
    for (size_t i = 0; i < citations->count; i++)
        ARRAY_SETTLE(&citations->items[i].facts, arena);
    ARRAY_SETTLE(citations, arena);
}

static void settle_service(struct service *service, struct arena *arena)
{
    ARRAY_SETTLE(&service->regions, arena);
    ARRAY_SETTLE(&service->names, arena);
    ARRAY_SETTLE(&service->summaries, arena);
    ARRAY_SETTLE(&service->notes, arena);
    ARRAY_SETTLE(&service->whens, arena);
    ARRAY_SETTLE(&service->languages, arena);
    ARRAY_SETTLE(&service->audiences, arena);
    ARRAY_SETTLE(&service->topics, arena);
    settle_channels(&service->channels, arena);
    settle_accesses(&service->accesses, arena);
    settle_citations(&service->citations, arena);
}

static void settle_emergency(struct emergency *emergency, struct arena *arena)
{
    ARRAY_SETTLE(&emergency->notes, arena);
    settle_channels(&emergency->channels, arena);
    settle_citations(&emergency->citations, arena);
}

typedef void element_reader(struct reading *reading, const struct xml_element *xml);

static void read_element(struct reading *reading, enum element element,
                         const struct xml_element *xml);

static bool is_enough(const struct diagnostics *diags)
{
    return diags->count >= SCHEMA_DIAGNOSTICS_MOST;
}

static void read_children(struct reading *reading, enum element element,
                          const struct xml_element *xml)
{
    for (size_t i = 0; i < xml->children.count && !is_enough(reading->diags); i++) {
        const struct xml_element *child = xml->children.items[i];
        enum element known = schema_child(element, child->name);
        if (known != ELEMENT_COUNT)
            read_element(reading, known, child);
    }
}

/*
 * Attributes by name. They have been checked: a bad one counts as absent here, so that
 * nothing is said twice.
 */
static struct str value_of(const struct xml_element *xml, const char *name)
{
    const struct xml_attribute *attribute = xml_attribute(xml, str_from(name));
    return attribute ? attribute->value : (struct str){0};
}

/* The tree goes when the file is read; what the source has as it is stays with it. */
static struct str kept(const struct reading *reading, struct str text)
{
    struct str source = reading->source->text;
    uintptr_t start = (uintptr_t)source.ptr, at = (uintptr_t)text.ptr;
    return at >= start && at < start + source.len ? text
                                                  : arena_copy(reading->arena, text);
}

static struct str text_of(const struct reading *reading, const struct xml_element *xml,
                          const char *name)
{
    return kept(reading, value_of(xml, name));
}

static struct location place_of(const struct xml_element *xml, const char *name)
{
    const struct xml_attribute *attribute = xml_attribute(xml, str_from(name));
    return attribute ? attribute->value_at : xml->at;
}

static struct date date_of(const struct xml_element *xml, const char *name)
{
    struct date date = {0};
    return date_parse(value_of(xml, name), &date) ? date : (struct date){0};
}

static int age_of(const struct xml_element *xml, const char *name)
{
    uint32_t age;
    return str_to_uint(value_of(xml, name), INT16_MAX, &age) ? (int)age : -1;
}

static unsigned choice_of(const struct xml_element *xml, const char *name,
                          const char *const *names, unsigned otherwise)
{
    struct str value = value_of(xml, name);
    for (unsigned i = 0; names[i]; i++)
        if (value.len && str_equal(value, str_from(names[i])))
            return i;
    return otherwise;
}

static enum flag flag_of(const struct xml_element *xml, const char *name)
{
    return (enum flag)choice_of(xml, name, FLAG_NAMES, FLAG_UNKNOWN);
}

static struct keys keys_of(struct reading *reading, const struct xml_element *xml,
                           const char *name)
{
    struct keys keys = {0};
    struct str value = text_of(reading, xml, name), rest = value, word;
    while (str_split_words(&rest, &word))
        *ARRAY_ADD(&keys, reading->growing) =
            (struct key){word, place_within(place_of(xml, name), value, word)};
    return keys;
}

/* Two dates or ages that bound something: the second may not come first. */
static void check_dates(struct reading *reading, const struct xml_element *xml,
                        const char *first, const char *last)
{
    struct date from = date_of(xml, first), to = date_of(xml, last);
    if (to.day == 0)
        from.day = 0;
    if (to.month == 0)
        from.month = 0;
    if (date_is_set(to) && date_compare(to, from) < 0)
        diag_add(reading->diags, DIAG_ATTRIBUTE_VALUE, place_of(xml, last),
                 "'%s' is before '%s'", last, first);
}

static void check_ages(struct reading *reading, const struct xml_element *xml,
                       const char *least, const char *most)
{
    if (age_of(xml, most) >= 0 && age_of(xml, most) < age_of(xml, least))
        diag_add(reading->diags, DIAG_ATTRIBUTE_VALUE, place_of(xml, most),
                 "'%s' is less than '%s'", most, least);
}

static void add_text(struct reading *reading, struct texts *texts,
                     const struct xml_element *xml)
{
    *ARRAY_ADD(texts, reading->growing) = (struct text){
        text_of(reading, xml, "xml:lang"), kept(reading, xml->text), xml->text_at};
}

static void read_name(struct reading *reading, const struct xml_element *xml)
{
    add_text(reading, &reading->service->names, xml);
}

static void read_summary(struct reading *reading, const struct xml_element *xml)
{
    struct texts *summaries = &reading->service->summaries;
    struct str language = value_of(xml, "xml:lang");
    if (language.len && texts_find(summaries, language))
        diag_add(reading->diags, DIAG_ATTRIBUTE_VALUE, place_of(xml, "xml:lang"),
                 "a second summary in '%.*s'", STR_ARG(language));
    add_text(reading, summaries, xml);
}

static void read_note(struct reading *reading, const struct xml_element *xml)
{
    add_text(reading, reading->notes, xml);
}

static void read_when(struct reading *reading, const struct xml_element *xml)
{
    add_text(reading, &reading->service->whens, xml);
}

static void add_key(struct reading *reading, struct keys *keys, struct str key,
                    struct location at)
{
    *ARRAY_ADD(keys, reading->growing) = (struct key){key, at};
}

static void read_language(struct reading *reading, const struct xml_element *xml)
{
    add_key(reading, &reading->service->languages, text_of(reading, xml, "code"),
            place_of(xml, "code"));
}

static void read_audience(struct reading *reading, const struct xml_element *xml)
{
    add_key(reading, &reading->service->audiences, kept(reading, xml->text),
            xml->text_at);
}

static void read_topic(struct reading *reading, const struct xml_element *xml)
{
    add_key(reading, &reading->service->topics, kept(reading, xml->text), xml->text_at);
}

static void read_eligibility(struct reading *reading, const struct xml_element *xml)
{
    reading->service->eligibility = (struct eligibility){
        .age_min = age_of(xml, "age-min"),
        .age_max = age_of(xml, "age-max"),
        .image_age_min = age_of(xml, "image-age-min"),
        .image_age_max = age_of(xml, "image-age-max"),
    };
    check_ages(reading, xml, "age-min", "age-max");
    check_ages(reading, xml, "image-age-min", "image-age-max");
}

static void read_confidentiality(struct reading *reading, const struct xml_element *xml)
{
    reading->service->confidentiality = (struct confidentiality){
        .anonymous = flag_of(xml, "anonymous"),
        .confidential = flag_of(xml, "confidential"),
        .consent = flag_of(xml, "consent"),
    };
}

static void read_access(struct reading *reading, const struct xml_element *xml)
{
    *ARRAY_ADD(reading->accesses, reading->growing) = (struct access){
        text_of(reading, xml, "type"), keys_of(reading, xml, "languages")};
}

static void read_source(struct reading *reading, const struct xml_element *xml)
{
    struct citation citation = {
        .title = text_of(reading, xml, "title"),
        .href = text_of(reading, xml, "href"),
        .date = date_of(xml, "date"),
        .accessed = date_of(xml, "accessed"),
        .at = xml->at,
    };
    if (!xml_attribute(xml, STR("date")) && !xml_attribute(xml, STR("accessed"))) {
        diag_add(reading->diags, DIAG_ATTRIBUTE_MISSING, xml->at,
                 "'source' needs the attribute 'date'");
        diag_hint(reading->diags,
                  "of an undated source, write in 'accessed' when it was read");
    }
    struct str rest = text_of(reading, xml, "facts"), fact;
    while (str_split_words(&rest, &fact))
        *ARRAY_ADD(&citation.facts, reading->growing) = fact;
    *ARRAY_ADD(reading->citations, reading->growing) = citation;
}

/* Hours mean nothing without a time zone, unless there is always somebody. */
static const struct hours *read_hours(struct reading *reading,
                                      const struct xml_element *xml)
{
    struct str text = text_of(reading, xml, "hours");
    struct location at = place_of(xml, "hours");
    struct hours *hours = ARENA_NEW(reading->arena, struct hours);
    if (str_trim(text).len == 0 ||
        !hours_parse(reading->arena, text, at, hours, reading->diags))
        return NULL;
    if (!hours->always && reading->records->timezone.len == 0) {
        diag_add(reading->diags, DIAG_ATTRIBUTE_MISSING, at,
                 "hours need the attribute 'timezone' of 'directory'");
        diag_hint(reading->diags, "as in timezone=\"Europe/Luxembourg\"");
    }
    return hours;
}

/* Of a service or of an office. Bad ones have been reported and are left out. */
static struct keys read_regions(struct reading *reading, const struct xml_element *xml)
{
    struct keys written = keys_of(reading, xml, "region"), regions = {0};
    struct str country = reading->records->country;
    for (size_t i = 0; i < written.count; i++) {
        const struct key *region = &written.items[i];
        if (!region_is_well_formed(region->key))
            continue;
        if (region_is_in(region->key, country))
            *ARRAY_ADD(&regions, reading->growing) = *region;
        else
            diag_add(reading->diags, DIAG_ATTRIBUTE_VALUE, region->at,
                     "region '%.*s' is not in '%.*s'", STR_ARG(region->key),
                     STR_ARG(country));
    }
    return regions;
}

static struct postal read_postal(struct reading *reading, const struct xml_element *xml)
{
    struct keys regions = read_regions(reading, xml);
    return (struct postal){
        .street = text_of(reading, xml, "street"),
        .code = text_of(reading, xml, "postal-code"),
        .city = text_of(reading, xml, "city"),
        .region = regions.count ? regions.items[0].key : (struct str){0},
        .region_at = place_of(xml, "region"),
    };
}

/* Attributes that mean nothing one without the other. */
static void check_together(struct reading *reading, const struct xml_element *xml,
                           const char *const *names)
{
    const char *there = NULL;
    for (size_t i = 0; names[i] && !there; i++)
        there = xml_attribute(xml, str_from(names[i])) ? names[i] : NULL;
    for (size_t i = 0; there && names[i]; i++)
        if (!xml_attribute(xml, str_from(names[i])))
            diag_add(reading->diags, DIAG_ATTRIBUTE_MISSING, xml->at,
                     "'%.*s' with the attribute '%s' needs '%s', too",
                     STR_ARG(xml->name), there, names[i]);
}

static enum channel_kind channel_kind_of(struct str name)
{
    unsigned kind = CHANNEL_PHONE;
    while (!str_equal(name, str_from(channel_kind_name((enum channel_kind)kind))))
        kind++;
    return (enum channel_kind)kind;
}

static struct str address_of(const struct reading *reading,
                             const struct xml_element *xml)
{
    struct str href = text_of(reading, xml, "href");
    struct str street = value_of(xml, "street"), code = value_of(xml, "postal-code");
    struct str city = value_of(xml, "city");
    if (city.len)
        return arena_format(reading->arena, "%.*s%s%.*s%s%.*s", STR_ARG(street),
                            street.len ? ", " : "", STR_ARG(code), code.len ? " " : "",
                            STR_ARG(city));
    return href.len ? href : text_of(reading, xml, "address");
}

static struct channel channel_of(struct reading *reading, const struct xml_element *xml)
{
    return (struct channel){
        .kind = channel_kind_of(xml->name),
        .dial = text_of(reading, xml, "dial"),
        .display = text_of(reading, xml, "display"),
        .abroad = text_of(reading, xml, "abroad"),
        .keyword = text_of(reading, xml, "keyword"),
        .address = address_of(reading, xml),
        .title = text_of(reading, xml, "title"),
        .platform = text_of(reading, xml, "platform"),
        .language = text_of(reading, xml, "xml:lang"),
        .language_at = place_of(xml, "xml:lang"),
        .cost = text_of(reading, xml, "cost"),
        .cost_at = place_of(xml, "cost"),
        .on_bill = flag_of(xml, "on-bill"),
        .hours = read_hours(reading, xml),
        .hours_text = str_trim(text_of(reading, xml, "hours")),
        .languages = keys_of(reading, xml, "languages"),
        .valid_from = date_of(xml, "valid-from"),
        .valid_to = date_of(xml, "valid-to"),
        .confidence = (enum confidence)choice_of(xml, "confidence", CONFIDENCE_NAMES,
                                                 reading->confidence),
        .has_confidence = value_of(xml, "confidence").len > 0,
        .at = xml->at,
    };
}

static void read_channel(struct reading *reading, const struct xml_element *xml)
{
    static const char *const number[] = {"dial", "display", NULL};
    struct channel channel = channel_of(reading, xml);
    check_dates(reading, xml, "valid-from", "valid-to");
    if (channel.kind == CHANNEL_VISIT) {
        channel.postal = read_postal(reading, xml);
        check_together(reading, xml, number);
    }
    if (channel.dial.len && channel.display.len)
        phone_check_display(channel.dial, channel.display, reading->records->country,
                            place_of(xml, "display"), reading->diags);
    struct reading inside = *reading;
    inside.notes = &channel.notes;
    inside.accesses = &channel.accesses;
    read_children(&inside, schema_child(ELEMENT_SERVICE, xml->name), xml);
    *ARRAY_ADD(reading->channels, reading->growing) = channel;
}

static struct review review_of(struct reading *reading, const struct xml_element *xml)
{
    return (struct review){
        .checked = date_of(xml, "checked"),
        .how = text_of(reading, xml, "checked-how"),
        .by = text_of(reading, xml, "checked-by"),
        .by_at = place_of(xml, "checked-by"),
        .due = date_of(xml, "review-by"),
        .due_at = place_of(xml, "review-by"),
    };
}

static struct service service_of(struct reading *reading, const struct xml_element *xml)
{
    return (struct service){
        .id = text_of(reading, xml, "id"),
        .country = reading->records->country,
        .timezone = reading->records->timezone,
        .kind = text_of(reading, xml, "kind"),
        .kind_at = place_of(xml, "kind"),
        /* What is not clearly active must not be called. */
        .status = (enum status)choice_of(xml, "status", STATUS_NAMES, STATUS_SUSPENDED),
        .confidence = (enum confidence)choice_of(xml, "confidence", CONFIDENCE_NAMES,
                                                 CONFIDENCE_UNCONFIRMED),
        .provider =
            (enum provider)choice_of(xml, "provider", PROVIDER_NAMES, PROVIDER_UNKNOWN),
        .regions = read_regions(reading, xml),
        .since = date_of(xml, "since"),
        .until = date_of(xml, "until"),
        .valid_from = date_of(xml, "valid-from"),
        .valid_to = date_of(xml, "valid-to"),
        .replaced_by = text_of(reading, xml, "replaced-by"),
        .replaced_by_at = place_of(xml, "replaced-by"),
        .review = review_of(reading, xml),
        .eligibility = {-1, -1, -1, -1},
        .at = place_of(xml, "id"),
    };
}

/* Who asked the operator, how and when: all of it, or it was no check. */
static const char *const CHECKED[] = {"checked", "checked-how", "checked-by", NULL};

static void read_service(struct reading *reading, const struct xml_element *xml)
{
    struct service service = service_of(reading, xml);
    check_dates(reading, xml, "since", "until");
    check_dates(reading, xml, "valid-from", "valid-to");
    check_together(reading, xml, CHECKED);
    struct reading inside = *reading;
    inside.service = &service;
    inside.channels = &service.channels;
    inside.citations = &service.citations;
    inside.notes = &service.notes;
    inside.accesses = &service.accesses;
    inside.confidence = service.confidence;
    read_children(&inside, ELEMENT_SERVICE, xml);
    if (service.status == STATUS_ACTIVE && service.channels.count == 0) {
        diag_add(reading->diags, DIAG_ELEMENT_MISSING, xml->at,
                 "an active 'service' needs a channel inside");
        diag_hint(reading->diags, "a phone, sms, chat, app, email, form, web or visit");
    }
    settle_service(&service, reading->arena);
    *ARRAY_ADD(&reading->records->services, reading->scratch) = service;
    arena_reset(reading->growing);
}

static void read_emergency(struct reading *reading, const struct xml_element *xml)
{
    struct emergency emergency = {
        .purpose =
            (enum purpose)choice_of(xml, "purpose", PURPOSE_NAMES, PURPOSE_GENERAL),
        .confidence = (enum confidence)choice_of(xml, "confidence", CONFIDENCE_NAMES,
                                                 CONFIDENCE_UNCONFIRMED),
        .review = review_of(reading, xml),
        .at = xml->at,
    };
    check_together(reading, xml, CHECKED);
    struct reading inside = *reading;
    inside.channels = &emergency.channels;
    inside.citations = &emergency.citations;
    inside.notes = &emergency.notes;
    inside.confidence = emergency.confidence;
    read_children(&inside, ELEMENT_EMERGENCY, xml);
    if (emergency.channels.count == 0)
        diag_add(reading->diags, DIAG_ELEMENT_MISSING, xml->at,
                 "'emergency' needs a 'phone' or another channel inside");
    settle_emergency(&emergency, reading->arena);
    *ARRAY_ADD(&reading->records->emergencies, reading->scratch) = emergency;
    arena_reset(reading->growing);
}

static void read_directory(struct reading *reading, const struct xml_element *xml)
{
    struct str country = text_of(reading, xml, "country");
    if (country_is_well_formed(country)) /* else nothing more is said about it */
        reading->records->country = country;
    reading->records->country_at = place_of(xml, "country");
    reading->records->timezone = text_of(reading, xml, "timezone");
    read_children(reading, ELEMENT_DIRECTORY, xml);
}

static element_reader *const READERS[ELEMENT_COUNT] = {
    [ELEMENT_DIRECTORY] = read_directory,
    [ELEMENT_EMERGENCY] = read_emergency,
    [ELEMENT_SERVICE] = read_service,
    [ELEMENT_NAME] = read_name,
    [ELEMENT_SUMMARY] = read_summary,
    [ELEMENT_NOTE] = read_note,
    [ELEMENT_WHEN] = read_when,
    [ELEMENT_PHONE] = read_channel,
    [ELEMENT_SMS] = read_channel,
    [ELEMENT_CHAT] = read_channel,
    [ELEMENT_APP] = read_channel,
    [ELEMENT_EMAIL] = read_channel,
    [ELEMENT_FORM] = read_channel,
    [ELEMENT_WEB] = read_channel,
    [ELEMENT_VISIT] = read_channel,
    [ELEMENT_LANGUAGE] = read_language,
    [ELEMENT_AUDIENCE] = read_audience,
    [ELEMENT_TOPIC] = read_topic,
    [ELEMENT_ELIGIBILITY] = read_eligibility,
    [ELEMENT_CONFIDENTIALITY] = read_confidentiality,
    [ELEMENT_ACCESS] = read_access,
    [ELEMENT_SOURCE] = read_source,
};

/* As deep as the schema goes: no element of it can stand inside itself. */
static void read_element(struct reading *reading, enum element element,
                         const struct xml_element *xml)
{
    schema_check(element, xml, reading->diags);
    READERS[element](reading, xml);
}

bool records_read(struct arena *arena, struct arena *scratch,
                  const struct source *source, struct records *records,
                  struct diagnostics *diags)
{
    *records = (struct records){0};
    size_t before = diagnostics_count(diags, DIAG_LEVEL_ERROR);
    const struct xml_element *root = xml_parse(scratch, source, diags);
    if (!root)
        return false;
    struct arena growing = {0};
    struct reading reading = {.arena = arena,
                              .scratch = scratch,
                              .growing = &growing,
                              .source = source,
                              .diags = diags,
                              .records = records};
    if (schema_child(ELEMENT_COUNT, root->name) == ELEMENT_DIRECTORY) {
        read_element(&reading, ELEMENT_DIRECTORY, root);
    } else {
        diag_add(diags, DIAG_ELEMENT_UNKNOWN, root->at,
                 "'%.*s' is not the element of a directory file", STR_ARG(root->name));
        diag_hint(diags, "the first element is 'directory'");
    }
    if (is_enough(diags))
        diag_add(diags, DIAG_TOO_MANY, location_file(source),
                 "after %d diagnostics the rest of the file was not looked at",
                 SCHEMA_DIAGNOSTICS_MOST);
    arena_release(&growing);
    ARRAY_SETTLE(&records->emergencies, arena);
    ARRAY_SETTLE(&records->services, arena);
    return diagnostics_count(diags, DIAG_LEVEL_ERROR) == before;
}
