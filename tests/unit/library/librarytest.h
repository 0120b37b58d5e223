/* SPDX-License-Identifier: MIT
 *
 * librarytest - a library with real threads and real files in a private home.
 */
#ifndef TESTS_LIBRARYTEST_H
#define TESTS_LIBRARYTEST_H

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "library/library.h"

enum { NUMBER = 90001 };

struct fixture {
    char *top, *shelf, *mirror;
    struct settings settings;
    struct library *library;
    struct err e;
    struct strbuf text; /* of RFC NUMBER, as published */
};

static inline int library_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    size_t n;
    f->top = testing_dir_new();
    setenv("HOME", f->top, 1);
    setenv("XDG_CONFIG_HOME", f->top, 1);
    setenv("XDG_DATA_HOME", f->top, 1);
    setenv("XDG_STATE_HOME", f->top, 1);
    f->shelf = paths_join(f->top, "rfcview/rfc");
    f->mirror = paths_join(f->top, "mirror");
    assert_true(file_make_dir(f->mirror, &f->e));
    assert_true(settings_init(&f->settings, &f->e));
    assert_true(settings_set(&f->settings, STR("mirror"), str_of(f->mirror), &f->e));
    assert_true(settings_set(&f->settings, STR("offline"), STR("yes"), &f->e));
    assert_true(settings_set(&f->settings, STR("retries"), STR("0"), &f->e));
    char *text = testing_data("rfc/rfc90001.txt", &n);
    f->text = STRBUF_INIT(DOCUMENT_MAX);
    strbuf_add(&f->text, text, n);
    free(text);
    *state = f;
    return 0;
}

static inline int library_teardown(void **state)
{
    struct fixture *f = *state;
    library_free(f->library);
    settings_release(&f->settings);
    strbuf_release(&f->text);
    free(f->shelf);
    free(f->mirror);
    testing_dir_remove(f->top);
    free(f);
    return 0;
}

static inline void begin(struct fixture *f)
{
    f->library = library_new(&f->settings);
}

/* To be freed. */
static inline char *put(const char *dir, const char *name, struct str bytes)
{
    struct err e = {0};
    char *path = paths_join(dir, name);
    if (!file_make_dir(dir, &e) || !file_write(path, bytes, &e))
        fail_msg("%s", e.text);
    return path;
}

static inline void put_text(struct fixture *f, const char *dir)
{
    free(put(dir, "rfc90001.txt", strbuf_str(&f->text)));
}

/* The next event of that kind under the ticket; others (progress, notices) are dropped. */
static inline struct event *next_of(struct fixture *f, enum event_kind kind, uint64_t ticket)
{
    for (;;) {
        struct event *ev = library_next(f->library);
        if (ev == NULL) {
            library_wait(f->library);
            continue;
        }
        if (ev->kind == kind && ev->ticket == ticket)
            return ev;
        if (ev->ticket == ticket && (ev->kind == EVENT_FAILED || ev->kind == EVENT_READY))
            fail_msg("event %d came instead of %d: %s", ev->kind, kind, ev->err.text);
        event_free(ev);
    }
}

static inline uint64_t open_begin(struct fixture *f, const char *target)
{
    f->e = (struct err){0};
    uint64_t ticket = library_open(f->library, str_of(target), &f->e);
    if (ticket == 0)
        fail_msg("%s: %s", target, f->e.text);
    return ticket;
}

static inline struct event *open_wait(struct fixture *f, const char *target, enum event_kind kind)
{
    return next_of(f, kind, open_begin(f, target));
}

static inline void check_ready(struct fixture *f, const char *target, const char *name,
                               uint32_t number)
{
    struct event *ev = open_wait(f, target, EVENT_READY);
    assert_string_equal(ev->target, name);
    assert_int_equal(ev->err.kind, ERR_NONE);
    assert_int_equal(ev->document->number, number);
    assert_true(str_find(ev->document->text, STR("Lanterns"), 0) > 0);
    event_free(ev);
}

static inline void check_failed(struct event *ev, enum err_kind kind, const char *part)
{
    assert_int_equal(ev->kind, EVENT_FAILED);
    assert_null(ev->document);
    if (ev->err.kind != kind || strstr(ev->err.text, part) == NULL)
        fail_msg("kind %d, not %d: \"%s\" without \"%s\"", ev->err.kind, kind, ev->err.text, part);
    event_free(ev);
}

/* The library fetches from the fault server, which does what is asked. */
static inline void begin_online(struct fixture *f, const char *fault)
{
    const char *server = getenv("RFCVIEW_TEST_FAULT_URL");
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    if (server == NULL) {
        print_message("# RFCVIEW_TEST_FAULT_URL is not set (tests/lib/with-servers)\n");
        skip();
    }
    strbuf_addf(&url, "%s/%s", server, fault);
    assert_true(settings_set(&f->settings, STR("offline"), STR("no"), &f->e));
    settings_seal(&f->settings);
    assert_true(settings_set(&f->settings, STR("base-url"), strbuf_str(&url), &f->e));
    strbuf_release(&url);
    begin(f);
}

#define WITH_LIBRARY(test) cmocka_unit_test_setup_teardown(test, library_setup, library_teardown)

#endif
