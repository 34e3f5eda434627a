/* SPDX-License-Identifier: MIT */
/* The makers of the larger parts of a view. */
#ifndef OUTPUT_VIEW_PARTS_H
#define OUTPUT_VIEW_PARTS_H

#include "output/view.h"

/* view_frame.c: what every page has: addresses, languages, emergency line. */
void view_frame(const struct view *view);
void view_set_title(const struct view *view, struct str title, struct str description);

/* view_emergency.c: the emergency line, and a country's numbers one by one. */
struct value_record *view_emergency_line(const struct view *view);
struct value_list *view_emergencies(const struct view *view,
                                    const struct country *country);

/* The purpose in words: "police". */
struct str view_purpose(const struct view *view, enum purpose purpose);

/* view_collision.c: what the same short codes mean in other countries: [{text,
 * others}], one for each number that means something else there. */
struct value_list *view_collisions(const struct view *view,
                                   const struct service *service);
/* Adds what is to be said of one number; one of service and emergency is NULL. */
void view_add_collision(const struct view *view, struct value_list *list,
                        const struct service *service,
                        const struct emergency *emergency, struct str country,
                        const struct channel *channel);

/* view_service.c: a service as its card shows it. */
struct value_record *view_service(const struct view *view,
                                  const struct service *service);
/* Why it is not to be called: "no longer in service since 2022"; "" where it is. */
struct str view_status(const struct view *view, const struct service *service);
/* `groups` [{country-name, …, services}] by country, from services in the directory's
 * order; where they are of many countries other than the view's, those stand in
 * `elsewhere` {name, code, href} instead; `has-countries` where a group is of another
 * country than the view's; `is-empty`. */
void view_set_groups(const struct view *view, struct value_record *record,
                     const struct service_list *services);
/* May the number be a link on this page? Only callable ones, short codes only at home.
 */
bool view_may_link(const struct view *view, const struct service *service,
                   const struct channel *channel);

/* view_collection.c: what is known of a platform, whom a letter is for, and the table
 * of all platforms or letters on the page that shows them. */
void view_set_collection(const struct view *view, const struct page *page);

/* view_channel.c: one way to reach a service, and what is said about it. An emergency
 * number has no service: NULL. */
struct value_record *view_number(const struct view *view, const struct service *service,
                                 const struct channel *channel, bool linked);
/* `linked`: its address, or an office's telephone. */
struct value_record *view_channel(const struct view *view,
                                  const struct service *service,
                                  const struct channel *channel, bool linked);

/*
 * view_opening.c: what hours.js needs to say "open now", as `opening` {timezone, weeks,
 * until}; false but for callable services on their own page and in their own country.
 */
void view_set_opening(const struct view *view, struct value_record *record,
                      const struct service *service, const struct channel *channel);

/* view_facts.c: what is said beside how to reach a service. */
void view_set_channel_facts(const struct view *view, struct value_record *record,
                            const struct channel *channel);
/* The dates that are not in its status-text, and the time zone of its hours. */
void view_set_dates(const struct view *view, struct value_record *record,
                    const struct service *service);
/* Appends "anonymous", "confidential" …, as far as it is known. */
void view_add_promises(const struct view *view, struct value_list *list,
                       const struct confidentiality *said);
/* Who runs it, and for which part of the country. */
void view_set_provider(const struct view *view, struct value_record *record,
                       const struct service *service);
struct value_list *view_access(const struct view *view,
                               const struct accesses *accesses);
/* Who confirmed it with the operator, how and when, or that nobody has. */
struct str view_checked(const struct view *view, struct date date, struct str how,
                        struct str by);
/* What a source supports; "" where that is everything. */
struct str view_source_facts(const struct view *view, const struct citation *citation);
/* "Police post, 1 Example Street, 1950 Sion, Valais" */
struct str view_office(const struct view *view, const struct channel *channel);
/* "a, b, c" */
struct str view_join(const struct view *view, const struct strs *parts);

/*
 * view_proof.c: checked-text (how and when it was confirmed, or that it was not),
 * single-text (what rests on one source alone), review-by.
 */
void view_set_service_proof(const struct view *view, struct value_record *record,
                            const struct service *service);
void view_set_emergency_proof(const struct view *view, struct value_record *record,
                              const struct emergency *emergency);

/*
 * view_interpreter.c: `interpreter` {sentences, meaning}: asks in the country's
 * languages for an interpreter into the page's; false where that one is spoken there.
 */
void view_set_interpreter(const struct view *view, struct str country);

/*
 * view_recent.c: what is new, by the dates of pages and records. `alerts`: those that
 * hold on the day of the data; with a country, that country's.
 */
void view_set_alerts(const struct view *view, struct str country);
void view_reviewed(const struct view *view);
void view_archive(const struct view *view);

/* view_lists.c: home, topics, audiences, countries, A to Z, recently reviewed. */
void view_lists(const struct view *view);

/* view_way.c: pages that ask, and those that the answers lead to. */
/* The page whose steps a situation shows; NULL: there is none. */
const struct page *view_situation_page(const struct site *site,
                                       const struct site_language *language,
                                       const struct route *route);
/* Whom a country's service is for: "f1 f3", the first and the third of those who are
 * asked for; a place has the one that it is for. */
struct str view_whom(const struct view *view, const struct service *service);
void view_situation(const struct view *view);
void view_place(const struct view *view);
void view_takedown(const struct view *view);
void view_removal(const struct view *view);
/* What home, topics, audiences and countries ask: persons, situations, places … */
void view_set_way(const struct view *view);
/* takedown-href: "" where it is not offered or does not exist. */
void view_set_takedown(const struct view *view, bool is_offered);

/* view_paper.c: a poster, and pocket cards; and what leads to those of a country. */
void view_paper(const struct view *view);
void view_set_paper(const struct view *view, const struct country *country);

/* view_stances.c: where instructions differ from country to country; and
 * `stances-href`, which leads there from a page that is concerned, else "". */
void view_stances(const struct view *view);
void view_set_stances(const struct view *view, const struct page *page);

/* view_page.c: a page of the content. */
void view_page(struct view *view);

/*
 * view_own.c: own [{number, name role place email …}], the contacts of site.yaml: none
 * unless `wanted`, and only once in a page.
 */
void view_set_own(const struct view *view, struct value_record *record, bool wanted);
bool view_is_home(const struct view *view, struct str country);

#endif
