/* SPDX-License-Identifier: MIT
 *
 * child - another program, run on this terminal or beside it.
 *
 * It gets the environment, no descriptor but the standard three, no signal ignored or blocked.
 * Thread: main; one at a time.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"

/* Runs argv (ends in NULL; argv[0] is looked for in PATH) and waits for its end.  input: what its
 * standard input holds, or NULL for ours.  Meanwhile ^C and ^\ are its own; ^Z stops both. *status:
 * its exit status, 128 + signal where one ended it.  ERR_STORAGE: it cannot be run. */
bool child_run(const char *const argv[], const struct str *input, int *status,
               struct err *e) ATTR_MUST_USE;

/* Runs "/bin/sh -c command" as child_run does. */
bool child_shell(const char *command, const struct str *input, int *status,
                 struct err *e) ATTR_MUST_USE;

/* Begins argv in a session of its own, with its standard descriptors at /dev/null, and does not
 * wait. */
bool child_start(const char *const argv[], struct err *e) ATTR_MUST_USE;

#endif
