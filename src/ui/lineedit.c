/* SPDX-License-Identifier: MIT
 *
 * Editing one line.  Single-threaded.
 */
#include "base/platform.h"

#include "ui/lineedit.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/key.h"

#define CTRL(c) ((c)&KEY_CTRL_MASK)

void lineedit_init(struct lineedit *l)
{
    l->text = STRBUF_INIT(LINEEDIT_MAX);
    l->cursor = 0;
}

void lineedit_release(struct lineedit *l)
{
    strbuf_release(&l->text);
}

void lineedit_set(struct lineedit *l, struct str text)
{
    size_t n = text.n < LINEEDIT_MAX ? text.n : LINEEDIT_MAX;
    while (n < text.n && n > 0 && (text.p[n] & 0xC0) == 0x80)
        n--; /* cut at a character */
    strbuf_clear(&l->text);
    strbuf_add_str(&l->text, str_slice(text, 0, n));
    l->cursor = l->text.n;
}

static size_t lineedit_before(const struct lineedit *l)
{
    size_t i = l->cursor;
    while (i > 0 && (l->text.p[--i] & 0xC0) == 0x80)
        continue;
    return i;
}

static size_t lineedit_after(const struct lineedit *l)
{
    size_t i = l->cursor;
    if (i < l->text.n)
        utf8_next(strbuf_str(&l->text), &i);
    return i;
}

static size_t lineedit_word_before(const struct lineedit *l)
{
    size_t i = l->cursor;
    while (i > 0 && l->text.p[i - 1] == ' ')
        i--;
    while (i > 0 && l->text.p[i - 1] != ' ')
        i--;
    return i;
}

/* Removes [from, to). */
static enum lineedit_result lineedit_cut(struct lineedit *l, size_t from, size_t to)
{
    if (from == to)
        return LINEEDIT_MOVED;
    memmove(l->text.p + from, l->text.p + to, l->text.n - to);
    strbuf_truncate(&l->text, l->text.n - (to - from));
    l->cursor = from;
    return LINEEDIT_CHANGED;
}

static enum lineedit_result lineedit_insert(struct lineedit *l, uint32_t key)
{
    char bytes[4];
    if (key >= KEY_FIRST_CODE || utf8_is_control(key))
        return LINEEDIT_MOVED;
    size_t n = utf8_encode(key, bytes), before = l->text.n;
    strbuf_add(&l->text, bytes, n);
    if (l->text.overflow) {
        l->text.overflow = false; /* the line is full: the key is not taken */
        return LINEEDIT_MOVED;
    }
    memmove(l->text.p + l->cursor + n, l->text.p + l->cursor, before - l->cursor);
    memcpy(l->text.p + l->cursor, bytes, n);
    l->cursor += n;
    return LINEEDIT_CHANGED;
}

enum lineedit_result lineedit_key(struct lineedit *l, uint32_t key)
{
    switch (key) {
    case KEY_RETURN:
    case '\n':
        return LINEEDIT_ACCEPTED;
    case KEY_ESCAPE:
    case CTRL('c'):
    case CTRL('g'):
        return LINEEDIT_CANCELLED;
    case KEY_CODE_BACKSPACE:
        return l->text.n == 0 ? LINEEDIT_CANCELLED : lineedit_cut(l, lineedit_before(l), l->cursor);
    case KEY_CODE_DELETE:
        return lineedit_cut(l, l->cursor, lineedit_after(l));
    case CTRL('w'):
        return lineedit_cut(l, lineedit_word_before(l), l->cursor);
    case CTRL('u'):
        return lineedit_cut(l, 0, l->cursor);
    case CTRL('k'):
        return lineedit_cut(l, l->cursor, l->text.n);
    case KEY_CODE_LEFT:
    case CTRL('b'):
        l->cursor = lineedit_before(l);
        return LINEEDIT_MOVED;
    case KEY_CODE_RIGHT:
    case CTRL('f'):
        l->cursor = lineedit_after(l);
        return LINEEDIT_MOVED;
    case KEY_CODE_HOME:
    case CTRL('a'):
        l->cursor = 0;
        return LINEEDIT_MOVED;
    case KEY_CODE_END:
    case CTRL('e'):
        l->cursor = l->text.n;
        return LINEEDIT_MOVED;
    default:
        return lineedit_insert(l, key);
    }
}
