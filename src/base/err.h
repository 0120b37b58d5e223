/* SPDX-License-Identifier: MIT
 *
 * err - why something failed, as a value that can be copied, kept and sent to another thread.
 *
 * The text is one lower-case sentence without a full stop, fit for the message line: it names the
 * thing, the layer in parentheses, and the remedy where there is one:
 *     cannot fetch RFC 9110: no address for www.rfc-editor.org (name resolution)
 * It holds printable UTF-8 only; what does not fit is cut at a character with "…".
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/platform.h"
#include "base/str.h"

/* The exit statuses of the command line. */
enum err_kind {
    ERR_NONE = 0,
    ERR_EMPTY = 1,     /* nothing found */
    ERR_USAGE = 2,     /* the caller's words are not understood */
    ERR_NOT_FOUND = 3, /* no such document or place */
    ERR_NETWORK = 4,
    ERR_STORAGE = 5, /* this machine's disk */
    ERR_DAMAGED = 6, /* bytes that are not what they should be */
    ERR_CANCELLED = 7,
    ERR_BUSY = 8, /* another process has it: to be tried again; never an exit status */
};

struct err {
    enum err_kind kind;
    char text[240];
};

/* e may be NULL.  Always returns false, so that a caller can `return err_set(…)`. */
bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...) ATTR_PRINTF(3, 4);

/* Puts "prefix: " before the text; keeps the kind. Returns false. */
bool err_prefix(struct err *e, const char *fmt, ...) ATTR_PRINTF(2, 3);

#endif
