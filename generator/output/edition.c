/* SPDX-License-Identifier: MIT */
#include "output/edition.h"

#include "site/neutral.h"

/* Bytes of the longest common run of whole folders: "fr/a/" of "fr/a/x", "fr/a/b/y". */
static size_t common_folders(struct str a, struct str b)
{
    size_t common = 0;
    for (size_t i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++)
        if (a.ptr[i] == '/')
            common = i + 1;
    return common;
}

static void folder_add_file_href(const struct edition *edition, struct strbuf *out,
                                 const struct route *from, struct str path)
{
    (void)edition;
    size_t common = common_folders(from->path, path);
    for (size_t i = common; i < from->path.len; i++)
        if (from->path.ptr[i] == '/')
            strbuf_add(out, STR("../"));
    strbuf_add(out, str_slice(path, common, path.len));
}

static void folder_add_language_href(const struct edition *edition, struct strbuf *out,
                                     const struct route *from, const struct route *to)
{
    folder_add_file_href(edition, out, from, to->path);
}

static void folder_add_id(const struct edition *edition, struct strbuf *out,
                          const struct route *page, struct str anchor)
{
    (void)edition, (void)page;
    strbuf_add(out, anchor);
}

static void neutral_add_id(const struct edition *edition, struct strbuf *out,
                           const struct route *page, struct str anchor)
{
    struct arena scratch = {0};
    (void)edition, (void)page;
    if (anchor.len == 0)
        return;
    strbuf_add_char(out, 's'); /* an id that starts with a letter suits style sheets */
    strbuf_add(out, neutral_name(&scratch, "anchor", anchor));
    arena_release(&scratch);
}

static void folder_add_href(const struct edition *edition, struct strbuf *out,
                            const struct route *from, const struct route *to,
                            struct str anchor)
{
    if (from != to || anchor.len == 0)
        folder_add_file_href(edition, out, from, to->path);
    if (anchor.len) {
        strbuf_add_char(out, '#');
        edition->add_id(edition, out, to, anchor);
    }
}

static const struct edition FOLDER = {folder_add_href,
                                      folder_add_language_href,
                                      folder_add_file_href,
                                      folder_add_id,
                                      true,
                                      STR_INIT(""),
                                      false,
                                      NULL};
static const struct edition NEUTRAL = {folder_add_href,
                                       folder_add_language_href,
                                       folder_add_file_href,
                                       neutral_add_id,
                                       true,
                                       STR_INIT(""),
                                       false,
                                       NULL};

const struct edition *edition_folder(void)
{
    return &FOLDER;
}

const struct edition *edition_neutral(void)
{
    return &NEUTRAL;
}
