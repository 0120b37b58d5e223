/* SPDX-License-Identifier: MIT
 *
 * keeping - what the reader made, between the screen and the library's memory: where reading
 * stopped, jumps, marks, favourites.
 */
#ifndef APP_KEEPING_H
#define APP_KEEPING_H

#include "base/platform.h"
#include "app/state.h"

/* The name that the document being read is kept by, to be freed: of an RFC read from any file it is
 * that of the RFC.  NULL for those that are made on the spot, and where nothing is read. */
char *keeping_document(const struct app *a);

/* The same of what a command is about: the document being read, or the RFC under the list's
 * cursor. */
char *keeping_chosen(const struct app *a);

/* Keeps where reading stopped, before another document or the end. */
void keeping_leave(struct app *a);

/* A jump from that place in it. */
void keeping_jump(struct app *a, struct readerview_place from);

/* A mark there.  False: nothing is read that can be marked. */
bool keeping_mark(struct app *a, char letter) ATTR_MUST_USE;

/* Makes the document chosen a favourite, or takes that back, and says so. */
void keeping_favourite(struct app *a);

/* Tells the list what was read and what is a favourite. */
void keeping_tell_list(struct app *a);

/* Goes on where the document being read was left last time. */
void keeping_go_on(struct app *a);

/* What was kept came from disk. If the document has just been opened, go on where it was left. */
void keeping_came(struct app *a);

#endif
