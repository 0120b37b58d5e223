/* SPDX-License-Identifier: MIT
 *
 * rescue - signals while the screen is ours: those that end or stop us are noted, those of a crash
 * put the terminal back before the process dies of them.
 *
 * The noted ones are blocked outside rescue_mask, so that none is lost between looking and
 * sleeping.  One at a time in a process; Thread: main, but a crash may come from any.
 */
#ifndef UI_RESCUE_H
#define UI_RESCUE_H

#include <signal.h>

#include "base/platform.h"
#include "base/str.h"

/* Installs the handlers and blocks the signals; notes how the line of terminal fd is set now. */
void rescue_begin(int fd);

/* What is to be written to the terminal to put its screen back; copied.  From here on it is. */
void rescue_arm(struct str bytes);

/* The screen was put back in the orderly way. */
void rescue_disarm(void);
bool rescue_is_armed(void);

/* Lets the signals through again. */
void rescue_end(void);

/* The signals to be blocked while sleeping: as they were before rescue_begin. */
const sigset_t *rescue_mask(void);

/* The signal that asks us to end (SIGTERM, SIGHUP, SIGINT, SIGQUIT), or 0. */
int rescue_ended_by(void);

/* ^C and ^\ that came while the terminal was another program's were meant for that one. */
void rescue_forget_keys(void);

/* SIGTSTP came; forgets that it did. */
bool rescue_take_stop(void);

/* SIGWINCH came: the terminal may have another size; forgets that it did. */
bool rescue_take_resize(void);

/* In a child, between fork and exec: signals as they were before rescue_begin. */
void rescue_in_child(void);

/* Stops the process group as the shell expects of ^Z; returns when it is continued.  Where nobody
 * could continue us the system ignores it. */
void rescue_stop(void);

#endif
