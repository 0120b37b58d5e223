/* SPDX-License-Identifier: MIT
 *
 * A pseudo-terminal, a child on it, and libvterm as the eyes.
 *
 * The slave side stays open here too: its termios can be asked for after the child's end, and what
 * the child wrote last is not thrown away.  The child's end is seen through a pidfd.
 */
#include "base/platform.h"

#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <vterm.h>

#include "testing.h"

#include "base/clock.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/xmalloc.h"

/* Modes that a program may leave behind, as libvterm does not tell them all. */
enum mode {
    MODE_CURSOR_KEYS,
    MODE_KEYPAD,
    MODE_ALTERNATE,
    MODE_MOUSE,
    MODE_PASTE,
    MODE_CURSOR_HIDDEN,
    MODE_REGION,
    MODE_MARGINS,
    MODE_NO_WRAP,
    MODE_COUNT,
};

static const char *const mode_names[MODE_COUNT] = {
    [MODE_CURSOR_KEYS] = "cursor keys in application mode",
    [MODE_KEYPAD] = "keypad in application mode",
    [MODE_ALTERNATE] = "alternate screen",
    [MODE_MOUSE] = "mouse reports",
    [MODE_PASTE] = "bracketed paste",
    [MODE_CURSOR_HIDDEN] = "cursor hidden",
    [MODE_REGION] = "only some rows scroll",
    [MODE_MARGINS] = "only some columns scroll",
    [MODE_NO_WRAP] = "rows do not go on in the next",
};

/* DEC private modes: ESC [ ? number h or l. */
static const struct {
    int number;
    enum mode mode;
} mode_numbers[] = {
    {1, MODE_CURSOR_KEYS},  {25, MODE_CURSOR_HIDDEN}, {47, MODE_ALTERNATE}, {1047, MODE_ALTERNATE},
    {1049, MODE_ALTERNATE}, {9, MODE_MOUSE},          {1000, MODE_MOUSE},   {1002, MODE_MOUSE},
    {1003, MODE_MOUSE},     {2004, MODE_PASTE},       {69, MODE_MARGINS},   {7, MODE_NO_WRAP},
};

struct terminal {
    pid_t pid;
    int pidfd;
    int master, slave;
    int status; /* as terminal_wait_exit returns it; -1 before */
    int rows, cols;
    size_t bytes;
    struct termios termios; /* before the start */
    VTerm *vt;
    VTermScreen *screen;
    struct strbuf row;
    bool modes[MODE_COUNT];
    struct strbuf escape; /* an escape sequence being read: from ESC to before its last byte */
};

/* ---- what the program says ---------------------------------------------------------------- */

static void mode_set(struct terminal *t, int number, bool on)
{
    for (size_t i = 0; i < ARRAY_LEN(mode_numbers); i++) {
        enum mode m = mode_numbers[i].mode;
        if (mode_numbers[i].number == number)
            t->modes[m] = m == MODE_CURSOR_HIDDEN || m == MODE_NO_WRAP ? !on : on;
    }
}

/* "\033[?1;25" and its last byte. */
static void escape_done(struct terminal *t, char last)
{
    struct str s = strbuf_str(&t->escape);
    if (str_eq(s, STR("\033")) && (last == '=' || last == '>'))
        t->modes[MODE_KEYPAD] = last == '=';
    if (str_starts(s, STR("\033[?")) && (last == 'h' || last == 'l')) {
        struct str rest = str_from(s, 3);
        uint32_t number = 0;
        while (rest.n > 0) {
            if (str_number(str_cut(&rest, ';'), 9999, &number))
                mode_set(t, (int)number, last == 'h');
        }
    }
    if (str_starts(s, STR("\033[")) && last == 'r')
        t->modes[MODE_REGION] = s.n > 2;
    if (str_eq(s, STR("\033")) && last == 'c')
        memset(t->modes, 0, sizeof t->modes);
    strbuf_clear(&t->escape);
}

static void escape_scan(struct terminal *t, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = p[i];
        if (c == '\033') {
            strbuf_clear(&t->escape);
            strbuf_add_char(&t->escape, c);
        } else if (t->escape.n == 1 && c == '[') {
            strbuf_add_char(&t->escape, c);
        } else if (t->escape.n > 1 && c >= 0x20 && c < 0x40) {
            strbuf_add_char(&t->escape, c);
        } else if (t->escape.n > 0) {
            escape_done(t, c);
        }
    }
}

static void write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            if (poll(&wait, 1, TERMINAL_PATIENCE) > 0)
                continue;
        }
        if (done < 0 && errno != EINTR)
            return; /* a dead terminal */
        if (done > 0) {
            p += done;
            n -= (size_t)done;
        }
    }
}

