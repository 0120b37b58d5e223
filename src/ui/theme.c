/* SPDX-License-Identifier: MIT
 *
 * Roles, and the lines that say how they look.  Pure; the themes themselves are assets.
 */
#include "base/platform.h"

#include "ui/theme.h"

static const struct {
    const char *name;
    char letter;
} theme_roles[ROLE_COUNT] = {
    [ROLE_TEXT] = {"text", '.'},
    [ROLE_DIM] = {"dim", 'd'},
    [ROLE_TITLE] = {"title", 't'},
    [ROLE_HEADING] = {"heading", 'h'},
    [ROLE_KEYWORD] = {"keyword", 'k'},
    [ROLE_CAPTION] = {"caption", 'f'},
    [ROLE_TERM] = {"term", 'b'},
    [ROLE_LITERAL] = {"literal", 'q'},
    [ROLE_COMMENT] = {"comment", 'r'},
    [ROLE_LINK] = {"link", 'l'},
    [ROLE_LINK_SELECTED] = {"link-selected", 'L'},
    [ROLE_LABEL] = {"label", 'a'},
    [ROLE_MATCH] = {"match", 'm'},
    [ROLE_MATCH_CURRENT] = {"match-current", 'M'},
    [ROLE_NUMBER] = {"number", 'n'},
    [ROLE_OBSOLETE] = {"obsolete", 'o'},
    [ROLE_NEW] = {"new", 'N'},
    [ROLE_MARK] = {"mark", '*'},
    [ROLE_CURSOR] = {"cursor", 'C'},
    [ROLE_CURSOR_ASIDE] = {"cursor-aside", 'c'},
    [ROLE_RULE] = {"rule", '-'},
    [ROLE_SCROLLBAR] = {"scrollbar", '|'},
    [ROLE_POPUP] = {"popup", 'p'},
    [ROLE_POPUP_TITLE] = {"popup-title", 'P'},
    [ROLE_STATUS] = {"status", 's'},
    [ROLE_STATUS_ALERT] = {"status-alert", 'S'},
    [ROLE_HINT] = {"hint", 'i'},
    [ROLE_HINT_KEY] = {"hint-key", 'I'},
    [ROLE_ERROR] = {"error", 'E'},
};

static const struct {
    struct str name;
    uint8_t bit;
} theme_attrs[] = {
    {STR_INIT("bold"), ATTR_BOLD},
    {STR_INIT("underline"), ATTR_UNDERLINE},
    {STR_INIT("reverse"), ATTR_REVERSE},
    {STR_INIT("dim"), ATTR_DIM},
};

void theme_init(struct theme *t)
{
    for (int r = 0; r < ROLE_COUNT; r++)
        t->looks[r] = (struct theme_look){.fg = COLOR_NONE, .bg = COLOR_NONE};
}

const char *theme_role_name(enum role role)
{
    return role < ROLE_COUNT ? theme_roles[role].name : NULL;
}

char theme_role_letter(enum role role)
{
    return theme_roles[role].letter;
}

static bool theme_unknown(struct err *e, const char *what, struct str word)
{
    return err_set(e, ERR_USAGE, "\"%.*s\" is no %s (theme)", (int)(word.n < 40 ? word.n : 40),
                   word.n > 0 ? word.p : "", what);
}

static bool theme_attrs_parse(struct str words, uint8_t *attrs, struct err *e)
{
    uint8_t all = 0;
    bool none = str_eq(words, STR("-"));
    while (!none && words.n > 0) {
        struct str word = str_cut(&words, '+');
        uint8_t bit = 0;
        for (size_t i = 0; i < ARRAY_LEN(theme_attrs); i++)
            if (str_eq_nocase(word, theme_attrs[i].name))
                bit = theme_attrs[i].bit;
        if (bit == 0)
            return theme_unknown(e, "attribute: use bold, underline, reverse, dim or -", word);
        all |= bit;
    }
    *attrs = all;
    return true;
}

/* The next word of the line; empty: none is left. */
static struct str theme_word(struct str *line)
{
    *line = str_trim(*line);
    size_t n = 0;
    while (n < line->n && !char_is_space(line->p[n]))
        n++;
    struct str word = str_slice(*line, 0, n);
    *line = str_from(*line, n);
    return word;
}

bool theme_set(struct theme *t, struct str line, struct err *e)
{
    enum role role = 0;
    struct str name = theme_word(&line), fg = theme_word(&line), bg = theme_word(&line);
    struct str attrs = theme_word(&line), mono = theme_word(&line), more = theme_word(&line);
    while (role < ROLE_COUNT && !str_eq_nocase(name, str_of(theme_roles[role].name)))
        role++;
    if (role == ROLE_COUNT)
        return theme_unknown(e, "role of a theme", name);
    if (bg.n == 0 || more.n > 0)
        return err_set(e, ERR_USAGE,
                       "a colour is ROLE FOREGROUND BACKGROUND [ATTRIBUTES [WITHOUT-COLOUR]] "
                       "(theme)");
    struct theme_look look = t->looks[role];
    look.attrs = 0;
    if (!color_parse(fg, &look.fg, e) || !color_parse(bg, &look.bg, e) ||
        !theme_attrs_parse(attrs, &look.attrs, e) || !theme_attrs_parse(mono, &look.mono, e))
        return false;
    if (mono.n == 0)
        look.mono = t->looks[role].mono;
    t->looks[role] = look;
    return true;
}

static void theme_add_color(int32_t color, struct strbuf *out)
{
    if (color == COLOR_OWN)
        strbuf_add_cstr(out, "- ");
    else
        strbuf_addf(out, "%d ", (int)color);
}

static void theme_add_attrs(uint8_t attrs, struct strbuf *out)
{
    const char *separator = "";
    for (size_t i = 0; i < ARRAY_LEN(theme_attrs); i++) {
        if ((attrs & theme_attrs[i].bit) == 0)
            continue;
        strbuf_addf(out, "%s%.*s", separator, STR_ARG(theme_attrs[i].name));
        separator = "+";
    }
    if (attrs == 0)
        strbuf_add_char(out, '-');
}

void theme_describe(const struct theme *t, enum role role, struct strbuf *out)
{
    const struct theme_look *look = &t->looks[role];
    theme_add_color(look->fg.at[DEPTH_256], out);
    theme_add_color(look->bg.at[DEPTH_256], out);
    theme_add_attrs(look->attrs, out);
    strbuf_add_char(out, ' ');
    theme_add_attrs(look->mono, out);
}
