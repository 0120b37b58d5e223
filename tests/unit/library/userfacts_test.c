/* SPDX-License-Identifier: MIT
 *
 * userfacts: what a query of the command line is told, from files on this disk.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>

#include "base/file.h"
#include "library/userfacts.h"
#include "store/userdata.h"

struct fixture {
    char *top;
    struct settings settings;
    struct err e;
};

static void put(struct fixture *f, const char *name, struct str bytes)
{
    char *path = paths_join(f->top, name);
    if (!file_write(path, bytes, &f->e))
        fail_msg("%s", f->e.text);
    free(path);
}

static int facts_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->top = testing_dir_new();
    assert_true(settings_init(&f->settings, &f->e));
    char **const dirs[] = {&f->settings.paths.data, &f->settings.paths.state};
    for (size_t i = 0; i < ARRAY_LEN(dirs); i++) {
        free(*dirs[i]);
        *dirs[i] = paths_join(f->top, i == 0 ? "data" : "state");
        assert_true(file_make_dir(*dirs[i], &f->e));
    }
    char *shelf = paths_join(f->top, "data/rfc"), *mirror = paths_join(f->top, "mirror");
    assert_true(file_make_dir(shelf, &f->e) && file_make_dir(mirror, &f->e));
    assert_true(settings_set(&f->settings, STR("mirror"), str_of(mirror), &f->e));
    free(shelf);
    free(mirror);
    *state = f;
    return 0;
}

static int facts_teardown(void **state)
{
    struct fixture *f = *state;
    settings_release(&f->settings);
    testing_dir_remove(f->top);
    free(f);
    return 0;
}

static void check(const struct userfacts *f, enum query_is is, const char *expected)
{
    struct strbuf got = STRBUF_INIT(STRBUF_TEXT);
    for (size_t i = 0; i < f->query.are[is].n; i++)
        strbuf_addf(&got, "%s%u", i > 0 ? " " : "", f->query.are[is].at[i]);
    assert_string_equal(strbuf_cstr(&got), expected);
    strbuf_release(&got);
}

static void keep(struct fixture *f)
{
    struct userdata *u = userdata_open(f->settings.paths.state, &f->e);
    static const struct memo kept[] = {
        {.kind = MEMO_PLACE, .name = STR_INIT("rfc9000"), .when = 1},
        {.kind = MEMO_PLACE, .name = STR_INIT("rfc793"), .when = 2},
        {.kind = MEMO_PLACE, .name = STR_INIT("file:/x"), .when = 2},
        {.kind = MEMO_FAVOURITE, .name = STR_INIT("rfc2324"), .when = 2},
        {.kind = MEMO_FAVOURITE, .name = STR_INIT("rfc1149"), .when = 2, .gone = true},
    };
    struct memos memos = {0};
    for (size_t i = 0; i < ARRAY_LEN(kept); i++)
        assert_true(memos_put(&memos, &kept[i]));
    assert_true(userdata_put(u, &memos, &f->e));
    memos_release(&memos);
    userdata_close(u);
    put(f, "data/rfc/rfc9110.txt", STR("x"));
    put(f, "mirror/rfc793.txt", STR("x"));
    put(f, "data/changes",
        STR("rfcview-changes 1\n20200101 new 7\n20251201 new 9700\n20251201 updated 793 9700\n"));
}

static void everything_is_found(void **state)
{
    struct fixture *f = *state;
    struct userfacts facts;
    keep(f);
    userfacts_load(&facts, &f->settings, STR("http Is:fav"));
    check(&facts, QUERY_LOCAL, "793 9110");
    check(&facts, QUERY_READ, "793 9000");
    check(&facts, QUERY_FAVOURITE, "2324");
    check(&facts, QUERY_NEW, "9700");
    check(&facts, QUERY_CHANGED, "793");
    userfacts_release(&facts);
}

static void nothing_is_read_that_is_not_asked_for(void **state)
{
    struct fixture *f = *state;
    struct userfacts facts;
    keep(f);
    userfacts_load(&facts, &f->settings, STR("http year:2022"));
    for (int is = 0; is < QUERY_FACTS; is++)
        check(&facts, (enum query_is)is, "");
    userfacts_release(&facts);
}

static void nothing_kept_is_nothing_known(void **state)
{
    struct fixture *f = *state;
    struct userfacts facts;
    userfacts_load_all(&facts, &f->settings);
    for (int is = 0; is < QUERY_FACTS; is++)
        check(&facts, (enum query_is)is, "");
    userfacts_release(&facts);
    assert_false(userdata_exists(f->settings.paths.state)); /* asking begins nothing */
}

#define WITH_FACTS(test) cmocka_unit_test_setup_teardown(test, facts_setup, facts_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FACTS(everything_is_found),
        WITH_FACTS(nothing_is_read_that_is_not_asked_for),
        WITH_FACTS(nothing_kept_is_nothing_known),
    };
    return cmocka_run_group_tests_name("userfacts", tests, NULL, NULL);
}
