/* SPDX-License-Identifier: MIT
 *
 * erratasync: errata fetched through the library, from a server that does what is asked.
 */
#include "base/platform.h"

#include "librarytest.h"

#include <unistd.h>

#include "base/xmalloc.h"
#include "library/erratasync.h"

static void end(struct fixture *f)
{
    library_free(f->library);
    f->library = NULL;
}

static struct erratasync *errata(struct fixture *f)
{
    return library_errata(f->library);
}

static struct event *fetch(struct fixture *f)
{
    uint64_t ticket = erratasync_begin(errata(f), &f->e);
    assert_true(ticket != 0);
    assert_true(erratasync_begin(errata(f), &f->e) == ticket);
    struct event *ev = next_of(f, EVENT_ERRATA, ticket);
    assert_true(erratasync_ticket(errata(f)) == 0);
    return ev;
}

static void fetch_good(struct fixture *f)
{
    struct event *ev = fetch(f);
    assert_string_equal(ev->err.text, "");
    assert_true(ev->checked > 0);
    event_free(ev);
}

static void check_known(struct fixture *f)
{
    struct erratum_counts counts;
    struct strbuf text = STRBUF_INIT(DOCUMENT_MAX);
    assert_true(erratasync_is_known(errata(f)));
    assert_int_equal(erratasync_day(errata(f)), library_today());
    assert_false(erratasync_is_due(errata(f)));
    assert_true(erratasync_counts(errata(f), 791, &counts));
    assert_int_equal(erratum_open(&counts), 2);
    assert_true(erratasync_counts(errata(f), 9110, &counts));
    assert_int_equal(erratum_open(&counts), 0);
    assert_true(erratasync_check(errata(f), 2119));
    assert_true(erratasync_write(errata(f), 2119, &text));
    assert_int_equal(text.n, 0);
    assert_true(erratasync_write(errata(f), 791, &text));
    assert_non_null(strstr(strbuf_cstr(&text), "Section 3.1 of RFC 791"));
    strbuf_release(&text);
}

static void check_fetched_and_kept(struct fixture *f, const char *fault)
{
    begin_online(f, fault);
    assert_false(erratasync_is_known(errata(f)));
    assert_false(erratasync_is_due(errata(f))); /* nobody asked yet */
    assert_false(erratasync_counts(errata(f), 791, &(struct erratum_counts){{0}}));
    fetch_good(f);
    check_known(f);
    end(f);
    begin(f);
    check_known(f);
    end(f);
}

static void they_are_fetched_once_and_kept(void **state)
{
    check_fetched_and_kept(*state, "ok"); /* over a redirect */
}

static void packed_ones_are_the_same(void **state)
{
    check_fetched_and_kept(*state, "gzip");
}

static bool was_unchanged(struct fixture *f)
{
    struct strbuf told = STRBUF_INIT(STRBUF_TEXT);
    library_fetches(f->library, &told);
    bool so = strstr(strbuf_cstr(&told), "1.  errata.json is the one that is known\n") != NULL;
    strbuf_release(&told);
    return so;
}

static void what_is_known_is_not_sent_again(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "etag");
    fetch_good(f);
    assert_false(was_unchanged(f));
    for (int i = 0; i < 2; i++) {
        end(f);
        begin(f);
        fetch_good(f);
        assert_true(was_unchanged(f));
        check_known(f);
    }
    end(f);
    begin_online(f, "etag-weak"); /* another server */
    fetch_good(f);
    assert_false(was_unchanged(f));
}

/* Another one behind those of begin_online. */
static void add_base(struct fixture *f, const char *fault)
{
    char *url = xasprintf("%s/%s", getenv("RFCVIEW_TEST_FAULT_URL"), fault);
    assert_true(settings_set(&f->settings, STR("base-url"), str_of(url), &f->e));
    free(url);
}

static void the_next_base_does_where_the_first_has_none(void **state)
{
    struct fixture *f = *state;
    static const char *const firsts[] = {"html", "404", "errata-none", "half"};
    for (size_t i = 0; i < ARRAY_LEN(firsts); i++) {
        begin_online(f, firsts[i]);
        end(f);
        add_base(f, "ok");
        begin(f);
        fetch_good(f);
        check_known(f);
        erratafile_remove(f->settings.paths.data);
        end(f);
    }
}

static void check_failure(struct fixture *f, const char *fault, enum err_kind kind,
                          const char *part)
{
    begin_online(f, fault);
    bool known = erratasync_is_known(errata(f));
    struct event *ev = fetch(f);
    assert_true(ev->checked == 0 && ev->errata == NULL);
    if (ev->err.kind != kind || strstr(ev->err.text, part) == NULL)
        fail_msg("%s: kind %d: %s", fault, ev->err.kind, ev->err.text);
    event_free(ev);
    assert_true(erratasync_is_known(errata(f)) == known);
    end(f);
}

