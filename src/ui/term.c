/* SPDX-License-Identifier: MIT
 *
 * Curses behind glass.  Signals are rescue.c's.  A frame goes to the terminal in one write, so that
 * none is seen half drawn. Thread: main.
 */
#include "base/platform.h"

#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <term.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/xmalloc.h"
#include "ui/key.h"
#include "ui/rescue.h"

struct terminal {
    SCREEN *screen;
    FILE *in;     /* NULL: standard input */
    FILE *out;    /* what curses writes to: the terminal, or frame_fd while it draws */
    int frame_fd; /* a file in memory; -1: there is none */
    int in_fd;
    bool gone;  /* hung up */
    bool ascii; /* the locale is not UTF-8 */
    struct canvas shown;
    bool shown_valid;
    bool cursor_shown;
    attr_t attrs[ROLE_COUNT];
    short pairs[ROLE_COUNT];
    cchar_t *row; /* one row in curses' form */
    /* ASCII in every role in curses' form, made when first shown: all but a few cells of a screen
     */
    cchar_t made[ROLE_COUNT][128];
    bool is_made[ROLE_COUNT][128];
};

enum { TERM_FD = STDOUT_FILENO };

/* ---------------------------------------------------------------- putting the terminal back */

/* Without the padding "$<5/>" that terminals of the last century needed. */
static void term_add_capability(struct strbuf *out, const char *name)
{
    const char *value = tigetstr(name);
    struct str bytes = str_of(value != (char *)-1 ? value : NULL);
    while (bytes.n > 0) {
        ptrdiff_t pad = str_find(bytes, STR("$<"), 0);
        strbuf_add_str(out, str_slice(bytes, 0, pad < 0 ? bytes.n : (size_t)pad));
        if (pad < 0)
            return;
        bytes = str_from(bytes, (size_t)pad);
        str_cut(&bytes, '>');
    }
}

/* What puts the screen back: plain text, visible cursor, keypad off, the main screen. */
static void term_arm_rescue(void)
{
    static const char *const names[] = {"sgr0", "cnorm", "rmkx", "rmcup"};
    struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        term_add_capability(&bytes, names[i]);
    rescue_arm(strbuf_str(&bytes));
    strbuf_release(&bytes);
}

/* ---------------------------------------------------------------- start and end */

static bool term_is_able(struct err *e)
{
    const char *name = getenv("TERM");
    int found = 0;
    if (name == NULL || name[0] == '\0')
        return err_set(e, ERR_USAGE,
                       "TERM is not set, so full screen cannot be (terminal): set it, for example "
                       "to xterm-256color, or use --print DOC");
    if (setupterm(NULL, STDOUT_FILENO, &found) != OK)
        return err_set(e, ERR_USAGE,
                       "terminal type \"%.40s\" is not known here (terminal): try "
                       "TERM=xterm-256color, or use --print DOC",
                       name);
    const char *place = tigetstr("cup");
    bool able = place != NULL && place != (char *)-1;
    if (!able)
        err_set(e, ERR_USAGE,
                "terminal type \"%.40s\" cannot place the cursor, so full screen cannot be "
                "(terminal): use --print DOC",
                name);
    del_curterm(cur_term);
    return able;
}

static bool term_open_input(struct terminal *t, struct err *e)
{
    t->in_fd = STDIN_FILENO;
    if (isatty(STDIN_FILENO))
        return true;
    t->in = fopen("/dev/tty", "r+e");
    if (t->in == NULL)
        return err_set(e, ERR_USAGE,
                       "no terminal to read keys from: %s (terminal): use --print DOC",
                       strerror(errno));
    t->in_fd = fileno(t->in);
    return true;
}

/* An escape sequence that terminfo may not know, as one key. */
struct term_sequence {
    const char *bytes;
    uint32_t key;
};

static const struct term_sequence term_sequences[] = {
    {"\033[1;3D", KEY_ALT | KEY_CODE_LEFT},
    {"\033[1;3C", KEY_ALT | KEY_CODE_RIGHT},
    {"\033\033[D", KEY_ALT | KEY_CODE_LEFT},
    {"\033\033[C", KEY_ALT | KEY_CODE_RIGHT},
    {"\033\033OD", KEY_ALT | KEY_CODE_LEFT},
    {"\033\033OC", KEY_ALT | KEY_CODE_RIGHT},
    {"\033[1~", KEY_CODE_HOME},
    {"\033[4~", KEY_CODE_END},
    {"\033[7~", KEY_CODE_HOME},
    {"\033[8~", KEY_CODE_END},
    {"\033[H", KEY_CODE_HOME},
    {"\033[F", KEY_CODE_END},
    {"\033[A", KEY_CODE_UP},
    {"\033[B", KEY_CODE_DOWN},
    {"\033[C", KEY_CODE_RIGHT},
    {"\033[D", KEY_CODE_LEFT},
};

