/* SPDX-License-Identifier: MIT */
#include "directory/record.h"

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "directory/record_xml.h"

struct fixture {
    struct arena arena;
    struct source source;
    struct records records;
    struct diagnostics diags;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    fixture.diags.arena = &fixture.arena;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    return 0;
}

static bool read_text(struct fixture *fixture, struct str text)
{
    fixture->source = source_of(&fixture->arena, STR("lu.xml"), text);
    struct arena scratch = {0};
    bool good = records_read(&fixture->arena, &scratch, &fixture->source,
                             &fixture->records, &fixture->diags);
    arena_release(&scratch); /* the records must not need it */
    return good;
}

/* What an active service must have, but for its channels. */
#define NEEDED                                                        \
    "<name>N</name><audience>minor</audience><topic>grooming</topic>" \
    "<source title='T' date='2023'/>"
#define SERVICE "<service id='a' kind='helpline' status='active' confidence='verified'>"
#define WEB "<web href='https://a.example/'/>"

/* The piece of XML as it stands inside a complete service. */
static bool read_in_service(struct fixture *fixture, const char *piece)
{
    return read_text(fixture, arena_format(&fixture->arena,
                                           "<directory country='LU' timezone='UTC'>\n"
                                           "%s%s%s\n%s\n</service></directory>",
                                           SERVICE, NEEDED, WEB, piece));
}

static void assert_str(struct str found, const char *wanted)
{
    if (!str_equal(found, str_from(wanted)))
        fail_msg("'%.*s' is not '%s'", STR_ARG(found), wanted);
}

