/* SPDX-License-Identifier: MIT
 *
 * term - the terminal: the only user of curses.  Keys come out, a canvas goes in.
 *
 * Whatever ends the process (return, SIGTERM, SIGHUP, a crash, BUG), the terminal is put back: main
 * screen, cursor, attributes, keypad mode and the settings of the line.
 * Thread: main only.  One at a time in a process.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "base/platform.h"
#include "base/err.h"
#include "ui/canvas.h"
#include "ui/theme.h"

struct terminal;

/* Takes over the terminal on standard output; keys are read from standard input, or from /dev/tty
 * where that is not a terminal.  NULL and ERR_USAGE where full screen cannot be: no terminal, an
 * unknown TERM, one that cannot place the cursor.  $NO_COLOR (not empty) selects THEME_MONO. */
struct terminal *term_new(enum theme_id theme, struct err *e);

/* Puts everything back. NULL is fine. */
void term_free(struct terminal *t);

/* Columns and rows, both at least 1. */
void term_size(const struct terminal *t, int *w, int *h);

/* Sleeps until a key, a readable fd, a signal or the end of timeout_ms (-1: none). True: the fd is
 * readable. */
bool term_wait(struct terminal *t, int fd, int timeout_ms);

/* The next key that has arrived, KEY_NOTHING when all are taken; never sleeps longer than the time
 * that tells Esc from a function key. KEY_CODE_RESIZED and KEY_CODE_HANGUP come this way too. */
uint32_t term_read(struct terminal *t);

/* Shows the canvas (its size is the terminal's) with the fewest bytes; cursor at (x, y), hidden
 * when x < 0. */
void term_draw(struct terminal *t, const struct canvas *c, int x, int y);

/* The next term_draw sends everything. */
void term_forget(struct terminal *t);

/* Stops the process group as ^Z does; returns when it is continued. */
void term_suspend(struct terminal *t);

/* SIGTSTP came from outside: term_suspend is to be called now. */
bool term_take_stop(struct terminal *t);

/* The signal that asks us to end (SIGTERM, SIGHUP, SIGINT, SIGQUIT), or 0. */
int term_signal(const struct terminal *t);

#endif
