/* SPDX-License-Identifier: MIT
 *
 * log - one line an event into a file, for finding out afterwards.  Off unless opened.
 *
 * Thread: any.  A line is one write(2); control bytes are escaped as \xNN, so a log may be shown on
 * a terminal whatever the network sent.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/platform.h"
#include "base/err.h"

/* Appends to path (created 0600).  Before other threads start. */
bool log_open(const char *path, struct err *e) ATTR_MUST_USE;

/* module: the name of the file that speaks, without ".c". */
void log_line(const char *module, const char *fmt, ...) ATTR_PRINTF(2, 3);

void log_close(void);

#endif
