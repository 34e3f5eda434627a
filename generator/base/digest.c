/* SPDX-License-Identifier: MIT */
#include "base/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nettle/sha1.h>
#include <nettle/sha2.h>

/* Larger pieces are not read faster; this one fits every thread's stack. */
enum { PIECE = 32 * 1024 };

static void write_hex(const uint8_t *bytes, size_t count, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        *hex++ = digits[bytes[i] >> 4];
        *hex++ = digits[bytes[i] & 15];
    }
    *hex = '\0';
}

struct digest digest_of(struct str bytes)
{
    struct sha256_ctx context;
    uint8_t raw[SHA256_DIGEST_SIZE];
    struct digest digest;
    sha256_init(&context);
    sha256_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha256_digest(&context, sizeof(raw), raw);
    write_hex(raw, sizeof(raw), digest.hex);
    return digest;
}

static int add_file(struct sha256_ctx *context, int fd, uint64_t *size)
{
    uint8_t piece[PIECE];
    *size = 0;
    for (;;) {
        ssize_t got = read(fd, piece, sizeof(piece));
        if (got == 0)
            return 0;
        if (got < 0 && errno != EINTR)
            return errno;
        if (got < 0)
            continue;
        sha256_update(context, (size_t)got, piece);
        *size += (uint64_t)got;
    }
}

static int check_regular(int fd)
{
    struct stat info;
    if (fstat(fd, &info))
        return errno;
    return S_ISREG(info.st_mode) ? 0 : S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
}

int digest_of_file(const char *path, struct digest *digest, uint64_t *size)
{
    struct sha256_ctx context;
    uint8_t raw[SHA256_DIGEST_SIZE];
    /* Without waiting for whoever might write to a pipe of that name. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno;
    sha256_init(&context);
    int error = check_regular(fd);
    if (!error)
        error = add_file(&context, fd, size);
    close(fd);
    if (error)
        return error;
    sha256_digest(&context, sizeof(raw), raw);
    write_hex(raw, sizeof(raw), digest->hex);
    return 0;
}

void digest_sha1(struct str bytes, uint8_t digest[DIGEST_SHA1_LENGTH])
{
    struct sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha1_digest(&context, DIGEST_SHA1_LENGTH, digest);
}
