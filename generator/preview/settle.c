/* SPDX-License-Identifier: MIT */
#include "preview/settle.h"

#include <stdlib.h>

#include "base/memory.h"

/* Of more files at once, those behind are taken for whole. */
enum { BEGUN_MOST = 4096 };

static size_t find(const struct settle *settle, uint64_t name)
{
    size_t at = 0;
    while (at < settle->count && settle->begun[at] != name)
        at++;
    return at;
}

static void note(struct settle *settle, long long now)
{
    if (!settle->waiting)
        settle->first = now;
    settle->waiting = true;
    settle->last = now;
}

void settle_begun(struct settle *settle, uint64_t name, long long now)
{
    note(settle, now);
    if (settle->count == BEGUN_MOST || find(settle, name) < settle->count)
        return;
    if (settle->count == settle->capacity) {
        settle->capacity = settle->capacity ? settle->capacity * 2 : 16;
        settle->begun = memory_resize(
            settle->begun, memory_multiply(settle->capacity, sizeof(*settle->begun)));
    }
    settle->begun[settle->count++] = name;
}

void settle_done(struct settle *settle, uint64_t name, long long now)
{
    note(settle, now);
    size_t at = find(settle, name);
    if (at < settle->count)
        settle->begun[at] = settle->begun[--settle->count];
}

long long settle_due(const struct settle *settle)
{
    long long due = settle->last + (settle->count ? SETTLE_GRACE : SETTLE_QUIET);
    long long most = settle->first + SETTLE_MOST;
    if (!settle->waiting)
        return -1;
    return due < most ? due : most;
}

void settle_clear(struct settle *settle)
{
    settle->count = 0;
    settle->waiting = false;
}

void settle_release(struct settle *settle)
{
    free(settle->begun);
    *settle = (struct settle){0};
}
