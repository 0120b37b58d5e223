/* SPDX-License-Identifier: MIT
 *
 * theme - meanings of text on the screen, and how each looks.  Views name roles, never colours.
 * Without colour, bold, underline and reverse still tell apart what a reader acts on: headings,
 * references, matches, the selection, the cursor, errors; what is only dimmed looks like text.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "base/platform.h"
#include "base/str.h"

enum role {
    ROLE_TEXT,
    ROLE_DIM,
    ROLE_TITLE,
    ROLE_HEADING,
    ROLE_KEYWORD,
    ROLE_CAPTION, /* a heading's smaller sister */
    ROLE_TERM,    /* where a word gets its meaning */
    ROLE_LITERAL,
    ROLE_COMMENT,
    ROLE_LINK,
    ROLE_LINK_SELECTED,
    ROLE_MATCH,
    ROLE_MATCH_CURRENT,
    ROLE_NUMBER,
    ROLE_OBSOLETE,
    ROLE_CURSOR,       /* row under the cursor in the focused pane */
    ROLE_CURSOR_ASIDE, /* the same where the focus is elsewhere */
    ROLE_RULE,         /* lines between panes */
    ROLE_STATUS,
    ROLE_STATUS_ALERT,
    ROLE_HINT,
    ROLE_HINT_KEY,
    ROLE_ERROR,
    ROLE_COUNT,
};

enum theme_attr { ATTR_BOLD = 1, ATTR_UNDERLINE = 2, ATTR_REVERSE = 4, ATTR_DIM = 8 };

struct theme_look {
    int8_t fg, bg; /* 0–7, or -1: the terminal's own */
    uint8_t attrs; /* where there is colour */
    uint8_t mono;  /* where there is none */
    char letter;   /* in dumps of the screen for tests */
};

enum theme_id { THEME_DARK, THEME_LIGHT, THEME_MONO, THEME_COUNT };

/* The look of a role; lends from a constant table. */
const struct theme_look *theme_look(enum theme_id theme, enum role role);

/* "dark", "light", "mono"; false for other names. */
bool theme_parse(struct str name, enum theme_id *theme) ATTR_MUST_USE;

#endif
