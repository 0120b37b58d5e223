/* SPDX-License-Identifier: MIT
 *
 * The log sink: the one descriptor that every thread may write to.
 */
#include "base/platform.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/strbuf.h"
#include "base/utf8.h"

static int log_fd = -1;

bool log_open(const char *path, struct err *e)
{
    log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_fd < 0)
        return err_set(e, ERR_STORAGE, "cannot write the log %s: %s (disk)", path, strerror(errno));
    return true;
}

static void log_add_escaped(struct strbuf *line, struct str text)
{
    for (size_t i = 0, from = 0; i < text.n; from = i) {
        uint32_t cp = utf8_next(text, &i);
        bool good = cp != UTF8_BAD && !utf8_is_control(cp);
        if (good)
            strbuf_add_str(line, str_slice(text, from, i));
        for (; !good && from < i; from++)
            strbuf_addf(line, "\\x%02X", (unsigned char)text.p[from]);
    }
}

void log_line(const char *module, const char *fmt, ...)
{
    if (log_fd < 0)
        return;
    char text[2048];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);

    int64_t now = clock_monotonic_ms();
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&line, "%6lld.%03lld %5d %s: ", (long long)(now / 1000), (long long)(now % 1000),
                (int)gettid(), module);
    log_add_escaped(&line, str_of(text));
    strbuf_add_char(&line, '\n');
    ssize_t written = write(log_fd, line.p, line.n);
    (void)written; /* nobody to tell */
    strbuf_release(&line);
}

void log_close(void)
{
    if (log_fd >= 0)
        close(log_fd);
    log_fd = -1;
}
