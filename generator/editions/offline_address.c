/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "editions/offline_parts.h"
#include "editions/stray.h"

/* ---- What an address is made of. ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* As browsers read it: no white space around it, no tab or new line in it. */
static struct str cleaned(struct arena *arena, struct str address)
{
    struct strbuf out = {0};
    for (size_t i = 0; i < address.len; i++)
        if (address.ptr[i] != '\t' && address.ptr[i] != '\n' && address.ptr[i] != '\r')
            strbuf_add_char(&out, address.ptr[i]);
    struct str copy = arena_copy(arena, str_trim(strbuf_str(&out)));
    strbuf_release(&out);
    return copy;
}

/* "https" of "https://example.org"; "" where it has none. */
static struct str scheme_of(struct str address)
{
    size_t at = 0;
    while (at < address.len &&
           (is_letter(address.ptr[at]) ||
            (at > 0 && ((address.ptr[at] >= '0' && address.ptr[at] <= '9') ||
                        address.ptr[at] == '+' || address.ptr[at] == '-' ||
                        address.ptr[at] == '.'))))
        at++;
    return at > 0 && at < address.len && address.ptr[at] == ':'
               ? str_slice(address, 0, at)
               : STR("");
}

static bool is_one_of(struct str name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignore_case(name, str_from(names[i])))
            return true;
    return false;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static struct str unescaped(struct arena *arena, struct str text)
{
    if (str_find_char(text, '%', 0) == STR_NOT_FOUND)
        return text;
    struct strbuf out = {0};
    for (size_t i = 0; i < text.len; i++) {
        int high = i + 2 < text.len ? hex_digit(text.ptr[i + 1]) : -1;
        int low = i + 2 < text.len ? hex_digit(text.ptr[i + 2]) : -1;
        bool escape = text.ptr[i] == '%' && high >= 0 && low >= 0;
        strbuf_add_char(&out, escape ? (char)(high * 16 + low) : text.ptr[i]);
        i += escape ? 2 : 0;
    }
    struct str copy = arena_copy(arena, strbuf_str(&out));
    strbuf_release(&out);
    return copy;
}

/* ---- Anchors. ---- */

static void keep_anchor(struct offline_scan *scan, struct str at, size_t target,
                        struct str anchor)
{
    struct offline_facts *facts = scan->facts;
    if (facts->ref_count == facts->ref_capacity) {
        facts->ref_capacity = facts->ref_capacity ? 2 * facts->ref_capacity : 16;
        facts->refs = memory_resize(
            facts->refs, memory_multiply(facts->ref_capacity, sizeof(*facts->refs)));
    }
    facts->refs[facts->ref_count++] = (struct offline_ref){
        .target = target,
        .offset = (uint32_t)(at.ptr - scan->source->text.ptr),
        .length = (uint32_t)at.len,
        .anchor = (uint32_t)facts->anchors.len,
        .anchor_length = (uint32_t)anchor.len,
    };
    strbuf_add(&facts->anchors, anchor);
}

/* "#top" and "#" are the top of every page; ":~:" begins what browsers look up. */
static void check_anchor(struct offline_scan *scan, struct str at, size_t target,
                         struct str fragment)
{
    size_t directive = str_find(fragment, STR(":~:"), 0);
    struct str anchor = unescaped(scan->arena, directive == STR_NOT_FOUND
                                                   ? fragment
                                                   : str_slice(fragment, 0, directive));
    if (anchor.len && !str_equal_ignore_case(anchor, STR("top")) && scan->facts &&
        offline_is_page(scan->names->tree.items[target].path))
        keep_anchor(scan, at, target, anchor);
}

/* ---- Where a relative address leads. ---- */

static void report_link(struct offline_scan *scan, struct str at, const char *what,
                        const char *hint)
{
    diag_add(scan->diags, DIAG_OFFLINE_LINK, location_of(scan->source, at), "%s",
             diag_words(scan->diags, what));
    diag_hint(scan->diags, "%s", diag_words(scan->diags, hint));
}

