/* SPDX-License-Identifier: MIT */
#include "base/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message_table.h"

static const struct message_table *const TABLES[] = {
    &MESSAGES_OF_TEXTS,    &MESSAGES_OF_DIRECTORY, &MESSAGES_OF_SHEETS,
    &MESSAGES_OF_SITES,    &MESSAGES_OF_THEMES,    &MESSAGES_OF_COPIES,
    &MESSAGES_OF_COMMANDS, &MESSAGES_OF_REPORTS,
};

/* The system's own words, which no sentence of Balise's is. */
static const struct error_words {
    int error;
    const char *french;
} ERRORS[] = {
    {EACCES, "accès refusé"},
    {EADDRINUSE, "cette adresse est déjà utilisée"},
    {EADDRNOTAVAIL, "cette adresse n’existe pas sur cet ordinateur"},
    {EAGAIN, "momentanément impossible"},
    {EBADF, "fichier mal ouvert"},
    {EBUSY, "occupé par un autre programme"},
    {EEXIST, "il existe déjà"},
    {EFBIG, "fichier trop volumineux"},
    {EILSEQ, "caractère impossible"},
    {EINTR, "interrompu"},
    {EINVAL, "demande impossible"},
    {EIO, "erreur de lecture ou d’écriture du support"},
    {EISDIR, "c’est un dossier"},
    {ELOOP, "trop de liens symboliques à la suite"},
    {EMFILE, "trop de fichiers ouverts"},
    {ENAMETOOLONG, "nom trop long"},
    {ENFILE, "trop de fichiers ouverts sur cet ordinateur"},
    {ENODEV, "le support n’est plus là"},
    {ENOENT, "fichier ou dossier introuvable"},
    {ENOMEM, "mémoire insuffisante"},
    {ENOSPC, "plus de place sur le support"},
    {ENOSYS, "cet ordinateur ne sait pas le faire"},
    {ENOTDIR, "ce n’est pas un dossier"},
    {ENOTEMPTY, "le dossier n’est pas vide"},
    {ENOTSUP, "cet ordinateur ne sait pas le faire"},
    {ENXIO, "le support n’est plus là"},
    {EPERM, "opération interdite"},
    {EROFS, "support en lecture seule"},
    {ETXTBSY, "fichier occupé par un autre programme"},
    {EXDEV, "c’est un autre support"},
};

bool message_language_parse(struct str name, enum message_language *language)
{
    bool french = str_equal(name, STR("fr"));
    if (!french && !str_equal(name, STR("en")))
        return false;
    *language = french ? MESSAGE_FRENCH : MESSAGE_ENGLISH;
    return true;
}

enum message_language message_language_of_locale(struct str locale)
{
    size_t end = 0;
    while (end < locale.len && !strchr("_.@-", locale.ptr[end]))
        end++;
    return str_equal_ignore_case(str_slice(locale, 0, end), STR("fr"))
               ? MESSAGE_FRENCH
               : MESSAGE_ENGLISH;
}

const char *message_language_tag(enum message_language language)
{
    return language == MESSAGE_FRENCH ? "fr" : "en";
}

static int compare_english(const void *key, const void *item)
{
    const struct message *message = item;
    return strcmp(key, message->english);
}

const char *message_in(enum message_language language, const char *english)
{
    for (size_t i = 0;
         language == MESSAGE_FRENCH && i < sizeof(TABLES) / sizeof(*TABLES); i++) {
        const struct message *found =
            bsearch(english, TABLES[i]->items, TABLES[i]->count, sizeof(struct message),
                    compare_english);
        if (found)
            return found->french;
    }
    return english;
}

const char *message_for(enum message_language language, size_t count, const char *one,
                        const char *many)
{
    bool is_one = count == 1 || (language == MESSAGE_FRENCH && count == 0);
    return message_in(language, is_one ? one : many);
}

const char *message_of_error(enum message_language language, int error)
{
    for (size_t i = 0;
         language == MESSAGE_FRENCH && i < sizeof(ERRORS) / sizeof(*ERRORS); i++)
        if (ERRORS[i].error == error)
            return ERRORS[i].french;
    return strerror(error);
}
