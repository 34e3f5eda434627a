/* SPDX-License-Identifier: MIT */
#include "preview/watch.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

#ifdef __linux__
#include <sys/inotify.h>
#endif

enum {
    LOOK_PAUSE = 500,   /* between two looks at everything */
    LOOK_SELDOM = 1000, /* at links and folders, where inotify tells the rest */
    LOOK_AGAIN = 100,   /* at what has just changed */
    LOOK_SHARE = 20,    /* a look takes at most one in so many parts of the time */
    DEPTH_MOST = 32,    /* as base/file.c */
};

static long long now_in_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* FNV-1a; good enough to tell that something differs. */
static uint64_t hash(uint64_t seed, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++)
        seed = (seed ^ at[i]) * 0x100000001B3u;
    return seed;
}

#define HASH_START 0xCBF29CE484222325u

static bool is_nobodys(const char *name)
{
    size_t length = strlen(name);
    return name[0] == '.' || (length > 0 && name[length - 1] == '~');
}

/* ---- Looking. ---- */

static void add_signature(uint64_t *signature, const char *path, bool is_folder)
{
    struct stat info = {0};
    int64_t facts[6] = {0};
    if (stat(path, &info) == 0) {
        facts[0] = (int64_t)info.st_dev;
        facts[1] = (int64_t)info.st_ino;
        facts[2] = (int64_t)info.st_mode;
    }
    if (!is_folder) {
        facts[3] = (int64_t)info.st_size;
        facts[4] = (int64_t)info.st_mtim.tv_sec;
        facts[5] = (int64_t)info.st_mtim.tv_nsec;
    }
    *signature = hash(*signature, path, strlen(path) + 1);
    *signature = hash(*signature, facts, sizeof(facts));
}

#ifdef __linux__
/* A watch for the folder. False when the system has no more to give. */
static bool watch_folder(struct watch *watch, const char *path)
{
    const uint32_t mask = IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE |
                          IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR;
    if (watch->inotify < 0 || inotify_add_watch(watch->inotify, path, mask) >= 0)
        return true;
    if (errno != ENOSPC && errno != ENOMEM)
        return true; /* gone in the meantime, or not ours to read: as a build sees it */
    watch->error = errno;
    return false;
}

static void open_inotify(struct watch *watch)
{
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->inotify < 0)
        watch->error = errno;
}
#else
static bool watch_folder(struct watch *watch, const char *path)
{
    (void)watch, (void)path;
    return true;
}

static void open_inotify(struct watch *watch)
{
    watch->error = ENOSYS;
}
#endif

static bool walk(struct watch *watch, struct arena *scratch, const char *folder,
                 int depth);

static bool walk_entry(struct watch *watch, struct arena *scratch, const char *path,
                       int depth)
{
    struct stat info;
    if (lstat(path, &info))
        return true;
    if (S_ISDIR(info.st_mode))
        return walk(watch, scratch, path, depth + 1);
    if (watch->inotify < 0)
        add_signature(&watch->signature, path, false);
    else if (S_ISLNK(info.st_mode))
        *ARRAY_ADD(&watch->links, &watch->link_arena) =
            arena_copy(&watch->link_arena, str_from(path));
    return true;
}

/* The order of names in a folder only changes with the folder. */
static bool walk(struct watch *watch, struct arena *scratch, const char *folder,
                 int depth)
{
    if (depth > DEPTH_MOST)
        return true;
    if (!watch_folder(watch, folder)) /* before it is read, so that nothing is missed */
        return false;
    DIR *stream = opendir(folder);
    struct dirent *entry;
    bool good = true;
    while (stream && good && (entry = readdir(stream)))
        if (!is_nobodys(entry->d_name))
            good = walk_entry(
                watch, scratch,
                path_join(scratch, str_from(folder), str_from(entry->d_name)).ptr,
                depth);
    if (stream)
        closedir(stream);
    return good;
}

/* False when there are no more watches. */
static bool walk_roots(struct watch *watch)
{
    struct arena scratch = {0};
    bool good = true;
    arena_reset(&watch->link_arena);
    watch->links = (struct strs){0};
    for (size_t i = 0; i < watch->roots.count && good; i++) {
        const char *root = watch->roots.items[i].ptr;
        if (folder_exists(root))
            good = walk(watch, &scratch, root, 0);
    }
    arena_release(&scratch);
    return good;
}

static void close_inotify(struct watch *watch)
{
    if (watch->inotify >= 0)
        close(watch->inotify);
    watch->inotify = -1;
}

/* Watches what is new, and finds what is to be looked at. */
static void walk_again(struct watch *watch)
{
    if (!walk_roots(watch)) {
        close_inotify(watch);
        watch->signature = HASH_START;
        walk_roots(watch);
    }
    watch->walks = false;
}

