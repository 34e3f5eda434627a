/* SPDX-License-Identifier: MIT */
/*
 * Waits until files below some folders have changed and are whole again: by inotify(7)
 * on Linux, and by looking at them again and again elsewhere, where the system has no
 * more watches to give, and where that is asked for. Names that begin with '.' or end
 * in
 * '~' are nobody's content.
 *
 * Files behind links are looked at every second in any case.
 */
#ifndef PREVIEW_WATCH_H
#define PREVIEW_WATCH_H

#include "base/array.h"
#include "preview/settle.h"

struct watch {
    struct arena arena;
    struct strs roots;
    bool polls;
    int inotify; /* -1: none */
    int error;   /* errno value: why it polls although that was not asked for; 0: not */
    struct settle settle;
    /* What is looked at again and again: everything, or links and the roots alone. */
    struct arena link_arena;
    struct strs links;
    uint64_t signature;
    bool moving; /* another signature than the last time */
    bool walks;  /* folders or links may be new */
    long long next_look;
    long long look_cost; /* milliseconds */
};

enum watch_news {
    WATCH_NOTHING, /* the time is over */
    WATCH_CHANGED,
    WATCH_STOPPED /* `stop` can be read */
};

void watch_open(struct watch *watch, bool polls);
/*
 * Watches these folders, too; those that do not exist yet are waited for. True when one
 * of them was not watched before.
 */
bool watch_add(struct watch *watch, const struct strs *roots);
/* Waits for `most` milliseconds; `stop` is a file descriptor. */
enum watch_news watch_wait(struct watch *watch, int stop, int most);
/*
 * Has something changed, or is `stop` to be read, since watch_wait gave its news? At
 * once; while polling only the latter is known. Safe from several threads.
 */
bool watch_has_news(const struct watch *watch, int stop);
void watch_close(struct watch *watch);

#endif