static const char WHOLE[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<?xml-model href=\"directory.rng\"?>\n"
    "<directory xmlns='' xmlns:xi='http://www.w3.org/2001/XInclude'"
    " country='BE' timezone='Europe/Brussels'>\n"
    " <emergency purpose='text' confidence='single-source'>\n"
    "  <sms dial='114' display='114' cost='free'/>\n"
    "  <note xml:lang='fr'>Pour sourds</note>\n"
    "  <source title='S' date='2022-10'/>\n"
    " </emergency>\n"
    " <!-- a comment -->\n"
    " <service id='be-iefh' kind='legal' status='suspended' confidence='disputed'\n"
    "  provider='public' region='BE-BRU BE-WAL' since='2020' until='2027-02'\n"
    "  valid-from='2019-01-02' valid-to='2028' replaced-by='be-b' "
    "checked='2026-01-01'\n"
    "  checked-how='call' checked-by='editor' review-by='2027-05-22'>\n"
    "  <name xml:lang='fr'>Institut &amp; co</name>\n"
    "  <name xml:lang='nl'>Instituut</name>\n"
    "  <summary xml:lang='fr'>Droits.</summary>\n"
    "  <note xml:lang='fr'>Attention.</note>\n"
    "  <when xml:lang='fr'>Un cas.</when>\n"
    "  <when xml:lang='fr'>Un autre.</when>\n"
    "  <phone dial='+3280012800' display='0800/12 800' abroad='+3222334400' "
    "cost='free'\n"
    "   on-bill='no' hours='Mo-Fr 09:00-16:00' languages='fr nl' valid-from='2020'\n"
    "   valid-to='2021' confidence='verified'><note "
    "xml:lang='fr'>Vite.</note></phone>\n"
    "  <sms dial='147' display='147' keyword='Talk' on-bill='yes'/>\n"
    "  <chat href='https://chat.example/' hours='24/7'/>\n"
    "  <app href='https://app.example/' title='The app' platform='ios'/>\n"
    "  <email address='a@b.example'/>\n"
    "  <form href='http://form.example/x?y=z'/>\n"
    "  <web href='https://web.example' xml:lang='fr'/>\n"
    "  <visit street='Rue X 1' postal-code='1000' city='Bruxelles' region='BE-BRU'\n"
    "   dial='+3225551234' display='02 555 12 34' title='Office &amp; co'\n"
    "   hours='Mo 10:00-11:00'><access type='wheelchair'/></visit>\n"
    "  <language code='fr'/> <language code='nl'/>\n"
    "  <audience>minor</audience> <audience> adult </audience>\n"
    "  <topic>sextortion</topic>\n"
    "  <eligibility age-min='18' image-age-max='17'/>\n"
    "  <confidentiality anonymous='yes' consent='no'/>\n"
    "  <access type='sign-language' languages='sfb vgt'/>\n"
    "  <source title='S2' href='https://s.example/' date='2023-06-08'\n"
    "   facts='phone hours'/>\n"
    " </service>\n"
    "</directory>\n";

static void assert_channels(const struct channels *channels)
{
    assert_int_equal(channels->count, CHANNEL_KIND_COUNT);
    for (unsigned i = 0; i < CHANNEL_KIND_COUNT; i++)
        assert_int_equal(channels->items[i].kind, i);
    const struct channel *phone = &channels->items[CHANNEL_PHONE];
    assert_str(phone->dial, "+3280012800");
    assert_str(phone->display, "0800/12 800");
    assert_str(phone->abroad, "+3222334400");
    assert_str(phone->cost, "free");
    assert_int_equal(phone->on_bill, FLAG_NO);
    assert_int_equal(phone->hours->rules.items[0].spans[0].from, 540);
    assert_int_equal(phone->languages.count, 2);
    assert_str(phone->languages.items[1].key, "nl");
    struct line_column nl = location_line_column(phone->languages.items[1].at);
    assert_int_equal(nl.line, 21);
    assert_int_equal(nl.column, 57);
    assert_int_equal(phone->valid_from.year, 2020);
    assert_int_equal(phone->valid_to.year, 2021);
    assert_int_equal(phone->confidence, CONFIDENCE_VERIFIED);
    assert_str(phone->notes.items[0].text, "Vite.");
    const struct channel *sms = &channels->items[CHANNEL_SMS];
    assert_str(sms->keyword, "Talk");
    assert_int_equal(sms->on_bill, FLAG_YES);
    assert_int_equal(sms->confidence, CONFIDENCE_DISPUTED);
    assert_null(sms->hours);
    assert_true(channels->items[CHANNEL_CHAT].hours->always);
    assert_str(channels->items[CHANNEL_CHAT].address, "https://chat.example/");
    assert_str(channels->items[CHANNEL_APP].title, "The app");
    assert_str(channels->items[CHANNEL_EMAIL].address, "a@b.example");
    assert_str(channels->items[CHANNEL_FORM].address, "http://form.example/x?y=z");
    assert_str(channels->items[CHANNEL_WEB].language, "fr");
    assert_str(channels->items[CHANNEL_APP].platform, "ios");
    const struct channel *visit = &channels->items[CHANNEL_VISIT];
    assert_str(visit->title, "Office & co");
    assert_str(visit->postal.street, "Rue X 1");
    assert_str(visit->postal.code, "1000");
    assert_str(visit->postal.city, "Bruxelles");
    assert_str(visit->postal.region, "BE-BRU");
    assert_str(visit->dial, "+3225551234");
    assert_str(visit->accesses.items[0].type, "wheelchair");
    assert_true(phone->has_confidence);
    assert_false(visit->has_confidence);
}

static void assert_service(const struct service *service)
{
    assert_str(service->id, "be-iefh");
    assert_int_equal(location_line_column(service->at).line, 10);
    assert_int_equal(location_line_column(service->at).column, 15);
    assert_str(service->country, "BE");
    assert_str(service->timezone, "Europe/Brussels");
    assert_str(service->kind, "legal");
    assert_int_equal(service->status, STATUS_SUSPENDED);
    assert_int_equal(service->confidence, CONFIDENCE_DISPUTED);
    assert_int_equal(service->provider, PROVIDER_PUBLIC);
    assert_int_equal(service->regions.count, 2);
    assert_str(service->regions.items[1].key, "BE-WAL");
    assert_int_equal(service->since.year, 2020);
    assert_int_equal(service->until.month, 2);
    assert_int_equal(service->valid_from.day, 2);
    assert_int_equal(service->valid_to.year, 2028);
    assert_str(service->replaced_by, "be-b");
    assert_int_equal(service->review.checked.year, 2026);
    assert_str(service->review.how, "call");
    assert_str(service->review.by, "editor");
    assert_int_equal(service->review.due.day, 22);
    assert_int_equal(service->names.count, 2);
    assert_str(service->names.items[0].text, "Institut & co");
    assert_str(service->names.items[1].language, "nl");
    assert_str(service->summaries.items[0].text, "Droits.");
    assert_int_equal(service->notes.count, 1);
    assert_int_equal(service->whens.count, 2);
    assert_int_equal(service->languages.count, 2);
    assert_int_equal(service->audiences.count, 2);
    assert_str(service->audiences.items[1].key, "adult");
    assert_str(service->topics.items[0].key, "sextortion");
    assert_int_equal(service->eligibility.age_min, 18);
    assert_int_equal(service->eligibility.age_max, -1);
    assert_int_equal(service->eligibility.image_age_max, 17);
    assert_int_equal(service->confidentiality.anonymous, FLAG_YES);
    assert_int_equal(service->confidentiality.confidential, FLAG_UNKNOWN);
    assert_int_equal(service->confidentiality.consent, FLAG_NO);
    assert_str(service->accesses.items[0].languages.items[1].key, "vgt");
    assert_int_equal(service->citations.count, 1);
    assert_int_equal(service->citations.items[0].facts.count, 2);
    assert_int_equal(service->citations.items[0].date.day, 8);
}

static void test_whole(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, str_from(WHOLE)));
    assert_int_equal(fixture->diags.count, 0);
    assert_str(fixture->records.country, "BE");
    assert_str(fixture->records.timezone, "Europe/Brussels");
    assert_int_equal(fixture->records.services.count, 1);
    assert_service(&fixture->records.services.items[0]);
    assert_channels(&fixture->records.services.items[0].channels);
    assert_int_equal(fixture->records.emergencies.count, 1);
    const struct emergency *emergency = &fixture->records.emergencies.items[0];
    assert_int_equal(emergency->purpose, PURPOSE_TEXT);
    assert_int_equal(emergency->channels.items[0].confidence, CONFIDENCE_SINGLE_SOURCE);
    assert_str(emergency->notes.items[0].text, "Pour sourds");
    assert_int_equal(emergency->citations.items[0].date.month, 10);
}

