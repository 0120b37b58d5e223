/* SPDX-License-Identifier: MIT
 *
 * library: documents from every place of this machine, tickets, searches.
 */
#include "base/platform.h"

#include "librarytest.h"

#include <unistd.h>
#include <zlib.h>

/* ---------------------------------------------------------------- from this machine */

static void from_the_shelf(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->shelf);
    begin(f);
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    check_ready(f, "rfc90001#section-2", "rfc90001", NUMBER);
}

static void from_a_mirror(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    begin(f);
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
    assert_int_equal(access(f->shelf, F_OK), -1); /* nothing is copied */
}

static void from_a_compressed_mirror(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->mirror, "rfc90001.txt.gz");
    gzFile gz = gzopen(path, "wb");
    assert_int_equal(gzwrite(gz, f->text.p, (unsigned)f->text.n), f->text.n);
    assert_int_equal(gzclose(gz), Z_OK);
    free(path);
    begin(f);
    check_ready(f, "rfc90001", "rfc90001", NUMBER);
}

static void from_a_file(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *name;
        uint32_t number;
    } rows[] = {{"notes.txt", 0}, {"rfc90001.txt", NUMBER}};
    begin(f);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
        char *path = put(f->top, rows[i].name, strbuf_str(&f->text));
        strbuf_addf(&target, "file:%s", path);
        check_ready(f, strbuf_cstr(&target), strbuf_cstr(&target), rows[i].number);
        strbuf_release(&target);
        free(path);
    }
}

static void files_that_cannot_be_documents(void **state)
{
    struct fixture *f = *state;
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    char *path = put(f->top, "page.txt", STR("<!DOCTYPE html><html><p>hello</html>"));
    begin(f);
    strbuf_addf(&target, "file:%s", path);
    check_failed(open_wait(f, strbuf_cstr(&target), EVENT_FAILED), ERR_DAMAGED, path);
    check_failed(open_wait(f, "file:/nonexistent/x.txt", EVENT_FAILED), ERR_NOT_FOUND,
                 "/nonexistent/x.txt");
    strbuf_clear(&target);
    strbuf_addf(&target, "file:%s", f->top); /* a directory */
    check_failed(open_wait(f, strbuf_cstr(&target), EVENT_FAILED), ERR_STORAGE, f->top);
    strbuf_release(&target);
    free(path);
}

static void the_guide_is_built_in(void **state)
{
    struct fixture *f = *state;
    begin(f);
    struct event *ev = open_wait(f, "guide", EVENT_READY);
    assert_int_equal(ev->document->number, 0);
    assert_true(ev->document->line_count > 10);
    event_free(ev);
}

static void bytes_come_as_published(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    begin(f);
    uint64_t ticket = library_open_raw(f->library, STR("rfc90001"), &f->e);
    struct event *ev = next_of(f, EVENT_RAW, ticket);
    assert_null(ev->document);
    assert_true(str_eq(strbuf_str(&ev->raw), strbuf_str(&f->text)));
    event_free(ev);
}

static void a_damaged_file_is_named(void **state)
{
    struct fixture *f = *state;
    char *path = put(f->shelf, "rfc90001.txt", str_slice(strbuf_str(&f->text), 0, 700));
    begin(f);
    check_failed(open_wait(f, "rfc90001", EVENT_FAILED), ERR_DAMAGED, path);
    put_text(f, f->mirror); /* a good one in a layer below it */
    struct event *ev = open_wait(f, "rfc90001", EVENT_READY);
    assert_true(str_find(ev->document->text, STR("Lanterns"), 0) > 0);
    assert_true(str_starts(str_of(ev->err.text), STR("passed over: ")));
    assert_non_null(strstr(ev->err.text, path));
    event_free(ev);
    free(path);
}

/* ---------------------------------------------------------------- names */

