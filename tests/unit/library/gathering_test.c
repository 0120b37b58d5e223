/* SPDX-License-Identifier: MIT
 *
 * Many documents at once beside what the reader opens: one fetcher, one queue, one list of both.
 */
#include "base/platform.h"

#include "librarytest.h"

#include "base/clock.h"

static struct bulk_tally tally(const struct fixture *f)
{
    return bulk_tally(library_bulk(f->library));
}

/* The next event of a bulk fetch that is of that kind, and of that RFC where it is not 0. */
static struct bulk_event next_bulk(struct fixture *f, enum bulk_event_kind kind, uint32_t number)
{
    for (;;) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        struct bulk_event b = ev->bulk;
        bool mine = ev->kind == EVENT_BULK && b.kind == kind && (number == 0 || b.number == number);
        event_free(ev);
        if (mine)
            return b;
    }
}

static void fetch(struct fixture *f, const char *words)
{
    if (!library_plan(f->library, NULL, str_of(words), &f->e))
        fail_msg("%s", f->e.text);
    next_bulk(f, BULK_PLANNED, 0);
    if (!library_bulk_begin(f->library, true, &f->e))
        fail_msg("%s", f->e.text);
}

/* How many in the list are of that number or name, in that state; TRANSFER_STATES: in any. */
static size_t listed(const struct fixture *f, uint32_t number, const char *what,
                     enum transfer_state state)
{
    struct transferlist list = {.at = {.n = 0}};
    size_t n = 0;
    library_transfers(f->library, &list);
    for (size_t i = 0; i < list.at.n; i++) {
        const struct transfer *t = &list.at.at[i];
        bool named = t->what != NULL && what != NULL && strcmp(t->what, what) == 0;
        bool any = number == 0 && what == NULL;
        n += (any || named || (number > 0 && t->number == number)) &&
             (state == TRANSFER_STATES || t->state == state);
    }
    transferlist_release(&list);
    return n;
}

/* Both places at the server are taken by what never comes. */
static void fetch_until_stalled(struct fixture *f)
{
    begin_online(f, "some-stall");
    fetch(f, "9001-9020");
    while (tally(f).kept < 13)
        next_bulk(f, BULK_KEPT, 0);
}

static void what_the_reader_opens_comes_first_and_once(void **state)
{
    struct fixture *f = *state;
    fetch_until_stalled(f);
    assert_int_equal(listed(f, 9020, NULL, TRANSFER_QUEUED), 1);
    struct event *ev = open_wait(f, "rfc9020", EVENT_READY);
    assert_int_equal(ev->document->number, 9020);
    event_free(ev);
    assert_int_equal(tally(f).kept, 14);
    assert_int_equal(listed(f, 9020, NULL, TRANSFER_DONE), 1);
    assert_int_equal(listed(f, 0, "RFC 9020", TRANSFER_STATES), 0);
}

static void two_who_wait_for_one_of_many(void **state)
{
    struct fixture *f = *state;
    fetch_until_stalled(f);
    uint64_t first = open_begin(f, "rfc9005"), second = open_begin(f, "rfc9005");
    event_free(next_of(f, EVENT_PROGRESS, second));
    library_cancel(f->library, second);
    check_failed(next_of(f, EVENT_FAILED, second), ERR_CANCELLED, "cancelled");
    library_cancel(f->library, first);
    check_failed(next_of(f, EVENT_FAILED, first), ERR_CANCELLED, "cancelled");
    assert_int_equal(listed(f, 9005, NULL, TRANSFER_DONE), 0); /* the bulk fetch has it still */
    assert_int_equal(listed(f, 9005, NULL, TRANSFER_STATES), 1);
    assert_int_equal(tally(f).todo, 7);
}

static void one_is_given_up_in_any_state(void **state)
{
    struct fixture *f = *state;
    fetch_until_stalled(f);
    library_drop_transfer(f->library, bulk_id(9020)); /* queued */
    library_drop_transfer(f->library, bulk_id(9001)); /* done: nothing happens */
    library_drop_transfer(f->library, bulk_id(9005)); /* running */
    library_drop_transfer(f->library, bulk_id(9015));
    assert_int_equal(next_bulk(f, BULK_OVER, 0).err.kind, ERR_NONE);
    assert_int_equal(tally(f).kept, 17);
    assert_int_equal(tally(f).cancelled, 3);
    assert_int_equal(tally(f).todo, 0);
    assert_int_equal(tally(f).to_come_bytes, 0);
    assert_int_equal(listed(f, 0, NULL, TRANSFER_CANCELLED), 3);
    assert_true(library_retry_transfer(f->library, bulk_id(9020)));
    next_bulk(f, BULK_KEPT, 9020);
    next_bulk(f, BULK_OVER, 0);
    assert_int_equal(listed(f, 9020, NULL, TRANSFER_DONE), 1);
    assert_false(library_retry_transfer(f->library, 99999)); /* nobody */
}

