/* SPDX-License-Identifier: MIT
 *
 * xmalloc - allocation that succeeds or ends the program by BUG's road, so that the terminal is put
 * back.  Everything returned is freed with free().
 */
#ifndef BASE_XMALLOC_H
#define BASE_XMALLOC_H

#include <stdarg.h>

#include "base/platform.h"

ATTR_MALLOC void *xmalloc(size_t size);
ATTR_MALLOC void *xcalloc(size_t count, size_t size);
__attribute__((returns_nonnull)) void *xrealloc(void *p, size_t size);

/* Resizes to count elements of size bytes; an overflow of the product ends the program too. */
__attribute__((returns_nonnull)) void *xreallocarray(void *p, size_t count, size_t size);

ATTR_MALLOC char *xstrdup(const char *s);

/* Copies n bytes and adds a NUL. */
ATTR_MALLOC char *xstrndup(const char *s, size_t n);

ATTR_MALLOC char *xasprintf(const char *fmt, ...) ATTR_PRINTF(1, 2);
ATTR_MALLOC char *xvasprintf(const char *fmt, va_list args) ATTR_PRINTF(1, 0);

#endif
