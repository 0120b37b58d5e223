/* SPDX-License-Identifier: MIT
 *
 * nav while a document is still coming: nothing of the history is lost, whatever is done meanwhile
 * and however it ends.  Ten files are opened one after the other; more than the library has at
 * hand, so that going back to the first ones takes the worker.
 */
#include "base/platform.h"

#include "apptest.h"

#include <stdio.h>
#include <unistd.h>

#include "app/loop.h"
#include "app/nav.h"
#include "app/dispatch.h"
#include "app/pane.h"
#include "app/outing.h"
#include "app/prompt.h"
#include "app/screen.h"
#include "app/stops.h"
#include "ui/key.h"

enum { FILES = 10, AT_HAND = 8 };

struct fixture {
    struct apptest *t;
    struct app app;
};

static void begin(struct app *a, struct settings *settings)
{
    app_init(a, settings);
    command_bind_defaults(&a->keymap);
    screen_resize(a, 80, 24);
}

static void settle(struct app *a)
{
    loop_take_events(a);
    while (library_is_busy(a->library)) {
        library_continue(a->library);
        library_wait(a->library);
        loop_take_events(a);
    }
}

/* To be freed. */
static char *path_of(const struct fixture *f, int i)
{
    return xasprintf("%s/f%d.txt", f->t->top, i);
}

static void open_file(struct fixture *f, int i)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    char *path = path_of(f, i), *target = xasprintf("file:%s", path);
    for (int line = 0; line < 100; line++)
        strbuf_addf(&text, "   line %d of file %d\n", line, i);
    assert_true(file_write(path, strbuf_str(&text), &f->t->e));
    nav_open(&f->app, str_of(target));
    settle(&f->app);
    strbuf_release(&text);
    free(path);
    free(target);
}

static void check_here(const struct fixture *f, int i)
{
    char *path = path_of(f, i);
    assert_non_null(f->app.nav.here);
    assert_string_equal(f->app.nav.here + strlen("file:"), path);
    assert_int_equal(readerview_place(f->app.reader).line, i); /* each is read at another line */
    free(path);
}

/* At the oldest file that is at hand: those before it have to be read again. */
static int pending_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    void *t;
    apptest_setup(&t);
    f->t = t;
    begin(&f->app, &f->t->settings);
    for (int i = 0; i < FILES; i++) {
        open_file(f, i);
        readerview_go(f->app.reader, (uint32_t)i);
        check_here(f, i);
    }
    for (int i = 1; i < AT_HAND; i++)
        nav_back(&f->app);
    assert_int_equal(f->app.nav.ticket, 0);
    check_here(f, FILES - AT_HAND);
    *state = f;
    return 0;
}

static int pending_teardown(void **state)
{
    struct fixture *f = *state;
    void *t = f->t;
    app_release(&f->app);
    apptest_teardown(&t);
    free(f);
    return 0;
}

static void back(struct fixture *f, int expected)
{
    nav_back(&f->app);
    settle(&f->app);
    check_here(f, expected);
}

static void forward(struct fixture *f, int expected)
{
    nav_forward(&f->app);
    settle(&f->app);
    check_here(f, expected);
}

static void all_the_way_and_back(void **state)
{
    struct fixture *f = *state;
    back(f, 1);
    back(f, 0);
    for (int i = 1; i < FILES; i++)
        forward(f, i);
    assert_int_equal(f->app.nav.forward.n, 0);
}

static void what_is_given_up_stays_in_the_history(void **state)
{
    struct fixture *f = *state;
    nav_back(&f->app);
    assert_true(nav_give_up(&f->app));
    settle(&f->app);
    check_here(f, 2);
    back(f, 1);
    forward(f, 2);
    forward(f, 3);
}

/* While the eighth is coming from the stops ahead, a series takes those away. */
static void a_series_is_shown_while_a_stop_is_coming(void **state)
{
    struct fixture *f = *state;
    back(f, 1);
    back(f, 0);
    for (int i = 1; i < AT_HAND; i++)
        forward(f, i);
    nav_forward(&f->app);
    assert_int_not_equal(f->app.nav.ticket, 0);
    nav_open(&f->app, STR("bcp14"));
    assert_false(f->app.reader_focus);
    settle(&f->app);
    check_here(f, AT_HAND);
    back(f, AT_HAND - 1);
    back(f, AT_HAND - 2);
}

static void who_types_is_not_asked_whether_to_fetch(void **state)
{
    struct fixture *f = *state;
    struct app *a = &f->app;
    nav_open(a, STR("rfc90001"));
    settle(a);
    dispatch_key(a, 'P');
    assert_int_not_equal(a->gather.plan, PLAN_NONE);
    dispatch_key(a, '/');
    settle(a);
    assert_int_equal(a->gather.plan, PLAN_NONE);
    assert_false(a->gather.asking);
    dispatch_key(a, KEY_ESCAPE);
    dispatch_key(a, 'P');
    settle(a);
    assert_true(a->gather.asking);
}