struct wrong {
    const char *piece; /* stands on line 3 of the file */
    enum diag_code code;
    uint32_t column;
    const char *hint; /* NULL: any */
};

static const struct wrong WRONG[] = {
    {"<phnoe dial='1' display='1'/>", DIAG_ELEMENT_UNKNOWN, 2, "did you mean 'phone'?"},
    {"<service/>", DIAG_ELEMENT_UNKNOWN, 2, NULL},
    {"<web href='https://a.b'><topic>x</topic></web>", DIAG_ELEMENT_UNKNOWN, 26, NULL},
    {"<topic>a<b>c</b></topic>", DIAG_ELEMENT_UNKNOWN, 10, NULL},
    {"<confidentiality/><confidentiality/>", DIAG_ELEMENT_UNKNOWN, 20, NULL},
    {"<web href='https://a.b' lang='fr'/>", DIAG_ATTRIBUTE_UNKNOWN, 25, NULL},
    {"<web href='https://a.b' language='fr'/>", DIAG_ATTRIBUTE_UNKNOWN, 25,
     "did you mean 'languages'?"},
    {"<web href='https://a.b' xsi:type='u'/>", DIAG_XML_SYNTAX, 2, NULL},
    {"<web href='https://a.b' xmlns='u'/>", DIAG_ATTRIBUTE_VALUE, 32, NULL},
    {"<phone dial='112'/>", DIAG_ATTRIBUTE_MISSING, 2, NULL},
    {"<summary>x</summary>", DIAG_ATTRIBUTE_MISSING, 2, NULL},
    {"<phone dial='112' display='112' on-bill='on'/>", DIAG_ATTRIBUTE_VALUE, 42,
     "did you mean 'no'?"},
    {"<phone dial='112' display='112' on-bill='sometimes'/>", DIAG_ATTRIBUTE_VALUE, 42,
     "it may be yes, no"},
    {"<phone dial='112' display='112' cost=''/>", DIAG_ATTRIBUTE_VALUE, 39, NULL},
    {"<phone dial='112' display='112' languages='fr Dutch'/>", DIAG_ATTRIBUTE_VALUE, 47,
     NULL},
    {"<phone dial='0800/1' display='0800/1'/>", DIAG_PHONE_DIAL, 14, NULL},
    {"<phone dial='112' display='112' abroad='112'/>", DIAG_PHONE_DIAL, 41, NULL},
    {"<phone dial='+35280021234' display='8002 1243'/>", DIAG_PHONE_DISPLAY, 37, NULL},
    {"<phone dial='112' display='112' hours='Mo 9:00-10:00'/>", DIAG_HOURS_SYNTAX, 43,
     "write 09:00"},
    {"<phone dial='112' display='112' hours='SH off'/>", DIAG_HOURS_UNSUPPORTED, 40,
     NULL},
    {"<web href='javascript:x'/>", DIAG_ATTRIBUTE_VALUE, 12, NULL},
    {"<web href='www.example.org'/>", DIAG_ATTRIBUTE_VALUE, 12, NULL},
    {"<web href='https:///x'/>", DIAG_ATTRIBUTE_VALUE, 12, NULL},
    {"<web href='https://a b'/>", DIAG_ATTRIBUTE_VALUE, 12, NULL},
    {"<email address='a b@c'/>", DIAG_ATTRIBUTE_VALUE, 17, NULL},
    {"<email address='a@b@c'/>", DIAG_ATTRIBUTE_VALUE, 17, NULL},
    {"<email address='@c'/>", DIAG_ATTRIBUTE_VALUE, 17, NULL},
    {"<email address='a@'/>", DIAG_ATTRIBUTE_VALUE, 17, NULL},
    {"<source title='T' date='2023-02-30'/>", DIAG_DATE_INVALID, 25, NULL},
    {"<web href='https://a.b' valid-from='2024' valid-to='2023-12'/>",
     DIAG_ATTRIBUTE_VALUE, 53, NULL},
    {"<eligibility age-min='18' age-max='17'/>", DIAG_ATTRIBUTE_VALUE, 36, NULL},
    {"<eligibility age-min='x'/>", DIAG_ATTRIBUTE_VALUE, 23, NULL},
    {"<eligibility age-min='121'/>", DIAG_ATTRIBUTE_VALUE, 23, NULL},
    {"<access type='dance'/>", DIAG_ATTRIBUTE_VALUE, 15, NULL},
    {"<visit street='Rue X'/>", DIAG_ATTRIBUTE_MISSING, 2, NULL},
    {"<visit city='X' dial='112'/>", DIAG_ATTRIBUTE_MISSING, 2, NULL},
    {"<visit city='X' dial='112' display='113'/>", DIAG_PHONE_DISPLAY, 37, NULL},
    {"<visit city='X' region='CH-VS'/>", DIAG_ATTRIBUTE_VALUE, 25, NULL},
    {"<visit city='X' region='LU-L LU-D'/>", DIAG_ATTRIBUTE_VALUE, 25, NULL},
    {"<app href='https://a.b' platform='amiga'/>", DIAG_ATTRIBUTE_VALUE, 35, NULL},
    {"<chat href='https://a.b' platform='ios'/>", DIAG_ATTRIBUTE_UNKNOWN, 26, NULL},
    {"<source title='T' date='2023' facts='phone houres'/>", DIAG_ATTRIBUTE_VALUE, 44,
     "did you mean 'hours'?"},
    {"<summary xml:lang='fr'>a</summary><summary xml:lang='fr'>b</summary>",
     DIAG_ATTRIBUTE_VALUE, 54, NULL},
    {"<summary xml:lang='français'>a</summary>", DIAG_ATTRIBUTE_VALUE, 20, NULL},
    {"<topic> </topic>", DIAG_ELEMENT_TEXT, 2, NULL},
    {"<confidentiality>é yes</confidentiality>", DIAG_ELEMENT_TEXT, 18, NULL},
};