/* Takes the signature of everything there is to look at. */
static void look(struct watch *watch)
{
    long long start = now_in_milliseconds();
    watch->signature = HASH_START;
    if (watch->inotify < 0 || watch->walks)
        walk_again(watch);
    for (size_t i = 0; i < watch->roots.count; i++)
        add_signature(&watch->signature, watch->roots.items[i].ptr, true);
    for (size_t i = 0; i < watch->links.count; i++)
        add_signature(&watch->signature, watch->links.items[i].ptr, false);
    long long now = now_in_milliseconds();
    long long pause = watch->inotify < 0 ? LOOK_PAUSE : LOOK_SELDOM;
    watch->look_cost = now - start;
    if (pause < watch->look_cost * LOOK_SHARE)
        pause = watch->look_cost * LOOK_SHARE;
    watch->next_look = now + pause;
}

/* Looks whether it is the same as before. What changes is looked at until it stays. */
static bool look_again(struct watch *watch)
{
    uint64_t before = watch->signature;
    watch->walks |= watch->moving;
    look(watch);
    bool same = watch->signature == before, changed = same && watch->moving;
    watch->moving = !same;
    if (!same)
        watch->next_look = now_in_milliseconds() + watch->look_cost + LOOK_AGAIN;
    return changed;
}

/* ---- Being told. ---- */

#ifdef __linux__
static void take_event(struct watch *watch, const struct inotify_event *event,
                       long long now)
{
    const char *name = event->len ? event->name : "";
    uint64_t key = hash(HASH_START, &event->wd, sizeof(event->wd));
    key = hash(key, name, strlen(name));
    if (event->mask & (IN_ISDIR | IN_Q_OVERFLOW | IN_MOVED_TO))
        watch->walks = true;
    if (event->mask & IN_IGNORED || is_nobodys(name))
        return;
    if (event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO | IN_Q_OVERFLOW))
        settle_done(&watch->settle, key, now);
    else if (event->mask & IN_ISDIR && event->mask & IN_CREATE)
        settle_done(&watch->settle, key, now);
    else
        settle_begun(&watch->settle, key, now);
}

static void read_events(struct watch *watch)
{
    _Alignas(struct inotify_event) char events[16384];
    ssize_t size;
    long long now = now_in_milliseconds();
    while ((size = read(watch->inotify, events, sizeof(events))) > 0)
        for (ssize_t at = 0; at < size;) {
            const struct inotify_event *event = (const void *)(events + at);
            take_event(watch, event, now);
            at += (ssize_t)(sizeof(*event) + event->len);
        }
}
#else
static void read_events(struct watch *watch)
{
    (void)watch;
}
#endif

/* ---- The watch. ---- */

void watch_open(struct watch *watch, bool polls)
{
    *watch = (struct watch){.inotify = -1, .polls = polls, .signature = HASH_START};
    if (!polls)
        open_inotify(watch);
}

bool watch_add(struct watch *watch, const struct strs *roots)
{
    bool added = false;
    for (size_t i = 0; i < roots->count; i++)
        if (!strs_contain(&watch->roots, roots->items[i])) {
            *ARRAY_ADD(&watch->roots, &watch->arena) =
                arena_copy(&watch->arena, roots->items[i]);
            added = true;
        }
    watch->walks |= added;
    if (added)
        look(watch);
    return added;
}

/* Files that did not end by being closed may be links, which inotify does not follow.
 */
static enum watch_news settled(struct watch *watch)
{
    watch->walks |= watch->settle.count > 0;
    if (watch->walks)
        look(watch);
    settle_clear(&watch->settle);
    return WATCH_CHANGED;
}

static long long earlier(long long a, long long b)
{
    return a < b ? a : b;
}

enum watch_news watch_wait(struct watch *watch, int stop, int most)
{
    long long now = now_in_milliseconds(), end = now + most;
    for (;; now = now_in_milliseconds()) {
        long long due = settle_due(&watch->settle);
        if (due >= 0 && now >= due)
            return settled(watch);
        if (now >= watch->next_look && look_again(watch))
            return WATCH_CHANGED;
        if (now >= end)
            return WATCH_NOTHING;
        long long next = earlier(end, watch->next_look);
        if (due >= 0)
            next = earlier(next, due);
        struct pollfd ready[] = {{.fd = stop, .events = POLLIN},
                                 {.fd = watch->inotify, .events = POLLIN}};
        if (poll(ready, 2, (int)(next > now ? next - now : 0)) < 0 && errno != EINTR)
            return WATCH_STOPPED;
        if (ready[0].revents)
            return WATCH_STOPPED;
        if (ready[1].revents)
            read_events(watch);
    }
}

bool watch_has_news(const struct watch *watch, int stop)
{
    struct pollfd ready[] = {{.fd = stop, .events = POLLIN},
                             {.fd = watch->inotify, .events = POLLIN}};
    return poll(ready, 2, 0) > 0;
}

void watch_close(struct watch *watch)
{
    close_inotify(watch);
    settle_release(&watch->settle);
    arena_release(&watch->link_arena);
    arena_release(&watch->arena);
}
