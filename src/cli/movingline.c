/* SPDX-License-Identifier: MIT
 *
 * The cursor stays behind the line, so that what is written next must wipe it.  Thread: main.
 */
#include "base/platform.h"

#include "cli/movingline.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"

enum { MOVINGLINE_FRAME_MS = 100, MOVINGLINE_COLUMNS = 79 };

void movingline_init(struct movingline *m)
{
    *m = (struct movingline){.terminal = isatty(STDERR_FILENO)};
}

bool movingline_is_due(const struct movingline *m)
{
    return m->terminal && clock_monotonic_ms() - m->frame >= MOVINGLINE_FRAME_MS;
}

size_t movingline_columns(void)
{
    struct winsize size = {0};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1u
                                                                           : MOVINGLINE_COLUMNS;
}

void movingline_show(struct movingline *m, const char *line)
{
    m->frame = clock_monotonic_ms();
    m->shown = true;
    fprintf(stderr, "\r%s\033[K", line);
}

void movingline_wipe(struct movingline *m)
{
    if (m->shown)
        fputs("\r\033[K", stderr);
    m->shown = false;
}
