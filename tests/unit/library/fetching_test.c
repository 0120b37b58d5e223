/* SPDX-License-Identifier: MIT
 *
 * library over the network: what a server does wrong is told, and never gets onto the shelf.
 */
#include "base/platform.h"

#include "librarytest.h"

#include "base/clock.h"

static bool is_on_shelf(struct fixture *f, struct strbuf *bytes)
{
    char *path = paths_join(f->shelf, "rfc90001.txt");
    struct err e = {0};
    bool there = file_read(path, bytes, &e);
    free(path);
    return there;
}

static void what_is_fetched_is_shelved_byte_for_byte(void **state)
{
    struct fixture *f = *state;
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    begin_online(f, "ok");
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    assert_true(is_on_shelf(f, &bytes));
    assert_true(str_eq(strbuf_str(&bytes), strbuf_str(&f->text)));
    strbuf_release(&bytes);
    library_free(f->library);
    assert_true(settings_set(&f->settings, STR("offline"), STR("yes"), &f->e));
    begin(f); /* and is there next time without the network */
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
}

/* A file that is there but is not the text keeps nobody from getting it. */
static void a_damaged_file_is_replaced(void **state)
{
    struct fixture *f = *state;
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    free(put(f->shelf, "rfc90001.txt", STR("<html>not the text</html>\n")));
    begin_online(f, "ok");
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    assert_true(is_on_shelf(f, &bytes));
    assert_true(str_eq(strbuf_str(&bytes), strbuf_str(&f->text)));
    strbuf_release(&bytes);
}

static void raw_bytes_are_fetched_too(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "ok");
    struct event *ev = next_of(f, EVENT_RAW, library_open_raw(f->library, STR("rfc90001"), &f->e));
    assert_true(str_eq(strbuf_str(&ev->raw), strbuf_str(&f->text)));
    event_free(ev);
}

static void check_fault(struct fixture *f, const char *fault, enum err_kind kind, const char *part)
{
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    begin_online(f, fault);
    check_failed(open_wait(f, "rfc90001", EVENT_FAILED), kind, part);
    assert_false(library_is_busy(f->library));
    assert_false(is_on_shelf(f, &bytes));
    assert_null(library_recent(f->library, STR("rfc90001")));
    strbuf_release(&bytes);
    library_free(f->library);
    f->library = NULL;
}

static void what_is_no_document_is_refused(void **state)
{
    struct fixture *f = *state;
    check_fault(f, "html", ERR_DAMAGED, "web page");
    check_fault(f, "empty", ERR_NETWORK, "empty file");
    check_fault(f, "wrong", ERR_DAMAGED, "that of RFC 90002");
    check_fault(f, "binary", ERR_DAMAGED, "binary");
}

static void failures_of_the_network_say_what_failed(void **state)
{
    struct fixture *f = *state;
    check_fault(f, "cut", ERR_NETWORK, "RFC 90001");
    check_fault(f, "404", ERR_NOT_FOUND, "RFC 90001");
    check_fault(f, "503", ERR_NETWORK, "RFC 90001");
    check_fault(f, "reset", ERR_NETWORK, "RFC 90001");
}

/* ---------------------------------------------------------------- drafts */

static void begin_drafts(struct fixture *f, const char *texts, const char *history)
{
    const char *server = getenv("RFCVIEW_TEST_FAULT_URL");
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&url, "%s/%s/archive/id", server != NULL ? server : "http://127.0.0.1:1", texts);
    assert_true(settings_set(&f->settings, STR("draft-url"), strbuf_str(&url), &f->e));
    strbuf_clear(&url);
    strbuf_addf(&url, "%s/%s", server != NULL ? server : "http://127.0.0.1:1", history);
    assert_true(settings_set(&f->settings, STR("datatracker-url"), strbuf_str(&url), &f->e));
    strbuf_release(&url);
    begin_online(f, "ok");
}

static void check_notice(struct fixture *f, const char *target, const char *notice)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    library_notice(f->library, str_of(target), &said);
    assert_string_equal(strbuf_cstr(&said), notice);
    strbuf_release(&said);
}

