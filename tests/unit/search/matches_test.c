/* SPDX-License-Identifier: MIT
 *
 * matches: the same whatever the windows, in order, and given up in time.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/clock.h"
#include "base/strbuf.h"
#include "base/thread.h"
#include "search/matches.h"

#define SECOND 1000

static struct strbuf repeated(const char *piece, size_t n)
{
    struct strbuf b = STRBUF_INIT((size_t)64 << 20);
    while (b.n < n)
        strbuf_add_cstr(&b, piece);
    return b;
}

static bool found(struct matches *m, const char *typed, struct str text, struct err *e)
{
    struct pattern *p = pattern_new(str_of(typed), 0, e);
    assert_non_null(p);
    bool ok = matches_find(m, p, text, NULL, 0, e);
    pattern_free(p);
    return ok;
}

/* The reference: one call of the matcher after another over the whole text. */
static void same_as_one_by_one(const char *typed, struct str text)
{
    struct err e = {0};
    struct matches m;
    assert_true(found(&m, typed, text, &e));
    struct pattern *p = pattern_new(str_of(typed), 0, &e);
    struct match one = {0};
    for (size_t i = 0; i < m.n; i++) {
        assert_int_equal(pattern_find(p, text, one.end, (uint32_t)text.n, &one, &e), 1);
        assert_int_equal(m.at[i].start, one.start);
        assert_int_equal(m.at[i].end, one.end);
    }
    assert_int_equal(pattern_find(p, text, one.end, (uint32_t)text.n, &one, &e), 0);
    pattern_free(p);
    matches_release(&m);
}

static void windows_do_not_show(void **state)
{
    (void)state;
    struct strbuf b = repeated("The quick – brown\n   fox-\n   trot über the lazy dög. ", 50000);
    static const char *const typed[] = {
        "o",           "brown fox", "fox-trot", "(?s)quick.{300}", "\\w+", "^ *",
        "(?<=lazy )d", "–",         "[^q]*",    "(?s)fox.*?quick", "$",    "(?:.|\\n){500}",
    };
    for (size_t i = 0; i < ARRAY_LEN(typed); i++)
        same_as_one_by_one(typed[i], strbuf_str(&b));
    strbuf_release(&b);
}

static void the_empty_text_has_none(void **state)
{
    (void)state;
    struct err e = {0};
    struct matches m;
    assert_true(found(&m, "a*", STR_NONE, &e));
    assert_int_equal(m.n, 0);
    assert_false(m.more);
    assert_int_equal(matches_after(&m, 0), 0);
    matches_release(&m);
}

static void after_finds_the_first_at_or_behind(void **state)
{
    (void)state;
    struct err e = {0};
    struct matches m;
    assert_true(found(&m, "ab", STR("ab..ab"), &e));
    assert_int_equal(m.n, 2);
    assert_int_equal(matches_after(&m, 0), 0);
    assert_int_equal(matches_after(&m, 1), 1);
    assert_int_equal(matches_after(&m, 4), 1);
    assert_int_equal(matches_after(&m, 5), 2);
    matches_release(&m);
}

static void there_is_a_most(void **state)
{
    (void)state;
    struct err e = {0};
    struct matches m;
    struct strbuf b = repeated("a", MATCHES_MAX);
    assert_true(found(&m, "a", strbuf_str(&b), &e));
    assert_int_equal(m.n, MATCHES_MAX);
    assert_false(m.more);
    matches_release(&m);
    strbuf_add_cstr(&b, "..a");
    assert_true(found(&m, "a", strbuf_str(&b), &e));
    assert_int_equal(m.n, MATCHES_MAX);
    assert_true(m.more);
    matches_release(&m);
    strbuf_release(&b);
}

static void what_is_not_wanted_is_given_up(void **state)
{
    (void)state;
    struct err e = {0};
    struct matches m;
    atomic_uint_fast64_t wanted = 8;
    struct pattern *p = pattern_new(STR("a"), 0, &e);
    struct strbuf b = repeated("a", 100000);
    assert_false(matches_find(&m, p, strbuf_str(&b), &wanted, 7, &e));
    assert_int_equal(e.kind, ERR_CANCELLED);
    assert_true(m.n > 0 && m.n < b.n);
    matches_release(&m);
    assert_true(matches_find(&m, p, strbuf_str(&b), &wanted, 8, &e));
    assert_int_equal(m.n, b.n);
    matches_release(&m);
    strbuf_release(&b);
    pattern_free(p);
}

