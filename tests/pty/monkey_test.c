/* SPDX-License-Identifier: MIT
 *
 * Keys at random, on windows that change at random: the program lives, shows what a new screen
 * would show, and ends on Q with the terminal put back.  RFCVIEW_TEST_MONKEY=KEYS:SEED asks for
 * more than a glance; what is told of a failure repeats it.
 */
#include "base/platform.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "terminal.h"
#include "testing.h"

enum { KEYS = 1500, ROUND = 40, QUIET_MS = 40, SCREEN_MOST = 1 << 20 };

struct monkey {
    char *home;
    struct strbuf program, mirror, typed;
    uint64_t random;
    struct terminal *terminal;
    int rows, cols;
};

static unsigned up_to(struct monkey *m, unsigned below)
{
    m->random = m->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(m->random >> 33) % below;
}

/* ---------------------------------------------------------------- what is typed */

static const struct size {
    int rows, cols;
} sizes[] = {{1, 9},    {2, 80},    {3, 6},    {10, 40}, {24, 80}, {24, 80}, {40, 120},
             {60, 200}, {100, 300}, {300, 10}, {5, 300}, {12, 20}, {25, 81}};

static const char *const words[] = {
    "the",
    "9110\r",
    "o90001\r",
    "o90002#3\r",
    "/the\r",
    "/(a*)*b\r",
    "/[\r",
    "?RFC\r",
    "&",
    "tj\r",
    "L",
    "H",
    "M",
    "A",
    "\022",
    "D",
    "P",
    "I",
    "i",
    "h",
    "\033OQ",
    ":set ",
    "theme",
    "\t\t\t",
    "\r",
    ":set theme mono\r",
    ":wrap\r",
    ":unbind j\r",
    ":\t\t\r",
    "ma",
    "'a",
    "''",
    "50%",
    "99999G",
    "l",
    "la",
    "p",
    "yl",
    "yc",
    "v",
    "O",
    "w\025x\r",
    "!x\r",
    "|y\r",
    "E",
    "*",
    "V",
    "VV",
    "s1\r",
    "sx",
    "/year:",
    "/is:new\r",
    "/\025\r",
    "z",
    "\027",
    "\033[",
    "\033O",
    "\033",
    "\033[200~abc\033[201~",
    "\033[200~",
    "\033[201~",
    "\033[<0;5;5M",
    "\033[M !!",
    "\033[1;3D",
    "\033[1;3C",
    "\303",
    "\303\244",
    "\342\200",
    "\360\237\230\200",
    "e\314\201",
    "\001\002\003",
    "\033]11;rgb:ffff/ffff/ffff\033\\",
    "\033]52;",
    "\033[?1;2c",
    "\010\010\010",
    "FFF",
    "BBB",
    "q",
    "\014",
    "\033[15~",
    "r",
    "R",
    "x",
    "X",
    "jjjjjjjjjj",
    "      ",
    "S",
    "\033OC",
    "\033OD",
    "}}}",
    "]]]",
    "[[",
    "{",
};

/* Anything a keyboard has but Q, which leaves, and what stops or kills us or the output. */
static void add_key(struct monkey *m, struct strbuf *keys)
{
    char c = (char)(1 + up_to(m, 126));
    if (c != 'Q' && c != 'S' - '@' && c != 'Z' - '@' && c != '\\' - '@')
        strbuf_add_char(keys, c);
}

static void type_some(struct monkey *m)
{
    struct strbuf keys = STRBUF_INIT(STRBUF_TEXT);
    for (unsigned n = up_to(m, ROUND); n > 0; n--) {
        if (up_to(m, 2) == 0)
            strbuf_add_cstr(&keys, words[up_to(m, ARRAY_LEN(words))]);
        else
            add_key(m, &keys);
    }
    terminal_send(m->terminal, strbuf_cstr(&keys));
    strbuf_clear(&m->typed);
    strbuf_add_str(&m->typed, strbuf_str(&keys));
    strbuf_release(&keys);
}

/* When nothing is drawn: the terminal of the tests takes no rows that it has no more. */
static void resize(struct monkey *m)
{
    terminal_wait_quiet(m->terminal, QUIET_MS);
    const struct size *size = &sizes[up_to(m, ARRAY_LEN(sizes))];
    m->rows = size->rows;
    m->cols = size->cols;
    terminal_resize(m->terminal, m->rows, m->cols);
}

/* ---------------------------------------------------------------- what must be true */

static void tell(const struct monkey *m, const char *what)
{
    print_error("# %s; typed last:", what);
    struct str typed = strbuf_str(&m->typed);
    for (size_t i = 0; i < typed.n; i++)
        print_error(typed.p[i] > ' ' && typed.p[i] < 0x7F ? "%c" : "\\%03o",
                    (unsigned char)typed.p[i]);
    print_error("\n");
    terminal_dump(m->terminal);
}

static void read_screen(struct monkey *m, struct strbuf *out)
{
    strbuf_clear(out);
    for (int i = 0; i < m->rows; i++)
        strbuf_addf(out, "%s\n", terminal_row(m->terminal, i));
}

