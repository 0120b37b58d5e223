/* SPDX-License-Identifier: MIT
 *
 * Errors as values.  Pure; any thread.
 */
#include "base/platform.h"

#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Copies text into e, control and broken bytes made '?', cut at a whole character. */
static void err_store(struct err *e, const char *text)
{
    static const char cut[] = "…";
    struct str s = str_of(text);
    size_t out = 0;
    size_t room = sizeof e->text - sizeof cut;
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t cp = utf8_next(s, &i);
        bool good = cp != UTF8_BAD && !utf8_is_control(cp);
        size_t n = good ? i - from : 1;
        if (out + n > room) {
            memcpy(e->text + out, cut, sizeof cut);
            return;
        }
        memcpy(e->text + out, good ? s.p + from : "?", n);
        out += n;
    }
    e->text[out] = '\0';
}

bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
{
    if (e == NULL)
        return false;
    char text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    e->kind = kind;
    err_store(e, text);
    return false;
}

bool err_prefix(struct err *e, const char *fmt, ...)
{
    if (e == NULL)
        return false;
    char prefix[512], text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(prefix, sizeof prefix, fmt, args);
    va_end(args);
    snprintf(text, sizeof text, "%s: %s", prefix, e->text);
    err_store(e, text);
    return false;
}
