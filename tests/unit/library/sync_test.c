/* SPDX-License-Identifier: MIT
 *
 * sync: the index refreshed through the library, from a server that does what is asked.
 */
#include "base/platform.h"

#include "librarytest.h"

#include "base/clock.h"
#include "library/sync.h"

static void end(struct fixture *f)
{
    library_free(f->library);
    f->library = NULL;
}

static struct event *refresh(struct fixture *f)
{
    uint64_t ticket = library_refresh(f->library, &f->e);
    assert_true(ticket != 0);
    assert_true(library_is_refreshing(f->library));
    struct event *ev = next_of(f, EVENT_CATALOG, ticket);
    assert_false(library_is_refreshing(f->library));
    return ev;
}

static bool knows(struct fixture *f, uint32_t number)
{
    return catalog_find(library_catalog(f->library), number) >= 0;
}

enum { NEW_RFC = 90999 }; /* what the changed index has besides */

static void check_new_index(struct fixture *f, const char *fault)
{
    begin_online(f, fault);
    assert_false(knows(f, NEW_RFC));
    assert_true(library_refresh_is_due(f->library));
    const struct catalog *before = library_catalog(f->library);
    struct event *ev = refresh(f);
    assert_int_equal(ev->err.kind, ERR_NONE);
    assert_true(ev->checked > 0);
    assert_non_null(ev->catalog);
    assert_int_equal(changes_count(&ev->changes, CHANGE_NEW, false), 1);
    assert_true(knows(f, NEW_RFC));
    assert_true(catalog_find(before, 1) >= 0); /* lives as long as the event */
    event_free(ev);
    assert_int_equal(library_index_day(f->library), library_today());
    assert_false(library_refresh_is_due(f->library));
    end(f);
    begin(f); /* and next time */
    assert_true(knows(f, NEW_RFC));
    assert_false(library_refresh_is_due(f->library));
    end(f);
}

static void a_new_index_is_used_and_kept(void **state)
{
    check_new_index(*state, "ok");
}

static void the_text_index_does_where_the_xml_is_missing(void **state)
{
    check_new_index(*state, "index-text");
}

static void the_text_index_does_where_the_xml_is_damaged(void **state)
{
    check_new_index(*state, "index-damaged");
}

static void the_same_index_changes_nothing(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "index-same");
    const struct catalog *before = library_catalog(f->library);
    struct event *ev = refresh(f);
    assert_int_equal(ev->err.kind, ERR_NONE);
    assert_true(ev->checked > 0);
    assert_null(ev->catalog);
    event_free(ev);
    assert_ptr_equal(library_catalog(f->library), before);
    assert_false(library_refresh_is_due(f->library));
    end(f);
    begin(f);
    assert_int_equal(library_index_day(f->library), library_today());
}

static bool was_unchanged(struct fixture *f)
{
    struct strbuf told = STRBUF_INIT(STRBUF_TEXT);
    library_fetches(f->library, &told);
    bool so = strstr(strbuf_cstr(&told), "1.  rfc-index.xml is the one that is known\n") != NULL;
    strbuf_release(&told);
    return so;
}

/* The same is not sent again: also not the next time, and its name is still known then. */
static void what_is_known_is_not_sent_again(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "etag");
    event_free(refresh(f));
    assert_false(was_unchanged(f));
    for (int i = 0; i < 2; i++) {
        end(f);
        begin(f);
        struct event *ev = refresh(f);
        assert_int_equal(ev->err.kind, ERR_NONE);
        assert_true(ev->checked > 0);
        assert_null(ev->catalog);
        event_free(ev);
        assert_true(was_unchanged(f));
        assert_true(knows(f, NEW_RFC));
        assert_false(library_refresh_is_due(f->library));
    }
}

/* A server's name for an index says nothing about that of another server. */
static void another_server_is_asked_anew(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "etag");
    event_free(refresh(f));
    end(f);
    begin_online(f, "etag-weak");
    struct event *ev = refresh(f);
    assert_true(ev->checked > 0);
    event_free(ev);
    assert_false(was_unchanged(f));
}

