/* SPDX-License-Identifier: MIT
 *
 * leftover - temporary files (base/file.h) that a writer left behind when it was killed.
 */
#ifndef STORE_LEFTOVER_H
#define STORE_LEFTOVER_H

#include "base/platform.h"

/* Removes from a directory those that are ours and that no living writer can still want: older than
 * an hour and of a process that is gone, or older than a day.  of: only those on the way to a file
 * of that name; NULL: all.  Returns how many. */
size_t leftover_sweep(const char *dir, const char *of);

/* The same beside a file: those on the way to it. */
size_t leftover_sweep_beside(const char *path);

#endif