static void what_was_found_before_the_limit_is_kept(void **state)
{
    (void)state;
    struct err e = {0};
    struct matches m;
    struct strbuf b = repeated("aab ", 40000), tail = repeated("a", 100000);
    strbuf_add_str(&b, strbuf_str(&tail));
    assert_false(found(&m, "(a+)+[bz]", strbuf_str(&b), &e));
    assert_int_equal(e.kind, ERR_USAGE);
    assert_int_equal(m.n, 10000);
    matches_release(&m);
    strbuf_release(&b);
    strbuf_release(&tail);
}

/* Some starts need more steps than a wide window allows; they are not lost. */
static void a_costly_line_among_cheap_ones_is_found(void **state)
{
    (void)state;
    struct err e = {0};
    struct matches m;
    struct strbuf b = repeated("plain words\n", 100000);
    strbuf_add_cstr(&b, "xxxxxxxxxxxxxxxxx\nxxz\n");
    struct strbuf tail = repeated("plain words\n", 100000);
    strbuf_add_str(&b, strbuf_str(&tail));
    strbuf_add_cstr(&b, "xxy\n");
    assert_true(found(&m, "(x+x+)+[yz]", strbuf_str(&b), &e));
    assert_int_equal(m.n, 2);
    matches_release(&m);
    strbuf_release(&b);
    strbuf_release(&tail);
}

static const struct {
    const char *typed, *piece;
} runaway[] = {
    {"(a+)+[$]", "a"},         {"(?:(.)|\\n)*", "a"},
    {"(x+x+)+y", "x"},         {"(x+x+)+y", "xxxxxxxxxxxxxxxxxx\n"},
    {"(?<=a)[^x]*x[yz]", "a"},
};

static void a_runaway_pattern_ends_in_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(runaway); i++) {
        struct err e = {0};
        struct matches m;
        struct strbuf b = repeated(runaway[i].piece, (size_t)4 << 20);
        int64_t began = clock_monotonic_ms();
        assert_false(found(&m, runaway[i].typed, strbuf_str(&b), &e));
        assert_true(clock_monotonic_ms() - began < (MATCHES_SECONDS + 2) * SECOND);
        assert_int_equal(e.kind, ERR_USAGE);
        assert_memory_equal(e.text, "pattern too complex", 19);
        matches_release(&m);
        strbuf_release(&b);
    }
}

struct search {
    struct pattern *pattern;
    struct str text;
    atomic_uint_fast64_t wanted, began;
    int64_t returned_ms;
    struct err e;
};

static void *search_main(void *arg)
{
    struct search *s = arg;
    struct matches m;
    atomic_store(&s->began, 1);
    (void)!matches_find(&m, s->pattern, s->text, &s->wanted, 1, &s->e);
    s->returned_ms = clock_monotonic_ms();
    matches_release(&m);
    return NULL;
}

/* The last two run for seconds; the other thread takes its wish back while they do. */
static void a_runaway_pattern_can_be_cancelled(void **state)
{
    (void)state;
    for (size_t i = 3; i < ARRAY_LEN(runaway); i++) {
        struct strbuf b = repeated(runaway[i].piece, (size_t)4 << 20);
        struct search s = {.text = strbuf_str(&b), .wanted = 1};
        s.pattern = pattern_new(str_of(runaway[i].typed), 0, NULL);
        struct thread t = {0};
        thread_start(&t, "search", search_main, &s);
        while (atomic_load(&s.began) == 0)
            continue;
        int64_t began = clock_monotonic_ms();
        while (clock_monotonic_ms() - began < 500)
            continue;
        atomic_store(&s.wanted, 2);
        int64_t cancelled = clock_monotonic_ms();
        thread_join(&t);
        assert_int_equal(s.e.kind, ERR_CANCELLED);
        print_message("# cancelled after %d ms\n", (int)(s.returned_ms - cancelled));
        assert_true(s.returned_ms - cancelled < 1 * SECOND);
        pattern_free(s.pattern);
        strbuf_release(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_do_not_show),
        cmocka_unit_test(the_empty_text_has_none),
        cmocka_unit_test(after_finds_the_first_at_or_behind),
        cmocka_unit_test(there_is_a_most),
        cmocka_unit_test(what_is_not_wanted_is_given_up),
        cmocka_unit_test(what_was_found_before_the_limit_is_kept),
        cmocka_unit_test(a_costly_line_among_cheap_ones_is_found),
        cmocka_unit_test(a_runaway_pattern_ends_in_time),
        cmocka_unit_test(a_runaway_pattern_can_be_cancelled),
    };
    return cmocka_run_group_tests_name("matches", tests, NULL, NULL);
}
