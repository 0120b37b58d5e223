/* SPDX-License-Identifier: MIT
 *
 * The terminal's line, its screen and what it tells.  What it can do is ui/terminfo's, frames are
 * ui/paint's, keys ui/decode's, signals ui/rescue's.  Thread: main.
 */
#include "base/platform.h"

#include "ui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/xmalloc.h"
#include "ui/capstring.h"
#include "ui/clipboard.h"
#include "ui/decode.h"
#include "ui/paint.h"
#include "ui/rescue.h"
#include "ui/terminfo.h"

enum {
    TERM_FD = STDOUT_FILENO,
    TERM_FRAME = 1 << 24,  /* bytes: more than a frame can be */
    TERM_ESCAPE_MS = 25,   /* after Esc: no function key is slower */
    TERM_ESCAPE_FAR = 100, /* the same over a network */
    TERM_ANSWER_MS = 75,   /* after a question: nobody is kept from leaving for longer */
    TERM_ANSWER_FAR = 300, /* the same over a network */
};

enum term_question { QUESTION_NONE, QUESTION_TO_ASK, QUESTION_ASKED, QUESTION_ANSWERED };

struct terminal {
    struct terminfo info;
    struct paint paint;
    struct decoder decoder;
    struct strbuf out; /* waits for the next write */
    int in_fd;
    bool far; /* there is a network between */
    int escape_ms;
    int w, h;
    struct termios line; /* as it was before */
    bool line_kept;
    bool entered; /* the screen is ours */
    bool resized;
    bool gone; /* hung up */
    bool colors;
    bool mouse;
    bool ask_background;
    enum term_ground ground;
    enum term_question question;
    int64_t asked_at;
};

/* ---------------------------------------------------------------- what is written */

static void term_flush(struct terminal *t)
{
    for (size_t at = 0; at < t->out.n;) {
        ssize_t sent = write(TERM_FD, t->out.p + at, t->out.n - at);
        struct pollfd full = {.fd = TERM_FD, .events = POLLOUT};
        if (sent > 0)
            at += (size_t)sent;
        else if (errno == EAGAIN)
            poll(&full, 1, -1);
        else if (errno != EINTR)
            break; /* hung up: the next read says so */
    }
    strbuf_clear(&t->out);
}

static const struct str term_mouse_on = STR_INIT("\033[?1006;1002;1000h");
static const struct str term_mouse_off = STR_INIT("\033[?1006;1002;1000l");

static void term_add_cap(struct terminal *t, enum cap cap)
{
    strbuf_add_str(&t->out, t->info.caps.at[cap]);
}

/* What puts the screen back, all of it at once. */
static void term_add_leaving(struct terminal *t)
{
    static const enum cap caps[] = {CAP_WRAP_ON, CAP_PASTE_OFF, CAP_KEYPAD_OFF, CAP_LEAVE};
    paint_end(&t->paint, &t->out);
    if (caps_has(&t->info.caps, CAP_MOUSE))
        strbuf_add_str(&t->out, term_mouse_off);
    for (size_t i = 0; i < ARRAY_LEN(caps); i++)
        term_add_cap(t, caps[i]);
    if (!caps_has(&t->info.caps, CAP_LEAVE)) {
        capstring_expand(&t->out, t->info.caps.at[CAP_CUP], t->h - 1, 0);
        term_add_cap(t, CAP_EL);
    }
}

static void term_arm_rescue(struct terminal *t)
{
    size_t before = t->out.n;
    term_add_leaving(t);
    rescue_arm(str_from(strbuf_str(&t->out), before));
    strbuf_truncate(&t->out, before);
}

/* ---------------------------------------------------------------- the line and the screen */

/* Every byte as it is, at once, both ways; a read never waits. */
static void term_set_line(const struct terminal *t)
{
    struct termios line = t->line;
    cfmakeraw(&line);
    line.c_cc[VMIN] = 0;
    line.c_cc[VTIME] = 0;
    tcsetattr(TERM_FD, TCSANOW, &line);
}

