/* SPDX-License-Identifier: MIT
 *
 * Sequences of keys (ECMA-48, XTerm Control Sequences).  Each byte is added to those that wait;
 * they are read anew until they are whole.  Pure; survives any bytes.
 */
#include "base/platform.h"

#include "ui/decode.h"

#include <string.h>

#include "base/utf8.h"

enum {
    DECODE_LONGEST = 256, /* bytes of one sequence; what is longer is read to its end and dropped */
    DECODE_PARAMETERS = 4,
};

enum decode_state { DECODE_MORE, DECODE_DONE };

void decoder_init(struct decoder *d, const struct decode_keys *keys)
{
    *d = (struct decoder){.keys = keys, .bytes = STRBUF_INIT(DECODE_LONGEST)};
}

void decoder_release(struct decoder *d)
{
    strbuf_release(&d->bytes);
}

/* ---------------------------------------------------------------- control sequences */

/* The key of the last byte, with and without modifiers before it. */
static uint32_t decode_final(char c)
{
    static const struct {
        char c;
        uint32_t key;
    } table[] = {{'A', KEY_CODE_UP},     {'B', KEY_CODE_DOWN},     {'C', KEY_CODE_RIGHT},
                 {'D', KEY_CODE_LEFT},   {'H', KEY_CODE_HOME},     {'F', KEY_CODE_END},
                 {'P', KEY_CODE_F1},     {'Q', KEY_CODE_F1 + 1},   {'R', KEY_CODE_F1 + 2},
                 {'S', KEY_CODE_F1 + 3}, {'Z', KEY_CODE_BACK_TAB}, {'M', KEY_RETURN}};
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].c == c)
            return table[i].key;
    return KEY_NOTHING;
}

/* The key of "ESC [ number ~". */
static uint32_t decode_tilde(unsigned number)
{
    static const struct {
        unsigned number;
        uint32_t key;
    } table[] = {
        {1, KEY_CODE_HOME},        {2, KEY_CODE_INSERT},  {3, KEY_CODE_DELETE},
        {4, KEY_CODE_END},         {5, KEY_CODE_PAGE_UP}, {6, KEY_CODE_PAGE_DOWN},
        {7, KEY_CODE_HOME},        {8, KEY_CODE_END},     {11, KEY_CODE_F1},
        {12, KEY_CODE_F1 + 1},     {13, KEY_CODE_F1 + 2}, {14, KEY_CODE_F1 + 3},
        {15, KEY_CODE_F1 + 4},     {17, KEY_CODE_F1 + 5}, {18, KEY_CODE_F1 + 6},
        {19, KEY_CODE_F1 + 7},     {20, KEY_CODE_F1 + 8}, {21, KEY_CODE_F1 + 9},
        {23, KEY_CODE_F1 + 10},    {24, KEY_CODE_F12},    {200, KEY_CODE_PASTE_BEGIN},
        {201, KEY_CODE_PASTE_END},
    };
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].number == number)
            return table[i].key;
    return KEY_NOTHING;
}

static uint32_t decode_modified(uint32_t key, unsigned modifiers)
{
    if (key == KEY_NOTHING || modifiers < 2 || modifiers > 16)
        return key;
    modifiers--;
    if (key == KEY_CODE_BACK_TAB)
        modifiers &= ~1u;
    return key | (modifiers & 1 ? (uint32_t)KEY_SHIFT : 0) |
           (modifiers & 2 ? (uint32_t)KEY_ALT : 0) | (modifiers & 4 ? (uint32_t)KEY_CTRL : 0);
}

/* "ESC [ ? 64 ; 1 ; 21 c": what the terminal is; 21 says that some of the columns can scroll. */
static uint32_t decode_attributes(struct decoder *d, struct str parameters)
{
    d->margins = false;
    while (parameters.n > 0)
        d->margins |= str_eq(str_cut(&parameters, ';'), STR("21"));
    return KEY_CODE_ANSWERED;
}