static void check_not_begun(struct fixture *f, const char *target, enum err_kind kind,
                            const char *part)
{
    f->e = (struct err){0};
    assert_int_equal(library_open(f->library, str_of(target), &f->e), 0);
    if (f->e.kind != kind || strstr(f->e.text, part) == NULL)
        fail_msg("%s: kind %d: \"%s\" without \"%s\"", target, f->e.kind, f->e.text, part);
}

static void a_series_of_one_is_that_one(void **state)
{
    struct fixture *f = *state;
    struct numbers one = {0};
    struct strbuf name = STRBUF_INIT(STRBUF_TEXT), target = STRBUF_INIT(STRBUF_TEXT);
    begin(f);
    uint32_t std = 1;
    while ((one = catalog_series(library_catalog(f->library), REF_STD, std)).n != 1)
        std++;
    strbuf_addf(&name, "rfc%u.txt", one.at[0]);
    free(put(f->mirror, strbuf_cstr(&name), STR("Some words, with Lanterns.\n\nThe end.\n")));
    strbuf_truncate(&name, name.n - 4);
    strbuf_addf(&target, "std%u#section-1", std);
    check_ready(f, strbuf_cstr(&target), strbuf_cstr(&name), one.at[0]);
    strbuf_release(&name);
    strbuf_release(&target);
}

static void names_that_are_no_single_text(void **state)
{
    struct fixture *f = *state;
    begin(f);
    check_not_begun(f, "bcp14", ERR_USAGE, "BCP 14 is RFC 2119 and RFC 8174: name one of them");
    check_not_begun(f, "bcp9999", ERR_NOT_FOUND, "BCP 9999 was never assigned");
    check_not_begun(f, "https://example.com/", ERR_USAGE, "https://example.com/");
    check_not_begun(f, "mailto:a@example.com", ERR_USAGE, "a@example.com");
    check_not_begun(f, "#section-4", ERR_USAGE, "no document is named");
    check_not_begun(f, "ninety", ERR_USAGE, "not the name of a document");
    check_not_begun(f, "", ERR_USAGE, "");
    assert_false(library_is_busy(f->library));
}

/* The catalogue says so, also without a network. */
static void numbers_without_a_text(void **state)
{
    struct fixture *f = *state;
    static const char *const pdf_only[] = {"rfc8", "rfc9", "rfc51", "rfc418", "rfc530", "rfc598"};
    begin(f);
    for (size_t i = 0; i < ARRAY_LEN(pdf_only); i++)
        check_failed(open_wait(f, pdf_only[i], EVENT_FAILED), ERR_NOT_FOUND, "PDF only");
    check_failed(open_wait(f, "rfc14", EVENT_FAILED), ERR_NOT_FOUND, "RFC 14 was never issued");
}

static void offline_says_so(void **state)
{
    struct fixture *f = *state;
    begin(f);
    struct event *ev = open_wait(f, "rfc793", EVENT_FAILED);
    assert_string_equal(ev->target, "rfc793");
    check_failed(ev, ERR_NETWORK, "RFC 793 is not on this machine and rfcview is offline");
}

/* ---------------------------------------------------------------- recent ones, tickets */

static void documents_read_lately_are_at_hand(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    begin(f);
    assert_null(library_recent(f->library, STR("rfc90001")));
    struct event *ev = open_wait(f, "rfc90001", EVENT_READY);
    struct document *d = library_recent(f->library, STR("rfc90001#section-2"));
    assert_ptr_equal(d, ev->document);
    event_free(ev);
    assert_true(str_find(d->text, STR("Lanterns"), 0) > 0); /* ours, also without the event */
    document_release(d);
    assert_null(library_recent(f->library, STR("rfc9000")));
    for (int i = 0; i < 8; i++) { /* the eighth pushes it out */
        d = library_recent(f->library, STR("rfc90001"));
        assert_non_null(d);
        document_release(d);
        struct strbuf b = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&b, "file:%s/n%d.txt", f->top, i);
        free(put(f->top, strbuf_cstr(&b) + strlen(f->top) + 6, STR("words\n")));
        event_free(open_wait(f, strbuf_cstr(&b), EVENT_READY));
        strbuf_release(&b);
    }
    assert_null(library_recent(f->library, STR("rfc90001")));
}

