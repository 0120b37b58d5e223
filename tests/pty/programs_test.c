/* SPDX-License-Identifier: MIT
 *
 * Other programs on the terminal: the pager, the shell, a pipe, the editor, the browser; what is
 * copied and written.  The programs are scripts that note what they were given.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "terminal.h"
#include "testing.h"

#define WAIT TERMINAL_PATIENCE

struct fixture {
    char *home;
    struct strbuf note; /* the file in which a script notes what it was given */
};

/* HOME/NAME: a script that notes its arguments and its input. */
static void make_script(struct fixture *f, const char *name, bool reads)
{
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT), text = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    strbuf_addf(&path, "%s/%s", f->home, name);
    strbuf_addf(&text, "printf '%%s\\n' \"$@\" >'%s.new'\n%smv '%s.new' '%s'\n",
                strbuf_cstr(&f->note), reads ? "cat >>\"$HOME/note.new\"\n" : "",
                strbuf_cstr(&f->note), strbuf_cstr(&f->note));
    assert_true(file_write(strbuf_cstr(&path), strbuf_str(&text), &e));
    strbuf_release(&path);
    strbuf_release(&text);
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->home = testing_dir_new();
    f->note = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&f->note, "%s/note", f->home);
    make_script(f, "lessish", true);
    make_script(f, "edit", false);
    *state = f;
    return setenv("HOME", f->home, 1);
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    testing_dir_remove(f->home);
    strbuf_release(&f->note);
    free(f);
    return 0;
}

/* "NAME=sh HOME/SCRIPT" */
static void set_program(struct fixture *f, const char *name, const char *script)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&words, "sh %s/%s", f->home, script);
    setenv(name, strbuf_cstr(&words), 1);
    strbuf_release(&words);
}

static struct terminal *start(const char *const env[])
{
    const char *const argv[] = {getenv("RFCVIEW") != NULL ? getenv("RFCVIEW") : "build/rfcview",
                                "--mirror",
                                "tests/data/rfc",
                                "--offline",
                                "90002",
                                NULL};
    struct terminal *t = terminal_start(argv, env, 24, 80);
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    return t;
}

static void leave(struct terminal *t)
{
    terminal_send(t, "Q");
    assert_int_equal(terminal_wait_exit(t, WAIT), 0);
    assert_true(terminal_is_restored(t));
    terminal_free(t);
}

/* What a script noted. */
static void check_note(struct fixture *f, const char *begins, const char *holds)
{
    struct strbuf text = STRBUF_INIT((size_t)1 << 20);
    struct err e = {0};
    assert_true(file_read(strbuf_cstr(&f->note), &text, &e));
    if (strncmp(strbuf_cstr(&text), begins, strlen(begins)) != 0)
        fail_msg("it was given: %.200s", strbuf_cstr(&text));
    assert_non_null(strstr(strbuf_cstr(&text), holds));
    strbuf_release(&text);
}

static void the_pager_gets_the_text_as_published_at_the_line(void **state)
{
    struct fixture *f = *state;
    set_program(f, "PAGER", "lessish");
    struct terminal *t = start(NULL);
    terminal_send(t, "20gv=");
    assert_true(terminal_wait_text(t, "line 20 of", WAIT));
    check_note(f, "+", "[Page 1]");
    leave(t);
}

static void a_pager_that_dies_raw_leaves_the_line_as_it_was(void **state)
{
    struct fixture *f = *state;
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    strbuf_addf(&path, "%s/lessraw", f->home);
    assert_true(file_write(strbuf_cstr(&path), STR("stty raw -echo </dev/tty; kill -9 $$\n"), &e));
    set_program(f, "PAGER", "lessraw");
    struct terminal *t = start(NULL);
    terminal_send(t, "v");
    assert_true(terminal_wait_text(t, "the pager ended with status 137", WAIT));
    leave(t);
    strbuf_release(&path);
}

static void the_shell_runs_a_line_and_a_pipe_gets_the_text(void **state)
{
    struct fixture *f = *state;
    struct terminal *t = start(NULL);
    terminal_send(t, "!echo two boats\r");
    assert_true(terminal_wait_text(t, "two boats", WAIT));
    assert_true(terminal_wait_text(t, "Enter goes back", WAIT));
    assert_false(terminal_on_alternate_screen(t));
    terminal_send(t, "\r");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    terminal_send(t, "|sh \"$HOME/lessish\" a 'b c'; echo no''ted\r");
    assert_true(terminal_wait_text(t, "noted", WAIT));
    check_note(f, "a\nb c\n", "Request for Comments: 90002");
    terminal_send(t, "\r");
    assert_true(terminal_wait_text(t, "Request for Comments: 90002", WAIT));
    leave(t);
}

