/* SPDX-License-Identifier: MIT
 *
 * The end of a process that found itself wrong.  Thread: any.
 */
#include "base/platform.h"

#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*bug_hook)(void);

void bug_set_hook(void (*hook)(void))
{
    bug_hook = hook;
}

void bug_at(const char *file, int line, const char *fmt, ...)
{
    if (bug_hook != NULL)
        bug_hook();
    fprintf(stderr, "rfcview: internal error at %s:%d: ", file, line);
    va_list args;
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputs("\n", stderr);
    abort();
}
