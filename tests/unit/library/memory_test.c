/* SPDX-License-Identifier: MIT
 *
 * memory: what is told is known at once, and next time.
 */
#include "base/platform.h"

#include "librarytest.h"

#include <stdio.h>

static struct memory *memory(struct fixture *f)
{
    return library_memory(f->library);
}

static void know(struct fixture *f)
{
    library_scan(f->library);
    event_free(next_of(f, EVENT_MEMORY, 0));
}

/* The next run, before and after what was kept is known. */
static void again(struct fixture *f)
{
    library_free(f->library); /* finishes writing */
    begin(f);
    assert_false(memory_has_come(memory(f)));
}

static const struct memo *place(struct fixture *f, struct str document)
{
    return memory_find(memory(f), MEMO_PLACE, document);
}

/* The names of a kind, the latest first. */
static void expect(struct fixture *f, enum memo_kind kind, const char *expected)
{
    struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
    size_t n;
    const struct memo **list = memory_list(memory(f), kind, &n);
    for (size_t i = 0; i < n; i++)
        strbuf_addf(&b, "%.*s|", STR_ARG(list[i]->name));
    free(list);
    assert_string_equal(strbuf_cstr(&b), expected);
    strbuf_release(&b);
}

static void leave(struct fixture *f, struct str document, struct anchor at)
{
    memory_leave(memory(f), &(struct memory_place){document, at, STR_NONE});
}

static void jump(struct fixture *f, uint32_t line)
{
    memory_jump(memory(f), &(struct memory_place){STR("rfc1"), {.raw_line = line}, STR_NONE});
}

static void the_place_left_is_known_next_time(void **state)
{
    struct fixture *f = *state;
    struct anchor at = {STR("section-2"), 5, 55, 0};
    begin(f);
    assert_null(place(f, STR("rfc90001")));
    leave(f, STR("rfc90001"), at);
    leave(f, STR("draft-x-y-07"), at);
    at.raw_line = 77;
    leave(f, STR("rfc90001"), at);
    assert_int_equal(place(f, STR("rfc90001"))->at.raw_line, 77); /* at once */
    again(f);
    assert_null(place(f, STR("rfc90001"))); /* not yet read */
    know(f);
    assert_true(memory_has_come(memory(f)));
    assert_int_equal(place(f, STR("rfc90001"))->at.raw_line, 77);
    assert_int_equal(place(f, STR("draft-x-y-07"))->at.raw_line, 55);
    assert_true(str_eq(place(f, STR("rfc90001"))->at.section, STR("section-2")));
    assert_null(place(f, STR("rfc9000")));
    expect(f, MEMO_PLACE, "rfc90001|draft-x-y-07|");
}

static void what_is_told_before_it_comes_is_the_later(void **state)
{
    struct fixture *f = *state;
    struct anchor at = {.raw_line = 1};
    begin(f);
    leave(f, STR("rfc1"), at);
    leave(f, STR("rfc2"), at);
    memory_toggle_favourite(memory(f), STR("rfc3"));
    again(f);
    at.raw_line = 9;
    leave(f, STR("rfc1"), at);
    know(f);
    assert_int_equal(place(f, STR("rfc1"))->at.raw_line, 9);
    assert_int_equal(place(f, STR("rfc2"))->at.raw_line, 1);
    assert_true(memory_is_favourite(memory(f), STR("rfc3")));
}

static void marks_are_of_a_document_or_of_all(void **state)
{
    struct fixture *f = *state;
    struct anchor at = {STR("section-1"), 2, 20, 8};
    begin(f);
    memory_mark(memory(f), 'a', &(struct memory_place){STR("rfc1"), at, STR("words")});
    at.raw_line = 30;
    memory_mark(memory(f), 'a', &(struct memory_place){STR("rfc2"), at, STR("words")});
    memory_mark(memory(f), 'Q', &(struct memory_place){STR("rfc2"), at, STR("words")});
    at.raw_line = 40;
    memory_mark(memory(f), 'Q', &(struct memory_place){STR("rfc1"), at, STR("words")});
    memory_mark(memory(f), 'b', &(struct memory_place){STR("rfc1"), at, STR("words")});
    assert_true(memory_forget(memory(f), MEMO_MARK, STR("b rfc1")));
    assert_false(memory_forget(memory(f), MEMO_MARK, STR("b rfc1")));
    again(f);
    know(f);
    assert_int_equal(memory_marked(memory(f), 'a', STR("rfc1"))->at.raw_line, 20);
    assert_int_equal(memory_marked(memory(f), 'a', STR("rfc2"))->at.raw_line, 30);
    const struct memo *mark = memory_marked(memory(f), 'Q', STR("rfc7"));
    assert_int_equal(mark->at.raw_line, 40);
    assert_int_equal(mark->at.column, 8);
    assert_int_equal(memory_letter(mark), 'Q');
    assert_true(str_eq(mark->text, STR("rfc1")));
    assert_true(str_eq(mark->words, STR("words")));
    assert_null(memory_marked(memory(f), 'b', STR("rfc1")));
    assert_null(memory_marked(memory(f), 'a', STR("rfc3")));
    expect(f, MEMO_MARK, "Q|a rfc2|a rfc1|");
}

