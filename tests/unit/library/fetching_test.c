/* SPDX-License-Identifier: MIT
 *
 * library over the network: what a server does wrong is told, and never gets onto the shelf.
 */
#include "base/platform.h"

#include "librarytest.h"

/* The library fetches from the fault server, which does what is asked. */
static void begin_online(struct fixture *f, const char *fault)
{
    const char *server = getenv("RFCVIEW_TEST_FAULT_URL");
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    if (server == NULL) {
        print_message("# RFCVIEW_TEST_FAULT_URL is not set (tests/lib/with-servers)\n");
        skip();
    }
    strbuf_addf(&url, "%s/%s", server, fault);
    assert_true(settings_set(&f->settings, STR("offline"), STR("no"), &f->e));
    assert_true(settings_set(&f->settings, STR("base-url"), strbuf_str(&url), &f->e));
    strbuf_release(&url);
    begin(f);
}

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
        WITH_LIBRARY(a_shelf_that_cannot_be_written),
        WITH_LIBRARY(what_stalls_can_be_given_up),
        WITH_LIBRARY(leaving_while_a_fetch_stalls),
    };
    return cmocka_run_group_tests_name("fetching", tests, NULL, NULL);
}
