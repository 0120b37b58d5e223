/* SPDX-License-Identifier: MIT
 *
 * The end of the pipe.  Owner and thread: the net thread.
 */
#include "base/platform.h"

#include "net/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/xmalloc.h"

/* Its mode is left to the umask: it becomes the file that others read. */
static int sink_open(const char *target, char **path)
{
    for (;;) {
        unsigned random = 0;
        (void)!getrandom(&random, sizeof random, GRND_NONBLOCK);
        *path = xasprintf("%s.%d.%08x.new", target, (int)getpid(), random);
        int fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (fd >= 0)
            return fd;
        free(*path);
        *path = NULL;
        if (errno != EEXIST)
            return -1;
    }
}

void sink_init(struct sink *s, const char *target, size_t cap)
{
    *s = (struct sink){.cap = cap, .body = STRBUF_INIT(cap), .fd = -1};
    if (target == NULL)
        return;
    s->fd = sink_open(target, &s->path);
    if (s->fd < 0)
        s->disk_errno = errno;
}

static bool sink_write(struct sink *s, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t wrote = write(s->fd, bytes, n);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0) {
            s->disk_errno = errno;
            return false;
        }
        bytes += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

bool sink_add(struct sink *s, const char *bytes, size_t n)
{
    if (s->overflow || s->disk_errno != 0)
        return false;
    if (n > s->cap - s->n) {
        s->overflow = true;
        return false;
    }
    s->n += n;
    if (s->path != NULL)
        return sink_write(s, bytes, n);
    strbuf_add(&s->body, bytes, n);
    return true;
}

bool sink_take(struct sink *s, struct strbuf *body, char **path)
{
    *path = NULL;
    if (s->path == NULL) {
        *body = s->body;
        s->body = STRBUF_INIT(s->cap);
        return true;
    }
    int failed = close(s->fd); /* some file systems tell a full disk only here */
    s->fd = -1;
    if (failed != 0) {
        s->disk_errno = errno;
        return false;
    }
    *path = s->path;
    s->path = NULL;
    return true;
}

void sink_release(struct sink *s)
{
    if (s->fd >= 0)
        close(s->fd);
    if (s->path != NULL)
        unlink(s->path);
    free(s->path);
    strbuf_release(&s->body);
    *s = (struct sink){.fd = -1};
}