/* A text of more than 64 KiB that begins as every RFC does. */
static void put_long_text(struct fixture *f)
{
    struct strbuf text = STRBUF_INIT(DOCUMENT_MAX);
    strbuf_add_str(&text, strbuf_str(&f->text));
    for (unsigned i = 1; i <= 4000; i++)
        strbuf_addf(&text, "   Line %u of the part that makes this text a long one.\n", i);
    free(put(f->shelf, "rfc90001.txt", strbuf_str(&text)));
    strbuf_release(&text);
}

static void the_beginning_of_a_long_text_comes_first(void **state)
{
    struct fixture *f = *state;
    put_long_text(f);
    begin(f);
    uint64_t ticket = library_open_preview(f->library, STR("rfc90001"), &f->e);
    assert_true(ticket > 0);
    struct event *first = next_of(f, EVENT_PREVIEW, ticket);
    assert_true(library_is_busy(f->library));
    library_continue(f->library);
    struct event *whole = next_of(f, EVENT_READY, ticket);
    assert_false(library_is_busy(f->library));
    assert_true(first->received < first->expected);
    assert_true(first->document->line_count < whole->document->line_count);
    for (uint32_t line = 0; line < 100; line++)
        assert_true(
            str_eq(document_line(first->document, line), document_line(whole->document, line)));
    event_free(first);
    event_free(whole);
}

static void what_is_cut_behind_its_beginning_fails(void **state)
{
    struct fixture *f = *state;
    put_long_text(f);
    char *path = paths_join(f->shelf, "rfc90001.txt");
    assert_int_equal(truncate(path, 100000), 0);
    begin(f);
    uint64_t ticket = library_open_preview(f->library, STR("rfc90001"), &f->e);
    event_free(next_of(f, EVENT_PREVIEW, ticket));
    library_continue(f->library);
    struct event *ev = next_of(f, EVENT_FAILED, ticket);
    assert_non_null(strstr(ev->err.text, "cut short"));
    assert_false(library_is_busy(f->library));
    event_free(ev);
    free(path);
}

static void a_short_text_has_no_preview(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->shelf);
    begin(f);
    uint64_t ticket = library_open_preview(f->library, STR("rfc90001"), &f->e);
    for (bool ready = false; !ready;) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        assert_int_equal(ev->ticket, ticket);
        assert_int_not_equal(ev->kind, EVENT_PREVIEW);
        ready = ev->kind == EVENT_READY;
        event_free(ev);
    }
}

static void a_ticket_can_be_given_up(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    begin(f);
    uint64_t first = open_begin(f, "rfc90001"), second = open_begin(f, "guide");
    assert_true(first != second && library_is_busy(f->library));
    library_cancel(f->library, first);
    library_cancel(f->library, first); /* nothing more comes of it */
    library_cancel(f->library, 4711);
    bool cancelled = false, came = false;
    while (!cancelled || !came) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        if (ev->ticket == first) {
            assert_false(cancelled);
            assert_int_equal(ev->kind, EVENT_FAILED);
            assert_int_equal(ev->err.kind, ERR_CANCELLED);
            cancelled = true;
        } else {
            assert_int_equal(ev->ticket, second);
            assert_int_equal(ev->kind, EVENT_READY);
            came = true;
        }
        event_free(ev);
    }
    assert_false(library_is_busy(f->library));
    assert_null(library_next(f->library));
    event_free(open_wait(f, "rfc90001", EVENT_READY));
}

static void leaving_with_work_under_way(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    begin(f);
    for (int i = 0; i < 20; i++)
        open_begin(f, i % 2 ? "rfc90001" : "guide");
    library_scan(f->library);
    /* the teardown frees it now; nothing may leak or hang */
}

/* ---------------------------------------------------------------- search */

static struct document *open_document(struct fixture *f)
{
    put_text(f, f->mirror);
    begin(f);
    struct event *ev = open_wait(f, "rfc90001", EVENT_READY);
    struct document *d = document_hold(ev->document);
    event_free(ev);
    return d;
}