static void a_password_is_not_kept(void **state)
{
    struct fixture *f = *state;
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT), bytes = STRBUF_INIT(STRBUF_TEXT);
    begin_online(f, "index-same");
    end(f);
    char *plain = strdup(f->settings.base_urls.at[0]);
    struct str base = str_of(plain);
    strbuf_addf(&url, "http://me:secret@%.*s", STR_ARG(str_from(base, strlen("http://"))));
    settings_seal(&f->settings);
    assert_true(settings_set(&f->settings, STR("base-url"), strbuf_str(&url), &f->e));
    begin(f);
    struct event *ev = refresh(f);
    assert_string_equal(ev->err.text, "");
    event_free(ev);
    char *path = paths_join(f->top, "rfcview/catalog.from");
    assert_true(file_read(path, &bytes, &f->e));
    strbuf_clear(&url);
    strbuf_addf(&url, "\nurl %.*s/rfc-index.xml\n", STR_ARG(base));
    if (str_find(strbuf_str(&bytes), strbuf_str(&url), 0) < 0)
        fail_msg("%s", strbuf_cstr(&bytes));
    strbuf_release(&url);
    strbuf_release(&bytes);
    free(path);
    free(plain);
}

static void check_failure(struct fixture *f, const char *fault, enum err_kind kind,
                          const char *part)
{
    begin_online(f, fault);
    uint32_t day = library_index_day(f->library);
    struct event *ev = refresh(f);
    assert_int_equal(ev->checked, 0);
    assert_null(ev->catalog);
    if (ev->err.kind != kind || strstr(ev->err.text, part) == NULL)
        fail_msg("%s: kind %d: %s", fault, ev->err.kind, ev->err.text);
    event_free(ev);
    assert_int_equal(library_index_day(f->library), day);
    assert_true(library_refresh_is_due(f->library));
    end(f);
}

static void a_failed_refresh_leaves_what_was_there(void **state)
{
    struct fixture *f = *state;
    check_failure(f, "404", ERR_NOT_FOUND, "(HTTP)");
    check_failure(f, "503", ERR_NETWORK, "503");
    check_failure(f, "reset", ERR_NETWORK, "cannot fetch the index");
    check_failure(f, "html", ERR_DAMAGED, "(index)");
    check_failure(f, "half", ERR_DAMAGED, "damaged at line");
    check_failure(f, "index-bomb", ERR_DAMAGED, "an entity is declared");
    check_failure(f, "index-few", ERR_DAMAGED, "it is cut");
}

/* What was read is known by its reading position. */
static void changes_of_what_was_read_are_marked(void **state)
{
    struct fixture *f = *state;
    begin(f);
    memory_leave(library_memory(f->library),
                 &(struct memory_place){STR("rfc2119"), {.raw_line = 40}, STR_NONE});
    end(f);
    begin_online(f, "ok");
    struct event *ev = refresh(f);
    assert_int_equal(changes_count(&ev->changes, CHANGE_UPDATED, true), 1);
    assert_int_equal(changes_count(&ev->changes, CHANGE_OBSOLETED, true), 0);
    assert_int_equal(changes_count(&ev->changes, CHANGE_OBSOLETED, false), 1);
    event_free(ev);
}

static void two_wishes_are_one_refresh(void **state)
{
    struct fixture *f = *state;
    begin_online(f, "stall-before");
    uint64_t ticket = library_refresh(f->library, &f->e);
    assert_true(ticket != 0);
    assert_int_equal(library_refresh(f->library, &f->e), ticket);
    assert_false(library_refresh_is_due(f->library));
    assert_false(library_is_busy(f->library));
    library_refresh_cancel(f->library);
    assert_false(library_is_refreshing(f->library));
    assert_true(library_refresh(f->library, &f->e) > ticket);
    end(f); /* in the middle of it */
}

static void documents_come_while_the_index_stalls(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    begin_online(f, "stall-body");
    uint64_t ticket = library_refresh(f->library, &f->e);
    assert_true(ticket != 0);
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    assert_true(library_is_refreshing(f->library));
}

