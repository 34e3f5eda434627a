/* SPDX-License-Identifier: MIT */
/*
 * The limit: the least that a generator of this site has to do, and nothing else.
 *
 *     limit all|none|SOURCE CONTENT OUT TABLE
 *
 * TABLE has a line for each file of the site, sorted: its size, its path below OUT, and
 * its source below CONTENT or "-". Two threads read all sources. Of those that changed
 * (all, none, or one) they run stock cmark and write, by rename, a file of that size:
 * cmark's HTML, cut or filled up. Files without a source are filler. Of those that did
 * not change they read the output too, and look at every byte of both.
 */
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { THREADS = 2, PATH_MOST = 4096 };

struct entry {
    size_t size;
    char *path;
    char *source; /* NULL: has none */
};

struct work {
    const char *changed, *content, *out;
    struct entry *entries;
    size_t count;
    const char *filler; /* as long as the largest file */
    atomic_size_t next;
    atomic_ullong sum; /* so that no compiler drops the reading */
};

/* A buffer for each thread, kept from file to file. */
struct buffer {
    char *bytes;
    size_t len, capacity;
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "limit: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *get(void *old, size_t size)
{
    void *memory = realloc(old, size);
    if (!memory)
        fail("memory");
    return memory;
}

static void read_file(const char *path, struct buffer *buffer)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info))
        fail(path);
    size_t size = (size_t)info.st_size;
    if (size + 1 > buffer->capacity) {
        buffer->capacity = (size + 1) * 2;
        buffer->bytes = get(buffer->bytes, buffer->capacity);
    }
    for (buffer->len = 0; buffer->len < size;) {
        ssize_t got = read(fd, buffer->bytes + buffer->len, size - buffer->len);
        if (got <= 0)
            fail(path);
        buffer->len += (size_t)got;
    }
    buffer->bytes[size] = '\0';
    close(fd);
}

static void read_below(const char *folder, const char *name, struct buffer *buffer)
{
    char path[PATH_MOST];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    read_file(path, buffer);
}

static void write_file(const struct work *work, const struct entry *entry,
                       const char *html)
{
    char path[PATH_MOST], temporary[PATH_MOST + 4];
    size_t len = html ? strlen(html) : 0;
    if (len > entry->size)
        len = entry->size;
    struct iovec parts[2] = {{(void *)(uintptr_t)html, len},
                             {(void *)(uintptr_t)work->filler, entry->size - len}};
    snprintf(path, sizeof(path), "%s/%s", work->out, entry->path);
    snprintf(temporary, sizeof(temporary), "%s.new", path);
    int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0 || writev(fd, parts, 2) != (ssize_t)entry->size || close(fd) ||
        rename(temporary, path))
        fail(path);
}

static unsigned long long sum_of(const struct buffer *buffer)
{
    unsigned long long sum = 0, word;
    for (size_t at = 0; at + sizeof(word) <= buffer->len; at += sizeof(word)) {
        memcpy(&word, buffer->bytes + at, sizeof(word));
        sum ^= word;
    }
    return sum;
}

/* Behind the front matter: what stands between two lines of "---". */
static size_t body_of(const struct buffer *buffer)
{
    const char *end = strstr(buffer->bytes + 1, "\n---\n");
    return end ? (size_t)(end - buffer->bytes) + 5 : 0;
}

static void write_page(const struct work *work, const struct entry *entry,
                       const struct buffer *source)
{
    size_t body = source->len ? body_of(source) : 0;
    char *html = cmark_markdown_to_html(source->bytes + body, source->len - body,
                                        CMARK_OPT_DEFAULT);
    write_file(work, entry, html);
    free(html);
}

static void handle(struct work *work, const struct entry *entry, struct buffer *source,
                   struct buffer *output)
{
    bool all = strcmp(work->changed, "all") == 0;
    if (entry->source)
        read_below(work->content, entry->source, source);
    if (entry->source && (all || strcmp(work->changed, entry->source) == 0)) {
        write_page(work, entry, source);
    } else if (all) {
        write_file(work, entry, NULL);
    } else {
        read_below(work->out, entry->path, output);
        atomic_fetch_xor(&work->sum,
                         sum_of(output) ^ (entry->source ? sum_of(source) : 0));
    }
}

static void *run(void *argument)
{
    struct work *work = argument;
    struct buffer source = {0}, output = {0};
    for (size_t i; (i = atomic_fetch_add(&work->next, 1)) < work->count;)
        handle(work, &work->entries[i], &source, &output);
    free(source.bytes);
    free(output.bytes);
    return NULL;
}

static void read_line(struct work *work, char *line)
{
    char *path, *source;
    work->entries = get(work->entries, (work->count + 1) * sizeof(*work->entries));
    struct entry *entry = &work->entries[work->count++];
    entry->size = strtoul(line, &path, 10);
    entry->path = path + 1;
    source = strchr(entry->path, ' ');
    if (!source)
        fail("the table");
    *source++ = '\0';
    entry->source = strcmp(source, "-") == 0 ? NULL : source;
}

static void read_table(struct work *work, const char *path, struct buffer *table)
{
    size_t largest = 0;
    read_file(path, table);
    for (char *line = strtok(table->bytes, "\n"); line; line = strtok(NULL, "\n")) {
        read_line(work, line);
        if (work->entries[work->count - 1].size > largest)
            largest = work->entries[work->count - 1].size;
    }
    char *filler = get(NULL, largest + 1);
    memset(filler, ' ', largest + 1);
    work->filler = filler;
}

static void make_folders(const struct work *work)
{
    char path[PATH_MOST];
    const char *last = "";
    mkdir(work->out, 0777);
    for (size_t i = 0; i < work->count; i++) {
        const char *name = work->entries[i].path, *slash = strrchr(name, '/');
        if (!slash || strncmp(last, name, (size_t)(slash - name) + 1) == 0)
            continue;
        last = name;
        for (const char *end = name; (end = strchr(end, '/')); end++) {
            snprintf(path, sizeof(path), "%s/%.*s", work->out, (int)(end - name), name);
            mkdir(path, 0777);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: limit all|none|SOURCE CONTENT OUT TABLE\n", stderr);
        return 2;
    }
    struct work work = {.changed = argv[1], .content = argv[2], .out = argv[3]};
    struct buffer table = {0};
    pthread_t threads[THREADS];
    read_table(&work, argv[4], &table);
    if (strcmp(work.changed, "all") == 0)
        make_folders(&work);
    for (size_t i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, run, &work))
            fail("thread");
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    return 0;
}
