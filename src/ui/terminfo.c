/* SPDX-License-Identifier: MIT
 *
 * The entry of terminfo(5) as values of ours; curses' own copy is given back at once.
 * Thread: main only.
 */
#include "base/platform.h"

#include "ui/terminfo.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "ui/capstring.h"
#include "ui/key.h"
#include "ui/theme.h"

enum { TERMINFO_MOST = 1 << 16 };

#define CAP(id, name) [CAP_##id] = name,
static const char *const terminfo_names[CAP_COUNT] = {
#include "ui/caps.def"
};
#undef CAP

static const struct {
    const char *name;
    uint32_t key;
} terminfo_keys[] = {
    {"kcuu1", KEY_CODE_UP},      {"kcud1", KEY_CODE_DOWN},    {"kcub1", KEY_CODE_LEFT},
    {"kcuf1", KEY_CODE_RIGHT},   {"khome", KEY_CODE_HOME},    {"kfnd", KEY_CODE_HOME},
    {"kend", KEY_CODE_END},      {"kslt", KEY_CODE_END},      {"kpp", KEY_CODE_PAGE_UP},
    {"knp", KEY_CODE_PAGE_DOWN}, {"kbs", KEY_CODE_BACKSPACE}, {"kdch1", KEY_CODE_DELETE},
    {"kich1", KEY_CODE_INSERT},  {"kcbt", KEY_CODE_BACK_TAB}, {"kent", KEY_RETURN},
    {"kf1", KEY_CODE_F1},        {"kf2", KEY_CODE_F1 + 1},    {"kf3", KEY_CODE_F1 + 2},
    {"kf4", KEY_CODE_F1 + 3},    {"kf5", KEY_CODE_F1 + 4},    {"kf6", KEY_CODE_F1 + 5},
    {"kf7", KEY_CODE_F1 + 6},    {"kf8", KEY_CODE_F1 + 7},    {"kf9", KEY_CODE_F1 + 8},
    {"kf10", KEY_CODE_F1 + 9},   {"kf11", KEY_CODE_F1 + 10},  {"kf12", KEY_CODE_F12},
};

/* A string of the entry; empty where it has none. */
static struct str terminfo_string(const char *name)
{
    const char *value = tigetstr((char *)(uintptr_t)name);
    return str_of(value != (char *)-1 ? value : NULL);
}

static bool terminfo_flag(const char *name)
{
    return tigetflag((char *)(uintptr_t)name) > 0;
}

static int terminfo_number(const char *name)
{
    return tigetnum((char *)(uintptr_t)name);
}

/* A copy that lives as long as t. */
static struct str terminfo_keep(struct terminfo *t, const char *name)
{
    size_t before = t->bytes.n;
    capstring_unpadded(&t->bytes, terminfo_string(name));
    return (struct str){NULL, t->bytes.n - before};
}

static void terminfo_read_flags(struct caps *c)
{
    /* attributes by the bits of "ncv" that we use */
    static const struct {
        int bit;
        unsigned attr;
    } ncv[] = {{2, ATTR_UNDERLINE}, {4, ATTR_REVERSE}, {16, ATTR_DIM}, {32, ATTR_BOLD}};
    int without = terminfo_number("ncv");
    c->wraps = terminfo_flag("am");
    c->wraps_late = terminfo_flag("xenl");
    c->erases_in_color = terminfo_flag("bce");
    c->moves_in_color = terminfo_flag("msgr");
    c->xterm_like = terminfo_flag("XT");
    for (size_t i = 0; without > 0 && i < ARRAY_LEN(ncv); i++)
        if (without & ncv[i].bit)
            c->no_color_with |= ncv[i].attr;
}

static enum color_depth terminfo_depth(void)
{
    const char *said = getenv("COLORTERM");
    int colors = terminfo_number("colors");
    bool direct = said != NULL && (strcmp(said, "truecolor") == 0 || strcmp(said, "24bit") == 0);
    if (colors < 8 || terminfo_string("setaf").n == 0)
        return DEPTH_NONE;
    if (terminfo_flag("RGB") || terminfo_flag("Tc") || (direct && colors >= 256))
        return DEPTH_TRUE;
    return colors >= 256 ? DEPTH_256 : colors >= 16 ? DEPTH_16 : DEPTH_8;
}

/* Strings are kept by length first: the buffer moves while it grows. */
static void terminfo_read(struct terminfo *t)
{
    for (int i = 0; i < CAP_COUNT; i++)
        t->caps.at[i] = terminfo_keep(t, terminfo_names[i]);
    for (size_t i = 0; i < ARRAY_LEN(terminfo_keys); i++)
        t->keys.at[i] =
            (struct decode_key){terminfo_keep(t, terminfo_keys[i].name), terminfo_keys[i].key};
    t->keys.n = ARRAY_LEN(terminfo_keys);
    const char *p = t->bytes.p;
    for (int i = 0; i < CAP_COUNT; p += t->caps.at[i++].n)
        t->caps.at[i].p = p;
    for (size_t i = 0; i < t->keys.n; p += t->keys.at[i++].bytes.n)
        t->keys.at[i].bytes.p = p;
    terminfo_read_flags(&t->caps);
    t->caps.depth = terminfo_depth();
    t->rows = terminfo_number("lines");
    t->cols = terminfo_number("cols");
}

/* What would not do what its name says: memory beyond the screen comes back by scrolling, and a
 * region that is not ended by "ESC [ r" could not be left behind in a crash. */
static void terminfo_distrust(struct caps *c)
{
    bool memory = terminfo_flag("da") || terminfo_flag("db");
    if (memory || !str_eq(c->at[CAP_CSR], STR("\033[%i%p1%d;%p2%dr")))
        c->at[CAP_CSR] = STR_NONE;
    if (memory || !caps_has(c, CAP_CSR) || !caps_has(c, CAP_NO_MARGINS))
        c->at[CAP_MARGINS] = STR_NONE;
    if (memory)
        c->at[CAP_IL] = c->at[CAP_IL1] = STR_NONE;
    if (!str_eq(c->at[CAP_IND], STR("\n")))
        c->at[CAP_CSR] = STR_NONE;
}

bool terminfo_load(struct terminfo *t, const char *name, struct err *e)
{
    int found = 0;
    *t = (struct terminfo){.bytes = STRBUF_INIT(TERMINFO_MOST)};
    _Static_assert(ARRAY_LEN(terminfo_keys) <= DECODE_KEYS, "room for every key");
    if (name == NULL || name[0] == '\0')
        return err_set(e, ERR_USAGE,
                       "TERM is not set, so full screen cannot be (terminal): set it, for example "
                       "to xterm-256color, or use --print DOC");
    if (setupterm((char *)(uintptr_t)name, STDOUT_FILENO, &found) != OK)
        return err_set(e, ERR_USAGE,
                       "terminal type \"%.40s\" is not known here (terminal): try "
                       "TERM=xterm-256color, or use --print DOC",
                       name);
    terminfo_read(t);
    terminfo_distrust(&t->caps);
    del_curterm(cur_term);
    if (caps_has(&t->caps, CAP_CUP))
        return true;
    terminfo_release(t);
    return err_set(e, ERR_USAGE,
                   "terminal type \"%.40s\" cannot place the cursor, so full screen cannot be "
                   "(terminal): use --print DOC",
                   name);
}

void terminfo_release(struct terminfo *t)
{
    strbuf_release(&t->bytes);
    *t = (struct terminfo){0};
}