static void the_newest_revision_is_found(void **state)
{
    struct fixture *f = *state;
    begin_drafts(f, "ok", "ok");
    struct event *ev = open_wait(f, "draft-oak-lamps#section-1", EVENT_READY);
    assert_string_equal(ev->target, "draft-oak-lamps-03");
    assert_int_equal(ev->err.kind, ERR_NONE);
    assert_int_equal(ev->document->number, 0);
    event_free(ev);
    check_notice(f, "draft-oak-lamps-03#section-1", "published as RFC 9110");
    check_notice(f, "draft-oak-boats-03", "");
    check_notice(f, "rfc9110", "");
    struct document *d = library_recent(f->library, STR("draft-oak-lamps-03"));
    assert_non_null(d);
    document_release(d);
    assert_null(library_recent(f->library, STR("draft-oak-lamps"))); /* may be another by now */
}

/* A revision is opened without asking; what became of it is asked beside. */
static void what_became_of_a_draft(void **state)
{
    struct fixture *f = *state;
    begin_drafts(f, "ok", "ok");
    event_free(open_wait(f, "draft-oak-boats-05", EVENT_READY));
    check_notice(f, "draft-oak-boats-05", "");
    library_ask(f->library, STR("rfc9110")); /* nothing to ask */
    library_ask(f->library, STR("draft-oak-boats-05#section-1"));
    struct event *ev = NULL;
    while (ev == NULL || ev->kind != EVENT_DRAFT) {
        event_free(ev);
        ev = library_next(f->library);
        if (ev == NULL)
            library_wait(f->library);
    }
    event_free(ev);
    check_notice(f, "draft-oak-boats-05", "revision 07 is newer");
    check_notice(f, "draft-oak-boats-07", "");
    library_ask(f->library, STR("draft-oak-boats-05")); /* known */
    assert_false(library_is_busy(f->library));
}

static void an_older_revision_is_better_than_none(void **state)
{
    struct fixture *f = *state;
    static const char *const faults[][2] = {{"ok", "503"}, {"404", "ok"}, {"html", "ok"}};
    free(put(f->mirror, "draft-oak-boats-02.txt",
             STR("Internet-Draft\n                 March 2026\n  draft-oak-boats-02\n")));
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        begin_drafts(f, faults[i][0], faults[i][1]);
        struct event *ev = open_wait(f, "draft-oak-boats", EVENT_READY);
        assert_string_equal(ev->target, "draft-oak-boats-02");
        assert_non_null(strstr(ev->err.text, "revision 02 of 2026 is the newest here: "));
        event_free(ev);
        assert_false(library_is_busy(f->library));
        library_free(f->library);
        f->library = NULL;
    }
}

static void asking_can_be_given_up(void **state)
{
    struct fixture *f = *state;
    begin_drafts(f, "ok", "stall-before");
    uint64_t ticket = open_begin(f, "draft-oak-boats");
    assert_false(library_is_busy(f->library));
    library_cancel(f->library, ticket);
    check_failed(next_of(f, EVENT_FAILED, ticket), ERR_CANCELLED, "cancelled");
    library_ask(f->library, STR("draft-oak-boats-01")); /* ends with the library */
}

/* ---------------------------------------------------------------- servers */

static void a_server_that_is_not_there(void **state)
{
    struct fixture *f = *state;
    struct strbuf bytes = STRBUF_INIT(DOCUMENT_MAX);
    assert_true(settings_set(&f->settings, STR("offline"), STR("no"), &f->e));
    assert_true(settings_set(&f->settings, STR("base-url"), STR("http://127.0.0.1:1"), &f->e));
    begin(f);
    check_failed(open_wait(f, "rfc90001", EVENT_FAILED), ERR_NETWORK, "cannot fetch RFC 90001");
    assert_false(is_on_shelf(f, &bytes));
}

/* Where the shelf cannot be written the text is read all the same, and the reason is told. */
static void a_shelf_that_cannot_be_written(void **state)
{
    struct fixture *f = *state;
    char *data = paths_join(f->top, "rfcview");
    free(put(data, "rfc", STR("a file where the directory should be")));
    free(data);
    begin_online(f, "ok");
    struct event *ev = open_wait(f, "rfc90001", EVENT_READY);
    assert_int_equal(ev->err.kind, ERR_STORAGE);
    assert_non_null(strstr(ev->err.text, f->shelf));
    assert_int_equal(ev->document->number, NUMBER);
    event_free(ev);
}

