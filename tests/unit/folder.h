/* SPDX-License-Identifier: MIT */
/* A real folder below /tmp for one test, removed with all that is in it afterwards. */
#ifndef UNIT_FOLDER_H
#define UNIT_FOLDER_H

#include "support.h"

#include "base/file.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder_fixture {
    struct arena arena;
    struct diagnostics diags;
    char path[32];
};

static inline int folder_set_up(void **state)
{
    struct folder_fixture *fixture = memory_get(sizeof(*fixture));
    fixture->diags.arena = &fixture->arena;
    strcpy(fixture->path, "/tmp/balise-test-XXXXXX");
    *state = fixture;
    return mkdtemp(fixture->path) ? 0 : -1;
}

static inline int remove_entry(const char *path, const struct stat *info, int kind,
                               struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    return remove(path);
}

static inline int folder_tear_down(void **state)
{
    struct folder_fixture *fixture = *state;
    int error = nftw(fixture->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    arena_release(&fixture->arena);
    free(fixture);
    return error;
}

/* A test whose *state is a struct folder_fixture with an empty folder. */
#define TEST_WITH_FOLDER(function) \
    cmocka_unit_test_setup_teardown(function, folder_set_up, folder_tear_down)

/* The full path of something in the folder. */
static inline const char *in_folder(struct folder_fixture *fixture, const char *name)
{
    return path_join(&fixture->arena, str_from(fixture->path), str_from(name)).ptr;
}

/* Writes a file, with the folders that it needs. */
static inline void put_file(struct folder_fixture *fixture, const char *name,
                            const char *text)
{
    const char *path = in_folder(fixture, name);
    const char *folder = arena_c_string(&fixture->arena, path_folder(str_from(path)));
    assert_int_equal(folder_create(folder), 0);
    assert_int_equal(file_replace(path, str_from(text)), 0);
}

static inline void make_link(struct folder_fixture *fixture, const char *target,
                             const char *name)
{
    assert_int_equal(symlink(target, in_folder(fixture, name)), 0);
}

static inline struct str get_file(struct folder_fixture *fixture, const char *name)
{
    struct str bytes = {0};
    assert_int_equal(file_read(&fixture->arena, in_folder(fixture, name), &bytes), 0);
    return bytes;
}

#endif
