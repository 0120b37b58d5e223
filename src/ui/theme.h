/* SPDX-License-Identifier: MIT
 *
 * theme - meanings of text on the screen, and how each looks.  Views name roles, never colours.
 * Without colour, bold, underline and reverse still tell apart what a reader acts on: headings,
 * references, matches, the selection, the cursor, errors; what is only dimmed looks like text.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "base/platform.h"
#include "base/err.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "ui/color.h"

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
    ROLE_LABEL, /* the letters that choose a link */
    ROLE_MATCH,
    ROLE_MATCH_CURRENT,
    ROLE_NUMBER,
    ROLE_OBSOLETE,
    ROLE_NEW,
    ROLE_MARK,         /* of a favourite, a place, a note */
    ROLE_CURSOR,       /* row under the cursor in the focused pane */
    ROLE_CURSOR_ASIDE, /* the same where the focus is elsewhere */
    ROLE_RULE,         /* lines between panes */
    ROLE_SCROLLBAR,
    ROLE_POPUP, /* a window over the text */
    ROLE_POPUP_TITLE,
    ROLE_STATUS,
    ROLE_STATUS_ALERT,
    ROLE_HINT,
    ROLE_HINT_KEY,
    ROLE_ERROR,
    ROLE_COUNT,
};

enum theme_attr { ATTR_BOLD = 1, ATTR_UNDERLINE = 2, ATTR_REVERSE = 4, ATTR_DIM = 8 };

struct theme_look {
    struct color fg, bg;
    uint8_t attrs; /* where there is colour */
    uint8_t mono;  /* where there is none */
};

/* A value: copied as it is, nothing to release. */
struct theme {
    struct theme_look looks[ROLE_COUNT];
};

/* Every role in the terminal's own colours, without attributes. */
void theme_init(struct theme *t);

/* Reads one line into the theme: ROLE FG BG [ATTRS [MONO]].  Colours as in ui/color; attributes:
 * words of bold, underline, reverse, dim joined by "+", or "-".  MONO: those where there is no
 * colour; without it they stay.  On an error the theme stays. */
bool theme_set(struct theme *t, struct str line, struct err *e) ATTR_MUST_USE;

/* The name in configurations: "link-selected"; NULL behind the last. */
const char *theme_role_name(enum role role);

/* The letter in dumps of the screen for tests. */
char theme_role_letter(enum role role);

/* Adds how a role looks with 256 colours, and after a blank how without any: "0 179 bold reverse".
 */
void theme_describe(const struct theme *t, enum role role, struct strbuf *out);

#endif
