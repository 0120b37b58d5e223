/* SPDX-License-Identifier: MIT
 *
 * The looks: 8 colours on the terminal's own background.  Pure tables.
 */
#include "base/platform.h"

#include "ui/theme.h"

enum { OWN = -1, BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

static const struct theme_look theme_dark[ROLE_COUNT] = {
    [ROLE_TEXT] = {OWN, OWN, 0, 0, '.'},
    [ROLE_DIM] = {OWN, OWN, ATTR_DIM, 0, 'd'},
    [ROLE_TITLE] = {OWN, OWN, ATTR_BOLD, ATTR_BOLD, 't'},
    [ROLE_HEADING] = {YELLOW, OWN, ATTR_BOLD, ATTR_BOLD, 'h'},
    [ROLE_KEYWORD] = {MAGENTA, OWN, ATTR_BOLD, ATTR_BOLD, 'k'},
    [ROLE_CAPTION] = {YELLOW, OWN, 0, 0, 'f'},
    [ROLE_TERM] = {OWN, OWN, ATTR_BOLD, ATTR_BOLD, 'b'},
    [ROLE_LITERAL] = {GREEN, OWN, 0, 0, 'q'},
    [ROLE_COMMENT] = {OWN, OWN, ATTR_DIM, 0, 'r'},
    [ROLE_LINK] = {CYAN, OWN, 0, ATTR_UNDERLINE, 'l'},
    [ROLE_LINK_SELECTED] = {CYAN, OWN, ATTR_REVERSE, ATTR_REVERSE | ATTR_UNDERLINE, 'L'},
    [ROLE_MATCH] = {BLACK, YELLOW, 0, ATTR_BOLD | ATTR_UNDERLINE, 'm'},
    [ROLE_MATCH_CURRENT] = {BLACK, GREEN, ATTR_BOLD, ATTR_REVERSE | ATTR_BOLD, 'M'},
    [ROLE_NUMBER] = {GREEN, OWN, 0, 0, 'n'},
    [ROLE_OBSOLETE] = {OWN, OWN, ATTR_DIM, 0, 'o'},
    [ROLE_CURSOR] = {OWN, OWN, ATTR_REVERSE, ATTR_REVERSE, 'C'},
    [ROLE_CURSOR_ASIDE] = {OWN, OWN, ATTR_BOLD | ATTR_UNDERLINE, ATTR_BOLD | ATTR_UNDERLINE, 'c'},
    [ROLE_RULE] = {BLUE, OWN, 0, 0, '-'},
    [ROLE_STATUS] = {OWN, OWN, ATTR_REVERSE, ATTR_REVERSE, 's'},
    [ROLE_STATUS_ALERT] = {RED, OWN, ATTR_REVERSE | ATTR_BOLD, ATTR_REVERSE | ATTR_BOLD, 'S'},
    [ROLE_HINT] = {OWN, OWN, ATTR_DIM, 0, 'i'},
    [ROLE_HINT_KEY] = {OWN, OWN, ATTR_BOLD, ATTR_BOLD, 'I'},
    [ROLE_ERROR] = {RED, OWN, ATTR_BOLD, ATTR_BOLD, 'E'},
};

/* Where the light theme differs: yellow and cyan are unreadable on white. */
static const struct theme_look theme_light[ROLE_COUNT] = {
    [ROLE_HEADING] = {BLUE, OWN, ATTR_BOLD, ATTR_BOLD, 'h'},
    [ROLE_CAPTION] = {BLUE, OWN, 0, 0, 'f'},
    [ROLE_LINK] = {BLUE, OWN, ATTR_UNDERLINE, ATTR_UNDERLINE, 'l'},
    [ROLE_LINK_SELECTED] = {BLUE, OWN, ATTR_REVERSE, ATTR_REVERSE | ATTR_UNDERLINE, 'L'},
    [ROLE_NUMBER] = {BLUE, OWN, 0, 0, 'n'},
    [ROLE_KEYWORD] = {RED, OWN, ATTR_BOLD, ATTR_BOLD, 'k'},
};

static const char *const theme_names[THEME_COUNT] = {
    [THEME_DARK] = "dark", [THEME_LIGHT] = "light", [THEME_MONO] = "mono"};

const struct theme_look *theme_look(enum theme_id theme, enum role role)
{
    if (theme == THEME_LIGHT && theme_light[role].letter != '\0')
        return &theme_light[role];
    return &theme_dark[role];
}

bool theme_parse(struct str name, enum theme_id *theme)
{
    for (int i = 0; i < THEME_COUNT; i++)
        if (str_eq(name, str_of(theme_names[i]))) {
            *theme = (enum theme_id)i;
            return true;
        }
    return false;
}