static void offline_there_is_none(void **state)
{
    struct fixture *f = *state;
    begin(f);
    assert_false(library_refresh_is_due(f->library));
    assert_int_equal(library_refresh(f->library, &f->e), 0);
    assert_int_equal(f->e.kind, ERR_NETWORK);
    assert_non_null(strstr(f->e.text, "offline"));
}

static void the_daily_refresh_can_be_turned_off(void **state)
{
    struct fixture *f = *state;
    assert_true(settings_set(&f->settings, STR("offline"), STR("no"), &f->e));
    assert_true(settings_set(&f->settings, STR("daily-refresh"), STR("no"), &f->e));
    begin(f);
    assert_false(library_refresh_is_due(f->library));
}

/* A scan looks at what was mapped unseen. */
static void a_damaged_file_makes_room_for_the_built_in_one(void **state)
{
    struct fixture *f = *state;
    struct strbuf bytes = STRBUF_INIT((size_t)64 << 20);
    char *dir = paths_join(f->top, "rfcview"), *path = paths_join(dir, "catalog.img");
    begin_online(f, "ok");
    event_free(refresh(f));
    end(f);
    assert_true(file_read(path, &bytes, &f->e));
    memset(bytes.p + bytes.n / 2, 0x1b, 4000);
    assert_true(file_write(path, strbuf_str(&bytes), &f->e));
    begin(f);
    assert_true(knows(f, NEW_RFC));
    library_scan(f->library);
    struct event *ev = next_of(f, EVENT_CATALOG, 0);
    assert_non_null(ev->catalog);
    event_free(ev);
    assert_false(knows(f, NEW_RFC));
    assert_true(library_refresh_is_due(f->library));
    strbuf_release(&bytes);
    free(path);
    free(dir);
}

static void once_a_day_or_when_the_clock_jumped(void **state)
{
    (void)state;
    const int64_t hour = 3600 * 1000, now = 1764547200000;
    assert_true(sync_is_due(0, now));
    assert_false(sync_is_due(now, now));
    assert_false(sync_is_due(now - 23 * hour, now));
    assert_true(sync_is_due(now - 24 * hour, now));
    assert_true(sync_is_due(now + hour, now));
}

static void the_shelf_is_verified(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->shelf);
    free(put(f->shelf, "rfc7.txt", STR("<html>")));
    begin(f);
    uint64_t ticket = library_verify(f->library);
    struct event *ev = next_of(f, EVENT_REFUSED, 0);
    assert_string_equal(ev->target, "rfc7.txt");
    assert_non_null(strstr(ev->err.text, "web page"));
    event_free(ev);
    ev = next_of(f, EVENT_VERIFIED, ticket);
    assert_int_equal(ev->report.files, 2);
    assert_int_equal(ev->report.refused, 1);
    event_free(ev);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIBRARY(a_new_index_is_used_and_kept),
        WITH_LIBRARY(the_text_index_does_where_the_xml_is_missing),
        WITH_LIBRARY(the_text_index_does_where_the_xml_is_damaged),
        WITH_LIBRARY(the_same_index_changes_nothing),
        WITH_LIBRARY(what_is_known_is_not_sent_again),
        WITH_LIBRARY(another_server_is_asked_anew),
        WITH_LIBRARY(a_password_is_not_kept),
        WITH_LIBRARY(a_failed_refresh_leaves_what_was_there),
        WITH_LIBRARY(changes_of_what_was_read_are_marked),
        WITH_LIBRARY(two_wishes_are_one_refresh),
        WITH_LIBRARY(documents_come_while_the_index_stalls),
        WITH_LIBRARY(offline_there_is_none),
        WITH_LIBRARY(the_daily_refresh_can_be_turned_off),
        WITH_LIBRARY(a_damaged_file_makes_room_for_the_built_in_one),
        cmocka_unit_test(once_a_day_or_when_the_clock_jumped),
        WITH_LIBRARY(the_shelf_is_verified),
    };
    return cmocka_run_group_tests_name("sync", tests, NULL, NULL);
}
