/* SPDX-License-Identifier: MIT
 *
 * Texts of themes.  Pure.
 */
#include "base/platform.h"

#include "ui/themefile.h"

#include "base/asset.h"

static const struct {
    const char *name;
    enum asset_id asset;
} themefile_table[] = {
    {"dark", ASSET_THEME_DARK}, {"light", ASSET_THEME_LIGHT},       {"ansi", ASSET_THEME_ANSI},
    {"mono", ASSET_THEME_MONO}, {"contrast", ASSET_THEME_CONTRAST},
};

/* A comment begins where "#" begins a word and does not begin a colour. */
static struct str themefile_without_comment(struct str line)
{
    for (ptrdiff_t at = -1; (at = str_find_char(line, '#', (size_t)(at + 1))) >= 0;) {
        size_t i = (size_t)at;
        bool begins = i == 0 || char_is_space(line.p[i - 1]);
        bool color = i + 1 < line.n && char_is_hex(line.p[i + 1]);
        if (i == 0 || (begins && !color))
            return str_slice(line, 0, i);
    }
    return line;
}

size_t themefile_apply(struct theme *t, struct str text, const char *name, struct err *e)
{
    size_t bad = 0;
    for (unsigned number = 1; text.n > 0; number++) {
        struct err why = {0};
        struct str line = str_trim(themefile_without_comment(str_cut(&text, '\n')));
        if (line.n == 0 || theme_set(t, line, &why))
            continue;
        err_prefix(&why, "%s:%u", name, number);
        if (bad++ == 0 && e != NULL)
            *e = why;
    }
    return bad;
}

bool themefile_builtin(struct str name, struct theme *t)
{
    for (size_t i = 0; i < ARRAY_LEN(themefile_table); i++) {
        if (!str_eq(name, str_of(themefile_table[i].name)))
            continue;
        /* looks without colour are the same in all but where a theme says otherwise */
        theme_init(t);
        themefile_apply(t, asset_get(ASSET_THEME_MONO), "mono", NULL);
        if (themefile_table[i].asset != ASSET_THEME_MONO)
            themefile_apply(t, asset_get(themefile_table[i].asset), themefile_table[i].name, NULL);
        return true;
    }
    return false;
}

const char *themefile_builtin_name(size_t i)
{
    return i < ARRAY_LEN(themefile_table) ? themefile_table[i].name : NULL;
}
