/* SPDX-License-Identifier: MIT
 *
 * journal: the last fetches as text; what is under way is never forgotten.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "library/journal.h"
#include "library/urls.h"

static void note(struct journal *j, enum reply_verb verb, uint64_t id, const char *why)
{
    struct reply *r = reply_new(verb, id);
    if (why != NULL)
        err_set(&r->err, ERR_NETWORK, "%s", why);
    r->next_try_ms = 4000;
    if (reply_is_last(r)) {
        ladder_set(&r->ladder.url, STR("http://host/x"));
        r->ladder.err = r->err;
        r->ladder.length = -1;
    }
    journal_note(j, r, 500);
    reply_free(r);
}

/* Whether the journal, at 500 ms, holds the line. */
static bool tells(const struct journal *j, const char *line)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    journal_write(j, 500, &text);
    char *whole = xasprintf("\n%s\n", line);
    bool found = strstr(strbuf_cstr(&text), whole) != NULL;
    free(whole);
    strbuf_release(&text);
    return found;
}

static void each_stage_is_told(void **state)
{
    (void)state;
    struct journal j = {0};
    assert_true(tells(&j, "   Nothing has been fetched since rfcview was started."));
    journal_begin(&j, 7, "RFC 1", false);
    assert_true(tells(&j, "1.  RFC 1 waits for its turn"));
    note(&j, REPLY_STARTED, 7, NULL);
    assert_true(tells(&j, "1.  RFC 1 is being fetched"));
    note(&j, REPLY_WAITING, 7, "the lamp is out");
    assert_true(tells(&j, "1.  RFC 1 waits for another try"));
    assert_true(tells(&j, "   the lamp is out\n   again in 4 s"));
    note(&j, REPLY_FAILED, 7, "the lamp is broken");
    assert_true(tells(&j, "1.  RFC 1 could not be fetched"));
    assert_true(tells(&j, "   result    the lamp is broken"));
    journal_release(&j);
}

static void what_is_over_stays_as_it_was(void **state)
{
    (void)state;
    struct journal j = {0};
    struct err why = {0}, other = {0};
    err_set(&why, ERR_DAMAGED, "that is a song");
    err_set(&other, ERR_DAMAGED, "that is a dance");
    journal_begin(&j, 7, "RFC 1", false);
    note(&j, REPLY_DONE, 7, NULL);
    note(&j, REPLY_STARTED, 7, NULL);
    note(&j, REPLY_FAILED, 8, "nobody asked"); /* an unknown id */
    assert_true(tells(&j, "1.  RFC 1 was fetched"));
    journal_refuse(&j, 7, &why);
    journal_refuse(&j, 7, &other);
    assert_true(tells(&j, "1.  RFC 1 was refused"));
    assert_true(tells(&j, "   result    that is a song"));
    journal_begin(&j, 7, "RFC 1", false); /* the same id again: another fetch */
    note(&j, REPLY_UNCHANGED, 7, NULL);
    assert_true(tells(&j, "1.  RFC 1 is the one that is known"));
    assert_true(tells(&j, "2.  RFC 1 was refused"));
    journal_release(&j);
}

static void the_oldest_that_is_over_makes_room(void **state)
{
    (void)state;
    struct journal j = {0};
    journal_begin(&j, 1, "RFC 1", false); /* goes on all the time */
    for (uint64_t id = 2; id < 2 + 2 * JOURNAL_MOST; id++) {
        char *what = xasprintf("RFC %d", (int)id);
        journal_begin(&j, id, what, false);
        note(&j, REPLY_DONE, id, NULL);
        free(what);
    }
    assert_int_equal(j.at.n, JOURNAL_MOST + 1);
    assert_string_equal(j.at.at[0].what, "RFC 1");
    assert_true(tells(&j, "1.  RFC 33 was fetched"));
    journal_release(&j);
}

static void a_file_is_below_every_base(void **state)
{
    (void)state;
    const char *const at[] = {"https://a.example", "http://b.example/x//"};
    struct urls bases = urls_copy(at, 2), rfcs = urls_of_rfc(&bases, 9110),
                files = urls_of_file(&bases, "rfc-index.xml");
    assert_int_equal(rfcs.n, 2);
    assert_string_equal(rfcs.at[0], "https://a.example/rfc/rfc9110.txt");
    assert_string_equal(rfcs.at[1], "http://b.example/x/rfc/rfc9110.txt");
    assert_string_equal(files.at[0], "https://a.example/rfc-index.xml");
    assert_string_equal(files.at[1], "http://b.example/x/rfc-index.xml");
    urls_release(&bases);
    urls_release(&rfcs);
    urls_release(&files);
    assert_int_equal(files.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_stage_is_told),
        cmocka_unit_test(what_is_over_stays_as_it_was),
        cmocka_unit_test(the_oldest_that_is_over_makes_room),
        cmocka_unit_test(a_file_is_below_every_base),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
