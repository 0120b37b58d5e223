/* SPDX-License-Identifier: MIT
 *
 * bulk: the plan, the queue and the tally, with a directory for a server.
 */
#include "base/platform.h"

#include "testing.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/file.h"
#include "base/paths.h"
#include "base/xmalloc.h"
#include "library/bulk.h"

struct fixture {
    char *top, *server, *texts, *data, *shelf, *mirror;
    struct urls bases;
    struct catalogfile *catalog;
    struct wake wake;
    struct mailbox replies;
    struct fetcher *fetcher;
    struct journal journal;
    struct bulk *bulk;
    struct err e;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->top = testing_dir_new();
    f->server = paths_join(f->top, "server");
    f->texts = paths_join(f->server, "rfc");
    f->data = paths_join(f->top, "data");
    f->shelf = paths_join(f->data, "rfc");
    f->mirror = paths_join(f->top, "mirror");
    assert_true(file_make_dir(f->texts, &f->e) && file_make_dir(f->mirror, &f->e));
    char *url = xasprintf("file://%s", f->server);
    f->bases = urls_copy((const char *const[]){url}, 1);
    free(url);
    f->catalog = catalogfile_builtin(asset_get(ASSET_CATALOG));
    wake_init(&f->wake);
    mailbox_init(&f->replies, wake_up, &f->wake);
    *state = f;
    return 0;
}

static void drop(struct fixture *f)
{
    struct message *m;
    fetcher_free(f->fetcher);
    f->fetcher = NULL;
    while (f->bulk != NULL && (m = mailbox_take(&f->replies)) != NULL)
        reply_free((struct reply *)m);
    bulk_free(f->bulk);
    f->bulk = NULL;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    drop(f);
    mailbox_release(&f->replies);
    wake_release(&f->wake);
    catalogfile_release(f->catalog);
    journal_release(&f->journal);
    urls_release(&f->bases);
    testing_dir_remove(f->top);
    free(f->server);
    free(f->texts);
    free(f->data);
    free(f->shelf);
    free(f->mirror);
    free(f);
    return 0;
}

/* A text of that number which refers to others: "RFC 20, RFC 21". */
static void put(const char *dir, uint32_t number, const char *refers)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT), name = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    strbuf_addf(&text,
                "Network Working Group                                        A. Keeper\n"
                "Request for Comments: %u                               January 2020\n\n\n"
                "                         Lamps of the Harbour\n\n"
                "1.  Introduction\n\n"
                "   The lamps are lit at dusk, as %s have it.\n\n",
                (unsigned)number, refers);
    for (int i = 0; i < 40; i++)
        strbuf_addf(&text, "   Lamp %d stands where the quay ends, and burns until the dawn.\n", i);
    strbuf_add_cstr(&text, "\nAuthor's Address\n\n   A. Keeper\n\n   Email: keeper@example.net\n");
    strbuf_addf(&name, "rfc%u.txt", (unsigned)number);
    char *path = paths_join(dir, strbuf_cstr(&name));
    assert_true(file_write(path, strbuf_str(&text), &e));
    free(path);
    strbuf_release(&text);
    strbuf_release(&name);
}

static struct bulk_event next(struct fixture *f)
{
    struct bulk_event ev = {0};
    for (;;) {
        struct message *m;
        wake_clear(&f->wake);
        while ((m = mailbox_take(&f->replies)) != NULL) {
            bulk_reply(f->bulk, (struct reply *)m);
            reply_free((struct reply *)m);
        }
        if (bulk_next(f->bulk, &ev))
            return ev;
        struct pollfd p = {.fd = f->wake.fd, .events = POLLIN};
        poll(&p, 1, -1);
    }
}

static void plan(struct fixture *f, const char *set)
{
    const char *const mirrors[] = {f->mirror};
    if (f->bulk == NULL) {
        f->fetcher = fetcher_new(NULL, &f->replies);
        struct bulk_options options = {f->fetcher, &f->wake, &f->journal, &f->bases,
                                       f->shelf,   mirrors,  1,           0};
        f->bulk = bulk_new(&options);
    }
    if (!bulk_plan(f->bulk, f->catalog, NULL, str_of(set), &f->e))
        fail_msg("%s", f->e.text);
    while (next(f).kind != BULK_PLANNED)
        ;
}

