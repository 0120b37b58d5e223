/* SPDX-License-Identifier: MIT
 *
 * bug - a broken invariant is our fault: say where and abort.  The abort signal's handler (ui/term)
 * puts the terminal back before the process dies, so the sentence stays readable.
 */
#ifndef BASE_BUG_H
#define BASE_BUG_H

#include "base/platform.h"

#define BUG(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)

/* Runs before the sentence is printed; one hook for the process, NULL for none.
 * Set by the owner of the terminal, before threads start. */
void bug_set_hook(void (*hook)(void));

ATTR_NORETURN void bug_at(const char *file, int line, const char *fmt, ...) ATTR_PRINTF(3, 4);

#endif
