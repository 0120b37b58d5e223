/* SPDX-License-Identifier: MIT
 *
 * Whole files.  Thread: any; no state.
 */
#include "base/platform.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "base/clock.h"
#include "base/xmalloc.h"

static bool file_cannot(struct err *e, const char *verb, const char *path)
{
    return err_set(e, ERR_STORAGE, "cannot %s %s: %s (disk)", verb, path, strerror(errno));
}

static bool file_too_long(struct err *e, const char *path, size_t cap)
{
    return err_set(e, ERR_STORAGE, "%s is longer than the %zu MiB allowed (disk)", path, cap >> 20);
}

/* Everything from fd as it lies. */
static bool file_read_plain(int fd, const char *path, size_t size, struct strbuf *out,
                            struct err *e)
{
    if (size > out->cap)
        return file_too_long(e, path, out->cap);
    char *bytes = xmalloc(size + 1);
    size_t n = 0;
    ssize_t got = 0;
    while (n < size && ((got = read(fd, bytes + n, size - n)) > 0 || (got < 0 && errno == EINTR)))
        n += got > 0 ? (size_t)got : 0;
    if (got < 0) {
        free(bytes);
        return file_cannot(e, "read", path);
    }
    bytes[n] = '\0';
    strbuf_release(out);
    *out = (struct strbuf){.p = bytes, .n = n, .size = size + 1, .cap = out->cap};
    return true;
}

static bool file_is_gzip(int fd)
{
    unsigned char magic[2] = {0};
    return pread(fd, magic, 2, 0) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
}

static bool file_read_gzip(int fd, const char *path, struct strbuf *out, struct err *e)
{
    gzFile gz = gzdopen(fd, "rb"); /* owns fd when it succeeds */
    if (gz == NULL) {
        close(fd);
        return err_set(e, ERR_STORAGE, "cannot read %s: no memory for gzip (disk)", path);
    }
    char block[65536];
    int got;
    while ((got = gzread(gz, block, sizeof block)) > 0 && !out->overflow)
        strbuf_add(out, block, (size_t)got);
    bool whole = gzclose(gz) == Z_OK && got >= 0;
    if (out->overflow)
        return file_too_long(e, path, out->cap);
    if (!whole)
        return err_set(e, ERR_DAMAGED, "%s is cut or damaged inside its gzip stream (disk)", path);
    return true;
}

/* A regular file and its size on the disk; -1 and *e: there is none. */
static int file_open(const char *path, size_t *size, struct err *e)
{
    /* O_NONBLOCK: opening a FIFO must not hang; it is refused below. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;
    if (fd < 0) {
        enum err_kind kind = errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND : ERR_STORAGE;
        err_set(e, kind, "cannot open %s: %s (disk)", path, strerror(errno));
        return -1;
    }
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        err_set(e, ERR_STORAGE, "%s is not a regular file (disk)", path);
        return -1;
    }
    *size = (size_t)st.st_size;
    return fd;
}

bool file_read(const char *path, struct strbuf *out, struct err *e)
{
    size_t size;
    int fd = file_open(path, &size, e);
    if (fd < 0)
        return false;
    if (file_is_gzip(fd))
        return file_read_gzip(fd, path, out, e);
    bool ok = file_read_plain(fd, path, size, out, e);
    close(fd);
    return ok;
}

/* What the last four bytes of a gzip file say: the length of what it holds. */
static size_t file_gzip_size(int fd, size_t size)
{
    unsigned char b[4] = {0};
    if (size < sizeof b || pread(fd, b, sizeof b, (off_t)(size - sizeof b)) != sizeof b)
        return 0;
    return b[0] | (size_t)b[1] << 8 | (size_t)b[2] << 16 | (size_t)b[3] << 24;
}

/* Closes fd. */
static bool file_read_gzip_head(int fd, struct strbuf *out)
{
    gzFile gz = gzdopen(fd, "rb");
    if (gz == NULL) {
        close(fd);
        return false;
    }
    char *bytes = xmalloc(out->cap);
    int got = gzread(gz, bytes, (unsigned)out->cap);
    gzclose(gz);
    strbuf_clear(out);
    strbuf_add(out, bytes, got > 0 ? (size_t)got : 0);
    free(bytes);
    return got >= 0;
}

bool file_read_head(const char *path, struct strbuf *out, size_t *size)
{
    struct err unsaid;
    int fd = file_open(path, size, &unsaid);
    if (fd < 0)
        return false;
    if (file_is_gzip(fd)) {
        *size = file_gzip_size(fd, *size);
        return file_read_gzip_head(fd, out);
    }
    bool ok = file_read_plain(fd, path, *size < out->cap ? *size : out->cap, out, &unsaid);
    close(fd);
    return ok;
}

static bool file_write_all(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno != EINTR)
            return false;
        bytes = str_from(bytes, n > 0 ? (size_t)n : 0);
    }
    return true;
}

