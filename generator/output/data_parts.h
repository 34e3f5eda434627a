/* SPDX-License-Identifier: MIT */
/* What the makers of the data files share. */
#ifndef OUTPUT_DATA_PARTS_H
#define OUTPUT_DATA_PARTS_H

#include "base/uuid.h"
#include "output/data.h"
#include "output/json.h"

/* A service, or an emergency number: something to be called. */
struct data_record {
    const struct country *country;
    const struct service *service;     /* NULL for an emergency number */
    const struct emergency *emergency; /* NULL for a service */
    struct str id; /* in the directory; "emergency:112" for an emergency number */
    const struct channels *channels;
    const struct texts *notes;
    const struct citations *citations;
    enum confidence confidence;
};

struct data_records {
    ARRAY_FIELDS(struct data_record);
};

/* Texts come in the site's default language and live in the arena. */
struct data {
    const struct site *site;
    struct words_in words;
    struct str language;
    struct arena *arena;
};

struct data data_of(const struct renderer *renderer, struct arena *arena,
                    struct diagnostics *diags);

/* All records of the directory, by country: emergency numbers, then services. */
struct data_records data_records_of(struct arena *arena, const struct site *site);
/* Those of one country, appended. */
void data_records_add(struct arena *arena, const struct country *country,
                      struct data_records *records);

/* Is there one with this id, as a record of the country may name it? */
bool data_has_record(const struct site *site, struct str country, struct str id);

/* data.c: answers and texts about a record. */
bool data_is_callable(const struct site *site, const struct data_record *record,
                      const struct channel *channel);
/* A number that is spoken on, in service, and confirmed: fit for a telephone's memory.
 */
bool data_is_contact(const struct site *site, const struct data_record *record,
                     const struct channel *channel);
/* The place of a service among those of its country that have such a number, from 1:
 * what neutral names count. The service must have one. */
size_t data_contact_number(struct arena *arena, const struct site *site,
                           const struct country *country,
                           const struct service *service);
bool data_is_number(const struct channel *channel);
/* "+35280021234", "stop@lu.example", "https://…", "1 rue X, 75001 Paris". */
struct str data_address(struct arena *arena, const struct channel *channel);
/* The country outside of which it is not this number; "" where it is one everywhere. */
struct str data_dialled_in(const struct data_record *record,
                           const struct channel *channel);
struct str data_name(const struct data *data, const struct data_record *record);
struct str data_summary(const struct data *data, const struct data_record *record);
/* The vocabulary's name of a key, or the key; "a, b and c" of several. */
struct str data_word(const struct data *data, enum vocabulary_list list,
                     struct str key);
struct str data_word_list(const struct data *data, enum vocabulary_list list,
                          const struct keys *keys);
struct str data_keys(const struct data *data, const struct keys *keys); /* "a b c" */
struct str data_date(const struct data *data, struct date date); /* ISO 8601, or "" */
struct str data_access_text(const struct data *data, const struct access *access);
/* The texts that are not "", joined by `separator`. */
struct str data_join(const struct data *data, const struct str *texts, size_t count,
                     struct str separator);

/* data_id.c: ids by which other programs know our records. */
#define DATA_NAMESPACE "a7f15ab6-881e-4dd7-8cb4-1bf000960eeb"
struct uuid data_id(struct str name);
/* The names of a service and of an emergency number: "service/lu-kjt". */
struct str data_service_path(struct arena *arena, struct str country, struct str id);
/*
 * Tells equal names apart: the second "phone/112" becomes "phone/112:2". Names say what
 * a thing is and not where it stands, so that ids outlive a change of order.
 */
struct data_names {
    struct arena *arena;
    struct map seen;
};

struct data_names data_names_in(struct arena *arena);
/* `name` must live as long as `names`. */
struct str data_own_name(struct data_names *names, struct str name);

/* data_hours.c: opening hours for calendars. */
struct data_span {
    uint8_t days;           /* a bit for each day of the week, Monday the lowest */
    uint16_t opens, closes; /* minutes; a later `closes` than 1440 is on the next day */
};

struct data_spans {
    ARRAY_FIELDS(struct data_span);
};

/* The spans of an ordinary week; none where more than that is to be said. */
struct data_spans data_week(struct arena *arena, const struct hours *hours);
/* In words; "" when they are not known. */
struct str data_hours_text(const struct data *data, const struct channel *channel);

/* One renderer for each kind of file. */
void data_readme(const struct data *data, struct strbuf *out);
void data_csv(const struct data *data, struct strbuf *out);
void data_hsds(const struct data *data, struct strbuf *out);
void data_vcard(const struct data *data, const struct country *country,
                struct strbuf *out);

#endif