/* All is painted anew after it. */
static void term_measure(struct terminal *t)
{
    struct winsize size = {0};
    bool known = ioctl(TERM_FD, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    int w = known ? size.ws_col : t->info.cols > 0 ? t->info.cols : 80;
    int h = known ? size.ws_row : t->info.rows > 0 ? t->info.rows : 24;
    t->resized = t->resized || w != t->w || h != t->h;
    t->w = w;
    t->h = h;
    term_arm_rescue(t);
}

/* What the line is to be put back to.  One that another program left raw is nobody's wish. */
static void term_keep_line(struct terminal *t)
{
    struct termios now;
    if (tcgetattr(TERM_FD, &now) != 0 || (t->line_kept && !(now.c_lflag & ICANON)))
        return;
    t->line = now;
    t->line_kept = true;
}

void term_enter(struct terminal *t)
{
    static const enum cap caps[] = {CAP_ENTER, CAP_KEYPAD_ON, CAP_PASTE_ON, CAP_WRAP_OFF};
    if (t->entered)
        return;
    t->entered = true;
    term_keep_line(t);
    term_measure(t);
    term_set_line(t);
    for (size_t i = 0; i < ARRAY_LEN(caps); i++)
        term_add_cap(t, caps[i]);
    if (t->mouse)
        strbuf_add_str(&t->out, term_mouse_on);
}

/* Takes the answers that are on their way, so that no shell gets them. */
static void term_await_answers(struct terminal *t)
{
    int64_t left, end = t->asked_at + (t->far ? TERM_ANSWER_FAR : TERM_ANSWER_MS);
    while (t->question == QUESTION_ASKED && (left = end - clock_monotonic_ms()) > 0) {
        struct pollfd in = {.fd = t->in_fd, .events = POLLIN};
        if (t->gone || poll(&in, 1, (int)left) <= 0 || !(in.revents & POLLIN))
            return;
        while (term_read(t) != KEY_NOTHING && !t->gone)
            continue;
    }
}

void term_leave(struct terminal *t)
{
    if (!t->entered)
        return;
    term_await_answers(t);
    strbuf_clear(&t->out);
    term_add_leaving(t);
    term_flush(t);
    rescue_disarm();
    tcsetattr(TERM_FD, TCSANOW, &t->line);
    t->entered = false;
}

void term_in_child(void)
{
    rescue_in_child();
}

void term_suspend(struct terminal *t)
{
    term_leave(t);
    rescue_stop();
    term_enter(t);
}

bool term_take_stop(struct terminal *t)
{
    (void)t;
    return rescue_take_stop();
}

int term_signal(const struct terminal *t)
{
    (void)t;
    return rescue_ended_by();
}

/* ---------------------------------------------------------------- start and end */

/* Whether the user's characters are not UTF-8.  The name of the locale says so nearly always, also
 * where that locale is not installed. */
static bool term_is_ascii(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    struct str locale = STR_NONE;
    for (size_t i = 0; i < ARRAY_LEN(names) && locale.n == 0; i++)
        locale = str_of(getenv(names[i]));
    struct str rest = locale;
    str_cut(&rest, '.');
    if (rest.n > 0)
        return !str_starts_nocase(rest, STR("utf8")) && !str_starts_nocase(rest, STR("utf-8"));
    setlocale(LC_CTYPE, "");
    return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

/* What the terminal itself or a shell's profile says: "15;0" is white on black. */
static enum term_ground term_ground_said(void)
{
    struct str said = str_of(getenv("COLORFGBG"));
    uint32_t color;
    while (str_find_char(said, ';', 0) >= 0)
        str_cut(&said, ';');
    if (!str_number(said, 255, &color))
        return GROUND_UNKNOWN;
    return color_is_dark(color_rgb((int32_t)color)) ? GROUND_DARK : GROUND_LIGHT;
}

static int term_escape_ms(bool far)
{
    uint32_t ms;
    if (str_number(str_of(getenv("ESCDELAY")), 10000, &ms))
        return (int)ms;
    return far ? TERM_ESCAPE_FAR : TERM_ESCAPE_MS;
}

static int term_open_input(struct err *e)
{
    int fd = STDIN_FILENO;
    if (isatty(fd))
        return fd;
    fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        err_set(e, ERR_USAGE, "no terminal to read keys from: %s (terminal): use --print DOC",
                strerror(errno));
    return fd;
}

/* No row of ours goes on in the next: where wrapping can be switched off, the cursor stays in the
 * last column, and so is known. */
static void term_stop_wrapping(struct caps *caps)
{
    if (caps_has(caps, CAP_WRAP_OFF) && caps_has(caps, CAP_WRAP_ON))
        caps->wraps = false;
    else
        caps->at[CAP_WRAP_OFF] = caps->at[CAP_WRAP_ON] = STR_NONE;
}

struct terminal *term_new(const struct theme *theme, struct err *e)
{
    struct terminfo info;
    const char *no_color = getenv("NO_COLOR");
    if (!isatty(TERM_FD)) {
        err_set(e, ERR_USAGE, "standard output is not a terminal: name a document to print it");
        return NULL;
    }
    if (!terminfo_load(&info, getenv("TERM"), e))
        return NULL;
    int in_fd = term_open_input(e);
    if (in_fd < 0) {
        terminfo_release(&info);
        return NULL;
    }
    struct terminal *t = xcalloc(1, sizeof *t);
    t->info = info;
    term_stop_wrapping(&t->info.caps);
    t->in_fd = in_fd;
    t->out = STRBUF_INIT(TERM_FRAME);
    t->far = getenv("SSH_CONNECTION") != NULL;
    t->escape_ms = term_escape_ms(t->far);
    t->ground = term_ground_said();
    t->colors = no_color == NULL || no_color[0] == '\0';
    decoder_init(&t->decoder, &t->info.keys);
    paint_init(&t->paint, &t->info.caps, theme, t->colors);
    t->paint.ascii = term_is_ascii();
    rescue_begin(TERM_FD);
    if (t->info.caps.xterm_like && caps_has(&t->info.caps, CAP_MARGINS))
        t->question = QUESTION_TO_ASK;
    term_enter(t);
    t->resized = false;
    return t;
}

void term_free(struct terminal *t)
{
    if (t == NULL)
        return;
    term_leave(t);
    rescue_end();
    if (t->in_fd != STDIN_FILENO)
        close(t->in_fd);
    decoder_release(&t->decoder);
    paint_release(&t->paint);
    terminfo_release(&t->info);
    strbuf_release(&t->out);
    free(t);
}

void term_size(const struct terminal *t, int *w, int *h)
{
    *w = t->w;
    *h = t->h;
}

/* ---------------------------------------------------------------- in */

bool term_wait(struct terminal *t, int fd, int timeout_ms)
{
    struct pollfd polled[] = {{.fd = t->in_fd, .events = POLLIN}, {.fd = fd, .events = POLLIN}};
    int ms = t->resized ? 0 : timeout_ms;
    struct timespec timeout = {ms / 1000, (long)(ms % 1000) * 1000000};
    int n = ppoll(polled, 2, ms < 0 ? NULL : &timeout, rescue_mask());
    if (n > 0 && (polled[0].revents & (POLLHUP | POLLERR | POLLNVAL)))
        t->gone = true;
    return n > 0 && polled[1].revents != 0;
}

/* The next byte; false: there is none now, or not within ms. */
static bool term_byte(struct terminal *t, int ms, char *byte)
{
    struct pollfd in = {.fd = t->in_fd, .events = POLLIN};
    ssize_t n = read(t->in_fd, byte, 1);
    if (n == 0 && ms > 0 && poll(&in, 1, ms) > 0)
        n = read(t->in_fd, byte, 1);
    if (n < 0 && errno == EIO)
        t->gone = true;
    return n == 1;
}

/* What only the terminal says; false: it is for the caller. */
static bool term_take_answer(struct terminal *t, uint32_t key)
{
    if (key == KEY_CODE_BACKGROUND)
        t->ground = color_is_dark(t->decoder.background) ? GROUND_DARK : GROUND_LIGHT;
    if (key != KEY_CODE_ANSWERED)
        return false;
    t->question = QUESTION_ANSWERED;
    t->paint.margins = t->decoder.margins;
    return true;
}

/* One byte is read at a time: those behind the key may be meant for a child of ours or, after the
 * end, for the shell. */
static bool term_read_one(struct terminal *t, uint32_t *key)
{
    char byte;
    do {
        if (!term_byte(t, decoder_is_waiting(&t->decoder) ? t->escape_ms : 0, &byte))
            return decoder_give_up(&t->decoder, key);
    } while (!decoder_take(&t->decoder, byte, key));
    if (term_take_answer(t, *key))
        *key = KEY_NOTHING;
    return true;
}

uint32_t term_read(struct terminal *t)
{
    uint32_t key = KEY_NOTHING;
    if (rescue_take_resize())
        term_measure(t);
    if (t->resized) {
        t->resized = false;
        return KEY_CODE_RESIZED;
    }
    while (term_read_one(t, &key))
        if (key != KEY_NOTHING)
            return key;
    return t->gone ? KEY_CODE_HANGUP : KEY_NOTHING;
}

struct mouse_event term_mouse_event(const struct terminal *t)
{
    return t->decoder.mouse;
}

bool term_mouse(struct terminal *t, bool on)
{
    if (!caps_has(&t->info.caps, CAP_MOUSE))
        return false;
    if (t->mouse != on)
        strbuf_add_str(&t->out, on ? term_mouse_on : term_mouse_off);
    t->mouse = on;
    return true;
}

enum term_ground term_background(const struct terminal *t)
{
    return t->ground;
}

void term_ask_background(struct terminal *t)
{
    t->ask_background = t->info.caps.xterm_like;
    if (t->ask_background && t->question == QUESTION_NONE)
        t->question = QUESTION_TO_ASK;
}

/* ---------------------------------------------------------------- out */

/* Every terminal says what it is (DA1): when it did, it has also answered what came before, or
 * never will. */
static void term_ask(struct terminal *t)
{
    if (t->question != QUESTION_TO_ASK)
        return;
    strbuf_add_cstr(&t->out, t->ask_background ? "\033]11;?\033\\\033[c" : "\033[c");
    t->question = QUESTION_ASKED;
    t->asked_at = clock_monotonic_ms();
}

void term_draw(struct terminal *t, const struct canvas *c, int x, int y)
{
    paint_frame(&t->paint, c, x, y, &t->out);
    term_ask(t);
    term_flush(t);
}

void term_forget(struct terminal *t)
{
    paint_forget(&t->paint);
}

void term_set_theme(struct terminal *t, const struct theme *theme)
{
    paint_set_theme(&t->paint, theme, t->colors);
}

bool term_copy(struct terminal *t, struct str text)
{
    const struct caps *caps = &t->info.caps;
    if (!t->entered || (!caps_has(caps, CAP_CLIPBOARD) && !caps->xterm_like) ||
        !clipboard_sequence(text, &t->out))
        return false;
    term_flush(t);
    return true;
}

void term_title(struct terminal *t, struct str text)
{
    bool kept = str_find(t->info.caps.at[CAP_ENTER], STR("\033[22;"), 0) >= 0;
    if (!kept || !t->entered)
        return;
    strbuf_add_cstr(&t->out, "\033]2;");
    for (size_t i = 0; i < text.n;) {
        size_t from = i;
        uint32_t ch = utf8_next(text, &i);
        if (ch != UTF8_BAD && !utf8_is_control(ch))
            strbuf_add_str(&t->out, str_slice(text, from, i));
    }
    strbuf_add_char(&t->out, '\a');
    term_flush(t);
}
