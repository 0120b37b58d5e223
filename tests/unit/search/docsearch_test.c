/* SPDX-License-Identifier: MIT
 *
 * docsearch: what is found over lines and pages, and where it is marked.
 */
#include "base/platform.h"

#include "testing.h"

#include <string.h>

#include "base/strbuf.h"
#include "search/docsearch.h"

static const char text[] = "1.  Lanterns\n"
                           "\n"
                           "   It is known to every keeper of the harbour that a lantern MUST\n"
                           "   NOT go out.  It is lit at dusk and filled twice a night, the well-\n"
                           "   known oil  of  the harbour burns bright, and it is said in HTTP/\n"
                           "   1.1 that no boat that rows by it turns over, to port- or to port-\n"
                           "   and starboard side, in any wind.\n"
                           "\n"
                           "   The one who wrote this down sleeps by day and the rest of the\n"
                           "   boats pass the island by night.\n"
                           "\n"
                           "      +------+   +------+\n"
                           "      | red  |   | dark |\n"
                           "      +------+   +------+\n"
                           "      |      |---| lamp |\n"
                           "      +------+   +------+\n";

/* Each match as it stands in the clean text, LF as '~', '|' behind it. */
static const struct {
    const char *typed, *expected;
} rows[] = {
    /* as over lines before */
    {"must not", "MUST~   NOT|"},
    {"go out. It", "go out.  It|"},
    {"well-known", "well-~   known|"},
    {"\\brest of the boats", "rest of the~   boats|"},
    /* what a rewritten pattern cannot do */
    {"MUST.NOT", "MUST~   NOT|"},
    {"MUST\\sNOT", "MUST~   NOT|"},
    {"MUST[ -]NOT", "MUST~   NOT|"},
    {"\\QMUST NOT\\E", "MUST~   NOT|"},
    {"(?<=MUST )NOT", "NOT|"},
    {"well\\Wknown", "well-~   known|"},
    {"\\w+-\\w+ oil of", "well-~   known oil  of|"},
    {"HTTP/1\\.1", "HTTP/~   1.1|"},
    {"rest.*night", "rest of the~   boats pass the island by night|"},
    {"starboard.*island", ""}, /* not from one paragraph into the next */
    {"port- and", "port-~   and|"},
    /* what speaks of lines */
    {"^   known", "   known|"},
    {"MUST$", "MUST|"},
    {"MUST\\n", "MUST~|"},
    {"oil {2}of", "oil  of|"},
    {"^   .*lantern MUST NOT",
     "   It is known to every keeper of the harbour that a lantern MUST~   NOT|"},
    /* a figure stays one */
    {"red.*dark", "red  |   | dark|"},
    {"dark.*lamp", ""},
    {"dark \\| \\+-", "dark |~      +-|"},
    /* an edge */
    {" NOT", "NOT|"},
    {"MUST ", "MUST|"},
};

static struct strbuf found(struct document *d, const char *typed)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    struct matches m;
    struct err e = {0};
    if (!docsearch_find(&m, d, str_of(typed), 0, NULL, 0, &e))
        fail_msg("%s: %s", typed, e.text);
    for (size_t i = 0; i < m.n; i++) {
        for (uint32_t k = m.at[i].start; k < m.at[i].end; k++)
            strbuf_add_char(&got, d->text.p[k] == '\n' ? '~' : d->text.p[k]);
        strbuf_add_char(&got, '|');
    }
    matches_release(&m);
    return got;
}

static void lines_are_no_obstacle(void **state)
{
    (void)state;
    struct document *d = document_new(str_of(text), 0);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf got = found(d, rows[i].typed);
        if (strcmp(strbuf_cstr(&got), rows[i].expected) != 0)
            fail_msg("%s finds %s", rows[i].typed, strbuf_cstr(&got));
        strbuf_release(&got);
    }
    document_release(d);
}

static void a_bad_pattern_is_refused(void **state)
{
    (void)state;
    struct document *d = document_new(str_of(text), 0);
    struct matches m;
    struct err e = {0};
    assert_false(docsearch_find(&m, d, STR("a b("), 0, NULL, 0, &e));
    assert_string_equal(e.text, "bad pattern at 5: missing closing parenthesis (pattern)");
    assert_int_equal(m.n, 0);
    matches_release(&m);
    document_release(d);
}

static void a_search_given_up_keeps_what_it_found(void **state)
{
    (void)state;
    struct strbuf b = STRBUF_INIT((size_t)1 << 20);
    while (b.n < 100000)
        strbuf_add_cstr(&b, "   The lantern burns, and the\n   keeper sleeps.\n\n");
    struct document *d = document_new(strbuf_str(&b), 0);
    atomic_uint_fast64_t wanted = 8;
    struct matches m;
    struct err e = {0};
    assert_false(docsearch_find(&m, d, STR("the keeper"), 0, &wanted, 7, &e));
    assert_int_equal(e.kind, ERR_CANCELLED);
    for (size_t i = 0; i < m.n; i++)
        assert_memory_equal(d->text.p + m.at[i].start, "the\n   keeper", 13);
    assert_true(m.n > 0);
    matches_release(&m);
    document_release(d);
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_no_obstacle),
        cmocka_unit_test(a_bad_pattern_is_refused),
        cmocka_unit_test(a_search_given_up_keeps_what_it_found),
    };
    return cmocka_run_group_tests_name("docsearch", tests, NULL, NULL);
}
