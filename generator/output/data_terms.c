/* SPDX-License-Identifier: MIT */
#include "output/data_terms.h"

const struct data_term_text DATA_TERMS[TERM_COUNT] = {
    [TERM_ID] = {"id", "Its id in Balise's directory and in addresses of pages.",
                 "Son identifiant dans l’annuaire de Balise et dans les adresses des "
                 "pages."},
    [TERM_COUNTRY] = {"country",
                      "The country it serves: ISO 3166-1 alpha-2, EU, or 001 for the "
                      "world.",
                      "Le pays desservi : ISO 3166-1 alpha-2, EU, ou 001 pour le "
                      "monde."},
    [TERM_REGION] = {"region", "It serves only this part of the country: ISO 3166-2.",
                     "Il ne dessert que cette partie du pays : ISO 3166-2."},
    [TERM_STATUS] = {"status",
                     "active, announced (not yet in service), suspended (not now), "
                     "retired (never again).",
                     "active (en service), announced (pas encore), suspended (pas en "
                     "ce moment), retired (plus jamais)."},
    [TERM_STATUS_SINCE] = {"status-since", "Date since which it has this status.",
                           "Date depuis laquelle il a cet état."},
    [TERM_STATUS_UNTIL] = {"status-until", "Date until which it has, or had, it.",
                           "Date jusqu’à laquelle il a, ou avait, cet état."},
    [TERM_REPLACED_BY] = {"replaced-by",
                          "What to use instead: an id; its UUID is in service_id.",
                          "Ce qu’il faut utiliser à la place : un identifiant ; son "
                          "UUID est dans service_id."},
    [TERM_NOT_CALLABLE] = {"not-callable",
                           "A number or address that must not be used or offered: no "
                           "longer, not yet, or not now in service. Its kind is in "
                           "channel, its usual spelling in display. It never stands in "
                           "phones.",
                           "Un numéro ou une adresse à ne pas utiliser ni proposer : "
                           "plus, pas encore ou pas en ce moment en service. Sa nature "
                           "est dans channel, sa graphie habituelle dans display. Il "
                           "ne figure jamais dans phones."},
    [TERM_EMERGENCY] = {"emergency",
                        "An emergency number, and what it is for: general, police, "
                        "ambulance, fire, text, relay.",
                        "Un numéro d’urgence et son usage : general, police, "
                        "ambulance, fire (pompiers), text (par SMS), relay "
                        "(interprètes)."},
    [TERM_PROVIDER] = {"provider", "Who runs it: public, charity, police, commercial.",
                       "Qui le tient : public, charity (association), police, "
                       "commercial."},
    [TERM_NAME] = {"name", "One of its own names; its language is in language.",
                   "Un de ses propres noms ; la langue est dans language."},
    [TERM_SUMMARY] = {"summary", "The description in the language of language.",
                      "La description dans la langue de language."},
    [TERM_WHEN] = {"when", "A case in which to call, in the language of language.",
                   "Un cas où appeler, dans la langue de language."},
    [TERM_ANONYMOUS] = {"anonymous",
                        "yes or no: can one stay anonymous? Absent: not known.",
                        "yes ou no : peut-on rester anonyme ? Absent : non connu."},
    [TERM_CONFIDENTIAL] = {"confidential", "yes or no. Absent: not known.",
                           "yes ou no : confidentiel. Absent : non connu."},
    [TERM_CONSENT] = {"consent",
                      "yes or no: does it act only with the person's consent?",
                      "yes ou no : n’agit-il qu’avec l’accord de la personne ?"},
    [TERM_IMAGE_AGE_MIN] = {"image-age-min",
                            "Only if the person was at least so old, in years, when "
                            "the image was made.",
                            "Seulement si la personne avait au moins cet âge, en "
                            "années, au moment de l’image."},
    [TERM_IMAGE_AGE_MAX] = {"image-age-max",
                            "Only if the person was at most so old, in years, when "
                            "the image was made.",
                            "Seulement si la personne avait au plus cet âge, en "
                            "années, au moment de l’image."},
    [TERM_ACCESS] = {"access",
                     "sign-language, text-relay, video-relay, easy-language or "
                     "wheelchair; in which languages is in language.",
                     "sign-language (langue des signes), text-relay ou video-relay "
                     "(relais), easy-language (langage simple) ou wheelchair (fauteuil "
                     "roulant) ; les langues sont dans language."},
    [TERM_SOURCE] = {"source",
                     "A source of the record: its title; with url, date or accessed "
                     "(the day on which it was read), and the facts it supports (all "
                     "where facts is absent).",
                     "Une source de la fiche : son titre ; avec url, date ou accessed "
                     "(le jour de la lecture), et les faits qu’elle soutient (tous en "
                     "l’absence de facts)."},
    [TERM_CHECKED_HOW] = {"checked-how",
                          "How it was confirmed with the operator on assured_date.",
                          "Comment l’exploitant l’a confirmée, à la date "
                          "assured_date."},
    [TERM_CHECKED_BY] = {"checked-by", "The role of who confirmed it.",
                         "La fonction de la personne qui l’a fait confirmer."},
    [TERM_REVIEW_BY] = {"review-by", "Date by which it is to be looked at again.",
                        "Date avant laquelle la fiche doit être revue."},
    [TERM_CONFIDENCE] = {"confidence",
                         "verified (two sources), single-source, unconfirmed, "
                         "disputed.",
                         "verified (deux sources), single-source (une seule), "
                         "unconfirmed (non confirmé), disputed (contesté)."},
    [TERM_VALID_FROM] = {"valid-from", "Not valid before this date.",
                         "Non valable avant cette date."},
    [TERM_VALID_TO] = {"valid-to", "Not valid after this date.",
                       "Non valable après cette date."},
    [TERM_NOTE] = {"note", "A remark, in the language of language.",
                   "Une remarque, dans la langue de language."},
    [TERM_CHANNEL] = {"channel",
                      "The kind of way: phone, sms, chat, app, email, form, web, "
                      "visit. Of a schedule: the id of the phone, contact or location "
                      "that it is for.",
                      "La nature du moyen : phone, sms, chat, app, email, form, web, "
                      "visit. D’un horaire : l’id du téléphone, contact ou lieu "
                      "concerné."},
    [TERM_DISPLAY] = {"display", "The number as its operator writes it.",
                      "Le numéro tel que l’exploitant l’écrit."},
    [TERM_DIALLED_IN] = {"dialled-in",
                         "A short or national number: it is this service only when "
                         "dialled in this country. Elsewhere the same digits may be "
                         "somebody else's.",
                         "Un numéro court ou national : il ne mène à ce service que "
                         "composé dans ce pays. Ailleurs, les mêmes chiffres peuvent "
                         "appartenir à un autre."},
    [TERM_ABROAD] = {"abroad", "What to dial from other countries.",
                     "Le numéro à composer depuis un autre pays."},
    [TERM_KEYWORD] = {"keyword", "The word that the text message must contain.",
                      "Le mot que le SMS doit contenir."},
    [TERM_TITLE] = {"title", "What the number is called.", "Le nom du numéro."},
    [TERM_PLATFORM] = {"platform", "Of an app: android, ios, desktop.",
                       "D’une application : android, ios, desktop."},
    [TERM_PAGE_LANGUAGE] = {"page-language", "The language of a web site: BCP 47.",
                            "La langue d’un site : BCP 47."},
    [TERM_COST] = {"cost", "What it costs: a term of the taxonomy costs.",
                   "Ce qu’il coûte : un terme de la taxonomie costs."},
    [TERM_ON_BILL] = {"on-bill",
                      "yes or no: does the call show on the telephone bill? Absent: "
                      "not known.",
                      "yes ou no : l’appel figure-t-il sur la facture ? Absent : non "
                      "connu."},
    [TERM_HOURS] = {"hours", "Opening hours as OpenStreetMap's opening_hours.",
                    "Horaires dans la syntaxe opening_hours d’OpenStreetMap."},
    [TERM_TIME_ZONE] = {"time-zone",
                        "IANA time zone in which the hours are meant; what HSDS calls "
                        "timezone has no summer time and is left out.",
                        "Fuseau horaire IANA des horaires ; le champ timezone de HSDS "
                        "ignore l’heure d’été et n’est pas utilisé."},
};