static void feed(struct terminal *t, const char *p, size_t n)
{
    t->bytes += n;
    escape_scan(t, p, n);
    vterm_input_write(t->vt, p, n);
    vterm_screen_flush_damage(t->screen);
    char answer[256];
    size_t answered;
    while ((answered = vterm_output_read(t->vt, answer, sizeof answer)) > 0)
        write_all(t->master, answer, answered);
}

/* Waits for bytes or the child's end until the deadline; false when neither came. */
static bool pump(struct terminal *t, int64_t deadline)
{
    int64_t left = deadline - clock_monotonic_ms();
    struct pollfd fds[] = {{.fd = t->master, .events = POLLIN}, {.fd = t->pidfd, .events = POLLIN}};
    nfds_t count = t->status < 0 ? 2 : 1;
    if (t->master < 0 || poll(fds, count, left > 0 ? (int)left : 0) <= 0)
        return false;
    char bytes[16384];
    ssize_t n = (fds[0].revents & POLLIN) != 0 ? read(t->master, bytes, sizeof bytes) : 0;
    if (n > 0)
        feed(t, bytes, (size_t)n);
    return n > 0;
}

/* ---- start and end ------------------------------------------------------------------------ */

static const char *const env_dropped[] = {"LINES=", "COLUMNS=", "TERM="};

static bool env_has(const char *const *env, const char *entry)
{
    size_t name = strcspn(entry, "=") + 1;
    for (; env != NULL && *env != NULL; env++) {
        if (strncmp(*env, entry, name) == 0)
            return true;
    }
    return false;
}

/* The array is to be freed; its strings are borrowed. */
static char **env_build(const char *const *extra)
{
    size_t count = 2;
    for (char **e = environ; *e != NULL; e++)
        count++;
    for (const char *const *e = extra; e != NULL && *e != NULL; e++)
        count++;
    char **env = xcalloc(count, sizeof *env);
    size_t n = 0;
    for (char **e = environ; *e != NULL; e++) {
        bool dropped = env_has(extra, *e);
        for (size_t i = 0; i < ARRAY_LEN(env_dropped); i++)
            dropped = dropped || strncmp(*e, env_dropped[i], strlen(env_dropped[i])) == 0;
        if (!dropped)
            env[n++] = *e;
    }
    if (!env_has(extra, "TERM="))
        env[n++] = (char *)(uintptr_t) "TERM=xterm-256color";
    for (const char *const *e = extra; e != NULL && *e != NULL; e++)
        env[n++] = (char *)(uintptr_t)*e;
    return env;
}

/* In the child, where nothing may fail silently: status 127 says that it could not start. */
ATTR_NORETURN static void child_run(const struct terminal *t, char *const argv[], char *const env[])
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    for (int s = 1; s < NSIG; s++)
        sigaction(s, &usual, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    if (ioctl(t->slave, TIOCSCTTY, 0) != 0)
        _exit(127);
    for (int fd = 0; fd <= 2; fd++)
        dup2(t->slave, fd);
    execvpe(argv[0], argv, env);
    _exit(127);
}

static void set_size(const struct terminal *t)
{
    struct winsize size = {.ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->cols};
    assert_int_equal(ioctl(t->master, TIOCSWINSZ, &size), 0);
}

