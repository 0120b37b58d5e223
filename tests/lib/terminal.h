/* SPDX-License-Identifier: MIT
 *
 * terminal - a program on a real pseudo-terminal, its screen kept by libvterm, for tests.
 *
 * Nothing sleeps: each wait ends with the event it waits for, and the time given is only the limit
 * after which a broken program is given up.  A wait that fails writes the screen to standard error
 * as lines that begin with '#'.  Rows and columns count from 0; text is UTF-8.
 *
 * Write keys only after the first paint (terminal_wait_text): what is typed before the program has
 * set up its terminal is echoed or lost.  After terminfo's keypad_xmit, arrows are "\033OA".
 */
#ifndef TESTS_TERMINAL_H
#define TESTS_TERMINAL_H

#include "base/platform.h"

#define TERMINAL_PATIENCE 10000 /* ms: a limit for waits, far above what anything needs */

struct terminal;

struct terminal_attr {
    bool bold, underline, italic, blink, reverse;
    int fg, bg; /* -1 default, 0..255 palette, else 0x1000000 + 0xRRGGBB */
};

struct terminal_point {
    int row, col;
};

/* Starts argv (found in PATH) as the leader of a session of its own.  env: "NAME=value" entries
 * that replace or add to this process's, ended by NULL; may be NULL.  TERM is xterm-256color unless
 * env says otherwise; LINES and COLUMNS are taken away.  Signals are as at login.  Ends the test
 * when the system has no terminal. */
struct terminal *terminal_start(const char *const argv[], const char *const env[], int rows,
                                int cols);

/* Kills the program by its id if it still runs; NULL is fine. */
void terminal_free(struct terminal *t);

/* Types; a C string. */
void terminal_send(struct terminal *t, const char *bytes);

/* The screen shows text within one row, or on one row the text. */
bool terminal_wait_text(struct terminal *t, const char *text, int ms) ATTR_MUST_USE;
bool terminal_wait_row(struct terminal *t, int row, const char *text, int ms) ATTR_MUST_USE;

/* The screen shows it no longer. */
bool terminal_wait_gone(struct terminal *t, const char *text, int ms) ATTR_MUST_USE;

/* The program has written nothing for quiet_ms: to be used where no text says that it is done. */
void terminal_wait_quiet(struct terminal *t, int quiet_ms);

/* Lends the row without blanks at its end; good until the next call for a row. */
const char *terminal_row(struct terminal *t, int row);

/* The row that holds text, or -1; now, without waiting. */
int terminal_find(struct terminal *t, const char *text);

struct terminal_point terminal_cursor(const struct terminal *t);
bool terminal_cursor_shown(const struct terminal *t);
bool terminal_on_alternate_screen(const struct terminal *t);
struct terminal_attr terminal_attr(const struct terminal *t, int row, int col);

/* Bytes the program has written so far, for measuring. */
size_t terminal_bytes(const struct terminal *t);

/* As the user's hand on the window: the program gets SIGWINCH. */
void terminal_resize(struct terminal *t, int rows, int cols);

/* As closing the window: the program gets SIGHUP and its terminal is dead. */
void terminal_hang_up(struct terminal *t);

/* To the program alone, by its id. */
void terminal_signal(struct terminal *t, int signal);

/* The exit status 0..255, 256 + the signal that ended it, or -1 when it still runs after ms.  All
 * that it wrote before its end is on the screen then. */
int terminal_wait_exit(struct terminal *t, int ms);

/* The program's end can be waited for without waiting. */
bool terminal_has_ended(const struct terminal *t);

/* The terminal is as the program found it: main screen, cursor shown, keypad and cursor keys in
 * normal mode, all of it scrolls, rows wrap, no mouse, no bracketed paste, plain attributes, the
 * same termios. What is not is named on standard error. */
bool terminal_is_restored(struct terminal *t);

/* The screen to standard error, as '#' lines. */
void terminal_dump(struct terminal *t);

#endif
