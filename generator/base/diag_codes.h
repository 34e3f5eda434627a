/* SPDX-License-Identifier: MIT */
/*
 * The one table of everything Balise can complain about. A code is never reused for
 * another meaning. Each has a golden case in tests/diagnostics/<slug>/, and a test
 * fails where one is missing.
 *
 *   X(NAME, "slug", LEVEL, "what it means, one sentence")
 */
#ifndef BASE_DIAG_CODES_H
#define BASE_DIAG_CODES_H

/* clang-format off */
#define DIAG_CODES(X)                                                                             \
    /* Files */                                                                                   \
    X(FILE_READ, "file-read", DIAG_LEVEL_ERROR, "a file could not be read")                       \
    X(FILE_TOO_LARGE, "file-too-large", DIAG_LEVEL_ERROR, "a file is larger than the limit")      \
    X(FILE_IGNORED, "file-ignored", DIAG_LEVEL_WARNING,                                           \
      "a file in a content folder has no place there and was left out")                           \
    X(FILE_MISSING, "file-missing", DIAG_LEVEL_ERROR, "a file that every site needs is missing")  \
    /* Text and encodings */                                                                      \
    X(CHARSET_GUESSED, "charset-guessed", DIAG_LEVEL_WARNING,                                     \
      "a file is not UTF-8 and was read as Windows-1252")                                         \
    X(CHARSET_INVALID, "charset-invalid", DIAG_LEVEL_ERROR,                                       \
      "a file has bytes that its encoding does not allow")                                        \
    X(CHARSET_NUL, "charset-nul", DIAG_LEVEL_ERROR, "a text file contains a NUL character")       \
    X(CHARSET_DECLARED, "charset-declared", DIAG_LEVEL_WARNING,                                   \
      "a file that is UTF-8 is declared to be something else")                                    \
    X(CHARSET_UNKNOWN, "charset-unknown", DIAG_LEVEL_ERROR,                                       \
      "an encoding's name is not known on this computer")                                         \
    /* YAML */                                                                                    \
    X(YAML_SYNTAX, "yaml-syntax", DIAG_LEVEL_ERROR, "YAML that cannot be understood")             \
    X(YAML_FEATURE, "yaml-feature", DIAG_LEVEL_ERROR,                                             \
      "an anchor, alias, tag or second document: YAML that Balise does not use")                  \
    X(YAML_DEPTH, "yaml-depth", DIAG_LEVEL_ERROR, "YAML nested too deeply")                       \
    X(YAML_DUPLICATE, "yaml-duplicate", DIAG_LEVEL_ERROR, "the same key twice in one mapping")    \
    X(FIELD_UNKNOWN, "field-unknown", DIAG_LEVEL_WARNING, "a field that Balise does not know")    \
    X(FIELD_MISSING, "field-missing", DIAG_LEVEL_ERROR, "a field that must be there is not")      \
    X(FIELD_TYPE, "field-type", DIAG_LEVEL_ERROR,                                                 \
      "a list where one value belongs, or the other way round")                                   \
    X(FIELD_VALUE, "field-value", DIAG_LEVEL_ERROR, "a field's value is not one that it can have")\
    X(DATE_INVALID, "date-invalid", DIAG_LEVEL_ERROR, "a date that is none; write 2026-11-22")    \
    /* Pages */                                                                                   \
    X(FRONT_MATTER_MISSING, "front-matter-missing", DIAG_LEVEL_ERROR,                             \
      "a page does not begin with front matter between two lines of ---")                         \
    X(FRONT_MATTER_OPEN, "front-matter-open", DIAG_LEVEL_ERROR,                                   \
      "a page's front matter has no closing line of ---")                                         \
    X(KEYWORDS_EMPTY, "keywords-empty", DIAG_LEVEL_WARNING,                                       \
      "a page has no keywords, so search and the A to Z miss it")                                 \
    X(PAGE_DUPLICATE, "page-duplicate", DIAG_LEVEL_ERROR,                                         \
      "two pages of one language have the same id")                                               \
    X(TRANSLATION_OUTDATED, "translation-outdated", DIAG_LEVEL_WARNING,                           \
      "the source page has changed since this translation was made")                              \
    X(TRANSLATION_SOURCE, "translation-source", DIAG_LEVEL_ERROR,                                 \
      "translation-of names a language in which the page does not exist")                         \
    X(SIGN_REFUSED, "sign-refused", DIAG_LEVEL_ERROR,                                             \
      "a page that cannot be signed as a translation that somebody has reviewed")                 \
    X(LANGUAGE_UNDECLARED, "language-undeclared", DIAG_LEVEL_WARNING,                             \
      "a folder of pages in a language that site.yaml does not list")                             \
    X(EXPIRED, "expired", DIAG_LEVEL_WARNING, "a page is past its expiry date")                   \
    /* Markdown */                                                                                \
    X(HTML_REFUSED, "html-refused", DIAG_LEVEL_ERROR, "raw HTML in a page")                       \
    X(HEADING_LEVEL, "heading-level", DIAG_LEVEL_WARNING,                                         \
      "a first-level heading inside a page, or a level left out")                                 \
    X(CALLOUT_UNKNOWN, "callout-unknown", DIAG_LEVEL_ERROR, "a callout of an unknown kind")       \
    X(CALLOUT_ARGUMENT, "callout-argument", DIAG_LEVEL_ERROR,                                     \
      "a LAW or FIGURE callout without its country and date, or year and source")                 \
    X(MARKDOWN_DEPTH, "markdown-depth", DIAG_LEVEL_ERROR, "Markdown nested too deeply")           \
    X(CARD_PLACE, "card-place", DIAG_LEVEL_ERROR,                                                 \
      "a card or list of services that does not stand alone in its paragraph")                    \
    /* Links */                                                                                   \
    X(LINK_SCHEME, "link-scheme", DIAG_LEVEL_ERROR, "a link with a scheme that is not allowed")   \
    X(LINK_PHONE, "link-phone", DIAG_LEVEL_ERROR,                                                 \
      "a tel: or sms: link in prose; only the directory makes a number callable")                 \
    X(LINK_BROKEN, "link-broken", DIAG_LEVEL_ERROR, "a link to a page that does not exist")       \
    X(LINK_ANCHOR, "link-anchor", DIAG_LEVEL_ERROR, "a link to a heading that does not exist")    \
    X(LINK_FILE, "link-file", DIAG_LEVEL_ERROR, "a link to a file that is not in content/files")  \
    X(LINK_LANGUAGE, "link-language", DIAG_LEVEL_ERROR,                                           \
      "lang: names a language that is not well-formed")                                           \
    X(SERVICE_UNKNOWN, "service-unknown", DIAG_LEVEL_ERROR,                                       \
      "a service id that is not in the directory")                                                \
    X(SERVICES_QUERY, "services-query", DIAG_LEVEL_ERROR,                                         \
      "a services: list with an unknown key or value")                                            \
    X(SERVICES_EMPTY, "services-empty", DIAG_LEVEL_WARNING, "a services: list that is empty")     \
    X(TERM_UNKNOWN, "term-unknown", DIAG_LEVEL_ERROR, "a term that the glossary does not have")   \
    X(TERM_DUPLICATE, "term-duplicate", DIAG_LEVEL_ERROR, "a term defined twice")                 \
    /* Directory */                                                                               \
    X(XML_SYNTAX, "xml-syntax", DIAG_LEVEL_ERROR, "XML that is not well-formed")                  \
    X(XML_DTD, "xml-dtd", DIAG_LEVEL_ERROR, "a DTD or entity declaration; Balise reads none")     \
    X(XML_DEPTH, "xml-depth", DIAG_LEVEL_ERROR, "XML nested too deeply")                          \
    X(TOO_MANY, "too-many", DIAG_LEVEL_ERROR,                                                     \
      "more is wrong with one directory file than is listed")                                     \
    X(ELEMENT_UNKNOWN, "element-unknown", DIAG_LEVEL_ERROR,                                       \
      "an element that has no meaning at this place")                                             \
    X(ELEMENT_MISSING, "element-missing", DIAG_LEVEL_ERROR, "an element that must be there")      \
    X(ELEMENT_TEXT, "element-text", DIAG_LEVEL_ERROR,                                             \
      "text where only elements belong, or an element that lacks its text")                       \
    X(ATTRIBUTE_UNKNOWN, "attribute-unknown", DIAG_LEVEL_ERROR,                                   \
      "an attribute that its element does not have")                                              \
    X(ATTRIBUTE_MISSING, "attribute-missing", DIAG_LEVEL_ERROR, "an attribute that must be there")\
    X(ATTRIBUTE_VALUE, "attribute-value", DIAG_LEVEL_ERROR,                                       \
      "an attribute's value is not one that it can have")                                         \
    X(ID_INVALID, "id-invalid", DIAG_LEVEL_ERROR,                                                 \
      "an id that is not made of a-z, 0-9 and - or is too long")                                  \
    X(SERVICE_DUPLICATE, "service-duplicate", DIAG_LEVEL_ERROR, "two services with the same id")  \
    X(REPLACED_BY, "replaced-by", DIAG_LEVEL_ERROR,                                               \
      "replaced-by names a service that does not exist, or leads in a circle")                    \
    X(COUNTRY_FILE, "country-file", DIAG_LEVEL_ERROR,                                             \
      "a directory file whose name and country do not agree")                                     \
    X(PHONE_DIAL, "phone-dial", DIAG_LEVEL_ERROR, "dial is not digits, or + and digits")          \
    X(PHONE_DISPLAY, "phone-display", DIAG_LEVEL_ERROR,                                           \
      "display and dial are not the same number")                                                 \
    X(HOURS_SYNTAX, "hours-syntax", DIAG_LEVEL_ERROR, "opening hours that cannot be understood")  \
    X(HOURS_UNSUPPORTED, "hours-unsupported", DIAG_LEVEL_ERROR,                                   \
      "opening hours of a form that Balise does not read")                                        \
    X(HOURS_REPLACED, "hours-replaced", DIAG_LEVEL_WARNING,                                       \
      "';' in opening hours replaces hours that ',' would add to")                                \
    X(HOLIDAYS_MISSING, "holidays-missing", DIAG_LEVEL_WARNING,                                   \
      "opening hours speak of public holidays of a year that holidays.yaml does not have")        \
    X(VOCABULARY_UNKNOWN, "vocabulary-unknown", DIAG_LEVEL_ERROR,                                 \
      "a topic, audience, kind, country, language or cost that vocabulary.yaml does not have")    \
    X(TEXT_MISSING, "text-missing", DIAG_LEVEL_WARNING,                                           \
      "a text that is missing in one of the site's languages")                                    \
    /* Tables of spreadsheets */                                                                  \
    X(SHEET_SYNTAX, "sheet-syntax", DIAG_LEVEL_ERROR, "a table whose quotes do not match")        \
    X(SHEET_COLUMN, "sheet-column", DIAG_LEVEL_ERROR,                                             \
      "a table without a column that every row needs, or with one of them twice")                 \
    X(SHEET_IGNORED, "sheet-ignored", DIAG_LEVEL_WARNING,                                         \
      "a column that Balise does not know was left out")                                          \
    X(SHEET_ROW, "sheet-row", DIAG_LEVEL_ERROR,                                                   \
      "a row that belongs to no record, or says what its record cannot have")                     \
    X(SHEET_MISSING, "sheet-missing", DIAG_LEVEL_WARNING,                                         \
      "a record or channel that the table does not have; nothing is deleted")                     \
    X(SHEET_STALE, "sheet-stale", DIAG_LEVEL_ERROR,                                               \
      "a record that has changed since the table was exported")                                   \
    X(SHEET_CONFLICT, "sheet-conflict", DIAG_LEVEL_ERROR,                                         \
      "two rows that say different things of the same record")                                    \
    X(SHEET_NUMBER, "sheet-number", DIAG_LEVEL_ERROR,                                             \
      "a number that a spreadsheet has damaged, or may have damaged")                             \
    X(SHEET_DATE, "sheet-date", DIAG_LEVEL_ERROR,                                                 \
      "a cell that a spreadsheet has turned into a date or a time")                               \
    X(SHEET_VALUE, "sheet-value", DIAG_LEVEL_ERROR,                                               \
      "a formula, an error or a logical value of a spreadsheet")                                  \
    X(SHEET_ENCODING, "sheet-encoding", DIAG_LEVEL_ERROR,                                         \
      "letters that were lost or confused when the table was saved")                              \
    X(SHEET_PLACE, "sheet-place", DIAG_LEVEL_ERROR,                                               \
      "a change that only a person can make in the directory's file")                             \
    /* Site */                                                                                    \
    X(SITE_LANGUAGES, "site-languages", DIAG_LEVEL_ERROR,                                         \
      "site.yaml lists no languages, or one that is not well-formed")                             \
    X(STANCE_CONFLICT, "stance-conflict", DIAG_LEVEL_ERROR,                                       \
      "translations of a page, or pages for the same country, give opposite instructions")        \
    X(STANCE_LINK, "stance-link", DIAG_LEVEL_ERROR,                                               \
      "a general page contradicts one for a country and does not link to it")                     \
    X(OUTPUT_CLASH, "output-clash", DIAG_LEVEL_ERROR,                                             \
      "two sources would be written to the same file of the site")                                \
    X(OUTPUT_NAME, "output-name", DIAG_LEVEL_ERROR,                                               \
      "a name that some file system cannot hold, or a path that is too long")                     \
    X(OUTPUT_FOREIGN, "output-foreign", DIAG_LEVEL_ERROR,                                         \
      "a file in the output folder that Balise did not write stands where one belongs")           \
    X(OUTPUT_WRITE, "output-write", DIAG_LEVEL_ERROR, "a file could not be written")              \
    /* Copies */                                                                                  \
    X(SUMS_LINE, "sums-line", DIAG_LEVEL_ERROR, "a line of SHA256SUMS that cannot be understood")  \
    /* Offline */                                                                                 \
    X(OFFLINE_REQUEST, "offline-request", DIAG_LEVEL_ERROR,                                       \
      "a built page, style or script asks another computer")                                      \
    X(OFFLINE_ADDRESS, "offline-address", DIAG_LEVEL_ERROR,                                       \
      "an address that is not relative to its file, or leads out of the folder")                  \
    X(OFFLINE_LINK, "offline-link", DIAG_LEVEL_ERROR,                                             \
      "a built page leads to a folder, to no file, or to one with other letters")                 \
    X(OFFLINE_ANCHOR, "offline-anchor", DIAG_LEVEL_ERROR,                                         \
      "a built page leads to a place that the other page does not have")                          \
    X(OFFLINE_FEATURE, "offline-feature", DIAG_LEVEL_ERROR,                                       \
      "a built page or style has what browsers refuse without a web server")                      \
    X(OFFLINE_SCRIPT, "offline-script", DIAG_LEVEL_ERROR,                                         \
      "a script has a word that loads or sends, which fails without a web server")                \
    X(OFFLINE_NAME, "offline-name", DIAG_LEVEL_ERROR,                                             \
      "a file's name cannot be copied to FAT or Windows")                                         \
    /* Prose against data */                                                                      \
    X(PROSE_NUMBER, "prose-number", DIAG_LEVEL_ERROR,                                             \
      "a telephone number typed in a text; only the directory may say it")                        \
    X(PROSE_NUMBER_INACTIVE, "prose-number-inactive", DIAG_LEVEL_ERROR,                           \
      "a text names the number of a service that is not in service")                              \
    X(PROSE_NUMBER_FOREIGN, "prose-number-foreign", DIAG_LEVEL_ERROR,                             \
      "a page about one country names a number of another")                                       \
    X(PROSE_NUMBER_UNKNOWN, "prose-number-unknown", DIAG_LEVEL_WARNING,                           \
      "what looks like a telephone number and is not in the directory")                           \
    X(PROSE_ADDRESS, "prose-address", DIAG_LEVEL_WARNING,                                         \
      "a text gives the web or e-mail address of a service that the directory has")               \
    X(PROSE_ADDRESS_INACTIVE, "prose-address-inactive", DIAG_LEVEL_ERROR,                         \
      "a text gives the web or e-mail address of a service that is not in service")               \
    X(PROSE_HOURS, "prose-hours", DIAG_LEVEL_WARNING,                                             \
      "a text says that a service is always open, and its record has limited hours")              \
    /* Wording */                                                                                 \
    X(WORDING, "wording", DIAG_LEVEL_WARNING,                                                     \
      "words that blame, promise what nobody can, mislead, or that the editors avoid")            \
    X(WORDING_DANGER, "wording-danger", DIAG_LEVEL_ERROR,                                         \
      "words that can endanger: means of suicide, calls for revenge")                             \
    X(WORDING_MEANT, "wording-meant", DIAG_LEVEL_WARNING,                                         \
      "a sentence under 'meant' that the page does not have")                                     \
    /* Theme */                                                                                   \
    X(THEME_MISSING, "theme-missing", DIAG_LEVEL_ERROR, "a theme or one of its parts is missing") \
    X(THEME_INLINE, "theme-inline", DIAG_LEVEL_ERROR,                                             \
      "a style or script that cannot stand inside a page")                                        \
    X(THEME_CYCLE, "theme-cycle", DIAG_LEVEL_ERROR, "themes that extend each other in a circle")  \
    X(TEMPLATE_SYNTAX, "template-syntax", DIAG_LEVEL_ERROR,                                       \
      "a template that cannot be understood")                                                     \
    X(TEMPLATE_PARTIAL, "template-partial", DIAG_LEVEL_ERROR,                                     \
      "a template names a partial that does not exist")                                           \
    X(TEMPLATE_DEPTH, "template-depth", DIAG_LEVEL_ERROR, "templates nested too deeply")          \
    X(TEMPLATE_NAME, "template-name", DIAG_LEVEL_WARNING,                                         \
      "a template asks for a name that no view has, or for the text of a list")                   \
    X(STRING_MISSING, "string-missing", DIAG_LEVEL_WARNING,                                       \
      "an interface text is missing in one language and falls back to another")
/* clang-format on */

#endif