static void open_pair(struct terminal *t)
{
    t->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(t->master >= 0);
    assert_int_equal(grantpt(t->master), 0);
    assert_int_equal(unlockpt(t->master), 0);
    t->slave = open(ptsname(t->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(t->slave >= 0);
    assert_int_equal(fcntl(t->master, F_SETFL, O_NONBLOCK), 0);
    assert_int_equal(tcgetattr(t->slave, &t->termios), 0);
    set_size(t);
}

static void open_screen(struct terminal *t)
{
    t->vt = vterm_new(t->rows, t->cols);
    assert_non_null(t->vt);
    vterm_set_utf8(t->vt, 1);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
}

struct terminal *terminal_start(const char *const argv[], const char *const env[], int rows,
                                int cols)
{
    struct terminal *t = xcalloc(1, sizeof *t);
    t->status = -1;
    t->rows = rows;
    t->cols = cols;
    t->row = STRBUF_INIT(STRBUF_TEXT);
    t->escape = STRBUF_INIT(64);
    open_pair(t);
    open_screen(t);

    char **whole = env_build(env);
    fflush(NULL);
    t->pid = fork();
    assert_true(t->pid >= 0);
    if (t->pid == 0)
        child_run(t, (char *const *)(uintptr_t)argv, whole);
    free(whole);
    t->pidfd = pidfd_open(t->pid, 0);
    assert_true(t->pidfd >= 0);
    return t;
}

static void close_pair(struct terminal *t)
{
    if (t->master >= 0)
        close(t->master);
    if (t->slave >= 0)
        close(t->slave);
    t->master = t->slave = -1;
}

static void reap(struct terminal *t)
{
    int status = 0;
    while (waitpid(t->pid, &status, 0) < 0 && errno == EINTR)
        ;
    t->status = WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

void terminal_free(struct terminal *t)
{
    if (t == NULL)
        return;
    if (t->status < 0) {
        kill(t->pid, SIGKILL);
        reap(t);
    }
    close(t->pidfd);
    close_pair(t);
    vterm_free(t->vt);
    strbuf_release(&t->row);
    strbuf_release(&t->escape);
    free(t);
}

/* Reads what the child wrote before its end.  The kernel hands it on behind our back, so a mark is
 * written after it and waited for. */
static void drain(struct terminal *t)
{
    static const char mark[] = "\033_the last byte\033\\";
    if (t->master < 0)
        return;
    write_all(t->slave, mark, sizeof mark - 1);
    struct strbuf all = STRBUF_INIT((size_t)64 << 20);
    struct pollfd wait = {.fd = t->master, .events = POLLIN};
    ptrdiff_t end = -1;
    while (end < 0 && poll(&wait, 1, TERMINAL_PATIENCE) > 0) {
        char bytes[16384];
        ssize_t n = read(t->master, bytes, sizeof bytes);
        if (n <= 0)
            break;
        strbuf_add(&all, bytes, (size_t)n);
        end = str_find(strbuf_str(&all), str_of(mark), 0);
    }
    feed(t, strbuf_cstr(&all), end < 0 ? all.n : (size_t)end);
    strbuf_release(&all);
}

bool terminal_has_ended(const struct terminal *t)
{
    struct pollfd end = {.fd = t->pidfd, .events = POLLIN};
    return t->status >= 0 || poll(&end, 1, 0) > 0;
}

int terminal_wait_exit(struct terminal *t, int ms)
{
    int64_t deadline = clock_monotonic_ms() + ms;
    while (t->status < 0) {
        struct pollfd end = {.fd = t->pidfd, .events = POLLIN};
        if (t->master >= 0)
            pump(t, deadline);
        if (poll(&end, 1, t->master >= 0 ? 0 : ms) > 0) {
            reap(t);
            drain(t);
        } else if (clock_monotonic_ms() >= deadline) {
            fprintf(stderr, "# still running after %d ms\n", ms);
            terminal_dump(t);
            return -1;
        }
    }
    return t->status;
}

/* ---- what the user does ------------------------------------------------------------------- */

void terminal_send(struct terminal *t, const char *bytes)
{
    write_all(t->master, bytes, strlen(bytes));
}

void terminal_resize(struct terminal *t, int rows, int cols)
{
    t->rows = rows;
    t->cols = cols;
    vterm_set_size(t->vt, rows, cols);
    set_size(t);
}

void terminal_hang_up(struct terminal *t)
{
    close_pair(t);
}

void terminal_signal(struct terminal *t, int signal)
{
    assert_true(t->status < 0);
    assert_int_equal(kill(t->pid, signal), 0);
}

/* ---- what the user sees ------------------------------------------------------------------- */

static VTermScreenCell cell_at(const struct terminal *t, int row, int col)
{
    VTermScreenCell cell = {0};
    vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = col}, &cell);
    return cell;
}

const char *terminal_row(struct terminal *t, int row)
{
    strbuf_clear(&t->row);
    for (int col = 0; col < t->cols; col++) {
        VTermScreenCell cell = cell_at(t, row, col);
        if (cell.chars[0] == 0)
            strbuf_add_char(&t->row, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
            char utf8[4];
            if (cell.chars[i] != (uint32_t)-1) /* the right half of a wide character */
                strbuf_add(&t->row, utf8, utf8_encode(cell.chars[i], utf8));
        }
    }
    while (t->row.n > 0 && t->row.p[t->row.n - 1] == ' ')
        strbuf_truncate(&t->row, t->row.n - 1);
    return strbuf_cstr(&t->row);
}

int terminal_find(struct terminal *t, const char *text)
{
    for (int row = 0; row < t->rows; row++) {
        if (strstr(terminal_row(t, row), text) != NULL)
            return row;
    }
    return -1;
}

void terminal_dump(struct terminal *t)
{
    struct terminal_point at = terminal_cursor(t);
    fprintf(stderr, "# screen %dx%d, cursor at %d,%d\n", t->rows, t->cols, at.row, at.col);
    for (int row = 0; row < t->rows; row++)
        fprintf(stderr, "# %3d|%s\n", row, terminal_row(t, row));
}

/* row -1: any.  Waits until the text is (or is not) there. */
static bool wait_for(struct terminal *t, int row, const char *text, bool there, int ms)
{
    int64_t deadline = clock_monotonic_ms() + ms;
    for (;;) {
        bool seen =
            row < 0 ? terminal_find(t, text) >= 0 : strstr(terminal_row(t, row), text) != NULL;
        if (seen == there)
            return true;
        if (t->status < 0 && pump(t, deadline))
            continue;
        struct pollfd end = {.fd = t->pidfd, .events = POLLIN};
        if (t->status < 0 && t->master >= 0 && poll(&end, 1, 0) > 0) {
            terminal_wait_exit(t, ms); /* the last look is at all that it wrote */
            continue;
        }
        fprintf(stderr, "# waited %d ms for \"%s\" %s\n", ms, text, there ? "to come" : "to go");
        terminal_dump(t);
        return false;
    }
}

bool terminal_wait_text(struct terminal *t, const char *text, int ms)
{
    return wait_for(t, -1, text, true, ms);
}

bool terminal_wait_row(struct terminal *t, int row, const char *text, int ms)
{
    return wait_for(t, row, text, true, ms);
}

bool terminal_wait_gone(struct terminal *t, const char *text, int ms)
{
    return wait_for(t, -1, text, false, ms);
}

void terminal_wait_quiet(struct terminal *t, int quiet_ms)
{
    while (t->status < 0 && pump(t, clock_monotonic_ms() + quiet_ms))
        ;
}

struct terminal_point terminal_cursor(const struct terminal *t)
{
    VTermPos at;
    vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
    return (struct terminal_point){.row = at.row, .col = at.col};
}

bool terminal_cursor_shown(const struct terminal *t)
{
    return !t->modes[MODE_CURSOR_HIDDEN];
}

bool terminal_on_alternate_screen(const struct terminal *t)
{
    return t->modes[MODE_ALTERNATE];
}

size_t terminal_bytes(const struct terminal *t)
{
    return t->bytes;
}

static int color_number(const VTermColor *c)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
        return -1;
    if (VTERM_COLOR_IS_INDEXED(c))
        return c->indexed.idx;
    return 0x1000000 + (c->rgb.red << 16) + (c->rgb.green << 8) + c->rgb.blue;
}