static void check_failures(struct fixture *f)
{
    check_failure(f, "404", ERR_NOT_FOUND, "(HTTP)");
    check_failure(f, "304", ERR_NETWORK, "304");
    check_failure(f, "503", ERR_NETWORK, "503");
    check_failure(f, "html", ERR_DAMAGED, "cannot read the errata: that is no list");
    check_failure(f, "half", ERR_DAMAGED, "not JSON");
    check_failure(f, "binary", ERR_DAMAGED, "no list");
    check_failure(f, "errata-deep", ERR_DAMAGED, "no list");
    check_failure(f, "errata-huge", ERR_DAMAGED, "no list");
    check_failure(f, "errata-none", ERR_DAMAGED, "no errata in it");
    check_failure(f, "bomb", ERR_NETWORK, "64 MiB");
    check_failure(f, "gzip-broken", ERR_NETWORK, "the errata");
}

static void a_failed_fetch_leaves_what_was_there(void **state)
{
    struct fixture *f = *state;
    check_failures(f);
    begin_online(f, "ok");
    fetch_good(f);
    end(f);
    check_failures(f);
    check_failure(f, "errata-few", ERR_DAMAGED, "2 errata of the 7 known");
    begin(f);
    check_known(f);
}

static void what_is_wrong_among_them_is_passed_over(void **state)
{
    struct fixture *f = *state;
    struct erratum_counts counts;
    begin_online(f, "errata-hostile");
    fetch_good(f);
    check_known(f);
    assert_true(erratasync_counts(errata(f), 90002, &counts));
    assert_int_equal(erratum_open(&counts), 3);
}

static void damaged_ones_are_fetched_anew(void **state)
{
    struct fixture *f = *state;
    struct strbuf bytes = STRBUF_INIT(ERRATAFILE_MAX), out = STRBUF_INIT(DOCUMENT_MAX);
    char *path = paths_join(f->settings.paths.data, "errata.img");
    begin_online(f, "etag");
    fetch_good(f);
    end(f);
    assert_true(file_read(path, &bytes, &f->e));
    char *in_texts = strstr(bytes.p + bytes.n - 400, "lantren");
    if (in_texts == NULL) /* NULs are between */
        in_texts = bytes.p + (size_t)str_find(strbuf_str(&bytes), STR("lantren"), 0);
    *in_texts = 'L';
    assert_true(file_write(path, strbuf_str(&bytes), &f->e));
    begin(f);
    assert_true(erratasync_check(errata(f), 791)); /* others are good */
    assert_false(erratasync_write(errata(f), 90001, &out));
    assert_int_equal(out.n, 0);
    assert_false(erratasync_is_known(errata(f)));
    assert_true(erratasync_is_due(errata(f)));
    fetch_good(f);
    assert_false(was_unchanged(f));
    assert_true(erratasync_write(errata(f), 90001, &out));
    end(f);
    assert_true(file_write(path, STR("garbage"), &f->e));
    begin(f);
    assert_false(erratasync_is_known(errata(f)));
    assert_true(erratasync_is_due(errata(f))); /* they were asked for once */
    fetch_good(f);
    check_known(f);
    strbuf_release(&bytes);
    strbuf_release(&out);
    free(path);
}

static void it_can_be_given_up(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "stall-before");
    assert_true(erratasync_begin(errata(f), &f->e) != 0);
    erratasync_cancel(errata(f));
    assert_true(erratasync_ticket(errata(f)) == 0);
    put_text(f, f->mirror);
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    end(f);
    begin_online(f, "ok");
    fetch_good(f);
}

static void offline_there_is_none(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_true(erratasync_begin(errata(f), &f->e) == 0);
    assert_int_equal(f->e.kind, ERR_NETWORK);
    assert_non_null(strstr(f->e.text, "offline"));
    assert_false(erratasync_is_due(errata(f)));
}

static void the_daily_refresh_can_be_turned_off(void **state)
{
    struct fixture *f = *state;
    free(put(f->settings.paths.data, "errata.from", STR("old")));
    begin_online(f, "ok");
    assert_true(erratasync_is_due(errata(f)));
    end(f);
    assert_true(settings_set(&f->settings, STR("daily-refresh"), STR("no"), &f->e));
    begin(f);
    assert_false(erratasync_is_due(errata(f)));
}

static void a_disk_that_cannot_be_written_is_told(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "ok");
    char *top = strdup(f->settings.paths.data);
    unlink(top);
    rmdir(top);
    struct err e = {0};
    assert_true(file_write(top, STR("a file"), &e));
    struct event *ev = fetch(f);
    assert_int_equal(ev->err.kind, ERR_STORAGE);
    assert_non_null(strstr(ev->err.text, "the errata are not kept"));
    assert_true(ev->checked > 0);
    event_free(ev);
    check_known(f); /* in this run */
    free(top);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIBRARY(they_are_fetched_once_and_kept),
        WITH_LIBRARY(packed_ones_are_the_same),
        WITH_LIBRARY(what_is_known_is_not_sent_again),
        WITH_LIBRARY(the_next_base_does_where_the_first_has_none),
        WITH_LIBRARY(a_failed_fetch_leaves_what_was_there),
        WITH_LIBRARY(what_is_wrong_among_them_is_passed_over),
        WITH_LIBRARY(damaged_ones_are_fetched_anew),
        WITH_LIBRARY(it_can_be_given_up),
        WITH_LIBRARY(offline_there_is_none),
        WITH_LIBRARY(the_daily_refresh_can_be_turned_off),
        WITH_LIBRARY(a_disk_that_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests_name("erratasync", tests, NULL, NULL);
}
