/* SPDX-License-Identifier: MIT
 *
 * survey - finds all mentions of a text.
 */
#ifndef TEXT_SURVEY_H
#define TEXT_SURVEY_H

#include "base/platform.h"
#include "base/arena.h"
#include "base/str.h"
#include "text/mention.h"
#include "text/reftags.h"

/* Texts of the mentions are kept in arena, or borrowed from source and tags. */
void survey_text(struct mentions *m, struct str source, size_t masthead_end,
                 const struct reftags *tags, struct arena *arena);

#endif