/* Above the codes that curses gives to the extended keys of terminfo. */
enum { TERM_SEQUENCE_CODE = KEY_MAX + 4096 };

/* Curses' codes and ours. */
static const struct {
    int curses;
    uint32_t key;
} term_keys[] = {
    {KEY_UP, KEY_CODE_UP},
    {KEY_DOWN, KEY_CODE_DOWN},
    {KEY_LEFT, KEY_CODE_LEFT},
    {KEY_RIGHT, KEY_CODE_RIGHT},
    {KEY_HOME, KEY_CODE_HOME},
    {KEY_FIND, KEY_CODE_HOME},
    {KEY_END, KEY_CODE_END},
    {KEY_SELECT, KEY_CODE_END},
    {KEY_PPAGE, KEY_CODE_PAGE_UP},
    {KEY_NPAGE, KEY_CODE_PAGE_DOWN},
    {KEY_BACKSPACE, KEY_CODE_BACKSPACE},
    {KEY_DC, KEY_CODE_DELETE},
    {KEY_IC, KEY_CODE_INSERT},
    {KEY_BTAB, KEY_CODE_BACK_TAB},
    {KEY_ENTER, KEY_RETURN},
    {KEY_RESIZE, KEY_CODE_RESIZED},
};

static uint32_t term_code(int code)
{
    for (size_t i = 0; i < ARRAY_LEN(term_keys); i++)
        if (term_keys[i].curses == code)
            return term_keys[i].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return (uint32_t)(KEY_CODE_F1 + code - KEY_F(1));
    if (code >= TERM_SEQUENCE_CODE && code < TERM_SEQUENCE_CODE + (int)ARRAY_LEN(term_sequences))
        return term_sequences[code - TERM_SEQUENCE_CODE].key;
    return KEY_NOTHING;
}

static void term_set_input_modes(void)
{
    const char *delay = getenv("ESCDELAY");
    typeahead(-1); /* the loop has taken all keys before it draws */
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    meta(stdscr, TRUE);
    if (delay == NULL)
        set_escdelay(getenv("SSH_CONNECTION") != NULL ? 100 : 25);
    for (size_t i = 0; i < ARRAY_LEN(term_sequences); i++)
        if (term_code(key_defined(term_sequences[i].bytes)) == KEY_NOTHING)
            define_key(term_sequences[i].bytes, TERM_SEQUENCE_CODE + (int)i);
}

static attr_t term_curses_attrs(unsigned attrs)
{
    static const attr_t bits[] = {A_BOLD, A_UNDERLINE, A_REVERSE, A_DIM};
    attr_t out = 0;
    for (size_t i = 0; i < ARRAY_LEN(bits); i++)
        if (attrs & 1u << i)
            out |= bits[i];
    return out;
}

static void term_set_looks(struct terminal *t, enum theme_id theme)
{
    const char *no_color = getenv("NO_COLOR");
    bool color = theme != THEME_MONO && (no_color == NULL || no_color[0] == '\0') && has_colors() &&
                 start_color() == OK;
    bool own = color && use_default_colors() == OK;
    for (int r = 0; r < ROLE_COUNT; r++) {
        const struct theme_look *look = theme_look(theme, (enum role)r);
        t->attrs[r] = term_curses_attrs(color ? look->attrs : look->mono);
        if (!color || (look->fg < 0 && look->bg < 0))
            continue;
        int fg = look->fg < 0 && !own ? COLOR_WHITE : look->fg;
        int bg = look->bg < 0 && !own ? COLOR_BLACK : look->bg;
        t->pairs[r] = (short)(r + 1);
        init_pair(t->pairs[r], (short)fg, (short)bg);
    }
}

/* Where files may have a certain length only, a frame is none: -1, and curses writes as it does. */
static int term_open_frame(void)
{
    struct rlimit length;
    bool limited = getrlimit(RLIMIT_FSIZE, &length) == 0 && length.rlim_cur != RLIM_INFINITY;
    return limited ? -1 : memfd_create("rfcview frame", MFD_CLOEXEC);
}

static bool term_open_screen(struct terminal *t)
{
    int fd = fcntl(TERM_FD, F_DUPFD_CLOEXEC, 3);
    t->frame_fd = term_open_frame();
    t->out = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (t->out != NULL)
        t->screen = newterm(NULL, t->out, t->in != NULL ? t->in : stdin);
    return t->screen != NULL;
}

