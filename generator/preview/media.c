/* SPDX-License-Identifier: MIT */
#include "preview/media.h"

struct media {
    struct str suffix;
    const char *type;
};

static const struct media MEDIA[] = {
    {STR_INIT(".html"), "text/html; charset=utf-8"},
    {STR_INIT(".css"), "text/css; charset=utf-8"},
    {STR_INIT(".js"), "text/javascript; charset=utf-8"},
    {STR_INIT(".json"), "application/json"},
    {STR_INIT(".txt"), "text/plain; charset=utf-8"},
    {STR_INIT(".csv"), "text/csv; charset=utf-8"},
    {STR_INIT(".vcf"), "text/vcard; charset=utf-8"},
    {STR_INIT(".xml"), "application/xml"},
    {STR_INIT(".svg"), "image/svg+xml"},
    {STR_INIT(".png"), "image/png"},
    {STR_INIT(".jpg"), "image/jpeg"},
    {STR_INIT(".jpeg"), "image/jpeg"},
    {STR_INIT(".gif"), "image/gif"},
    {STR_INIT(".webp"), "image/webp"},
    {STR_INIT(".avif"), "image/avif"},
    {STR_INIT(".ico"), "image/vnd.microsoft.icon"},
    {STR_INIT(".woff2"), "font/woff2"},
    {STR_INIT(".mp3"), "audio/mpeg"},
    {STR_INIT(".mp4"), "video/mp4"},
    {STR_INIT(".webm"), "video/webm"},
    {STR_INIT(".pdf"), "application/pdf"},
    {STR_INIT(".zip"), "application/zip"},
    {STR_INIT(".odt"), "application/vnd.oasis.opendocument.text"},
    {STR_INIT(".ods"), "application/vnd.oasis.opendocument.spreadsheet"},
    {STR_INIT(".docx"),
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {STR_INIT(".xlsx"),
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
};

const char *media_type(struct str path)
{
    for (size_t i = 0; i < sizeof(MEDIA) / sizeof(*MEDIA); i++)
        if (str_ends_with(path, MEDIA[i].suffix))
            return MEDIA[i].type;
    return "application/octet-stream";
}