/* To the end; its event. */
static struct bulk_event run(struct fixture *f)
{
    struct bulk_event ev;
    bulk_begin(f->bulk);
    do
        ev = next(f);
    while (ev.kind != BULK_OVER);
    return ev;
}

static bool on_shelf(const struct fixture *f, const char *name)
{
    char *path = paths_join(f->shelf, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

static void check_plan(const struct fixture *f, size_t wanted, size_t here)
{
    struct bulk_tally t = bulk_planned(f->bulk);
    assert_int_equal(t.wanted, wanted);
    assert_int_equal(t.here, here);
    assert_int_equal(t.todo, wanted - here);
}

static void check_tally(const struct fixture *f, size_t wanted, size_t here, size_t kept,
                        size_t failed)
{
    struct bulk_tally t = bulk_tally(f->bulk);
    assert_int_equal(t.wanted, wanted);
    assert_int_equal(t.here, here);
    assert_int_equal(t.kept, kept);
    assert_int_equal(t.failed, failed);
}

static void the_plan_counts_what_is_here(void **state)
{
    struct fixture *f = *state;
    put(f->mirror, 2000, "no others");
    plan(f, "2000-2004");
    check_plan(f, 5, 1);
    assert_true(bulk_planned(f->bulk).to_come_bytes > 4000);
    assert_false(bulk_planned(f->bulk).growing);
    assert_int_equal(access(f->data, F_OK), -1); /* a plan makes nothing */
}

static void more_than_the_fetcher_is_given_at_once(void **state)
{
    struct fixture *f = *state;
    for (uint32_t number = 2000; number < 2200; number++)
        put(f->texts, number, "no others");
    plan(f, "2000-2199");
    assert_int_equal(run(f).err.kind, ERR_NONE);
    check_tally(f, 200, 0, 200, 0);
    assert_int_equal(bulk_tally(f->bulk).to_come_bytes, 0);
    assert_true(on_shelf(f, "rfc2000.txt") && on_shelf(f, "rfc2199.txt"));
}

static void what_is_missing_is_named_and_the_rest_comes(void **state)
{
    struct fixture *f = *state;
    put(f->texts, 2000, "no others");
    put(f->texts, 2002, "no others");
    plan(f, "2000-2002,8");
    bulk_begin(f->bulk);
    struct bulk_event ev;
    bool missing = false, pdf = false;
    while ((ev = next(f)).kind != BULK_OVER) {
        missing |= ev.kind == BULK_FAILED && ev.number == 2001 && ev.err.kind == ERR_NOT_FOUND;
        pdf |= ev.kind == BULK_FAILED && ev.number == 8 && strstr(ev.err.text, "PDF") != NULL;
    }
    assert_true(missing && pdf);
    assert_int_equal(ev.err.kind, ERR_NONE);
    check_tally(f, 4, 0, 2, 2);
}

static void another_document_is_refused(void **state)
{
    struct fixture *f = *state;
    put(f->texts, 2001, "no others");
    char *from = paths_join(f->texts, "rfc2001.txt"), *to = paths_join(f->texts, "rfc2000.txt");
    assert_int_equal(rename(from, to), 0);
    free(from);
    free(to);
    plan(f, "2000");
    bulk_begin(f->bulk);
    struct bulk_event ev = next(f);
    assert_int_equal(ev.kind, BULK_FAILED);
    assert_int_equal(ev.err.kind, ERR_DAMAGED);
    assert_int_equal(next(f).kind, BULK_OVER);
    assert_false(on_shelf(f, "rfc2000.txt"));
}

/* Written over it, whatever keeps it from being the text of that number. */
static void spoil(const char *dir, const char *name)
{
    struct err e = {0};
    char *path = paths_join(dir, name);
    assert_true(file_write(path, STR("<html>Please log in.</html>\n"), &e));
    free(path);
}

static void what_is_here_and_damaged_is_fetched(void **state)
{
    struct fixture *f = *state;
    for (uint32_t number = 2000; number < 2004; number++)
        put(f->texts, number, "no others");
    plan(f, "2000-2003");
    assert_int_equal(run(f).err.kind, ERR_NONE);
    spoil(f->shelf, "rfc2001.txt");
    spoil(f->shelf, "rfc2002.txt");
    put(f->mirror, 2002, "no others");
    plan(f, "2000-2003");
    check_plan(f, 4, 3);
    assert_int_equal(run(f).err.kind, ERR_NONE);
    check_tally(f, 4, 3, 1, 0);
    spoil(f->shelf, "rfc2001.txt");
    spoil(f->texts, "rfc2001.txt");
    plan(f, "2001");
    bulk_begin(f->bulk);
    assert_int_equal(next(f).kind, BULK_FAILED);
    assert_true(on_shelf(f, "rfc2001.txt")); /* nothing better came */
}

static void what_is_cited_is_found_as_texts_come(void **state)
{
    struct fixture *f = *state;
    put(f->texts, 2000, "RFC 2001 and RFC 2002");
    put(f->mirror, 2001, "RFC 2003");
    put(f->texts, 2002, "RFC 2000 and RFC 2003");
    put(f->texts, 2003, "RFC 2004");
    put(f->texts, 2004, "RFC 2005");
    plan(f, "cites:2000:2");
    assert_true(bulk_planned(f->bulk).growing);
    assert_int_equal(run(f).err.kind, ERR_NONE);
    check_tally(f, 4, 1, 3, 0);
    assert_false(bulk_tally(f->bulk).growing);
    assert_true(on_shelf(f, "rfc2003.txt"));
    assert_false(on_shelf(f, "rfc2004.txt"));
}

/* 2001 is met as a leaf first, and is then wanted deeper. */
static void the_deepest_wish_counts(void **state)
{
    struct fixture *f = *state;
    put(f->texts, 2000, "RFC 2001");
    put(f->texts, 2001, "RFC 2002");
    put(f->texts, 2002, "RFC 2003");
    put(f->texts, 2003, "no others");
    plan(f, "cites:2000,cites:2001:2");
    assert_int_equal(run(f).err.kind, ERR_NONE);
    check_tally(f, 4, 0, 4, 0);
}

static void it_can_be_stopped_and_resumed(void **state)
{
    struct fixture *f = *state;
    for (uint32_t number = 2000; number < 2600; number++)
        put(f->texts, number, "no others");
    plan(f, "2000-2599");
    bulk_begin(f->bulk);
    struct bulk_event ev = next(f);
    assert_int_equal(ev.kind, BULK_KEPT);
    bulk_stop(f->bulk);
    while (ev.kind != BULK_OVER)
        ev = next(f);
    assert_int_equal(ev.err.kind, ERR_CANCELLED);
    size_t kept = bulk_tally(f->bulk).kept;
    assert_true(kept >= 1 && kept < 600);
    drop(f);
    plan(f, "2000-2599");
    check_plan(f, 600, kept);
    assert_int_equal(run(f).err.kind, ERR_NONE);
    check_tally(f, 600, kept, 600 - kept, 0);
}

static void a_shelf_that_cannot_be_made_ends_it(void **state)
{
    struct fixture *f = *state;
    put(f->texts, 2000, "no others");
    assert_true(file_write(f->data, STR("in the way"), &f->e));
    plan(f, "2000");
    assert_int_equal(run(f).err.kind, ERR_STORAGE);
    check_tally(f, 1, 0, 0, 0);
}

static void it_may_be_left_at_any_time(void **state)
{
    struct fixture *f = *state;
    for (uint32_t number = 2000; number < 2100; number++)
        put(f->texts, number, "no others");
    plan(f, "2000-2099");
    bulk_begin(f->bulk);
    assert_int_equal(next(f).kind, BULK_KEPT);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_plan_counts_what_is_here),
        TEST(more_than_the_fetcher_is_given_at_once),
        TEST(what_is_missing_is_named_and_the_rest_comes),
        TEST(another_document_is_refused),
        TEST(what_is_here_and_damaged_is_fetched),
        TEST(what_is_cited_is_found_as_texts_come),
        TEST(the_deepest_wish_counts),
        TEST(it_can_be_stopped_and_resumed),
        TEST(a_shelf_that_cannot_be_made_ends_it),
        TEST(it_may_be_left_at_any_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