struct terminal *term_new(enum theme_id theme, struct err *e)
{
    if (!isatty(STDOUT_FILENO)) {
        err_set(e, ERR_USAGE, "standard output is not a terminal: name a document to print it");
        return NULL;
    }
    struct terminal *t = xcalloc(1, sizeof *t);
    t->frame_fd = -1;
    setlocale(LC_CTYPE, "");
    t->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    /* The environment's size would win over the real one and freeze it. */
    unsetenv("LINES");
    unsetenv("COLUMNS");
    if (!term_is_able(e) || !term_open_input(t, e)) {
        free(t);
        return NULL;
    }
    rescue_begin(TERM_FD); /* before newterm, which installs handlers where it finds none */
    if (!term_open_screen(t)) {
        err_set(e, ERR_USAGE, "curses cannot take the terminal (terminal): use --print DOC");
        term_free(t);
        return NULL;
    }
    term_arm_rescue();
    term_set_input_modes();
    term_set_looks(t, theme);
    leaveok(stdscr, FALSE);
    curs_set(0);
    return t;
}

void term_free(struct terminal *t)
{
    if (t == NULL)
        return;
    if (t->screen != NULL) {
        if (rescue_is_armed())
            endwin();
        rescue_disarm();
        delscreen(t->screen);
    }
    if (t->in != NULL)
        fclose(t->in);
    if (t->out != NULL)
        fclose(t->out);
    if (t->frame_fd >= 0)
        close(t->frame_fd);
    rescue_end();
    canvas_release(&t->shown);
    free(t->row);
    free(t);
}

void term_size(const struct terminal *t, int *w, int *h)
{
    (void)t;
    *w = COLS > 0 ? COLS : 1;
    *h = LINES > 0 ? LINES : 1;
}

/* ---------------------------------------------------------------- input */