static void notes_go_to_the_editor(void **state)
{
    struct fixture *f = *state;
    set_program(f, "VISUAL", "edit");
    struct terminal *t = start(NULL);
    terminal_send(t, "E=");
    assert_true(terminal_wait_text(t, "line 1 of", WAIT));
    check_note(f, f->home, "rfc90002");
    leave(t);
    unsetenv("VISUAL");
}

static void an_address_is_an_argument_and_nothing_else(void **state)
{
    struct fixture *f = *state;
    set_program(f, "BROWSER", "edit"); /* the name of a browser for terminals is in no path */
    struct strbuf browser = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&browser, "%s w3m", getenv("BROWSER")); /* so it is waited for */
    setenv("BROWSER", strbuf_cstr(&browser), 1);
    struct terminal *t = start(NULL);
    terminal_send(t, "s3.2\rO=");
    assert_true(terminal_wait_text(t, "line ", WAIT));
    check_note(f, "w3m\nhttps://www.rfc-editor.org/rfc/rfc90002#section-3.2\n", "");
    leave(t);
    strbuf_release(&browser);
    unsetenv("BROWSER");
}

static void the_browser_that_is_set_counts_more(void **state)
{
    struct fixture *f = *state;
    set_program(f, "BROWSER", "edit");
    struct strbuf line = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&line, ":set browser %s lynx\r", getenv("BROWSER"));
    setenv("BROWSER", "false", 1);
    struct terminal *t = start(NULL);
    terminal_send(t, strbuf_cstr(&line));
    terminal_send(t, "s3.2\rO=");
    assert_true(terminal_wait_text(t, "line ", WAIT));
    check_note(f, "lynx\nhttps://www.rfc-editor.org/rfc/rfc90002#section-3.2\n", "");
    leave(t);
    strbuf_release(&line);
    unsetenv("BROWSER");
}

static void what_a_terminal_cannot_take_goes_to_a_file(void **state)
{
    struct fixture *f = *state;
    static const char *const env[] = {"TERM=vt100", NULL};
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT), text = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    struct terminal *t = start(env);
    terminal_send(t, "s3.2\ryl");
    assert_true(terminal_wait_text(t, "copied.txt", WAIT));
    strbuf_addf(&path, "%s/.local/state/rfcview/copied.txt", f->home);
    assert_true(file_read(strbuf_cstr(&path), &text, &e));
    assert_string_equal(strbuf_cstr(&text), "https://www.rfc-editor.org/rfc/rfc90002#section-3.2");
    leave(t);
    strbuf_release(&path);
    strbuf_release(&text);
}

static void a_text_is_written_and_no_file_is_lost(void **state)
{
    struct fixture *f = *state;
    struct strbuf path = STRBUF_INIT(STRBUF_TEXT), text = STRBUF_INIT((size_t)1 << 20);
    struct err e = {0};
    struct terminal *t = start(NULL);
    terminal_send(t, "w\025~/out.txt\r");
    assert_true(terminal_wait_text(t, "bytes written to", WAIT));
    strbuf_addf(&path, "%s/out.txt", f->home);
    assert_true(file_read(strbuf_cstr(&path), &text, &e));
    assert_non_null(strstr(strbuf_cstr(&text), "[Page 1]"));
    terminal_send(t, "w\025~/out.txt\r");
    assert_true(terminal_wait_text(t, "is there already", WAIT));
    leave(t);
    strbuf_release(&path);
    strbuf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_pager_gets_the_text_as_published_at_the_line, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_pager_that_dies_raw_leaves_the_line_as_it_was, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_shell_runs_a_line_and_a_pipe_gets_the_text, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(notes_go_to_the_editor, setup, teardown),
        cmocka_unit_test_setup_teardown(an_address_is_an_argument_and_nothing_else, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_browser_that_is_set_counts_more, setup, teardown),
        cmocka_unit_test_setup_teardown(what_a_terminal_cannot_take_goes_to_a_file, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_text_is_written_and_no_file_is_lost, setup, teardown),
    };
    return cmocka_run_group_tests_name("programs", tests, NULL, NULL);
}