static void all_are_given_up_and_go_on(void **state)
{
    struct fixture *f = *state;
    fetch_until_stalled(f);
    library_bulk_stop(f->library);
    assert_int_equal(next_bulk(f, BULK_OVER, 0).err.kind, ERR_CANCELLED);
    assert_int_equal(listed(f, 0, NULL, TRANSFER_CANCELLED), 7);
    assert_true(library_retry_transfer(f->library, bulk_id(9020))); /* any of them: all */
    assert_true(tally(f).running);
    library_drop_transfer(f->library, bulk_id(9005));
    library_drop_transfer(f->library, bulk_id(9015));
    next_bulk(f, BULK_OVER, 0);
    assert_int_equal(tally(f).kept, 18);
}

static void a_pause_holds_back_what_nobody_waits_for(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "ok");
    library_pause(f->library, true);
    fetch(f, "9001-9008");
    struct event *ev = open_wait(f, "rfc9010", EVENT_READY); /* not one of them */
    event_free(ev);
    assert_int_equal(tally(f).kept, 0);
    assert_int_equal(library_totals(f->library).left, -1);
    ev = open_wait(f, "rfc9007", EVENT_READY); /* one of them */
    event_free(ev);
    assert_int_equal(tally(f).kept, 1);
    assert_int_equal(listed(f, 0, NULL, TRANSFER_QUEUED), 7);
    library_pause(f->library, false);
    next_bulk(f, BULK_OVER, 0);
    assert_int_equal(tally(f).kept, 8);
}

static void a_set_joins_the_one_that_is_fetched(void **state)
{
    struct fixture *f = *state;
    fetch_until_stalled(f);
    fetch(f, "9001,9018-9022,9031");
    assert_int_equal(tally(f).wanted, 23);
    library_drop_transfer(f->library, bulk_id(9005));
    library_drop_transfer(f->library, bulk_id(9015));
    next_bulk(f, BULK_OVER, 0);
    assert_int_equal(tally(f).kept, 21);
}

static void why_one_failed_is_told(void **state)
{
    struct fixture *f = *state;
    struct strbuf told = STRBUF_INIT(STRBUF_TEXT);
    begin_online(f, "some");
    fetch(f, "9001-9008");
    next_bulk(f, BULK_OVER, 0);
    assert_int_equal(library_totals(f->library).failed, 3);
    assert_int_equal(listed(f, 0, NULL, TRANSFER_FAILED), 3);
    assert_true(library_tell_transfer(f->library, bulk_id(9006), &told));
    assert_non_null(strstr(strbuf_cstr(&told), "RFC 9006 was refused"));
    assert_non_null(strstr(strbuf_cstr(&told), "web page"));
    strbuf_release(&told);
    /* opened, what the many could not get is asked for by itself */
    check_failed(open_wait(f, "rfc9004", EVENT_FAILED), ERR_NOT_FOUND, "RFC 9004");
    assert_int_equal(listed(f, 0, "RFC 9004", TRANSFER_FAILED), 1);
}

/* The next EVENT_WANTED, or the end of the scan: its words, to be freed; NULL. */
static char *wanted(struct fixture *f)
{
    char *words = NULL;
    library_scan(f->library);
    while (library_is_scanning(f->library)) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        if (ev->kind == EVENT_WANTED) {
            words = ev->target;
            ev->target = NULL;
        }
        event_free(ev);
    }
    return words;
}

static void what_was_not_finished_is_known_next_time(void **state)
{
    struct fixture *f = *state;
    fetch_until_stalled(f);
    library_free(f->library); /* while it runs */
    begin_online(f, "ok");
    char *words = wanted(f);
    assert_string_equal(words, "9001-9020");
    fetch(f, words);
    free(words);
    next_bulk(f, BULK_OVER, 0);
    assert_int_equal(tally(f).here, 13);
    assert_int_equal(tally(f).kept, 7);
    library_free(f->library);
    begin(f);
    assert_null(wanted(f));
}

static void offline_nothing_is_begun(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_true(library_plan(f->library, NULL, STR("9001"), &f->e));
    assert_true(library_is_busy(f->library));
    next_bulk(f, BULK_PLANNED, 0);
    assert_false(library_is_busy(f->library));
    assert_int_equal(listed(f, 9001, NULL, TRANSFER_PLANNED), 1);
    assert_false(library_bulk_begin(f->library, true, &f->e));
    assert_int_equal(f->e.kind, ERR_NETWORK);
    assert_false(library_plan(f->library, NULL, STR("quux"), &f->e));
    assert_int_equal(f->e.kind, ERR_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIBRARY(what_the_reader_opens_comes_first_and_once),
        WITH_LIBRARY(two_who_wait_for_one_of_many),
        WITH_LIBRARY(one_is_given_up_in_any_state),
        WITH_LIBRARY(all_are_given_up_and_go_on),
        WITH_LIBRARY(a_pause_holds_back_what_nobody_waits_for),
        WITH_LIBRARY(a_set_joins_the_one_that_is_fetched),
        WITH_LIBRARY(why_one_failed_is_told),
        WITH_LIBRARY(what_was_not_finished_is_known_next_time),
        WITH_LIBRARY(offline_nothing_is_begun),
    };
    return cmocka_run_group_tests_name("gathering", tests, NULL, NULL);
}