/* The file at a path in the folder; NULL when it was reported that there is none. */
static const struct tree_entry *find_file(struct offline_scan *scan, struct str at,
                                          struct str path)
{
    const struct offline_names *names = scan->names;
    const struct tree_entry *entry = map_get(&names->by_path, path);
    if (entry)
        return entry;
    const struct tree_entry *other =
        map_get(&names->by_lower, arena_lower(scan->arena, path));
    if (path.len == 0 || map_get(&names->folders, path)) {
        report_link(scan, at, "leads to a folder, not to a file",
                    "name the file: index.html; only web servers add it");
    } else if (other) {
        diag_add(scan->diags, DIAG_OFFLINE_LINK, location_of(scan->source, at),
                 "the file is called '%.*s', with other letters", STR_ARG(other->path));
        diag_hint(scan->diags, "write its name as it is: most web servers and phones "
                               "tell capital from small letters");
    } else {
        diag_add(scan->diags, DIAG_OFFLINE_LINK, location_of(scan->source, at),
                 "there is no file '%.*s'", STR_ARG(path));
        diag_hint(scan->diags, "build the site again, or correct the address");
    }
    return NULL;
}

static void check_relative(struct offline_scan *scan, struct str at, struct str address)
{
    size_t hash = str_find_char(address, '#', 0);
    struct str fragment =
        hash == STR_NOT_FOUND ? STR("") : str_slice(address, hash + 1, address.len);
    struct str path = str_slice(address, 0, hash), normal;
    path = unescaped(scan->arena, str_slice(path, 0, str_find_char(path, '?', 0)));
    size_t target = scan->index;
    if (path.len) {
        bool is_folder = str_ends_with(path, STR("/"));
        path = path_join(scan->arena, path_folder(scan->path), path);
        if (!path_normalise(scan->arena, path, &normal)) {
            diag_add(scan->diags, DIAG_OFFLINE_ADDRESS, location_of(scan->source, at),
                     "the address leads out of the folder");
            diag_hint(scan->diags, "only what is in the folder is on the key");
            return;
        }
        if (stray_is_ignored(normal))
            return;
        if (is_folder) {
            report_link(scan, at, "leads to a folder, not to a file",
                        "name the file: index.html; only web servers add it");
            return;
        }
        const struct tree_entry *entry = find_file(scan, at, normal);
        if (!entry)
            return;
        target = (size_t)(entry - scan->names->tree.items);
    }
    check_anchor(scan, at, target, fragment);
}

/* ---- Addresses that need more than the folder. ---- */

static void report_address(struct offline_scan *scan, struct str at, const char *what)
{
    diag_add(scan->diags, DIAG_OFFLINE_ADDRESS, location_of(scan->source, at), "%s",
             diag_words(scan->diags, what));
    diag_hint(scan->diags, "write it relative to this file, as in ../en/index.html");
}

static void check_absolute(struct offline_scan *scan, struct str at, struct str scheme,
                           enum offline_use use)
{
    static const char *const REMOTE[] = {"http", "https", "ftp", "ws", "wss"};
    if (str_equal_ignore_case(scheme, STR("file")) || scheme.len == 1) {
        report_address(scan, at, "the address is that of a file on one computer");
        return;
    }
    if (use == OFFLINE_LINK ||
        !is_one_of(scheme, REMOTE, sizeof(REMOTE) / sizeof(*REMOTE)))
        return;
    diag_add(scan->diags, DIAG_OFFLINE_REQUEST, location_of(scan->source, at),
             "the page asks another computer");
    diag_hint(scan->diags,
              "put the file into the folder; only links that a reader follows "
              "may lead out");
}

void offline_check_address(struct offline_scan *scan, struct str at, struct str address,
                           enum offline_use use)
{
    struct str clean = cleaned(scan->arena, address);
    struct str scheme = scheme_of(clean);
    if (scan->facts)
        scan->facts->addresses++;
    if (clean.len == 0)
        return;
    if (scheme.len)
        check_absolute(scan, at, scheme, use);
    else if (str_starts_with(clean, STR("//")) || str_starts_with(clean, STR("/\\")) ||
             str_starts_with(clean, STR("\\")))
        report_address(scan, at, "the address takes its scheme from a web server");
    else if (clean.ptr[0] == '/')
        report_address(scan, at, "the address begins at the root of a server or disk");
    else if (str_find_char(str_slice(clean, 0, str_find_char(clean, '#', 0)), '\\',
                           0) != STR_NOT_FOUND)
        report_address(scan, at, "a backslash in an address");
    else
        check_relative(scan, at, clean);
}