static void what_stalls_can_be_given_up(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "stall-body");
    uint64_t ticket = open_begin(f, "rfc90001");
    struct event *ev = next_of(f, EVENT_PROGRESS, ticket);
    while (ev->received == 0) {
        event_free(ev);
        ev = next_of(f, EVENT_PROGRESS, ticket);
    }
    assert_int_equal(ev->expected, f->text.n);
    event_free(ev);
    assert_false(library_is_busy(f->library)); /* the network's work, not this machine's */
    library_cancel(f->library, ticket);
    check_failed(next_of(f, EVENT_FAILED, ticket), ERR_CANCELLED, "cancelled");
    assert_null(library_next(f->library));
}

static void check_told(struct fixture *f, const char *part)
{
    struct strbuf told = STRBUF_INIT(STRBUF_TEXT);
    library_fetches(f->library, &told);
    if (strstr(strbuf_cstr(&told), part) == NULL)
        fail_msg("\"%s\" is not in:\n%s", part, strbuf_cstr(&told));
    strbuf_release(&told);
}

static void begin_with_second(struct fixture *f, const char *fault, const char *second)
{
    begin_online(f, fault);
    char *url = xasprintf("%s/%s", getenv("RFCVIEW_TEST_FAULT_URL"), second);
    library_free(f->library);
    assert_true(settings_set(&f->settings, STR("base-url"), str_of(url), &f->e));
    free(url);
    begin(f);
}

static void the_next_server_is_asked_where_one_fails(void **state)
{
    struct fixture *f = *state;
    begin_with_second(f, "404", "ok");
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
}

static void the_next_server_is_asked_where_one_sends_something_else(void **state)
{
    struct fixture *f = *state;
    begin_with_second(f, "html", "ok");
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    check_told(f, "1.  RFC 90001 was fetched\n");
    check_told(f, "2.  RFC 90001 was refused\n");
}

static void the_reason_of_the_first_server_is_told(void **state)
{
    struct fixture *f = *state;
    begin_with_second(f, "html", "503");
    check_failed(open_wait(f, "rfc90001", EVENT_FAILED), ERR_DAMAGED, "web page");
    library_free(f->library);
    begin_with_second(f, "html", "wrong");
    check_failed(open_wait(f, "rfc90001", EVENT_FAILED), ERR_DAMAGED, "web page");
}

/* The event that says that the fetch waits; to be freed. */
static struct event *wait_for_stage(struct fixture *f, uint64_t ticket, enum event_stage stage)
{
    struct event *ev = next_of(f, EVENT_PROGRESS, ticket);
    while (ev->stage != stage) {
        event_free(ev);
        ev = next_of(f, EVENT_PROGRESS, ticket);
    }
    return ev;
}

static struct event *begin_waiting(struct fixture *f, const char *fault, const char *target,
                                   uint64_t *ticket)
{
    assert_true(settings_set(&f->settings, STR("retries"), STR("3"), &f->e));
    begin_online(f, fault);
    *ticket = open_begin(f, target);
    return wait_for_stage(f, *ticket, STAGE_WAITING);
}

static void what_may_pass_is_tried_again_now_if_asked_for(void **state)
{
    struct fixture *f = *state;
    uint64_t ticket;
    struct event *ev = begin_waiting(f, "500-once", "rfc90003", &ticket);
    assert_int_equal(ev->err.kind, ERR_NETWORK);
    assert_non_null(strstr(ev->err.text, "status 500"));
    assert_in_range(ev->next_try_ms, clock_monotonic_ms() - 2000, clock_monotonic_ms() + 2000);
    event_free(ev);
    library_try_now(f->library, ticket);
    event_free(wait_for_stage(f, ticket, STAGE_RUNNING));
    event_free(next_of(f, EVENT_READY, ticket));
}