/* Makes the rename itself durable. */
static void file_sync_dir(const char *path)
{
    char *dir = xstrdup(path);
    char *slash = strrchr(dir, '/');
    if (slash != NULL)
        slash[slash == dir] = '\0';
    int fd = open(slash != NULL ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(dir);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* A new file beside path, with a name nobody else uses; its mode is left to the umask, which no
 * thread may change while others run. Returns the name, to be freed. */
static char *file_open_temp(const char *path, int *fd)
{
    for (;;) {
        unsigned random = 0;
        (void)!getrandom(&random, sizeof random, GRND_NONBLOCK);
        char *temp = xasprintf("%s.%d.%08x.new", path, (int)getpid(), random);
        *fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (*fd >= 0 || errno != EEXIST)
            return temp;
        free(temp);
    }
}

bool file_begin(struct file_draft *d, const char *path, struct err *e)
{
    *d = (struct file_draft){.path = xstrdup(path)};
    d->temp = file_open_temp(path, &d->fd);
    if (d->fd >= 0)
        return true;
    file_cannot(e, "write", path);
    file_abandon(d);
    return false;
}

void file_abandon(struct file_draft *d)
{
    if (d->fd >= 0) {
        close(d->fd);
        unlink(d->temp);
    }
    free(d->path);
    free(d->temp);
    *d = (struct file_draft){.fd = -1};
}

bool file_commit(struct file_draft *d, struct err *e)
{
    bool ok = fsync(d->fd) == 0 && rename(d->temp, d->path) == 0;
    if (ok) {
        file_sync_dir(d->path);
        close(d->fd);
        d->fd = -1;
    } else {
        file_cannot(e, "write", d->path);
    }
    file_abandon(d);
    return ok;
}

bool file_write(const char *path, struct str bytes, struct err *e)
{
    struct file_draft d;
    if (!file_begin(&d, path, e))
        return false;
    if (file_write_all(d.fd, bytes))
        return file_commit(&d, e);
    file_cannot(e, "write", path);
    file_abandon(&d);
    return false;
}

static bool file_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_make_dir(const char *path, struct err *e)
{
    char *part = xstrdup(path);
    bool ok = *part != '\0';
    errno = ENOENT;
    for (char *p = part; ok && *p != '\0';) {
        p += strspn(p, "/");
        p += strcspn(p, "/");
        char c = *p;
        *p = '\0';
        if (mkdir(part, 0700) != 0) {
            int why = errno;
            ok = file_is_dir(part);
            errno = why == EEXIST ? ENOTDIR : why;
        }
        *p = c;
    }
    ok = ok || file_cannot(e, "make the directory", path);
    free(part);
    return ok;
}

struct str file_map(const char *path, size_t max)
{
    struct stat st;
    void *p = MAP_FAILED;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return STR_NONE;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && (uint64_t)st.st_size <= max)
        p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    return p != MAP_FAILED ? (struct str){p, (size_t)st.st_size} : STR_NONE;
}

void file_unmap(struct str mapped)
{
    if (mapped.n > 0)
        munmap((void *)(uintptr_t)mapped.p, mapped.n);
}

bool file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *file_bad_name(const char *path)
{
    for (time_t now = (time_t)(clock_wall_ms() / 1000);; now++) {
        struct tm tm = {0};
        char stamp[32];
        gmtime_r(&now, &tm);
        strftime(stamp, sizeof stamp, "%Y%m%d%H%M%S", &tm);
        char *bad = xasprintf("%s.bad-%s", path, stamp);
        if (!file_exists(bad))
            return bad;
        free(bad);
    }
}

bool file_put(const char *dir, const char *name, struct str bytes, struct err *e)
{
    char *path = xasprintf("%s/%s", dir, name);
    bool ok = file_make_dir(dir, e) && file_write(path, bytes, e);
    free(path);
    return ok;
}
