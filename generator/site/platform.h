/* SPDX-License-Identifier: MIT */
/*
 * What the front matter says of a platform, so that a table can show what is known and
 * what is missing. It is said once, on the page that is translated from.
 */
#ifndef SITE_PLATFORM_H
#define SITE_PLATFORM_H

#include "base/date.h"
#include "base/diag.h"
#include "directory/record.h"
#include "input/yaml.h"

/* Who may report. */
enum platform_reporter {
    REPORTER_SELF,       /* the person in the image */
    REPORTER_PARENT,     /* a parent or guardian */
    REPORTER_RECEIVER,   /* whoever was sent it */
    REPORTER_ANYONE,     /* whoever sees it */
    REPORTER_NO_ACCOUNT, /* also somebody who has no account there */
    REPORTER_COUNT
};

/* A takedown service in which the platform takes part, as of a source's date. */
struct platform_partner {
    struct str service;
    struct date date;
    struct location at;
};

/* What is not known is empty. */
struct platform {
    struct keys reports;            /* topics that can be reported */
    bool reporters[REPORTER_COUNT]; /* none: not known */
    struct str form;                /* https address of the form */
    struct platform_partners {
        ARRAY_FIELDS(struct platform_partner);
    } partners;
    struct date checked; /* when a person last looked at the form itself */
    struct location at;  /* of `platform:`; without a source where the page has none */
};

/* As in the front matter: "self". */
const char *platform_reporter_name(enum platform_reporter reporter);

/* Reads `platform:` of a front matter that yaml_check has passed. False: an error was
 * filed. */
bool platform_read(struct arena *arena, const struct yaml *map,
                   struct platform *platform, struct diagnostics *diags);

bool platform_is_said(const struct platform *platform);
/* Does anybody know who may report? */
bool platform_has_reporters(const struct platform *platform);
/* NULL where no source says that it takes part. */
const struct platform_partner *platform_partner(const struct platform *platform,
                                                struct str service);

#endif