/* body: what stands between "ESC [" and the last byte. */
static uint32_t decode_control(struct decoder *d, struct str body, char last)
{
    uint32_t number[DECODE_PARAMETERS] = {0};
    if (body.n > 0 && body.p[0] == '<') {
        struct str report = {body.p + 1, body.n}; /* with the last byte */
        return mouse_parse_sgr(report, &d->mouse) ? KEY_CODE_MOUSE : KEY_NOTHING;
    }
    if (body.n > 0 && body.p[0] == '?')
        return last == 'c' ? decode_attributes(d, str_from(body, 1)) : KEY_NOTHING;
    for (size_t i = 0; i < DECODE_PARAMETERS && body.n > 0; i++)
        if (!str_number(str_cut(&body, ';'), 999, &number[i]))
            return KEY_NOTHING;
    uint32_t key = last == '~' ? decode_tilde(number[0]) : decode_final(last);
    if (key == KEY_CODE_PASTE_BEGIN || key == KEY_CODE_PASTE_END)
        d->pasting = key == KEY_CODE_PASTE_BEGIN;
    return decode_modified(key, number[1]);
}

/* "ESC [ …": whole when a byte of @ to ~ has come. */
static enum decode_state decode_csi(struct decoder *d, struct str s, uint32_t *key)
{
    char last = s.p[s.n - 1];
    if (s.n == 2)
        return DECODE_MORE;
    if (s.p[2] == 'M') { /* the mouse; without reports it is no key of any terminal */
        if (s.n < 6)
            return DECODE_MORE;
        *key = mouse_parse_x10(s.p + 3, &d->mouse) ? KEY_CODE_MOUSE : KEY_NOTHING;
        return DECODE_DONE;
    }
    if ((unsigned char)last >= 0x20 && (unsigned char)last < 0x40)
        return DECODE_MORE;
    if (last >= 0x40 && last < 0x7F)
        *key = decode_control(d, str_slice(s, 2, s.n - 1), last);
    return DECODE_DONE;
}

/* ---------------------------------------------------------------- other sequences */

/* "ESC O x": keys in application mode; those of the numeric pad are what is written on them. */
static enum decode_state decode_ss3(struct str s, uint32_t *key)
{
    static const struct str pad = STR_INIT("jklmnopqrstuvwxyX");
    static const char written[] = "*+,-./0123456789=";
    char last = s.p[s.n - 1];
    if (s.n == 2 || (char_is_digit(last) && s.n < 5))
        return DECODE_MORE;
    ptrdiff_t on_pad = str_find_char(pad, last, 0);
    if (on_pad >= 0)
        *key = (uint32_t)(unsigned char)written[on_pad];
    else
        *key = decode_modified(decode_final(last), s.n > 3 ? (unsigned)(s.p[2] - '0') : 0);
    return DECODE_DONE;
}