static void test_wrong(void **state)
{
    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        struct fixture *fixture = *state;
        const struct wrong *wrong = &WRONG[i];
        fixture->diags.count = 0;
        assert_false(read_in_service(fixture, wrong->piece));
        const struct diagnostic *diag = &fixture->diags.items[0];
        struct line_column where = location_line_column(diag->at);
        if (fixture->diags.count != 1 || diag->code != wrong->code || where.line != 3 ||
            where.column != wrong->column)
            fail_msg("%s: %zu diagnostics, %s at %u:%u", wrong->piece,
                     fixture->diags.count, diag_info(diag->code)->slug, where.line,
                     where.column);
        if (wrong->hint)
            assert_str(diag->hint, wrong->hint);
    }
}

static void test_ids(void **state)
{
    static const char *const bad[] = {
        "A",    "é",
        "a b",  "-a",
        "a-",   "con",
        "com1", "lpt9",
        "a/b",  "a123456789012345678901234567890123456789012345678901234567890"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fixture->diags.count = 0;
        struct str text = arena_format(
            &fixture->arena,
            "<directory country='LU'><service id='%s' kind='helpline' status='active' "
            "confidence='verified'>" NEEDED WEB "</service></directory>",
            bad[i]);
        assert_false(read_text(fixture, text));
        assert_int_equal(fixture->diags.count, 1);
        assert_int_equal(fixture->diags.items[0].code, DIAG_ID_INVALID);
        assert_int_equal(location_line_column(fixture->diags.items[0].at).column, 38);
    }
}

