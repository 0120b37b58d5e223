/* SPDX-License-Identifier: MIT
 *
 * outing - what leaves the program: other programs on this terminal (pager, editor, shell,
 * browser), text for the clipboard, text for a file.  A key asks for it; the loop, which has the
 * terminal, does it before the next frame.
 */
#ifndef APP_OUTING_H
#define APP_OUTING_H

#include "base/platform.h"
#include "app/state.h"
#include "ui/term.h"

/* The text as published in $PAGER, at the line being read.  It is asked for first: events. */
void outing_view(struct app *a);

/* A line for the shell, "" for a shell; the clean text of the document on its standard input. */
void outing_shell(struct app *a, struct str command);
void outing_pipe(struct app *a, struct str command);

/* The text as published into a new file; "~/" is the home directory. */
void outing_write(struct app *a, struct str path);

/* The file in $VISUAL or $EDITOR. */
void outing_edit(struct app *a, const char *path);

/* An address in the browser: the setting, else $BROWSER, else xdg-open. */
void outing_browse(struct app *a, struct str url);

/* Into the clipboard of the terminal, else into a file that is named; what: "the link". */
void outing_copy(struct app *a, struct str text, const char *what);

/* False: not an event of an outing. */
bool outing_event(struct app *a, struct event *ev);

/* Something is to be done: with the terminal, or without one (scripts), where no program runs. */
bool outing_waits(const struct app *a);
void outing_do(struct app *a, struct terminal *t);

/* Runs the program that waits; the terminal has been given over to it. */
void outing_run(struct app *a);

void outing_release(struct outing *o);

#endif
