/* SPDX-License-Identifier: MIT
 *
 * Names of keys.  Pure.
 */
#include "base/platform.h"

#include "ui/key.h"

#include "base/utf8.h"

struct key_name {
    uint32_t key;
    const char *name;   /* between < and > */
    const char *people; /* in help */
};

static const struct key_name key_names[] = {
    {KEY_TAB, "Tab", "Tab"},
    {KEY_RETURN, "Enter", "Enter"},
    {KEY_RETURN, "CR", "Enter"},
    {KEY_ESCAPE, "Esc", "Esc"},
    {' ', "Space", "Space"},
    {'<', "lt", "<"},
    {'>', "gt", ">"},
    {KEY_CODE_UP, "Up", "↑"},
    {KEY_CODE_DOWN, "Down", "↓"},
    {KEY_CODE_LEFT, "Left", "←"},
    {KEY_CODE_RIGHT, "Right", "→"},
    {KEY_CODE_HOME, "Home", "Home"},
    {KEY_CODE_END, "End", "End"},
    {KEY_CODE_PAGE_UP, "PageUp", "PgUp"},
    {KEY_CODE_PAGE_DOWN, "PageDown", "PgDn"},
    {KEY_CODE_BACKSPACE, "BS", "Backspace"},
    {KEY_CODE_DELETE, "Del", "Del"},
    {KEY_CODE_INSERT, "Ins", "Ins"},
    {KEY_CODE_BACK_TAB, "S-Tab", "Shift-Tab"},
};

const char *key_name_at(size_t i)
{
    return i < ARRAY_LEN(key_names) ? key_names[i].name : NULL;
}

static uint32_t key_named(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(key_names); i++)
        if (str_eq_nocase(name, str_of(key_names[i].name)))
            return key_names[i].key;
    uint32_t n;
    if (name.n >= 2 && char_lower(name.p[0]) == 'f' && str_number(str_from(name, 1), 12, &n) &&
        n > 0)
        return KEY_CODE_F1 + n - 1;
    return KEY_NOTHING;
}

/* What stands between < and >. */
static uint32_t key_in_brackets(struct str name)
{
    uint32_t alt = 0;
    if (str_starts_nocase(name, STR("M-")) && name.n > 2) {
        alt = KEY_ALT;
        name = str_from(name, 2);
    }
    if (str_starts_nocase(name, STR("C-")) && name.n == 3)
        return ((uint32_t)(unsigned char)name.p[2] & KEY_CTRL_MASK) | alt;
    size_t i = 0;
    uint32_t single = name.n > 0 ? utf8_next(name, &i) : KEY_NOTHING;
    if (alt && name.n > 0 && i == name.n)
        return single != UTF8_BAD ? single | alt : KEY_NOTHING;
    uint32_t key = key_named(name);
    return key == KEY_NOTHING ? key : key | alt;
}

uint32_t key_parse(struct str *names)
{
    if (names->n == 0)
        return KEY_NOTHING;
    ptrdiff_t end = names->p[0] == '<' ? str_find_char(*names, '>', 1) : -1;
    if (end > 1) {
        uint32_t key = key_in_brackets(str_slice(*names, 1, (size_t)end));
        *names = str_from(*names, (size_t)end + 1);
        return key;
    }
    size_t i = 0;
    uint32_t cp = utf8_next(*names, &i);
    *names = str_from(*names, i);
    return cp == UTF8_BAD ? KEY_NOTHING : cp;
}

static const struct key_name *key_name_of(uint32_t key)
{
    for (size_t i = 0; i < ARRAY_LEN(key_names); i++)
        if (key_names[i].key == key)
            return &key_names[i];
    return NULL;
}

static void key_add_character(uint32_t key, struct strbuf *out)
{
    char bytes[4];
    strbuf_add(out, bytes, utf8_encode(key, bytes));
}

void key_format(uint32_t key, struct strbuf *out)
{
    const char *alt = key & KEY_ALT ? "M-" : "";
    key &= ~(uint32_t)KEY_ALT;
    const struct key_name *named = key_name_of(key);
    if (named != NULL)
        strbuf_addf(out, "<%s%s>", alt, named->name);
    else if (key >= KEY_CODE_F1 && key <= KEY_CODE_F12)
        strbuf_addf(out, "<%sF%u>", alt, key - KEY_CODE_F1 + 1);
    else if (key < 0x20)
        strbuf_addf(out, "<%sC-%c>", alt, char_lower((char)(key + 64)));
    else {
        strbuf_add_cstr(out, alt[0] != '\0' ? "<M-" : "");
        key_add_character(key, out);
        strbuf_add_cstr(out, alt[0] != '\0' ? ">" : "");
    }
}

void key_describe(uint32_t key, struct strbuf *out)
{
    if (key & KEY_ALT)
        strbuf_add_cstr(out, "Alt-");
    key &= ~(uint32_t)KEY_ALT;
    const struct key_name *named = key_name_of(key);
    if (named != NULL)
        strbuf_add_cstr(out, named->people);
    else if (key >= KEY_CODE_F1 && key <= KEY_CODE_F12)
        strbuf_addf(out, "F%u", key - KEY_CODE_F1 + 1);
    else if (key < 0x20)
        strbuf_addf(out, "^%c", (char)(key + 64));
    else
        key_add_character(key, out);
}
