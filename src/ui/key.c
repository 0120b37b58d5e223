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

static const struct {
    struct str name;
    const char *people;
    uint32_t bit;
} key_modifiers[] = {
    {STR_INIT("M-"), "Alt-", KEY_ALT},
    {STR_INIT("C-"), "Ctrl-", KEY_CTRL},
    {STR_INIT("S-"), "Shift-", KEY_SHIFT},
};

/* The key of a name in which every modifier is cut off; bits: those. */
static uint32_t key_with(struct str name, uint32_t bits)
{
    size_t i = 0;
    uint32_t named = key_named(name), single = utf8_next(name, &i);
    if (named >= KEY_FIRST_CODE || (named != KEY_NOTHING && (bits & ~(uint32_t)KEY_ALT) == 0))
        return named | bits;
    if (i < name.n || single == UTF8_BAD || bits == 0 || bits & KEY_SHIFT)
        return KEY_NOTHING;
    if (bits & KEY_CTRL)
        return single < 0x80 ? (single & KEY_CTRL_MASK) | (bits & KEY_ALT) : KEY_NOTHING;
    return single | bits;
}

/* What stands between < and >: "M-", "C-" and "S-", in this order, then a name or a character. */
static uint32_t key_in_brackets(struct str name)
{
    uint32_t bits = 0, key = key_with(name, bits); /* <S-Tab> is a key of its own */
    for (size_t i = 0; key == KEY_NOTHING && i < ARRAY_LEN(key_modifiers); i++) {
        if (name.n <= 2 || !str_starts_nocase(name, key_modifiers[i].name))
            continue;
        name = str_from(name, 2);
        bits |= key_modifiers[i].bit;
        key = key_with(name, bits);
    }
    return key;
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

static void key_add_modifiers(uint32_t key, bool people, struct strbuf *out)
{
    for (size_t i = 0; i < ARRAY_LEN(key_modifiers); i++) {
        if (!(key & key_modifiers[i].bit))
            continue;
        if (people)
            strbuf_add_cstr(out, key_modifiers[i].people);
        else
            strbuf_add_str(out, key_modifiers[i].name);
    }
}

void key_format(uint32_t key, struct strbuf *out)
{
    uint32_t plain = key & ~(uint32_t)KEY_MODIFIERS;
    const struct key_name *named = key_name_of(plain);
    bool function = plain >= KEY_CODE_F1 && plain <= KEY_CODE_F12;
    bool brackets = named != NULL || function || plain < 0x20 || plain != key;
    strbuf_add_cstr(out, brackets ? "<" : "");
    key_add_modifiers(key, false, out);
    if (named != NULL)
        strbuf_add_cstr(out, named->name);
    else if (function)
        strbuf_addf(out, "F%u", plain - KEY_CODE_F1 + 1);
    else if (plain < 0x20)
        strbuf_addf(out, "C-%c", char_lower((char)(plain + 64)));
    else
        key_add_character(plain, out);
    strbuf_add_cstr(out, brackets ? ">" : "");
}

void key_describe(uint32_t key, struct strbuf *out)
{
    uint32_t plain = key & ~(uint32_t)KEY_MODIFIERS;
    const struct key_name *named = key_name_of(plain);
    key_add_modifiers(key, true, out);
    if (named != NULL)
        strbuf_add_cstr(out, named->people);
    else if (plain >= KEY_CODE_F1 && plain <= KEY_CODE_F12)
        strbuf_addf(out, "F%u", plain - KEY_CODE_F1 + 1);
    else if (plain < 0x20)
        strbuf_addf(out, "^%c", (char)(plain + 64));
    else
        key_add_character(plain, out);
}
