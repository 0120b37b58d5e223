/* SPDX-License-Identifier: MIT
 *
 * rfcview on terminals of several kinds: after any keys the screen is the one that painting it anew
 * gives; what a terminal answers, and what is pasted.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "terminal.h"
#include "testing.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/xmalloc.h"

#define WAIT TERMINAL_PATIENCE

enum { QUIET_MS = 30 };

static int home_new(void **state)
{
    *state = testing_dir_new();
    return setenv("HOME", *state, 1);
}

static int home_remove(void **state)
{
    testing_dir_remove(*state);
    return 0;
}

static struct terminal *start(const char *term, int rows, int cols, const char *const *words)
{
    const char *argv[12] = {getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview",
                            "--mirror", "tests/data/rfc", "--offline"};
    const char *env[] = {term, NULL};
    for (size_t n = 4; *words != NULL; words++)
        argv[n++] = *words;
    return terminal_start(argv, env, rows, cols);
}

static const char *const on_a_document[] = {"90002", NULL};

static void leave(struct terminal *t)
{
    terminal_send(t, "Q");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

/* The screen as text and looks; to be freed.  Of a blank only what is seen counts. */
static char *picture(struct terminal *t, int rows, int cols)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    for (int y = 0; y < rows; y++) {
        char *row = xstrdup(terminal_row(t, y));
        struct str rest = str_of(row);
        strbuf_addf(&b, "%s\n", row);
        for (int x = 0; x < cols; x++) {
            size_t i = 0;
            struct terminal_attr a = terminal_attr(t, y, x);
            uint32_t ch = rest.n > 0 ? utf8_next(rest, &i) : ' ';
            bool ink = ch != ' ' || a.underline || a.reverse;
            rest = str_from(rest, i);
            strbuf_addf(&b, "%d%d%d/%d/%d ", ink && a.bold, a.underline, a.reverse, ink ? a.fg : 0,
                        a.bg);
        }
        strbuf_add_char(&b, '\n');
        free(row);
    }
    return strbuf_take(&b);
}

/* Keys are taken in their order: when a prompt came and went, what they did is shown. */
static void wait_for_frame(struct terminal *t)
{
    terminal_send(t, "o");
    assert_true(terminal_wait_text(t, "Open:", WAIT));
    terminal_send(t, "\033");
    assert_true(terminal_wait_gone(t, "Open:", WAIT));
}

/* What was painted step by step is what ^L paints at once, but for the message, which goes. */
static void check_painted(struct terminal *t, const char *keys, int rows, int cols)
{
    wait_for_frame(t);
    char *before = picture(t, rows - 1, cols);
    terminal_send(t, "\014");
    wait_for_frame(t);
    char *after = picture(t, rows - 1, cols);
    if (strcmp(before, after) != 0) {
        size_t same = 0;
        while (before[same] == after[same])
            same++;
        fail_msg("after \"%s\" there was, at %zu, \"%.200s\", and painted anew \"%.200s\"", keys,
                 same, before + same, after + same);
    }
    free(before);
    free(after);
}

static void read_a_while(const char *term, int rows, int cols)
{
    static const char *const keys[] = {"j",   "jjj",    "k", " ", "b",    "G", "kkkkk",
                                       "20g", "/fog\r", "n", "N", "\033", "g", "\t",
                                       "d",   "u",      "j", "j", "j",    "k", "k"};
    struct terminal *t = start(term, rows, cols, on_a_document);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        terminal_send(t, keys[i]);
        check_painted(t, keys[i], rows, cols);
    }
    leave(t);
}

static void step_by_step_is_as_at_once(void **state)
{
    (void)state;
    read_a_while("TERM=xterm-256color", 24, 80);
    read_a_while("TERM=tmux-256color", 24, 80);
    read_a_while("TERM=linux", 25, 80);
    read_a_while("TERM=vt100", 24, 80);
    read_a_while("TERM=screen", 12, 40);
    read_a_while("TERM=xterm-mono", 40, 132);
}

/* answer: what the terminal says that it is. */
static void read_beside_the_list(const char *answer)
{
    static const char *const on_the_list[] = {NULL};
    static const char *const keys[] = {"j", "jj", "90002\r", "j", "jjj", " ", "\027w", "k", "j"};
    struct terminal *t = start("TERM=xterm-256color", 50, 160, on_the_list);
    assert_true(terminal_wait_text(t, "index of", WAIT));
    terminal_send(t, answer);
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        terminal_send(t, keys[i]);
        check_painted(t, keys[i], 50, 160);
    }
    leave(t);
}

static void two_panes_too(void **state)
{
    (void)state;
    read_beside_the_list("");
    read_beside_the_list("\033[?64;1;21;22c"); /* a part of the columns can scroll */
}

/* The colour of the heading, which is bold. */
static int heading_color(struct terminal *t)
{
    int row = terminal_find(t, "Status of this Memo");
    assert_true(row >= 0);
    return terminal_attr(t, row, (int)strspn(terminal_row(t, row), " ")).fg;
}

static void a_light_background_has_its_theme(void **state)
{
    (void)state;
    struct terminal *t = start("TERM=xterm-256color", 60, 80, on_a_document);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_wait_quiet(t, QUIET_MS);
    int dark = heading_color(t);
    terminal_send(t, "\033]11;rgb:fdfd/f6f6/e3e3\033\\");
    for (int light = dark; light == dark; light = heading_color(t))
        terminal_wait_quiet(t, QUIET_MS);
    terminal_send(t, "\033]11;rgb:0000/2b2b/3636\a");
    for (int now = -2; now != dark; now = heading_color(t))
        terminal_wait_quiet(t, QUIET_MS);
    leave(t);
}

static void what_is_pasted_is_no_command(void **state)
{
    (void)state;
    struct terminal *t = start("TERM=xterm-256color", 24, 80, on_a_document);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "\033[200~GQ\r\nq\033[201~/\033[200~fog\r\n\033[201~!");
    assert_true(terminal_wait_text(t, "/fog  !", WAIT));
    assert_true(terminal_find(t, "Request for Comments: 90002") >= 0);
    terminal_send(t, "\033");
    assert_true(terminal_wait_gone(t, "/fog", WAIT));
    leave(t);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, home_new, home_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(step_by_step_is_as_at_once),
        TEST(two_panes_too),
        TEST(a_light_background_has_its_theme),
        TEST(what_is_pasted_is_no_command),
    };
    return cmocka_run_group_tests_name("terminals", tests, NULL, NULL);
}
