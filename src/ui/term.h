/* SPDX-License-Identifier: MIT
 *
 * term - the terminal: keys come out, a canvas goes in.
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
#include "ui/mouse.h"
#include "ui/theme.h"

struct terminal;

/* Takes over the terminal on standard output; keys are read from standard input, or from /dev/tty
 * where that is not a terminal.  NULL and ERR_USAGE where full screen cannot be: no terminal, an
 * unknown TERM, one that cannot place the cursor.  The theme is copied; where $NO_COLOR is not
 * empty it looks as on a terminal without colours. */
struct terminal *term_new(const struct theme *theme, struct err *e);

/* Puts everything back. NULL is fine. */
void term_free(struct terminal *t);

/* Columns and rows, both at least 1. */
void term_size(const struct terminal *t, int *w, int *h);

/* ---------------------------------------------------------------- in */

/* Sleeps until a key, a readable fd, a signal or the end of timeout_ms (-1: none). True: the fd is
 * readable. */
bool term_wait(struct terminal *t, int fd, int timeout_ms);

/* The next key that has arrived, KEY_NOTHING when all are taken; never sleeps longer than the time
 * that tells Esc from a function key. KEY_CODE_RESIZED, _HANGUP, _MOUSE, _PASTE_BEGIN, _PASTE_END
 * and _BACKGROUND come this way too.  What is pasted is text: line ends in it come as blanks. */
uint32_t term_read(struct terminal *t);

/* What the last KEY_CODE_MOUSE was. */
struct mouse_event term_mouse_event(const struct terminal *t);

/* Reports of the mouse; off at first: while they are on, the terminal selects no text by itself.
 * False: this one has no mouse. */
bool term_mouse(struct terminal *t, bool on);

enum term_ground { GROUND_UNKNOWN, GROUND_DARK, GROUND_LIGHT };

/* The background, as far as it is known: from $COLORFGBG, later as the terminal told. */
enum term_ground term_background(const struct terminal *t);

/* The terminal is asked for it behind the first frame; KEY_CODE_BACKGROUND when it answers, which
 * many do not. To be called before the first term_draw. */
void term_ask_background(struct terminal *t);

/* ---------------------------------------------------------------- out */

/* Shows the canvas (its size is the terminal's) with the fewest bytes, in one write; cursor at
 * (x, y), hidden when x < 0. */
void term_draw(struct terminal *t, const struct canvas *c, int x, int y);

/* The next term_draw sends everything. */
void term_forget(struct terminal *t);

/* From the next term_draw on all looks as this theme says; copied. */
void term_set_theme(struct terminal *t, const struct theme *theme);

/* Puts text into the clipboard of the terminal (OSC 52).  False, and nothing is sent: it has none,
 * or the text is too long for it.  True says that it was sent; no terminal says whether it was
 * taken. */
bool term_copy(struct terminal *t, struct str text) ATTR_MUST_USE;

/* The title of its window, on terminals that put the former one back when we leave. */
void term_title(struct terminal *t, struct str text);

/* ---------------------------------------------------------------- others */

/* Gives the terminal to a child and takes it back; the next term_draw sends everything, and
 * KEY_CODE_RESIZED comes if the size is another. */
void term_leave(struct terminal *t);
void term_enter(struct terminal *t);

/* In that child, between fork and exec: signals as they were before term_new. */
void term_in_child(void);

/* Stops the process group as ^Z does; returns when it is continued. */
void term_suspend(struct terminal *t);

/* SIGTSTP came from outside: term_suspend is to be called now. */
bool term_take_stop(struct terminal *t);

/* The signal that asks us to end (SIGTERM, SIGHUP, SIGINT, SIGQUIT), or 0. */
int term_signal(const struct terminal *t);

#endif
