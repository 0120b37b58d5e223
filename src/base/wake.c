/* SPDX-License-Identifier: MIT
 *
 * An eventfd with a name.
 */
#include "base/platform.h"

#include "base/wake.h"

#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/bug.h"

void wake_init(struct wake *w)
{
    w->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (w->fd < 0)
        BUG("no descriptor left for waking");
}

void wake_release(struct wake *w)
{
    close(w->fd);
    w->fd = -1;
}

void wake_up(void *w)
{
    uint64_t one = 1;
    int saved = errno; /* the caller may be a signal handler */
    ssize_t n = write(((struct wake *)w)->fd, &one, sizeof one);
    (void)n; /* full means already awake */
    errno = saved;
}

void wake_clear(struct wake *w)
{
    uint64_t count;
    ssize_t n = read(w->fd, &count, sizeof count);
    (void)n; /* nothing pending is fine */
}
