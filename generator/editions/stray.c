/* SPDX-License-Identifier: MIT */
#include "editions/stray.h"

#include <stddef.h>

/* Where a pattern holds: systems keep their own folders only at the top of a key. */
enum place { ANYWHERE, AT_ROOT };

/* A '*' at its end stands for anything. */
struct pattern {
    struct str name;
    enum place place;
};

static const struct pattern PATTERNS[] = {
    /* Windows */
    {STR_INIT("System Volume Information"), AT_ROOT},
    {STR_INIT("$RECYCLE.BIN"), AT_ROOT},
    {STR_INIT("RECYCLER"), AT_ROOT},
    {STR_INIT("FOUND.*"), AT_ROOT},
    {STR_INIT("Thumbs.db"), ANYWHERE},
    {STR_INIT("ehthumbs.db"), ANYWHERE},
    {STR_INIT("ehthumbs_vista.db"), ANYWHERE},
    {STR_INIT("desktop.ini"), ANYWHERE},
    /* macOS */
    {STR_INIT(".DS_Store"), ANYWHERE},
    {STR_INIT("._*"), ANYWHERE},
    {STR_INIT(".fseventsd"), AT_ROOT},
    {STR_INIT(".Spotlight-V100"), AT_ROOT},
    {STR_INIT(".Trashes"), AT_ROOT},
    {STR_INIT(".TemporaryItems"), AT_ROOT},
    {STR_INIT(".DocumentRevisions-V100"), AT_ROOT},
    {STR_INIT(".apdisk"), AT_ROOT},
    {STR_INIT(".VolumeIcon.icns"), AT_ROOT},
    {STR_INIT(".metadata_never_index"), AT_ROOT},
    /* Linux */
    {STR_INIT(".Trash-*"), AT_ROOT},
    {STR_INIT("lost+found"), AT_ROOT},
    {STR_INIT(".directory"), ANYWHERE},
    {STR_INIT(".xdg-volume-info"), AT_ROOT},
    /* Android */
    {STR_INIT("LOST.DIR"), AT_ROOT},
    {STR_INIT("Android"), AT_ROOT},
    {STR_INIT(".android_secure"), AT_ROOT},
    /* A school's own. */
    {STR_INIT(STRAY_LOCAL), AT_ROOT},
};

static bool matches(struct str name, struct str pattern)
{
    if (!str_ends_with(pattern, STR("*")))
        return str_equal_ignore_case(name, pattern);
    pattern.len--;
    return str_equal_ignore_case(str_slice(name, 0, pattern.len), pattern);
}

static bool is_known(struct str name, bool at_root)
{
    for (size_t i = 0; i < sizeof(PATTERNS) / sizeof(*PATTERNS); i++)
        if ((at_root || PATTERNS[i].place == ANYWHERE) &&
            matches(name, PATTERNS[i].name))
            return true;
    return false;
}

bool stray_is_ignored(struct str path)
{
    bool at_root = true;
    struct str name;
    for (; str_split(&path, '/', &name); at_root = false)
        if (is_known(name, at_root))
            return true;
    return false;
}
