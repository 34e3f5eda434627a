/* SPDX-License-Identifier: MIT */
/*
 * HSDS's attributes: words of the vocabulary, and what HSDS has no field for. Each one
 * names a taxonomy term; the terms stand once in the file.
 */
#ifndef OUTPUT_DATA_ATTRIBUTE_H
#define OUTPUT_DATA_ATTRIBUTE_H

#include "output/data_parts.h"
#include "output/data_terms.h"

/* The attributes of one thing while they are collected. */
struct data_attributes {
    const struct data *data;
    struct str owner; /* the name of the thing: see data_id */
    struct json list;
    struct data_names names;
};

struct data_attributes data_attributes_of(const struct data *data, struct str owner);
/* The new attribute, for what stands beside its value; no node for the value "". */
struct json data_attribute(struct data_attributes *attributes, enum data_term term,
                           struct str value);
void data_attribute_flag(struct data_attributes *attributes, enum data_term term,
                         enum flag flag);
void data_attribute_date(struct data_attributes *attributes, enum data_term term,
                         struct date date);
/* One for each text but those in `except` ("": all), with its language. */
void data_attribute_texts(struct data_attributes *attributes, enum data_term term,
                          const struct texts *texts, struct str except);
/* Ways for whom a telephone is no way, with their languages. */
void data_attribute_accesses(struct data_attributes *attributes,
                             const struct accesses *accesses);
/* A word of the vocabulary. */
void data_attribute_word(struct data_attributes *attributes, enum vocabulary_list list,
                         struct str key);
void data_attribute_words(struct data_attributes *attributes, enum vocabulary_list list,
                          const struct keys *keys);

/* What the attributes lead to: HSDS's taxonomies and their terms. */
struct json data_taxonomies(const struct data *data);
struct json data_taxonomy_terms(const struct data *data);

#endif
