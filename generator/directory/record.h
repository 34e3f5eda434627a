/* SPDX-License-Identifier: MIT */
/*
 * What a service is. Words follow Open Referral's HSDS where it has them. Records keep
 * the place of everything that a later check may complain about.
 */
#ifndef DIRECTORY_RECORD_H
#define DIRECTORY_RECORD_H

#include "base/array.h"
#include "base/date.h"
#include "base/source.h"
#include "directory/hours.h"
#include "directory/text.h"

/* Whether one of the keys is this one. */
bool keys_contain(const struct keys *keys, struct str key);

enum flag { FLAG_UNKNOWN, FLAG_NO, FLAG_YES };

enum status { STATUS_ACTIVE, STATUS_ANNOUNCED, STATUS_SUSPENDED, STATUS_RETIRED };

enum confidence {
    CONFIDENCE_VERIFIED,      /* two independent sources, one of them the operator's */
    CONFIDENCE_SINGLE_SOURCE, /* one source */
    CONFIDENCE_UNCONFIRMED,   /* seen in aggregators only */
    CONFIDENCE_DISPUTED       /* sources disagree */
};

enum provider {
    PROVIDER_UNKNOWN,
    PROVIDER_PUBLIC,
    PROVIDER_CHARITY,
    PROVIDER_POLICE,
    PROVIDER_COMMERCIAL
};

enum channel_kind {
    CHANNEL_PHONE,
    CHANNEL_SMS,
    CHANNEL_CHAT,
    CHANNEL_APP,
    CHANNEL_EMAIL,
    CHANNEL_FORM,
    CHANNEL_WEB,
    CHANNEL_VISIT,
    CHANNEL_KIND_COUNT
};

/* For whom a telephone or a text is no way, or an office no place. */
struct access {
    struct str type; /* one of ACCESS_NAMES */
    struct keys languages;
};

struct accesses {
    ARRAY_FIELDS(struct access);
};

/* Where an office is. The city is always there, the rest may be "". */
struct postal {
    struct str street; /* with the house's number, as it is written there */
    struct str code;
    struct str city;
    struct str region; /* ISO 3166-2 */
    struct location region_at;
};

struct channel {
    enum channel_kind kind;
    struct str dial;    /* phone, sms; of a visit: the office's, may be "" */
    struct str display; /* the same as the operator writes it */
    struct str abroad;  /* phone: +digits to dial from another country */
    struct str keyword; /* sms */
    /* href of chat, app, form, web; address of email; a visit's in one line */
    struct str address;
    struct postal postal; /* visit */
    struct str title;     /* what it is called: an app, an office; mostly "" */
    struct str platform;  /* app: one of PLATFORM_NAMES, "" when not said */
    struct str language;  /* web: the page's language, "" when not said */
    struct location language_at;
    struct str cost; /* vocabulary key, "" when not known */
    struct location cost_at;
    enum flag on_bill;         /* does it show on the telephone bill? */
    const struct hours *hours; /* NULL: not known */
    struct str hours_text;     /* the same as written, "" when not known */
    struct str weeks;        /* hours_compile of them, "" where not callable: set by */
    struct date weeks_until; /* site/opening.h, with the last day that it holds for */
    struct keys languages;   /* spoken here; empty: as the service's */
    struct accesses accesses;
    struct date valid_from;
    struct date valid_to;
    enum confidence confidence; /* the record's where not said */
    bool has_confidence;        /* it is said of this channel */
    struct texts notes;
    struct location at;
};

struct channels {
    ARRAY_FIELDS(struct channel);
};

struct citation {
    struct str title;
    struct str href;      /* may be "" */
    struct date date;     /* of the source itself; not set where it is undated */
    struct date accessed; /* when it was read; an undated source needs it */
    struct strs facts;    /* of FACT_NAMES, what it supports; empty: everything */
    struct location at;
};

struct citations {
    ARRAY_FIELDS(struct citation);
};

/*
 * Ages in full years, inclusive; -1: no limit. All limits that are given must hold.
 * Who was a minor when the image was made stays one for the services that ask for it.
 */
struct eligibility {
    int age_min, age_max;
    int image_age_min, image_age_max; /* age when the image was made */
};

struct confidentiality {
    enum flag anonymous;
    enum flag confidential;
    enum flag consent; /* acts only with the person's consent */
};

/* When a person confirmed a record with its operator, and when to do so again. */
struct review {
    struct date checked; /* with `how` and `by`, or none of the three */
    struct str how;      /* one of CHECK_NAMES */
    struct str by;       /* a role of the vocabulary, not a name */
    struct location by_at;
    struct date due; /* review-by */
    struct location due_at;
};

struct service {
    struct str id;
    struct str country; /* of its directory file */
    struct str timezone;
    struct str kind; /* vocabulary key */
    struct location kind_at;
    enum status status;
    enum confidence confidence;
    enum provider provider;
    struct keys regions;      /* ISO 3166-2; none: the whole country */
    struct date since, until; /* of the status */
    struct date valid_from, valid_to;
    struct str replaced_by; /* service id, or "emergency:" and digits */
    struct location replaced_by_at;
    struct review review;
    struct texts names;
    struct texts summaries;
    struct texts notes;
    struct texts whens; /* cases in which to call; several per language */
    struct channels channels;
    struct keys languages;
    struct keys audiences;
    struct keys topics;
    struct eligibility eligibility;
    struct confidentiality confidentiality;
    struct accesses accesses;
    struct citations citations;
    struct location at; /* the id */
};

struct services {
    ARRAY_FIELDS(struct service);
};

enum purpose {
    PURPOSE_GENERAL,
    PURPOSE_POLICE,
    PURPOSE_AMBULANCE,
    PURPOSE_FIRE,
    PURPOSE_TEXT, /* by text message, for deaf and hard-of-hearing people */
    PURPOSE_RELAY /* through somebody who signs or types */
};

struct emergency {
    enum purpose purpose;
    enum confidence confidence;
    struct review review;
    struct channels channels;
    struct texts notes;
    struct citations citations;
    struct location at;
};

struct emergencies {
    ARRAY_FIELDS(struct emergency);
};

/* One directory file. */
struct records {
    struct str country;  /* "" where it is missing or malformed, which was reported */
    struct str timezone; /* IANA; "" for EU and the world */
    struct location country_at;
    struct emergencies emergencies;
    struct services services;
};

/*
 * May its numbers be offered for calling? Only an active service, and on `as_of` not
 * outside its validity or the dates of its status: a date takes callability away, it
 * never gives it. A month or a year counts from its first day to its last. An emergency
 * number's channel has no service: NULL.
 */
bool service_is_callable(const struct service *service, struct date as_of);
bool channel_is_callable(const struct service *service, const struct channel *channel,
                         struct date as_of);
/* The names of the enumerations as they stand in the XML, e.g. "single-source". */
const char *status_name(enum status status);
const char *confidence_name(enum confidence confidence);
const char *provider_name(enum provider provider);
const char *channel_kind_name(enum channel_kind kind);
const char *purpose_name(enum purpose purpose);

/* The same by number, NULL-terminated; "" stands for the unknown. */
extern const char *const FLAG_NAMES[];
extern const char *const STATUS_NAMES[];
extern const char *const CONFIDENCE_NAMES[];
extern const char *const PROVIDER_NAMES[];
extern const char *const PURPOSE_NAMES[];
extern const char *const ACCESS_NAMES[];
extern const char *const PLATFORM_NAMES[];
extern const char *const CHECK_NAMES[];
extern const char *const FACT_NAMES[];

#endif