bool offline_is_page(struct str path)
{
    static const char *const SUFFIXES[] = {"html", "htm", "xhtml", "svg"};
    struct str name = path_name(path);
    struct str stem = path_stem(name);
    return is_one_of(str_slice(name, stem.len + 1, name.len), SUFFIXES,
                     sizeof(SUFFIXES) / sizeof(*SUFFIXES));
}

/* ---- Names. ---- */

static bool is_device(struct str stem)
{
    static const char *const DEVICES[] = {"con", "prn", "aux", "nul"};
    bool numbered = stem.len == 4 && stem.ptr[3] >= '0' && stem.ptr[3] <= '9' &&
                    (str_equal_ignore_case(str_slice(stem, 0, 3), STR("com")) ||
                     str_equal_ignore_case(str_slice(stem, 0, 3), STR("lpt")));
    return numbered || is_one_of(stem, DEVICES, sizeof(DEVICES) / sizeof(*DEVICES));
}

/* What is wrong with one name, or NULL. */
static const char *name_fault(struct str name)
{
    enum { NAME_MOST = 255 };
    if (utf8_check(name) != STR_NOT_FOUND)
        return "its name is not UTF-8";
    for (size_t i = 0; i < name.len; i++)
        if ((unsigned char)name.ptr[i] < ' ' ||
            str_find_char(STR("\"*:<>?\\|\x7f"), name.ptr[i], 0) != STR_NOT_FOUND)
            return "its name has a character that FAT and Windows refuse";
    if (name.len && (name.ptr[name.len - 1] == '.' || name.ptr[name.len - 1] == ' '))
        return "its name ends with a point or a space, which Windows takes away";
    if (is_device(str_slice(name, 0, str_find_char(name, '.', 0))))
        return "its name is that of a device on Windows";
    return name.len > NAME_MOST ? "its name is longer than FAT allows" : NULL;
}

static const char *path_fault(struct str path)
{
    enum { PATH_MOST = 240 }; /* Windows: 260 with the drive and the site's folder */
    struct str rest = path, name;
    while (str_split(&rest, '/', &name)) {
        const char *fault = name_fault(name);
        if (fault)
            return fault;
    }
    return path.len > PATH_MOST ? "its path is longer than Windows allows" : NULL;
}

/* Names of anybody's files are shown on a terminal. */
static struct location named(struct arena *arena, struct str folder, struct str path)
{
    struct source *source = ARENA_NEW(arena, struct source);
    struct str shown = path_join(arena, folder, path);
    char *bytes = arena_take(arena, shown.len + 1);
    bool good = utf8_check(shown) == STR_NOT_FOUND;
    for (size_t i = 0; i < shown.len; i++) {
        unsigned char c = (unsigned char)shown.ptr[i];
        bytes[i] = c < ' ' || c == 0x7f || (!good && c >= 0x80) ? '?' : (char)c;
    }
    bytes[shown.len] = '\0';
    *source = source_of(arena, (struct str){bytes, shown.len}, STR(""));
    return location_file(source);
}

void offline_check_names(const struct offline_names *names, struct str folder,
                         struct arena *arena, struct diagnostics *diags)
{
    for (size_t i = 0; i < names->tree.count; i++) {
        const struct tree_entry *entry = &names->tree.items[i];
        const char *fault = path_fault(entry->path);
        const struct tree_entry *same =
            map_get(&names->by_lower, arena_lower(arena, entry->path));
        if (entry->error || !entry->is_file)
            fault = "it is no file that can be copied";
        else if (!fault && same != entry)
            fault = "another file has this name in other letters, and FAT keeps one";
        if (!fault)
            continue;
        diag_add(diags, DIAG_OFFLINE_NAME, named(arena, folder, entry->path), "%s",
                 diag_words(diags, fault));
        diag_hint(diags, "rename it, or remove it if it is not of the site");
    }
}
