/* SPDX-License-Identifier: MIT
 *
 * Capped, growing bytes.  Single-threaded; may move between threads whole.
 */
#include "base/platform.h"

#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xmalloc.h"

/* Makes room for n more bytes and the NUL; false past the cap. */
static bool strbuf_room(struct strbuf *b, size_t n)
{
    if (b->overflow || n > b->cap || b->n > b->cap - n) {
        b->overflow = true;
        return false;
    }
    size_t need = b->n + n + 1;
    if (need > b->size) {
        size_t size = b->size ? b->size + b->size / 2 : 64;
        b->size = size > need ? size : need;
        b->p = xrealloc(b->p, b->size);
    }
    return true;
}

void strbuf_add(struct strbuf *b, const void *bytes, size_t n)
{
    if (!strbuf_room(b, n))
        return;
    if (n > 0)
        memcpy(b->p + b->n, bytes, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void strbuf_add_str(struct strbuf *b, struct str s)
{
    strbuf_add(b, s.p, s.n);
}

void strbuf_add_char(struct strbuf *b, char c)
{
    strbuf_add(b, &c, 1);
}

void strbuf_add_cstr(struct strbuf *b, const char *s)
{
    strbuf_add(b, s, strlen(s));
}

void strbuf_addf(struct strbuf *b, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    char *text = xvasprintf(fmt, args);
    va_end(args);
    strbuf_add_cstr(b, text);
    free(text);
}

struct str strbuf_str(const struct strbuf *b)
{
    return (struct str){b->p, b->n};
}

const char *strbuf_cstr(const struct strbuf *b)
{
    return b->p != NULL ? b->p : "";
}

char *strbuf_take(struct strbuf *b)
{
    char *p = b->p != NULL ? b->p : xstrdup("");
    *b = STRBUF_INIT(b->cap);
    return p;
}

void strbuf_clear(struct strbuf *b)
{
    strbuf_truncate(b, 0);
    b->overflow = false;
}

void strbuf_truncate(struct strbuf *b, size_t n)
{
    if (n < b->n) {
        b->n = n;
        b->p[n] = '\0';
    }
}

void strbuf_release(struct strbuf *b)
{
    free(b->p);
    *b = STRBUF_INIT(b->cap);
}