bool term_wait(struct terminal *t, int fd, int timeout_ms)
{
    struct pollfd polled[] = {{.fd = t->in_fd, .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    struct timespec timeout = {timeout_ms / 1000, (long)(timeout_ms % 1000) * 1000000};
    int n = ppoll(polled, 2, timeout_ms < 0 ? NULL : &timeout, rescue_mask());
    if (n > 0 && (polled[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
        t->gone = true;
    return n > 0 && polled[1].revents != 0;
}

/* The rest of a control sequence (ECMA-48, "ESC [ … final") that is no key we know: taken away, so
 * that it is not read as keys. */
static void term_skip_sequence(void)
{
    wint_t ch = 0;
    while (get_wch(&ch) == OK && (ch < 0x40 || ch > 0x7E))
        continue;
}

/* Esc alone, or the beginning of a sequence that curses did not know. */
static uint32_t term_escape(void)
{
    wint_t next = 0;
    int kind = get_wch(&next);
    if (kind == OK && next == '[') {
        term_skip_sequence();
        return KEY_NOTHING;
    }
    if (kind == OK)
        unget_wch((wchar_t)next);
    else if (kind == KEY_CODE_YES)
        ungetch((int)next);
    return KEY_ESCAPE;
}

/* One key; false when none has arrived. *key may be KEY_NOTHING for one we have no name for. */
static bool term_read_one(uint32_t *key)
{
    wint_t ch = 0;
    int kind = get_wch(&ch);
    if (kind == ERR)
        return false;
    if (kind == KEY_CODE_YES)
        *key = term_code((int)ch);
    else if (ch == 0x7F || ch == 8)
        *key = KEY_CODE_BACKSPACE;
    else if (ch == '\n')
        *key = KEY_RETURN;
    else if (ch == KEY_ESCAPE)
        *key = term_escape();
    else
        *key = ch > 0 && ch < KEY_FIRST_CODE ? (uint32_t)ch : KEY_NOTHING;
    return true;
}

uint32_t term_read(struct terminal *t)
{
    uint32_t key = KEY_NOTHING;
    while (term_read_one(&key))
        if (key != KEY_NOTHING)
            return key;
    return t->gone ? KEY_CODE_HANGUP : KEY_NOTHING;
}

int term_signal(const struct terminal *t)
{
    (void)t;
    return rescue_ended_by();
}

/* ---------------------------------------------------------------- output */

/* The nearest ASCII for a character of ours, where the locale has nothing else. */
static uint32_t term_ascii(uint32_t ch)
{
    static const struct {
        uint32_t ch;
        char ascii;
    } table[] = {{0x2026, '~'}, {0x2502, '|'},  {0x2500, '-'},  {0x253C, '+'}, {0xD7, 'x'},
                 {0xB7, '.'},   {0xA7, 'S'},    {0x2192, '>'},  {0x2190, '<'}, {0x2191, '^'},
                 {0x2193, 'v'}, {0x2019, '\''}, {0x2018, '\''}, {0x201C, '"'}, {0x201D, '"'},
                 {0x2013, '-'}, {0x2014, '-'},  {0x2022, '*'}};
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].ch == ch)
            return (uint32_t)(unsigned char)table[i].ascii;
    return '?';
}

static void term_make_cell(const struct terminal *t, uint32_t ch, uint8_t role, cchar_t *out)
{
    wchar_t text[2] = {(wchar_t)ch, L'\0'};
    setcchar(out, text, t->attrs[role], t->pairs[role], NULL);
}

/* A cell in curses' form. */
static cchar_t term_cell(struct terminal *t, uint32_t ch, uint8_t role)
{
    cchar_t cell;
    if (ch < 128) {
        cchar_t *made = &t->made[role][ch];
        if (!t->is_made[role][ch]) {
            term_make_cell(t, ch, role, made);
            t->is_made[role][ch] = true;
        }
        return *made;
    }
    term_make_cell(t, t->ascii ? term_ascii(ch) : ch, role, &cell);
    return cell;
}

/* Sends the cells [from, to) of a row. */
static void term_draw_run(struct terminal *t, const struct cell *cells, int y, int from, int to)
{
    int n = 0;
    for (int x = from; x < to; x++) {
        const struct cell *cell = &cells[x];
        if (cell->ch == CELL_TAIL && x > from && cells[x - 1].ch != CELL_TAIL && !t->ascii)
            continue; /* the wide character before covers it */
        t->row[n++] = term_cell(t, cell->ch == CELL_TAIL ? ' ' : cell->ch, cell->role);
    }
    mvadd_wchnstr(y, from, t->row, n);
}

static bool term_same(const struct cell *a, const struct cell *b)
{
    return a->ch == b->ch && a->role == b->role;
}

/* Hands curses the part of a row that is not as it was shown. */
static void term_draw_row(struct terminal *t, const struct canvas *c, int y)
{
    const struct cell *now = c->cells + (size_t)y * (size_t)c->w;
    const struct cell *was = t->shown.cells + (size_t)y * (size_t)c->w;
    int from = 0, to = c->w;
    if (t->shown_valid) {
        while (from < to && term_same(&now[from], &was[from]))
            from++;
        if (from == to)
            return;
        while (term_same(&now[to - 1], &was[to - 1]))
            to--;
        /* never cut a wide character in two */
        while (from > 0 && (now[from].ch == CELL_TAIL || was[from].ch == CELL_TAIL))
            from--;
        while (to < c->w && (now[to].ch == CELL_TAIL || was[to].ch == CELL_TAIL))
            to++;
    }
    term_draw_run(t, now, y, from, to);
}

/* Sends the frame that lies in memory to the terminal. */
static void term_send_frame(struct terminal *t)
{
    char block[16384];
    off_t size = lseek(t->frame_fd, 0, SEEK_CUR);
    char *bytes = (size_t)size <= sizeof block ? block : xmalloc((size_t)size);
    ssize_t n = pread(t->frame_fd, bytes, (size_t)size, 0), at = 0;
    lseek(t->frame_fd, 0, SEEK_SET);
    while (at < n) {
        ssize_t sent = write(TERM_FD, bytes + at, (size_t)(n - at));
        struct pollfd full = {.fd = TERM_FD, .events = POLLOUT};
        if (sent > 0)
            at += sent;
        else if (errno == EAGAIN)
            poll(&full, 1, -1);
        else if (errno != EINTR)
            break; /* hung up: the next read says so */
    }
    if (bytes != block)
        free(bytes);
}

/* Curses sends each piece of a row with a write of its own.  While it draws, its descriptor is a
 * file in memory instead of the terminal. */
static void term_update(struct terminal *t)
{
    int fd = fileno(t->out);
    if (t->frame_fd < 0) {
        doupdate();
        return;
    }
    dup3(t->frame_fd, fd, O_CLOEXEC);
    doupdate();
    dup3(TERM_FD, fd, O_CLOEXEC);
    term_send_frame(t);
}

void term_draw(struct terminal *t, const struct canvas *c, int x, int y)
{
    if (t->shown.w != c->w || t->shown.h != c->h) {
        canvas_resize(&t->shown, c->w, c->h);
        t->row = xreallocarray(t->row, (size_t)c->w + 1, sizeof *t->row);
        t->shown_valid = false;
    }
    for (int row = 0; row < c->h; row++)
        term_draw_row(t, c, row);
    memcpy(t->shown.cells, c->cells, (size_t)c->w * (size_t)c->h * sizeof *c->cells);
    t->shown_valid = true;
    if ((x >= 0) != t->cursor_shown) {
        t->cursor_shown = x >= 0;
        curs_set(t->cursor_shown);
    }
    leaveok(stdscr, x < 0);
    if (x >= 0)
        move(y, x);
    wnoutrefresh(stdscr);
    term_update(t);
}

void term_forget(struct terminal *t)
{
    t->shown_valid = false;
    clearok(curscr, TRUE);
}

void term_suspend(struct terminal *t)
{
    endwin();
    rescue_stop();
    term_forget(t);
    refresh();
}

bool term_take_stop(struct terminal *t)
{
    (void)t;
    return rescue_take_stop();
}