/* One part of "rgb:1234/ab/f": the upper 8 bits. */
static bool decode_part(struct str digits, uint32_t *value)
{
    uint32_t n = 0, most = 0;
    if (digits.n == 0 || digits.n > 4)
        return false;
    for (size_t i = 0; i < digits.n; i++) {
        char c = char_lower(digits.p[i]);
        if (!char_is_hex(c))
            return false;
        n = n << 4 | (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
        most = most << 4 | 0xF;
    }
    *value = n * 255 / most;
    return true;
}

/* "11;rgb:RRRR/GGGG/BBBB": the background. */
static uint32_t decode_answer(struct decoder *d, struct str body)
{
    uint32_t r, g, b;
    if (!str_starts(body, STR("11;rgb:")))
        return KEY_NOTHING;
    body = str_from(body, 7);
    if (!decode_part(str_cut(&body, '/'), &r) || !decode_part(str_cut(&body, '/'), &g) ||
        !decode_part(body, &b))
        return KEY_NOTHING;
    d->background = r << 16 | g << 8 | b;
    return KEY_CODE_BACKGROUND;
}

/* "ESC ] … BEL", or "ESC \" at the end; the same with P, X, ^ and _ is nothing of ours.  No answer
 * holds controls: one is a key behind Alt-P or the like, and ends what was none. */
static enum decode_state decode_text(struct decoder *d, struct str s, uint32_t *key)
{
    char last = s.p[s.n - 1];
    bool bell = last == '\a', ended = s.n > 3 && last == '\\' && s.p[s.n - 2] == '\033';
    if (s.n < 3 || (!bell && !ended))
        return (unsigned char)last < ' ' && last != '\033' ? DECODE_DONE : DECODE_MORE;
    if (s.p[1] == ']')
        *key = decode_answer(d, str_slice(s, 2, s.n - (bell ? 1 : 2)));
    return DECODE_DONE;
}

/* How many bytes the character has that begins with this one; 0: none does. */
static size_t decode_utf8_length(unsigned char first)
{
    return first < 0x80   ? 1
           : first < 0xC2 ? 0
           : first < 0xE0 ? 2
           : first < 0xF0 ? 3
           : first < 0xF5 ? 4
                          : 0;
}

/* s: one character, or the beginning of one. */
static enum decode_state decode_character(struct str s, uint32_t *key)
{
    size_t i = 0, n = decode_utf8_length((unsigned char)s.p[0]);
    if (s.n < n)
        return DECODE_MORE;
    uint32_t ch = utf8_next(s, &i);
    if (ch == 0x7F || ch == '\b')
        *key = KEY_CODE_BACKSPACE;
    else if (ch == '\n')
        *key = KEY_RETURN;
    else
        *key = n > 0 && ch != UTF8_BAD ? ch : KEY_NOTHING;
    return DECODE_DONE;
}

/* s begins with ESC. */
static enum decode_state decode_escape(struct decoder *d, struct str s, uint32_t *key)
{
    if (s.n == 1)
        return DECODE_MORE;
    if (s.p[1] == '[')
        return decode_csi(d, s, key);
    if (s.p[1] == 'O')
        return decode_ss3(s, key);
    if (s.p[1] != '\0' && strchr("]PX^_", s.p[1]) != NULL)
        return decode_text(d, s, key);
    enum decode_state state = decode_character(str_from(s, 1), key);
    if (state == DECODE_DONE && *key != KEY_NOTHING)
        *key |= KEY_ALT;
    return state;
}

/* ---------------------------------------------------------------- all together */

/* Whether terminfo has it: DECODE_DONE and its key, DECODE_MORE and KEY_NOTHING where it begins one
 * that is longer; false: neither. */
static bool decode_by_table(const struct decoder *d, struct str s, enum decode_state *state,
                            uint32_t *key)
{
    bool begins = false;
    for (size_t i = 0; i < d->keys->n; i++) {
        struct str known = d->keys->at[i].bytes;
        if (str_eq(known, s)) {
            *key = d->keys->at[i].key;
            *state = DECODE_DONE;
            return true;
        }
        begins = begins || (known.n > s.n && str_starts(known, s));
    }
    *state = DECODE_MORE;
    return begins;
}

static enum decode_state decode_sequence(struct decoder *d, struct str s, uint32_t *key)
{
    enum decode_state state;
    if (decode_by_table(d, s, &state, key))
        return state;
    /* "ESC ESC [ A": Alt, as some send it; "ESC ESC x" is Alt-x */
    if (s.n >= 2 && s.p[0] == '\033' && s.p[1] == '\033') {
        state = decode_sequence(d, str_from(s, 1), key);
        if (*key != KEY_NOTHING && *key < KEY_CODE_RESIZED)
            *key |= KEY_ALT;
        return state;
    }
    return s.p[0] == '\033' ? decode_escape(d, s, key) : decode_character(s, key);
}

/* What is pasted never acts. */
static uint32_t decode_pasted(uint32_t key)
{
    if (key == KEY_RETURN || key == KEY_TAB)
        return ' ';
    bool text = key < KEY_FIRST_CODE && !utf8_is_control(key);
    return text || key == KEY_CODE_PASTE_BEGIN || key == KEY_CODE_PASTE_END ? key : KEY_NOTHING;
}

bool decoder_take(struct decoder *d, char byte, uint32_t *key)
{
    *key = KEY_NOTHING;
    if (d->bytes.n == DECODE_LONGEST) { /* only its end matters now */
        d->bytes.p[DECODE_LONGEST - 2] = d->bytes.p[DECODE_LONGEST - 1];
        strbuf_truncate(&d->bytes, DECODE_LONGEST - 1);
    }
    strbuf_add_char(&d->bytes, byte);
    if (decode_sequence(d, strbuf_str(&d->bytes), key) == DECODE_MORE)
        return false;
    strbuf_clear(&d->bytes);
    if (d->pasting)
        *key = decode_pasted(*key);
    return true;
}

bool decoder_is_waiting(const struct decoder *d)
{
    return d->bytes.n > 0;
}

bool decoder_give_up(struct decoder *d, uint32_t *key)
{
    struct str s = strbuf_str(&d->bytes);
    *key = KEY_NOTHING;
    if (s.n == 0)
        return false;
    if (s.n == 1 && s.p[0] == '\033')
        *key = KEY_ESCAPE;
    else if (s.n == 2 && s.p[0] == '\033')
        *key = s.p[1] == '\033' ? KEY_ESCAPE : (uint32_t)(unsigned char)s.p[1] | (uint32_t)KEY_ALT;
    strbuf_clear(&d->bytes);
    if (d->pasting)
        *key = decode_pasted(*key);
    return true;
}