static void giving_up_what_waits(void **state)
{
    struct fixture *f = *state;
    uint64_t ticket;
    event_free(begin_waiting(f, "503", "rfc90001", &ticket));
    library_cancel(f->library, ticket);
    check_failed(next_of(f, EVENT_FAILED, ticket), ERR_CANCELLED, "cancelled");
}

static void what_became_of_the_last_fetches_is_told(void **state)
{
    struct fixture *f = *state;
    uint64_t ticket;
    begin_online(f, "html");
    check_told(f, "Nothing has been fetched");
    event_free(open_wait(f, "rfc90001", EVENT_FAILED));
    check_told(f, "1.  RFC 90001 was refused\n");
    check_told(f, "web page");
    library_free(f->library);
    begin_online(f, "404");
    event_free(open_wait(f, "rfc90001", EVENT_FAILED));
    check_told(f, "1.  RFC 90001 could not be fetched\n");
    check_told(f, "   remedy    the document may have no text");
    library_free(f->library);
    event_free(begin_waiting(f, "503", "rfc90001", &ticket));
    check_told(f, "1.  RFC 90001 waits for another try\n");
    check_told(f, "again in ");
}

static void check_diagnosis(struct fixture *f, const char *what, enum err_kind kind,
                            const char *line)
{
    char *url = xasprintf("%s/%s", getenv("RFCVIEW_TEST_FAULT_URL"), what);
    uint64_t ticket = library_diagnose(f->library, url, "it", &f->e);
    struct event *ev = next_of(f, EVENT_DIAGNOSIS, ticket);
    assert_int_equal(ev->err.kind, kind);
    if (strstr(strbuf_cstr(&ev->raw), line) == NULL)
        fail_msg("\"%s\" is not in:\n%s", line, strbuf_cstr(&ev->raw));
    event_free(ev);
    free(url);
}

static void a_diagnosis_tells_of_success_and_failure(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "ok");
    check_diagnosis(f, "ok/rfc/rfc90001.txt", ERR_NONE, "\nresult    good\n");
    check_diagnosis(f, "404/rfc/rfc90001.txt", ERR_NOT_FOUND, "\nresult    cannot fetch it: ");
    assert_false(library_is_busy(f->library));
    library_free(f->library);
    assert_true(settings_set(&f->settings, STR("offline"), STR("yes"), &f->e));
    begin(f);
    assert_int_equal(library_diagnose(f->library, "http://127.0.0.1:1/", "it", &f->e), 0);
    assert_int_equal(f->e.kind, ERR_NETWORK);
}

static void leaving_while_a_fetch_stalls(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "stall-before");
    uint64_t ticket = open_begin(f, "rfc90001");
    event_free(next_of(f, EVENT_PROGRESS, ticket));
    library_free(f->library); /* would hang for ever */
    f->library = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIBRARY(what_is_fetched_is_shelved_byte_for_byte),
        WITH_LIBRARY(a_damaged_file_is_replaced),
        WITH_LIBRARY(raw_bytes_are_fetched_too),
        WITH_LIBRARY(what_is_no_document_is_refused),
        WITH_LIBRARY(failures_of_the_network_say_what_failed),
        WITH_LIBRARY(a_server_that_is_not_there),
        WITH_LIBRARY(the_newest_revision_is_found),
        WITH_LIBRARY(what_became_of_a_draft),
        WITH_LIBRARY(an_older_revision_is_better_than_none),
        WITH_LIBRARY(asking_can_be_given_up),
        WITH_LIBRARY(a_shelf_that_cannot_be_written),
        WITH_LIBRARY(what_stalls_can_be_given_up),
        WITH_LIBRARY(the_next_server_is_asked_where_one_fails),
        WITH_LIBRARY(the_next_server_is_asked_where_one_sends_something_else),
        WITH_LIBRARY(the_reason_of_the_first_server_is_told),
        WITH_LIBRARY(what_may_pass_is_tried_again_now_if_asked_for),
        WITH_LIBRARY(giving_up_what_waits),
        WITH_LIBRARY(what_became_of_the_last_fetches_is_told),
        WITH_LIBRARY(a_diagnosis_tells_of_success_and_failure),
        WITH_LIBRARY(leaving_while_a_fetch_stalls),
    };
    return cmocka_run_group_tests_name("fetching", tests, NULL, NULL);
}
