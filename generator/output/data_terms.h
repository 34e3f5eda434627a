/* SPDX-License-Identifier: MIT */
/*
 * What HSDS has no word for: our own attributes, each with what it means, and the
 * columns of the CSV. data/readme.txt is made from these tables.
 */
#ifndef OUTPUT_DATA_TERMS_H
#define OUTPUT_DATA_TERMS_H

enum data_term {
    /* Of a service. */
    TERM_ID,
    TERM_COUNTRY,
    TERM_REGION,
    TERM_STATUS,
    TERM_STATUS_SINCE,
    TERM_STATUS_UNTIL,
    TERM_REPLACED_BY,
    TERM_NOT_CALLABLE,
    TERM_EMERGENCY,
    TERM_PROVIDER,
    TERM_NAME,
    TERM_SUMMARY,
    TERM_WHEN,
    TERM_ANONYMOUS,
    TERM_CONFIDENTIAL,
    TERM_CONSENT,
    TERM_IMAGE_AGE_MIN,
    TERM_IMAGE_AGE_MAX,
    TERM_SOURCE,
    TERM_CHECKED_HOW,
    TERM_CHECKED_BY,
    TERM_REVIEW_BY,
    /* Of a service, or of one way to reach it. */
    TERM_ACCESS,
    TERM_CONFIDENCE,
    TERM_VALID_FROM,
    TERM_VALID_TO,
    TERM_NOTE,
    /* Of one way to reach it. */
    TERM_CHANNEL,
    TERM_DISPLAY,
    TERM_DIALLED_IN,
    TERM_ABROAD,
    TERM_KEYWORD,
    TERM_TITLE,
    TERM_PLATFORM,
    TERM_PAGE_LANGUAGE,
    TERM_COST,
    TERM_ON_BILL,
    TERM_HOURS,
    /* Of hours. */
    TERM_TIME_ZONE,
    TERM_COUNT
};

struct data_term_text {
    const char *code;
    const char *en;
    const char *fr;
};

extern const struct data_term_text DATA_TERMS[TERM_COUNT];

#endif