static size_t count_of(const struct fixture *fixture, enum diag_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < fixture->diags.count; i++)
        count += fixture->diags.items[i].code == code;
    return count;
}

/* Nothing hides behind the first error. */
static void test_all_at_once(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(
        fixture, STR("<directory country='lu'>text<x/>"
                     "<emergency/>"
                     "<service id='A' status='activ'><phone dial='1 2' display='13'/>"
                     "</service>"
                     "<service id='b' kind='k' status='active' confidence='verified'/>"
                     "</directory>")));
    assert_int_equal(count_of(fixture, DIAG_ELEMENT_TEXT), 1);
    assert_int_equal(count_of(fixture, DIAG_ELEMENT_UNKNOWN), 1);
    assert_int_equal(count_of(fixture, DIAG_ID_INVALID), 1);
    assert_int_equal(count_of(fixture, DIAG_PHONE_DIAL), 1);
    assert_int_equal(count_of(fixture, DIAG_PHONE_DISPLAY), 1);
    assert_int_equal(count_of(fixture, DIAG_ATTRIBUTE_VALUE), 2); /* country, status */
    assert_int_equal(count_of(fixture, DIAG_ATTRIBUTE_MISSING), 4); /* 2 and 2 */
    /* emergency: source, channel; services: 4 each, and a channel */
    assert_int_equal(count_of(fixture, DIAG_ELEMENT_MISSING), 11);
}

static void test_only_active_ones_need_a_channel(void **state)
{
    struct fixture *fixture = *state;
    assert_true(read_text(fixture, STR("<directory country='LU'><service id='a' "
                                       "kind='k' status='retired' "
                                       "confidence='verified'>" NEEDED
                                       "</service></directory>")));
}

static void test_root(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(fixture, STR("<services/>")));
    assert_int_equal(fixture->diags.items[0].code, DIAG_ELEMENT_UNKNOWN);
    fixture->diags.count = 0;
    assert_false(read_text(fixture, STR("<directory country='LU'>")));
    assert_int_equal(fixture->diags.items[0].code, DIAG_XML_SYNTAX);
    assert_int_equal(fixture->diags.count, 1);
}

static void test_region_and_time_zone(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(
        fixture,
        STR("<directory country='LU'>\n<service id='a' region='CH-VS' kind='k' "
            "status='active' confidence='verified'>" NEEDED
            "\n<chat href='https://a.b' hours='Mo 10:00-11:00'/>"
            "\n<chat href='https://a.b' hours='24/7'/>"
            "</service></directory>")));
    assert_int_equal(fixture->diags.count, 2);
    assert_int_equal(fixture->diags.items[0].code, DIAG_ATTRIBUTE_VALUE);
    assert_int_equal(location_line_column(fixture->diags.items[0].at).column, 25);
    assert_int_equal(fixture->diags.items[1].code, DIAG_ATTRIBUTE_MISSING);
    assert_int_equal(location_line_column(fixture->diags.items[1].at).line, 3);
}

