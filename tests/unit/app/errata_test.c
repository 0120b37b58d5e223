/* SPDX-License-Identifier: MIT
 *
 * errata: what comes late is shown only to who still waits for it where he asked.
 */
#include "base/platform.h"

#include "apptest.h"

#include "app/errata.h"
#include "app/loop.h"
#include "app/nav.h"
#include "app/screen.h"
#include "ui/key.h"

struct started {
    struct apptest *t;
    struct app app;
};

static void settle(struct app *a)
{
    loop_take_events(a);
    while (library_is_busy(a->library)) {
        library_continue(a->library);
        library_wait(a->library);
        loop_take_events(a);
    }
}

/* Two errata of RFC 90001, one of which was rejected, are on this machine. */
static void put_errata(const struct settings *s)
{
    const struct erratum at[] = {
        {.rfc = 90001, .id = 7, .section = STR("2.1"), .original = STR("green")},
        {.rfc = 90001, .id = 8, .status = ERRATUM_REJECTED}};
    const struct origin from = {.checked = 1764547200000};
    struct strbuf image = STRBUF_INIT(ERRATAFILE_MAX);
    struct err e = {0};
    assert_true(erratafile_build(at, ARRAY_LEN(at), &image, &e));
    struct erratafile *f = erratafile_take(&image, &from, &e);
    assert_true(erratafile_write(f, s->paths.data, &e));
    erratafile_release(f);
    strbuf_release(&image);
}

static int errata_setup(void **state)
{
    struct started *s = calloc(1, sizeof *s);
    void *t;
    apptest_setup(&t);
    s->t = t;
    put_errata(&s->t->settings);
    app_init(&s->app, &s->t->settings);
    command_bind_defaults(&s->app.keymap);
    screen_resize(&s->app, 80, 24);
    nav_open(&s->app, STR("rfc90001"));
    settle(&s->app);
    assert_string_equal(s->app.nav.here, "rfc90001");
    *state = s;
    return 0;
}

static int errata_teardown(void **state)
{
    struct started *s = *state;
    void *t = s->t;
    app_release(&s->app);
    free(s);
    return apptest_teardown(&t);
}

static const char *said(const struct app *a)
{
    return strbuf_cstr(&a->message);
}

/* The reader waits for those of RFC 90001. */
static void wait_for_errata(struct app *a)
{
    a->errata.wanted = 90001;
    a->errata.shown = a->nav.shown;
}

/* They come, or do not where why is given. */
static void they_come(struct app *a, const char *why)
{
    struct event ev = {.kind = EVENT_ERRATA};
    if (why != NULL)
        err_set(&ev.err, ERR_NETWORK, "%s", why);
    else
        ev.errata = erratafile_load(a->settings->paths.data);
    assert_true(errata_event(a, &ev));
    assert_true(a->errata.wanted == 0 && a->errata.ticket == 0);
    erratafile_release(ev.errata);
}

static void what_is_known_is_shown_at_once(void **state)
{
    struct app *a = &((struct started *)*state)->app;
    dispatch_key(a, 'e');
    assert_string_equal(a->nav.here, "errata:90001");
    dispatch_key(a, 'q');
    assert_string_equal(a->nav.here, "rfc90001");
    errata_show(a, 2119);
    assert_string_equal(a->nav.here, "rfc90001");
    assert_non_null(strstr(said(a), "no errata of RFC 2119 are known"));
    errata_show(a, 0);
    assert_non_null(strstr(said(a), "this is none"));
}

static void the_status_row_counts_them(void **state)
{
    struct app *a = &((struct started *)*state)->app;
    struct view *v = readerview_view(a->reader);
    struct view_status s;
    view_status_init(&s);
    v->ops->status(v, &s);
    assert_string_equal(strbuf_cstr(&s.remark), "1 erratum: e");
    assert_string_equal(strbuf_cstr(&s.alert), "");
    view_status_release(&s);
}

static void what_comes_is_shown_to_who_waits(void **state)
{
    struct app *a = &((struct started *)*state)->app;
    wait_for_errata(a);
    they_come(a, NULL);
    assert_string_equal(a->nav.here, "errata:90001");
    assert_string_equal(said(a), "");
}

static void who_went_on_is_told(void **state)
{
    struct app *a = &((struct started *)*state)->app;
    wait_for_errata(a);
    nav_open(a, STR("guide"));
    settle(a);
    they_come(a, NULL);
    assert_string_equal(a->nav.here, "guide");
    assert_string_equal(said(a), "the errata have come");
}

static void what_fails_is_told_to_who_waits(void **state)
{
    struct app *a = &((struct started *)*state)->app;
    they_come(a, "nobody listens");
    assert_string_equal(said(a), "");
    they_come(a, NULL);
    assert_string_equal(said(a), "");
    assert_string_equal(a->nav.here, "rfc90001");
    wait_for_errata(a);
    they_come(a, "nobody listens");
    assert_string_equal(said(a), "nobody listens");
}

static void esc_gives_up_what_is_waited_for_alone(void **state)
{
    struct app *a = &((struct started *)*state)->app;
    assert_false(errata_give_up(a));
    wait_for_errata(a);
    a->errata.ticket = 12345678;
    assert_false(errata_drop(a, 12345677));
    dispatch_key(a, KEY_ESCAPE);
    assert_int_equal(a->errata.wanted, 0);
    assert_string_equal(said(a), "cancelled; e tries again");
    assert_false(errata_try_now(a));
}

#define WITH_ERRATA(test) cmocka_unit_test_setup_teardown(test, errata_setup, errata_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ERRATA(what_is_known_is_shown_at_once),
        WITH_ERRATA(the_status_row_counts_them),
        WITH_ERRATA(what_comes_is_shown_to_who_waits),
        WITH_ERRATA(who_went_on_is_told),
        WITH_ERRATA(what_fails_is_told_to_who_waits),
        WITH_ERRATA(esc_gives_up_what_is_waited_for_alone),
    };
    return cmocka_run_group_tests_name("errata", tests, NULL, NULL);
}