static void a_search_brings_matches(void **state)
{
    struct fixture *f = *state;
    struct document *d = open_document(f);
    uint64_t ticket = library_search(f->library, d, STR("lantern"), 0);
    assert_true(library_is_busy(f->library));
    struct event *ev = next_of(f, EVENT_MATCHES, ticket);
    assert_int_equal(ev->err.kind, ERR_NONE);
    assert_true(ev->matches.n > 3);
    event_free(ev);
    assert_false(library_is_busy(f->library));
    ev = next_of(f, EVENT_MATCHES, library_search(f->library, d, STR("(oops"), 0));
    assert_int_equal(ev->err.kind, ERR_USAGE);
    assert_int_equal(ev->matches.n, 0);
    event_free(ev);
    document_release(d);
}

/* Only the newest search is answered. */
static void a_search_takes_the_place_of_the_one_before(void **state)
{
    struct fixture *f = *state;
    struct document *d = open_document(f);
    uint64_t last = 0;
    for (int i = 0; i < 50; i++)
        last = library_search(f->library, d, i % 2 ? STR("lantern") : STR("[a-z]+"), 0);
    for (bool done = false; !done;) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        assert_int_equal(ev->kind, EVENT_MATCHES);
        assert_int_equal(ev->ticket, last);
        done = true;
        event_free(ev);
    }
    library_search(f->library, d, STR("lantern"), 0);
    library_search_cancel(f->library);
    assert_false(library_is_busy(f->library));
    library_scan(f->library); /* answered after the search would have been */
    for (bool done = false; !done;) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        assert_int_not_equal(ev->kind, EVENT_MATCHES);
        done = ev->kind == EVENT_MEMORY;
        event_free(ev);
    }
    document_release(d);
}

/* ---------------------------------------------------------------- what this machine has */

static void a_scan_tells_what_is_here(void **state)
{
    struct fixture *f = *state;
    put_text(f, f->mirror);
    free(put(f->shelf, "rfc90002.txt", STR("x")));
    begin(f);
    library_scan(f->library);
    struct event *ev = next_of(f, EVENT_LOCAL, 0);
    bool found[2] = {false, false};
    for (size_t i = 0; i < ev->number_count; i++) {
        assert_true(i == 0 || ev->numbers[i] > ev->numbers[i - 1]);
        found[0] = found[0] || ev->numbers[i] == 90001;
        found[1] = found[1] || ev->numbers[i] == 90002;
    }
    assert_true(found[0] && found[1]);
    event_free(ev);
    event_free(next_of(f, EVENT_MEMORY, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIBRARY(from_the_shelf),
        WITH_LIBRARY(from_a_mirror),
        WITH_LIBRARY(from_a_compressed_mirror),
        WITH_LIBRARY(from_a_file),
        WITH_LIBRARY(files_that_cannot_be_documents),
        WITH_LIBRARY(the_guide_is_built_in),
        WITH_LIBRARY(bytes_come_as_published),
        WITH_LIBRARY(a_damaged_file_is_named),
        WITH_LIBRARY(a_series_of_one_is_that_one),
        WITH_LIBRARY(names_that_are_no_single_text),
        WITH_LIBRARY(numbers_without_a_text),
        WITH_LIBRARY(offline_says_so),
        WITH_LIBRARY(documents_read_lately_are_at_hand),
        WITH_LIBRARY(the_beginning_of_a_long_text_comes_first),
        WITH_LIBRARY(what_is_cut_behind_its_beginning_fails),
        WITH_LIBRARY(a_short_text_has_no_preview),
        WITH_LIBRARY(a_ticket_can_be_given_up),
        WITH_LIBRARY(leaving_with_work_under_way),
        WITH_LIBRARY(a_search_brings_matches),
        WITH_LIBRARY(a_search_takes_the_place_of_the_one_before),
        WITH_LIBRARY(a_scan_tells_what_is_here),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
