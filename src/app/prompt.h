/* SPDX-License-Identifier: MIT
 *
 * prompt - the line typed in the bottom row: a filter, a search, a name to open, a
 * command.
 */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include "base/platform.h"
#include "app/state.h"

/* Opens a prompt with this text in it. */
void prompt_begin(struct app *a, enum prompt_kind kind, struct str text);

/* PROMPT_FILTER: of the pane that is open, else of the list; the words in force are in it. */
void prompt_begin_filter(struct app *a);

/* These words, and putting others in force. */
struct str prompt_filter_words(const struct app *a);
void prompt_filter(struct app *a, struct str words);

/* PROMPT_SEARCH: the direction. */
void prompt_begin_search(struct app *a, bool backward);

/* PROMPT_SECTION: in the document being read. */
void prompt_begin_section(struct app *a);

/* PROMPT_WRITE: of the document being read. */
void prompt_begin_write(struct app *a);

void prompt_release(struct prompt *p);

/* A key while a prompt is open. */
void prompt_key(struct app *a, uint32_t key);

/* Adds what stands before the line being typed. */
void prompt_label(const struct app *a, struct strbuf *out);

/* What can be typed, while nothing is. */
struct str prompt_hint(const struct app *a);

#endif
