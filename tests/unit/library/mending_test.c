/* SPDX-License-Identifier: MIT
 *
 * mending: what can be done about a damaged file, and that none goes before a sound one has come.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "library/mending.h"

#define BAD          "<html><body>no text</body></html>\n"
#define GOOD(number) "Network Working Group\nRequest for Comments: " number "\n\n   Words.\n"

struct fixture {
    char *top, *data, *shelf, *mirror;
    struct settings settings;
    struct mending *mending;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct err e = {0};
    f->top = testing_dir_new();
    f->data = paths_join(f->top, "data");
    f->shelf = paths_join(f->data, "rfc");
    f->mirror = paths_join(f->top, "mirror");
    assert_true(file_make_dir(f->shelf, &e) && file_make_dir(f->mirror, &e));
    f->settings.paths.data = f->data;
    VEC_PUSH(&f->settings.mirrors, f->mirror);
    f->mending = mending_new(&f->settings);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    mending_free(f->mending);
    testing_dir_remove(f->top);
    VEC_RELEASE(&f->settings.mirrors);
    free(f->data);
    free(f->shelf);
    free(f->mirror);
    free(f);
    return 0;
}

static void put(const char *dir, const char *name, const char *text)
{
    struct err e = {0};
    char *path = paths_join(dir, name);
    assert_true(file_write(path, str_of(text), &e));
    free(path);
}

static bool holds(const struct fixture *f, const char *name, const char *text)
{
    struct strbuf bytes = STRBUF_INIT(STRBUF_TEXT);
    char *path = paths_join(f->shelf, name);
    bool ok = file_read(path, &bytes, NULL) && strcmp(strbuf_cstr(&bytes), text) == 0;
    free(path);
    strbuf_release(&bytes);
    return ok;
}

/* A file of the shelf that is bad, and what can be done about it. */
static void add(struct fixture *f, const char *name, enum mending_fate fate)
{
    struct err damage = {.kind = ERR_DAMAGED};
    assert_int_equal(mending_add(f->mending, name, &damage)->fate, fate);
}

static void fates_are(const struct fixture *f, size_t replaced, size_t aside, size_t stay)
{
    assert_int_equal(mending_count_of(f->mending, MENDING_REPLACED), replaced);
    assert_int_equal(mending_count_of(f->mending, MENDING_SET_ASIDE), aside);
    assert_int_equal(mending_count_of(f->mending, MENDING_STAYS), stay);
    assert_int_equal(mending_count(f->mending), replaced + aside + stay);
}

static void what_does_not_come_changes_nothing(void **state)
{
    struct fixture *f = *state;
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    put(f->shelf, "rfc2000.txt", BAD);
    put(f->shelf, "rfc2001.txt.gz", BAD);
    put(f->shelf, "rfc8.txt", BAD);
    add(f, "rfc2000.txt", MENDING_FETCH);
    add(f, "rfc2001.txt.gz", MENDING_FETCH);
    add(f, "rfc8.txt", MENDING_STAYS); /* there is no text of it anywhere */
    mending_words(f->mending, &words);
    assert_string_equal(strbuf_cstr(&words), "2000,2001");
    mending_run(f->mending);
    fates_are(f, 0, 0, 3);
    assert_true(holds(f, "rfc2000.txt", BAD) && holds(f, "rfc2001.txt.gz", BAD) &&
                holds(f, "rfc8.txt", BAD));
    strbuf_release(&words);
}

static void what_comes_takes_its_place(void **state)
{
    struct fixture *f = *state;
    put(f->shelf, "rfc2000.txt", BAD);
    put(f->shelf, "rfc2001.txt.gz", BAD);
    add(f, "rfc2000.txt", MENDING_FETCH);
    add(f, "rfc2001.txt.gz", MENDING_FETCH);
    put(f->shelf, "rfc2000.txt", GOOD("2000"));
    put(f->shelf, "rfc2001.txt", GOOD("2001"));
    mending_run(f->mending);
    fates_are(f, 1, 1, 0);
    const char *aside = mending_file(f->mending, 1)->aside;
    assert_int_equal(strncmp(aside, "rfc2001.txt.gz.bad-", 19), 0);
    assert_true(holds(f, aside, BAD));
    assert_false(holds(f, "rfc2001.txt.gz", BAD));
}

static void a_sound_one_of_this_machine_is_taken(void **state)
{
    struct fixture *f = *state;
    put(f->shelf, "rfc2000.txt", BAD);
    put(f->mirror, "rfc2000.txt", GOOD("2000"));
    put(f->shelf, "rfc2001.txt", BAD);
    put(f->shelf, "rfc2001.txt.gz", GOOD("2001"));
    add(f, "rfc2000.txt", MENDING_COPY);
    add(f, "rfc2001.txt", MENDING_ASIDE);
    assert_true(holds(f, "rfc2000.txt", BAD)); /* nothing yet */
    mending_run(f->mending);
    fates_are(f, 1, 1, 0);
    assert_true(holds(f, "rfc2000.txt", GOOD("2000")));
    assert_true(holds(f, "rfc2001.txt.gz", GOOD("2001")));
}

static void what_is_no_file_is_left_alone(void **state)
{
    struct fixture *f = *state;
    char *path = paths_join(f->shelf, "rfc2000.txt");
    assert_int_equal(mkdir(path, 0700), 0);
    put(f->mirror, "rfc2000.txt", GOOD("2000"));
    add(f, "rfc2000.txt", MENDING_STAYS);
    mending_run(f->mending);
    fates_are(f, 0, 0, 1);
    assert_int_equal(access(path, F_OK), 0);
    free(path);
}

static void one_that_is_gone_meanwhile_is_no_fault(void **state)
{
    struct fixture *f = *state;
    put(f->shelf, "rfc2000.txt.gz", BAD);
    put(f->mirror, "rfc2000.txt", GOOD("2000"));
    add(f, "rfc2000.txt.gz", MENDING_COPY);
    char *path = paths_join(f->shelf, "rfc2000.txt.gz");
    assert_int_equal(unlink(path), 0);
    free(path);
    mending_run(f->mending);
    fates_are(f, 1, 0, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_does_not_come_changes_nothing),     TEST(what_comes_takes_its_place),
        TEST(a_sound_one_of_this_machine_is_taken),   TEST(what_is_no_file_is_left_alone),
        TEST(one_that_is_gone_meanwhile_is_no_fault),
    };
    return cmocka_run_group_tests_name("mending", tests, NULL, NULL);
}
