/* SPDX-License-Identifier: MIT
 *
 * strbuf - bytes that grow, owned by the holder, with a cap from birth.
 *
 * What would pass the cap is not added at all and sets .overflow; the bytes before it stay.  A NUL
 * always follows the bytes (not counted), so .p is a C string once anything was added.
 */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include "base/platform.h"
#include "base/str.h"

struct strbuf {
    char *p;
    size_t n, size, cap;
    bool overflow;
};

#define STRBUF_TEXT ((size_t)1 << 20) /* a cap for composed lines, not documents */

/* cap: the most bytes it may ever hold. */
#define STRBUF_INIT(cap_bytes) ((struct strbuf){.cap = (cap_bytes)})

void strbuf_add(struct strbuf *b, const void *bytes, size_t n);
void strbuf_add_str(struct strbuf *b, struct str s);
void strbuf_add_char(struct strbuf *b, char c);
void strbuf_add_cstr(struct strbuf *b, const char *s);
void strbuf_addf(struct strbuf *b, const char *fmt, ...) ATTR_PRINTF(2, 3);

/* Lends the bytes; good until the next call on b. */
struct str strbuf_str(const struct strbuf *b);

/* Lends a C string, "" when empty. */
const char *strbuf_cstr(const struct strbuf *b);

/* Gives the bytes away as a C string (never NULL); the buffer is empty after. */
char *strbuf_take(struct strbuf *b);

void strbuf_clear(struct strbuf *b); /* keeps the memory */
void strbuf_truncate(struct strbuf *b, size_t n);
void strbuf_release(struct strbuf *b);

#endif
