/* SPDX-License-Identifier: MIT
 *
 * key - one keypress as a number, and its two names: for the configuration ("<C-f>") and for people
 * ("^F").
 *
 * A key is a Unicode character (control characters included: ^F is 6), or one of the codes below,
 * with KEY_ALT added when Alt was held; with Control and Shift function keys have KEY_CTRL and
 * KEY_SHIFT.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include "base/platform.h"
#include "base/str.h"
#include "base/strbuf.h"

enum {
    KEY_NOTHING = 0,
    KEY_TAB = '\t',
    KEY_RETURN = '\r',
    KEY_ESCAPE = 27,
    KEY_FIRST_CODE = 0x110000, /* behind the last Unicode character */
    KEY_CODE_UP = KEY_FIRST_CODE,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_BACKSPACE,
    KEY_CODE_DELETE,
    KEY_CODE_INSERT,
    KEY_CODE_BACK_TAB,
    KEY_CODE_F1,
    KEY_CODE_F12 = KEY_CODE_F1 + 11,
    KEY_CODE_RESIZED,     /* not a key: the terminal has a new size */
    KEY_CODE_HANGUP,      /* not a key: the terminal is gone */
    KEY_CODE_MOUSE,       /* not a key: term_mouse_event says what happened */
    KEY_CODE_PASTE_BEGIN, /* not a key: what comes until the other was pasted, not typed */
    KEY_CODE_PASTE_END,
    KEY_CODE_BACKGROUND, /* not a key: term_background is known now */
    KEY_CODE_ANSWERED,   /* not a key, and never out of ui/term: the terminal said what it is */
    KEY_ALT = 0x1000000,
    KEY_CTRL = 0x2000000, /* with the codes above only; ^F is a character */
    KEY_SHIFT = 0x4000000,
    KEY_MODIFIERS = KEY_ALT | KEY_CTRL | KEY_SHIFT,
    KEY_CTRL_MASK = 0x1F, /* 'f' & KEY_CTRL_MASK is ^F */
};

/* Cuts the first key off *names: a character, or a name in angle brackets: <Tab> <Enter> <Esc>
 * <Space> <BS> <Up> <PageDown> <F1> <lt> <C-f> <M-x> <S-Tab> <C-Left> …  KEY_NOTHING: not a key. */
uint32_t key_parse(struct str *names);

/* The names that stand between < and >, one by one; NULL: no more. */
const char *key_name_at(size_t i);

/* Adds the name key_parse reads. */
void key_format(uint32_t key, struct strbuf *out);

/* Adds the name people use: "^F", "Space", "PgDn", "Alt-←". */
void key_describe(uint32_t key, struct strbuf *out);

#endif
