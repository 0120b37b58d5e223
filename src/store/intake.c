/* SPDX-License-Identifier: MIT
 *
 * Why all at once: see doc/decisions.md.  Thread: see the header.
 */
#include "base/platform.h"

#include "store/intake.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bug.h"
#include "rfc/source.h"

/* So many are cheaper one by one than with everything else that waits for the disk. */
enum { INTAKE_FEW = 2 };

void intake_name(const char *dir, uint32_t number, struct strbuf *out)
{
    strbuf_addf(out, "%s/", dir);
    source_file_name(number, out);
}

static bool intake_cannot(const char *verb, uint32_t number, const char *dir, struct err *e)
{
    return err_set(e, ERR_STORAGE, "cannot %s RFC %u in %s: %s (disk)", verb, (unsigned)number, dir,
                   strerror(errno));
}

/* The bytes as they lie: what is packed is no text, whoever would unpack it. */
static bool intake_read(struct intake *f, const char *dir, struct strbuf *room, struct err *e)
{
    char block[65536];
    ssize_t got = 0;
    strbuf_clear(room);
    room->overflow = false;
    f->fd = open(f->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (f->fd < 0)
        return intake_cannot("open", f->number, dir, e);
    while (!room->overflow &&
           ((got = read(f->fd, block, sizeof block)) > 0 || (got < 0 && errno == EINTR)))
        strbuf_add(room, block, got > 0 ? (size_t)got : 0);
    if (room->overflow)
        return err_set(e, ERR_DAMAGED, "RFC %u is refused: longer than the %zu MiB allowed",
                       (unsigned)f->number, room->cap >> 20);
    f->size = room->n;
    return got == 0 || intake_cannot("read", f->number, dir, e);
}

static void intake_check(struct intake *f, const char *dir, struct strbuf *room)
{
    if (intake_read(f, dir, room, &f->err) && source_check(f->number, strbuf_str(room), &f->err))
        return;
    unlink(f->path);
}

/* All that is good is on the disk, though not under its name yet. */
static void intake_sync(struct intake *files, size_t n, int dir_fd, const char *dir)
{
    size_t good = 0;
    for (size_t i = 0; i < n; i++)
        good += files[i].err.kind == ERR_NONE;
    bool together = good > INTAKE_FEW && dir_fd >= 0, synced = together && syncfs(dir_fd) == 0;
    int why = errno;
    for (size_t i = 0; i < n; i++) {
        struct intake *f = &files[i];
        errno = why;
        if (f->err.kind != ERR_NONE)
            continue;
        if (together ? !synced : fsync(f->fd) != 0)
            intake_cannot("keep", f->number, dir, &f->err);
    }
}

static void intake_rename(struct intake *f, const char *dir)
{
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
    intake_name(dir, f->number, &name);
    if (rename(f->path, strbuf_cstr(&name)) != 0)
        intake_cannot("keep", f->number, dir, &f->err);
    strbuf_release(&name);
}

void intake_run(const char *dir, struct intake *files, size_t n, struct strbuf *room)
{
    int dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (n > INTAKE_MOST)
        BUG("%zu files at a time", n);
    for (size_t i = 0; i < n; i++) {
        files[i].fd = -1;
        files[i].err = (struct err){.kind = ERR_NONE};
        intake_check(&files[i], dir, room);
    }
    intake_sync(files, n, dir_fd, dir);
    for (size_t i = 0; i < n; i++)
        if (files[i].err.kind == ERR_NONE)
            intake_rename(&files[i], dir);
    bool kept = dir_fd >= 0 && fsync(dir_fd) == 0;
    int why = errno;
    for (size_t i = 0; i < n; i++) {
        struct intake *f = &files[i];
        errno = why;
        if (!kept && f->err.kind == ERR_NONE)
            intake_cannot("keep", f->number, dir, &f->err);
        if (f->err.kind == ERR_STORAGE)
            unlink(f->path);
        if (f->fd >= 0)
            close(f->fd);
    }
    if (dir_fd >= 0)
        close(dir_fd);
}
