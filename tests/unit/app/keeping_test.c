/* SPDX-License-Identifier: MIT
 *
 * keeping, marks, visit: what is kept is there at once and in the next run, in the right place.
 */
#include "base/platform.h"

#include "apptest.h"

/* Screens i and j show the same, the message row aside. */
static void check_same(const struct apptest *t, int i, int j)
{
    char *a = apptest_screen(t, i, true), *b = apptest_screen(t, j, true);
    if (strcmp(a, b) != 0)
        fail_msg("screens %d and %d differ:\n%s\n%s", i, j, a, b);
    free(a);
    free(b);
}

/* A run that begins with what was kept before. */
static void run(struct apptest *t, const char *target, const char *script)
{
    char *whole = xasprintf("scan\n%s", script);
    if (!apptest_run(t, target, whole))
        fail_msg("%s", t->e.text);
    free(whole);
}

static void the_place_before_flips(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002",
        "keys ''\nscreen\nkeys 30g\nscreen\nkeys 100g\nscreen\nkeys ''\nscreen\n"
        "keys ''\nscreen\nkeys o90001<Enter>\nscreen\nkeys ''\nscreen\nkeys ``\nscreen\n");
    apptest_check(t, 0, "there was no jump yet", true);
    check_same(t, 1, 3);
    check_same(t, 2, 4);
    check_same(t, 2, 6);
    check_same(t, 5, 7);
}

/* To and fro leaves no trail: Backspace leads to where that was begun. */
static void flipping_is_no_way_back(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002",
        "keys 30g\nscreen\nkeys 60g\nscreen\nkeys ''''''\nscreen\nkeys <BS>\nscreen\n"
        "keys <BS>\nscreen\n");
    check_same(t, 0, 2);
    check_same(t, 1, 3);
    apptest_check(t, 4, "Request for Comments: 90002", true);
}

static void a_column_is_part_of_a_place(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002",
        "size 40x12\nkeys 30g<Right>\nscreen\nkeys ma<Left>G\nscreen\nkeys 'a\nscreen\n"
        "keys <BS>\nscreen\nkeys F\nscreen\n");
    check_same(t, 0, 2);
    check_same(t, 1, 3);
    check_same(t, 0, 4);
}

static void marks_are_there_in_the_next_run(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002", "keys 40gma\nscreen\nkeys 90gmZ\nscreen\nkeys o90001<Enter>20gma\nscreen\n");
    char *first = apptest_screen(t, 0, true), *capital = apptest_screen(t, 1, true);
    run(t, "rfc90002",
        "keys g'a\nscreen\nkeys o90003<Enter>'a\nscreen\nkeys 'Z\nscreen\nkeys M\nscreen\n");
    char *again = apptest_screen(t, 0, true), *across = apptest_screen(t, 2, true);
    assert_string_equal(first, again);
    assert_string_equal(capital, across);
    apptest_check(t, 1, "mark a is not set in this document", true);
    apptest_check(t, 3, "a  RFC 90001", true);
    apptest_check(t, 3, "Z  RFC 90002", true);
    free(first);
    free(capital);
    free(again);
    free(across);
}

static void a_mark_that_is_gone_stays_gone(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002", "keys 40gmamb\n");
    run(t, "rfc90002", "keys M\nscreen\nkeys x\nscreen\n");
    apptest_check(t, 0, "1/2", true);
    apptest_check(t, 1, "1/1", true);
    run(t, "rfc90002", "keys M\nscreen\nkeys x\nscreen\nkeys q'a\nscreen\n");
    apptest_check(t, 0, "1/1", true);
    apptest_check(t, 1, "no marks", true);
    apptest_check(t, 2, "mark a is not set", true);
}

static void jumps_are_listed_across_runs(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002", "keys 40g60g40g60gG\n");
    run(t, "rfc90001", "keys G\nkeys H\nscreen\nkeys jj<Enter>\nscreen\nkeys <BS>\nscreen\n");
    apptest_check(t, 0, "1/4", true); /* 90001; 60, 40, the beginning: each once */
    apptest_check(t, 1, "RFC 90002", true);
    apptest_check(t, 2, "RFC 90001", true);
}

static void what_was_read_is_listed(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002", "keys o90001<Enter>\n");
    run(t, NULL, "keys <C-r>\nscreen\nkeys j<Enter>\nscreen\n");
    apptest_check(t, 0, "RFC 90001", true);
    apptest_check(t, 0, "RFC 90002", true);
    apptest_check(t, 1, "The Harbour Lantern Protocol", true);
    run(t, NULL, "keys <C-r>\nscreen\nkeys x\nscreen\n");
    apptest_check(t, 0, " 1/2", true);
    apptest_check(t, 1, " 1/1", true);
}