/* Somebody asked the operator: on which day, how, in which role. */
static void test_checked(void **state)
{
    static const struct {
        const char *attributes;
        enum diag_code code;
        size_t count;
    } wrong[] = {
        {"checked='2026-11-20'", DIAG_ATTRIBUTE_MISSING, 2},
        {"checked-how='call'", DIAG_ATTRIBUTE_MISSING, 2},
        {"checked='2026-11-20' checked-by='editor'", DIAG_ATTRIBUTE_MISSING, 1},
        {"checked='2026-11' checked-how='call' checked-by='editor'", DIAG_DATE_INVALID,
         1},
        {"checked='2026-11-20' checked-how='crawl' checked-by='editor'",
         DIAG_ATTRIBUTE_VALUE, 1},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        fixture->diags.count = 0;
        assert_false(read_text(
            fixture, arena_format(&fixture->arena,
                                  "<directory country='LU'><service id='a' kind='k' "
                                  "status='active' confidence='verified' %s>" NEEDED WEB
                                  "</service></directory>",
                                  wrong[i].attributes)));
        assert_int_equal(fixture->diags.count, wrong[i].count);
        assert_int_equal(fixture->diags.items[0].code, wrong[i].code);
    }
}

static void test_checked_emergency(void **state)
{
    struct fixture *fixture = *state;
    assert_false(read_text(fixture, STR("<directory country='LU'>"
                                        "<emergency purpose='police' "
                                        "confidence='verified' checked='2026-11-20'>"
                                        "<phone dial='113' display='113'/>"
                                        "<source title='T' date='2023'/></emergency>"
                                        "</directory>")));
    assert_int_equal(fixture->diags.count, 2); /* each attribute missed once */
}

static void test_time_zones(void **state)
{
    static const char *const bad[] = {"Luxembourg time", "europe/Luxembourg", "Europe/",
                                      "CET (winter)", "+01:00"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        fixture->diags.count = 0;
        assert_false(read_text(
            fixture, arena_format(&fixture->arena,
                                  "<directory country='LU' timezone='%s'/>", bad[i])));
        assert_int_equal(fixture->diags.count, 1);
        assert_int_equal(fixture->diags.items[0].code, DIAG_ATTRIBUTE_VALUE);
        assert_int_equal(location_line_column(fixture->diags.items[0].at).column, 35);
    }
}

static struct date date(const char *text)
{
    struct date parsed = {0};
    assert_true(date_parse(str_from(text), &parsed));
    return parsed;
}

static void test_callable(void **state)
{
    (void)state;
    struct date today = date("2026-11-22");
    struct service service = {.status = STATUS_ACTIVE};
    assert_true(service_is_callable(&service, today));
    for (unsigned status = STATUS_ANNOUNCED; status <= STATUS_RETIRED; status++) {
        service.status = (enum status)status;
        service.valid_from = date("2020");
        assert_false(service_is_callable(&service, today));
    }
    static const struct {
        const char *first, *last;
        bool callable;
    } spans[] = {
        {"2026-11-22", "2026-11-22", true},
        {"2026-11-23", "2027", false},
        {"2026", "2026", true},
        {"2026-11", "2026-11", true},
        {"2026-12", "2027", false},
        {"2025", "2025", false},
        {"2025", "2026-10", false},
        {"2025", "2026-11-21", false},
    };
    for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
        struct date first = date(spans[i].first), last = date(spans[i].last);
        struct service valid = {.valid_from = first, .valid_to = last};
        struct service since = {.since = first, .until = last};
        struct channel channel = {.valid_from = first, .valid_to = last};
        struct service always = {0}, retired = {.status = STATUS_RETIRED};
        assert_int_equal(service_is_callable(&valid, today), spans[i].callable);
        assert_int_equal(service_is_callable(&since, today), spans[i].callable);
        assert_int_equal(channel_is_callable(&always, &channel, today),
                         spans[i].callable);
        assert_int_equal(channel_is_callable(NULL, &channel, today), spans[i].callable);
        assert_false(channel_is_callable(&retired, &channel, today));
    }
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(status_name(STATUS_RETIRED), "retired");
    assert_string_equal(confidence_name(CONFIDENCE_SINGLE_SOURCE), "single-source");
    assert_string_equal(provider_name(PROVIDER_COMMERCIAL), "commercial");
    assert_string_equal(provider_name(PROVIDER_UNKNOWN), "");
    assert_string_equal(channel_kind_name(CHANNEL_VISIT), "visit");
    assert_string_equal(purpose_name(PURPOSE_FIRE), "fire");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ids, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_only_active_ones_need_a_channel, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_root, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_region_and_time_zone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_checked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_checked_emergency, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time_zones, set_up, tear_down),
        cmocka_unit_test(test_callable),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