/* What was changed bit by bit is what a screen drawn anew shows. */
static bool screen_is_true(struct monkey *m)
{
    struct strbuf was = STRBUF_INIT(SCREEN_MOST), is = STRBUF_INIT(SCREEN_MOST);
    bool same = false;
    for (int tries = 0; tries < 5 && !same; tries++) {
        terminal_wait_quiet(m->terminal, QUIET_MS);
        read_screen(m, &was);
        terminal_signal(m->terminal, SIGWINCH);
        terminal_wait_quiet(m->terminal, QUIET_MS);
        read_screen(m, &is);
        same = str_eq(strbuf_str(&was), strbuf_str(&is));
    }
    if (!same) {
        tell(m, "drawn anew it is another screen");
        print_error("# it was\n%s", strbuf_cstr(&was));
    }
    strbuf_release(&was);
    strbuf_release(&is);
    return same;
}

/* ---------------------------------------------------------------- sessions */

static void start(struct monkey *m)
{
    static const char *const faults[] = {"ok", "stall-body", "slow", "404", "503-once", "reset"};
    const char *server = getenv("RFCVIEW_TEST_FAULT_URL");
    struct strbuf base = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&base, "%s/%s", server != NULL ? server : "http://127.0.0.1:1",
                faults[up_to(m, ARRAY_LEN(faults))]);
    const char *const argv[] = {strbuf_cstr(&m->program),
                                "--mirror",
                                strbuf_cstr(&m->mirror),
                                "--base-url",
                                strbuf_cstr(&base),
                                up_to(m, 2) == 0 ? "--offline" : NULL,
                                NULL};
    const char *const env[] = {"PATH=/nonexistent", "SHELL=/bin/true", "PAGER=:", "BROWSER=:",
                               "VISUAL=:",          "EDITOR=:",        NULL};
    m->rows = 24;
    m->cols = 80;
    m->terminal = terminal_start(argv, env, m->rows, m->cols);
    assert_true(terminal_wait_text(m->terminal, "RFC", TERMINAL_PATIENCE));
    strbuf_release(&base);
}

static void check_end(struct monkey *m, int status)
{
    if (status != 0) {
        char what[64];
        snprintf(what, sizeof what, "it ended with %d", status);
        tell(m, what);
    }
    assert_int_equal(status, 0);
    assert_true(terminal_is_restored(m->terminal));
    terminal_free(m->terminal);
    m->terminal = NULL;
}

/* Whatever is open: a prompt, a paste, a program that waits for Enter. */
static void leave(struct monkey *m)
{
    int status = -1;
    for (int i = 0; i < 10 && status < 0; i++) {
        terminal_send(m->terminal, "\033[201~\r");
        terminal_wait_quiet(m->terminal, QUIET_MS);
        terminal_send(m->terminal, "\003\003\003Q");
        status = terminal_wait_exit(m->terminal, TERMINAL_PATIENCE / 10);
    }
    check_end(m, status);
}

static void keys_at_random_do_no_harm(void **state)
{
    struct monkey *m = *state;
    struct str asked = str_of(getenv("RFCVIEW_TEST_MONKEY"));
    uint32_t keys = KEYS, seed = 1;
    if (asked.n > 0 && (!str_number(str_cut(&asked, ':'), UINT32_MAX, &keys) ||
                        !str_number(asked, UINT32_MAX, &seed)))
        fail_msg("RFCVIEW_TEST_MONKEY is KEYS:SEED");
    m->random = seed;
    start(m);
    for (uint32_t n = 0; n < keys; n += ROUND / 2) {
        type_some(m);
        if (up_to(m, 3) == 0)
            resize(m);
        terminal_wait_quiet(m->terminal, 1);
        if (terminal_has_ended(m->terminal)) { /* q in the list leaves */
            check_end(m, terminal_wait_exit(m->terminal, TERMINAL_PATIENCE));
            start(m);
        } else if (up_to(m, 4) == 0) {
            assert_true(screen_is_true(m));
        }
    }
    leave(m);
}

static void own_absolute(struct strbuf *out, const char *path)
{
    char *whole = realpath(path, NULL);
    assert_non_null(whole);
    strbuf_add_cstr(out, whole);
    free(whole);
}

static int setup(void **state)
{
    struct monkey *m = calloc(1, sizeof *m);
    const char *corpus = getenv("RFCVIEW_TEST_CORPUS"), *program = getenv("RFCVIEW");
    m->home = testing_dir_new();
    m->program = m->mirror = m->typed = STRBUF_INIT(STRBUF_TEXT);
    own_absolute(&m->program, program != NULL ? program : "build/rfcview");
    own_absolute(&m->mirror, corpus != NULL ? corpus : "tests/data/rfc");
    *state = m;
    return setenv("HOME", m->home, 1) != 0 || chdir(m->home) != 0;
}

static int teardown(void **state)
{
    struct monkey *m = *state;
    terminal_free(m->terminal);
    testing_dir_remove(m->home);
    strbuf_release(&m->program);
    strbuf_release(&m->mirror);
    strbuf_release(&m->typed);
    free(m);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_at_random_do_no_harm, setup, teardown),
    };
    return cmocka_run_group_tests_name("monkey", tests, NULL, NULL);
}