struct terminal_attr terminal_attr(const struct terminal *t, int row, int col)
{
    VTermScreenCell cell = cell_at(t, row, col);
    return (struct terminal_attr){
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .italic = cell.attrs.italic,
        .blink = cell.attrs.blink,
        .reverse = cell.attrs.reverse,
        .fg = color_number(&cell.fg),
        .bg = color_number(&cell.bg),
    };
}

/* ---- what is left behind ------------------------------------------------------------------ */

static bool pen_is_plain(const struct terminal *t)
{
    static const VTermAttr flags[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_ITALIC,
                                      VTERM_ATTR_BLINK, VTERM_ATTR_REVERSE};
    const VTermState *state = vterm_obtain_state(t->vt);
    VTermValue value;
    for (size_t i = 0; i < ARRAY_LEN(flags); i++) {
        memset(&value, 0, sizeof value);
        vterm_state_get_penattr(state, flags[i], &value);
        if (value.number != 0)
            return false;
    }
    vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value);
    bool plain = color_number(&value.color) == -1;
    vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value);
    return plain && color_number(&value.color) == -1;
}

static bool termios_is_same(const struct terminal *t)
{
    struct termios now;
    if (t->slave < 0 || tcgetattr(t->slave, &now) != 0)
        return false;
    return now.c_iflag == t->termios.c_iflag && now.c_oflag == t->termios.c_oflag &&
           now.c_cflag == t->termios.c_cflag && now.c_lflag == t->termios.c_lflag &&
           memcmp(now.c_cc, t->termios.c_cc, sizeof now.c_cc) == 0;
}

bool terminal_is_restored(struct terminal *t)
{
    bool restored = true;
    for (int m = 0; m < MODE_COUNT; m++) {
        if (t->modes[m])
            fprintf(stderr, "# left behind: %s\n", mode_names[m]);
        restored = restored && !t->modes[m];
    }
    if (!pen_is_plain(t))
        fprintf(stderr, "# left behind: attributes or colours\n");
    if (!termios_is_same(t))
        fprintf(stderr, "# left behind: another termios\n");
    return restored && pen_is_plain(t) && termios_is_same(t);
}