static void a_file_has_its_place_and_marks(void **state)
{
    struct apptest *t = *state;
    char *path = paths_join(t->top, "notes-on-lamps.txt");
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    for (int i = 0; i < 100; i++)
        strbuf_addf(&text, "line %d\n", i);
    assert_true(file_write(path, strbuf_str(&text), &t->e));
    char *target = xasprintf("file:%s", path);
    run(t, target, "keys 31gmq50g\n");
    run(t, target, "screen\nkeys 'q\nscreen\n");
    apptest_check(t, 0, "where you left it", true);
    apptest_check(t, 0, "line 49\n", true);
    apptest_check(t, 1, "line 30\n", true);
    apptest_check(t, 1, "line 29\n", false);
    free(target);
    free(path);
    strbuf_release(&text);
}

static void what_was_typed_comes_back(void **state)
{
    struct apptest *t = *state;
    run(t, "rfc90002", "keys /lantern<Enter>/wire<Enter>/lamp<Enter>\n");
    run(t, "rfc90002",
        "keys /<Up>\nscreen\nkeys <Up>\nscreen\nkeys <Down><Down>\nscreen\n"
        "keys la<Up><Up>\nscreen\nkeys <Esc>n\nscreen\n");
    apptest_check(t, 0, "/lamp ", true); /* its result is beside it */
    apptest_check(t, 1, "/wire", true);
    apptest_check(t, 2, "/wire", false);
    apptest_check(t, 3, "/lantern", true); /* begins with what was typed */
    apptest_check(t, 4, "nothing was searched for yet", true);
}

static void favourites_are_told(void **state)
{
    struct apptest *t = *state;
    run(t, NULL, "keys o9110\nkeys <Esc>*\nscreen\n");
    apptest_check(t, 0, "RFC 9110 is a favourite now", true);
    run(t, NULL, "keys o9110\nkeys <Esc>*\nscreen\nkeys *\nscreen\n");
    apptest_check(t, 0, "RFC 9110 is no favourite any more", true);
    apptest_check(t, 1, "RFC 9110 is a favourite now", true);
}

static void notes_are_begun_once(void **state)
{
    struct apptest *t = *state;
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    char *path = paths_join(t->top, "rfcview/notes/rfc9110.md");
    run(t, NULL, "keys o9110\nkeys <Esc>E\nscreen\n");
    assert_true(file_read(path, &text, &t->e));
    assert_string_equal(strbuf_cstr(&text), "# RFC 9110: HTTP Semantics\n\n");
    assert_true(file_write(path, STR("mine"), &t->e));
    run(t, NULL, "keys o9110\nkeys <Esc>E\nscreen\nkeys A\nscreen\n");
    strbuf_clear(&text);
    assert_true(file_read(path, &text, &t->e));
    assert_string_equal(strbuf_cstr(&text), "mine");
    apptest_check(t, 0, "your notes are in ", true);
    apptest_check(t, 1, "HTTP Semantics", true);
    strbuf_release(&text);
    free(path);
}

/* The help and such have no places to be kept. */
static void what_is_made_is_not_kept(void **state)
{
    struct apptest *t = *state;
    run(t, NULL,
        "keys hma\nscreen\nkeys *\nscreen\nkeys E\nscreen\nkeys GqH\nscreen\nkeys <C-r>\nscreen\n");
    apptest_check(t, 0, "there is no document to be marked", true);
    apptest_check(t, 1, "there is no document to be a favourite", true);
    apptest_check(t, 2, "there is no document for notes", true);
    apptest_check(t, 3, "there was no jump yet", true);
    apptest_check(t, 4, "nothing was read yet", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_APP(the_place_before_flips),         WITH_APP(flipping_is_no_way_back),
        WITH_APP(a_column_is_part_of_a_place),    WITH_APP(marks_are_there_in_the_next_run),
        WITH_APP(a_mark_that_is_gone_stays_gone), WITH_APP(jumps_are_listed_across_runs),
        WITH_APP(what_was_read_is_listed),        WITH_APP(a_file_has_its_place_and_marks),
        WITH_APP(what_was_typed_comes_back),      WITH_APP(favourites_are_told),
        WITH_APP(notes_are_begun_once),           WITH_APP(what_is_made_is_not_kept),
    };
    return cmocka_run_group_tests_name("keeping", tests, NULL, NULL);
}