/* The place where a section began to be typed was in another document, which was longer. */
static void a_document_comes_while_a_section_is_typed(void **state)
{
    struct fixture *f = *state;
    struct app *a = &f->app;
    char *path = path_of(f, FILES), *target = xasprintf("file:%s", path);
    assert_true(file_write(path, STR("   one line\n"), &f->t->e));
    readerview_go(a->reader, 90);
    nav_open(a, str_of(target));
    prompt_begin_section(a);
    settle(a);
    assert_string_equal(a->nav.here, target);
    dispatch_key(a, KEY_RETURN);
    assert_string_equal(
        a->nav.back.at[a->nav.back.n - 1].target + strlen("file:") + strlen(f->t->top), "/f2.txt");
    free(path);
    free(target);
}

static void what_is_run_meanwhile_names_no_file(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->t->top, "out.txt"), *other = paths_join(f->t->top, "other");
    outing_write(&f->app, str_of(path));
    outing_shell(&f->app, str_of(other));
    settle(&f->app);
    assert_true(file_exists(path));
    assert_false(file_exists(other));
    free(path);
    free(other);
}

static void no_list_of_stops_grows_without_end(void **state)
{
    struct nav_stops from = {0}, to = {0};
    (void)state;
    for (uint32_t i = 0; i < STOPS_MOST; i++) {
        stops_push(&from, "rfc1", (struct readerview_place){.line = i});
        stops_push(&to, "rfc1", (struct readerview_place){.line = i});
    }
    stops_pass(&from, &to, STOPS_MOST);
    stops_push(&to, "rfc2", (struct readerview_place){.line = 1});
    assert_int_equal(to.n, STOPS_MOST);
    assert_string_equal(to.at[to.n - 1].target, "rfc2");
    stops_release(&from);
    stops_release(&to);
}

static void two_keys_at_once_are_two_steps(void **state)
{
    struct fixture *f = *state;
    nav_back(&f->app);
    nav_back(&f->app);
    settle(&f->app);
    check_here(f, 0);
    forward(f, 1);
    forward(f, 2);
    back(f, 1);
    nav_back(&f->app); /* one more than there are: the last one is gone to */
    nav_back(&f->app);
    settle(&f->app);
    check_here(f, 0);
}

static void back_and_forward_at_once_is_no_step(void **state)
{
    struct fixture *f = *state;
    nav_back(&f->app);
    nav_forward(&f->app); /* from where we are, as the one coming never came */
    settle(&f->app);
    check_here(f, 3);
    back(f, 2);
    back(f, 1);
}

/* A document that is no longer there cannot be a stop; the way past it is free. */
static void what_is_gone_is_passed(void **state)
{
    struct fixture *f = *state;
    char *path = path_of(f, 1);
    assert_int_equal(unlink(path), 0);
    nav_back(&f->app);
    settle(&f->app);
    check_here(f, 2);
    assert_true(f->app.message_is_error);
    assert_non_null(strstr(strbuf_cstr(&f->app.message), path));
    back(f, 0);
    forward(f, 2);
    forward(f, 3);
    free(path);
}

/* A jump while the other is coming: when it comes, the place jumped to is behind it. */
static void jumping_meanwhile(void **state)
{
    struct fixture *f = *state;
    nav_back(&f->app);
    dispatch_key(&f->app, 'G');
    uint32_t line = readerview_place(f->app.reader).line;
    assert_true(line > 50);
    settle(&f->app);
    check_here(f, 1);
    nav_back(&f->app);
    settle(&f->app);
    assert_int_equal(readerview_place(f->app.reader).line, line);
    back(f, 2);
    back(f, 1);
    back(f, 0);
}

/* A text so long that its beginning is shown in advance, up to that moment.  "last" is in its last
 * line alone. */
static void open_beginning(struct fixture *f)
{
    struct strbuf text = STRBUF_INIT(STRBUF_TEXT);
    char *path = xasprintf("%s/long.txt", f->t->top), *target = xasprintf("file:%s", path);
    for (int line = 0; line < 5000; line++)
        strbuf_addf(&text, "   line %d of the long file%s\n", line, line == 4999 ? ", last" : "");
    assert_true(file_write(path, strbuf_str(&text), &f->t->e));
    nav_open(&f->app, str_of(target));
    for (bool shown = false; !shown;) {
        struct event *ev = library_next(f->app.library);
        if (ev == NULL) {
            library_wait(f->app.library);
            continue;
        }
        shown = ev->kind == EVENT_PREVIEW;
        dispatch_event(&f->app, ev);
        event_free(ev);
    }
    assert_true(readerview_document(f->app.reader)->line_count < 5000);
    strbuf_release(&text);
    free(path);
    free(target);
}

static void what_fails_meanwhile_leaves_the_whole(void **state)
{
    struct fixture *f = *state;
    open_beginning(f);
    nav_open(&f->app, STR("file:/nonexistent/rfcview"));
    settle(&f->app);
    assert_true(f->app.message_is_error);
    assert_int_equal(readerview_document(f->app.reader)->line_count, 5000);
}