static void favourites_come_and_go(void **state)
{
    struct fixture *f = *state;
    size_t n;
    begin(f);
    assert_true(memory_toggle_favourite(memory(f), STR("rfc9110")));
    assert_true(memory_toggle_favourite(memory(f), STR("rfc793")));
    assert_true(memory_toggle_favourite(memory(f), STR("draft-x-y-07")));
    assert_true(memory_toggle_favourite(memory(f), STR("rfc1")));
    assert_false(memory_toggle_favourite(memory(f), STR("rfc1")));
    again(f);
    know(f);
    uint32_t *numbers = memory_favourite_numbers(memory(f), &n);
    assert_int_equal(n, 2);
    assert_int_equal(numbers[0], 793);
    assert_int_equal(numbers[1], 9110);
    free(numbers);
    assert_true(memory_is_favourite(memory(f), STR("draft-x-y-07")));
    assert_false(memory_is_favourite(memory(f), STR("rfc1")));
    assert_true(memory_toggle_favourite(memory(f), STR("rfc1")));
}

static void what_was_typed_is_there_once(void **state)
{
    struct fixture *f = *state;
    begin(f);
    memory_remember(memory(f), MEMO_SEARCH, STR("tcp"));
    memory_remember(memory(f), MEMO_SEARCH, STR("a|b"));
    memory_remember(memory(f), MEMO_OPEN, STR("9110"));
    memory_remember(memory(f), MEMO_SEARCH, STR_NONE);
    memory_remember(memory(f), MEMO_SEARCH, STR("tcp"));
    expect(f, MEMO_SEARCH, "tcp|a|b|");
    expect(f, MEMO_FILTER, "");
    memory_keep_rest(memory(f));
    again(f);
    know(f);
    expect(f, MEMO_SEARCH, "tcp|a|b|");
    expect(f, MEMO_OPEN, "9110|");
}

/* They are not worth a write of their own. */
static void what_was_typed_goes_along_with_a_mark(void **state)
{
    struct fixture *f = *state;
    begin(f);
    memory_remember(memory(f), MEMO_FILTER, STR("dns"));
    jump(f, 5);
    memory_toggle_favourite(memory(f), STR("rfc1"));
    memory_remember(memory(f), MEMO_FILTER, STR("lost"));
    again(f);
    know(f);
    expect(f, MEMO_FILTER, "dns|");
    expect(f, MEMO_JUMP, "rfc1 5|");
    assert_true(memory_is_favourite(memory(f), STR("rfc1")));
}

static void settings_are_kept(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_int_equal(memory_kept(memory(f), STR("layout")).n, 0);
    memory_keep(memory(f), STR("layout"), STR("side"));
    memory_keep(memory(f), STR("layout"), STR("stacked"));
    again(f);
    know(f);
    assert_true(str_eq(memory_kept(memory(f), STR("layout")), STR("stacked")));
}

static void the_last_jumps_are_kept_together(void **state)
{
    struct fixture *f = *state;
    begin(f);
    for (uint32_t i = 0; i < 60; i++)
        jump(f, i);
    jump(f, 30);
    memory_keep_rest(memory(f));
    memory_keep_rest(memory(f)); /* nothing new */
    again(f);
    know(f);
    size_t n;
    const struct memo **list = memory_list(memory(f), MEMO_JUMP, &n);
    assert_int_equal(n, 50);
    assert_int_equal(list[0]->at.raw_line, 30);
    assert_int_equal(list[1]->at.raw_line, 59);
    assert_true(str_eq(list[0]->text, STR("rfc1")));
    free(list);
}

/* A clock that stands still or goes back is no reason to forget. */
static void the_clock_may_go_back(void **state)
{
    struct fixture *f = *state;
    setenv("RFCVIEW_CLOCK", "1764547200000", 1);
    begin(f);
    memory_toggle_favourite(memory(f), STR("rfc1"));
    setenv("RFCVIEW_CLOCK", "1764547100000", 1);
    memory_toggle_favourite(memory(f), STR("rfc1"));
    again(f);
    know(f);
    assert_false(memory_is_favourite(memory(f), STR("rfc1")));
    unsetenv("RFCVIEW_CLOCK");
}

static void notes_are_files(void **state)
{
    struct fixture *f = *state;
    begin(f);
    char *path = memory_begin_notes(memory(f), STR("rfc90001"), STR("RFC 90001"), &f->e);
    char *expected = paths_join(f->top, "rfcview/notes/rfc90001.md");
    assert_string_equal(path, expected);
    struct notes notes = memory_notes(memory(f));
    assert_int_equal(notes.n, 1);
    assert_string_equal(notes.at[0].document, "rfc90001");
    notes_release(&notes);
    free(expected);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIBRARY(the_place_left_is_known_next_time),
        WITH_LIBRARY(what_is_told_before_it_comes_is_the_later),
        WITH_LIBRARY(marks_are_of_a_document_or_of_all),
        WITH_LIBRARY(favourites_come_and_go),
        WITH_LIBRARY(what_was_typed_is_there_once),
        WITH_LIBRARY(what_was_typed_goes_along_with_a_mark),
        WITH_LIBRARY(settings_are_kept),
        WITH_LIBRARY(the_last_jumps_are_kept_together),
        WITH_LIBRARY(the_clock_may_go_back),
        WITH_LIBRARY(notes_are_files),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