static void what_turns_out_to_be_no_text_leaves_with_its_beginning(void **state)
{
    struct fixture *f = *state;
    char *path = xasprintf("%s/long.txt", f->t->top), *target = xasprintf("file:%s", path);
    open_beginning(f);
    assert_true(file_write(path, STR("%PDF-1.4\n"), &f->t->e));
    settle(&f->app);
    assert_null(readerview_document(f->app.reader));
    assert_true(f->app.message_is_error);
    assert_string_equal(f->app.nav.failed, target);
    free(path);
    free(target);
}

static void what_is_closed_at_its_beginning_stays_closed(void **state)
{
    struct fixture *f = *state;
    open_beginning(f);
    nav_close(&f->app);
    settle(&f->app);
    assert_null(readerview_document(f->app.reader));
    nav_back(&f->app);
    settle(&f->app);
    assert_int_equal(readerview_document(f->app.reader)->line_count, 5000);
}

static void what_is_left_at_its_beginning_stays_behind(void **state)
{
    struct fixture *f = *state;
    open_beginning(f);
    nav_back(&f->app);
    settle(&f->app);
    check_here(f, FILES - AT_HAND);
}

static void keys(struct fixture *f, const char *typed)
{
    for (; *typed != '\0'; typed++)
        dispatch_key(&f->app, (unsigned char)*typed);
}

static void the_beginning_is_not_all_that_is_searched(void **state)
{
    struct fixture *f = *state;
    open_beginning(f);
    keys(f, "/last\r");
    settle(&f->app);
    assert_string_equal(strbuf_cstr(&f->app.message), "match 1 of 1");
    assert_true(readerview_place(f->app.reader).line > 4900);
}

/* Its matches would be places in another text. */
static void a_search_stays_in_its_document(void **state)
{
    struct fixture *f = *state;
    open_beginning(f);
    settle(&f->app);
    char *path = path_of(f, FILES - 1), *target = xasprintf("file:%s", path);
    keys(f, "/last\r");
    nav_open(&f->app, str_of(target)); /* it is at hand, so it is shown at once */
    settle(&f->app);
    assert_string_equal(f->app.nav.here, target);
    assert_int_equal(readerview_place(f->app.reader).line, FILES - 1); /* where it was left */
    assert_null(strstr(strbuf_cstr(&f->app.message), "match"));
    free(path);
    free(target);
}

/* Esc takes back what the search did, not what came while it was typed. */
static void a_document_comes_while_a_pattern_is_typed(void **state)
{
    struct fixture *f = *state;
    dispatch_key(&f->app, 'G');
    nav_back(&f->app);
    nav_back(&f->app);
    keys(f, "/file");
    settle(&f->app);
    check_here(f, 1);
    dispatch_key(&f->app, KEY_ESCAPE);
    settle(&f->app);
    check_here(f, 1);
    nav_back(&f->app);
    keys(f, "/file");
    settle(&f->app);
    keys(f, "\r"); /* in the one that is shown by now, and its first line is line 0 */
    settle(&f->app);
    check_here(f, 0);
    assert_string_equal(strbuf_cstr(&f->app.message), "match 1 of 100");
}

#define WITH_FILES(test) cmocka_unit_test_setup_teardown(test, pending_setup, pending_teardown)

/* Words typed for a pane go with it, and are no words for the list. */
static void a_pane_that_closes_ends_its_filter(void **state)
{
    struct fixture *f = *state;
    pane_open(&f->app, PANE_CONTENTS);
    dispatch_key(&f->app, '/');
    assert_int_equal(f->app.prompt.kind, PROMPT_FILTER);
    nav_close(&f->app);
    screen_arrange(&f->app); /* the document is gone, and the pane with it */
    assert_int_equal(f->app.pane.kind, PANE_NONE);
    assert_int_equal(f->app.prompt.kind, PROMPT_NONE);
    assert_string_equal(catalogview_filter_words(f->app.list), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILES(all_the_way_and_back),
        WITH_FILES(a_pane_that_closes_ends_its_filter),
        WITH_FILES(what_is_given_up_stays_in_the_history),
        WITH_FILES(two_keys_at_once_are_two_steps),
        WITH_FILES(who_types_is_not_asked_whether_to_fetch),
        WITH_FILES(a_document_comes_while_a_section_is_typed),
        WITH_FILES(what_is_run_meanwhile_names_no_file),
        WITH_FILES(a_series_is_shown_while_a_stop_is_coming),
        cmocka_unit_test(no_list_of_stops_grows_without_end),
        WITH_FILES(back_and_forward_at_once_is_no_step),
        WITH_FILES(what_is_gone_is_passed),
        WITH_FILES(jumping_meanwhile),
        WITH_FILES(what_fails_meanwhile_leaves_the_whole),
        WITH_FILES(what_turns_out_to_be_no_text_leaves_with_its_beginning),
        WITH_FILES(what_is_closed_at_its_beginning_stays_closed),
        WITH_FILES(what_is_left_at_its_beginning_stays_behind),
        WITH_FILES(the_beginning_is_not_all_that_is_searched),
        WITH_FILES(a_search_stays_in_its_document),
        WITH_FILES(a_document_comes_while_a_pattern_is_typed),
    };
    return cmocka_run_group_tests_name("pending", tests, NULL, NULL);
}
