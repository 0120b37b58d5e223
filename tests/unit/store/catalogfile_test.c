/* SPDX-License-Identifier: MIT
 *
 * catalogfile: which catalogue is used, and that what lies in its place harms nobody.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/paths.h"
#include "rfc/catalogformat.h"
#include "rfc/catalogimage.h"
#include "store/catalogfile.h"

enum { BUILTIN = 20230121, LATER = 20251201 };

struct fixture {
    char *dir;
    struct strbuf builtin, later;
    struct err e;
};

static struct strbuf image(uint32_t date, const char *title)
{
    struct strbuf out = STRBUF_INIT(1 << 20);
    struct entry entry = {.number = 7, .issued = true, .title = str_of(title)};
    struct catalogimage_source from = {.entries = &entry, .entry_count = 1, .date = date};
    struct err e = {0};
    assert_true(catalogimage_build(&from, &out, &e));
    return out;
}

static int file_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->dir = testing_dir_new();
    f->builtin = image(BUILTIN, "built in");
    f->later = image(LATER, "later");
    *state = f;
    return 0;
}

static int file_teardown(void **state)
{
    struct fixture *f = *state;
    strbuf_release(&f->builtin);
    strbuf_release(&f->later);
    testing_dir_remove(f->dir);
    free(f);
    return 0;
}

static void put(struct fixture *f, const char *name, struct str bytes)
{
    char *path = paths_join(f->dir, name);
    if (!file_write(path, bytes, &f->e))
        fail_msg("%s", f->e.text);
    free(path);
}

static void assert_title(const struct catalogfile *f, const char *title)
{
    struct entry entry = catalog_entry(catalogfile_catalog(f), 0);
    if (!str_eq(entry.title, str_of(title)))
        fail_msg("\"%.*s\", not \"%s\"", STR_ARG(entry.title), title);
}

static void assert_loads(struct fixture *f, const char *title)
{
    struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
    assert_title(c, title);
    catalogfile_release(c);
}

/* As a refresh keeps it. */
static void keep(struct fixture *f, int64_t checked)
{
    struct strbuf bytes = image(LATER, "later");
    char url[] = "https://h/i";
    struct origin from = {.checked = checked, .url = url};
    struct catalogfile *c = catalogfile_take(&bytes, &from, &f->e);
    assert_non_null(c);
    assert_title(c, "later");
    if (!catalogfile_write(c, f->dir, &f->e))
        fail_msg("%s", f->e.text);
    catalogfile_release(c);
}

static void what_is_kept_is_used_next_time(void **state)
{
    struct fixture *f = *state;
    assert_loads(f, "built in");
    keep(f, 1764633600000); /* the day after */
    struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
    assert_title(c, "later");
    assert_int_equal(catalogfile_day(c), 20251202);
    assert_string_equal(catalogfile_origin(c)->url, "https://h/i");
    assert_true(catalogfile_verify(c, &f->e));
    catalogfile_release(c);
}

/* The mapping of the one in use is not touched by the next. */
static void replacing_it_leaves_the_one_in_use(void **state)
{
    struct fixture *f = *state;
    keep(f, 1764547200000);
    struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
    struct catalogfile *again = catalogfile_hold(c);
    put(f, "catalog.img", STR("short"));
    catalogfile_release(c);
    assert_title(again, "later");
    assert_true(catalogfile_verify(again, &f->e));
    catalogfile_release(again);
}

/* One that an older program kept: the built-in one, and nobody says that it is current. */
static void one_of_another_version_is_passed_over(void **state)
{
    struct fixture *f = *state;
    keep(f, 1764633600000);
    static const uint32_t versions[] = {0, 2, 99};
    for (size_t i = 0; i < ARRAY_LEN(versions); i++) {
        memcpy(f->later.p + offsetof(struct catalogformat_head, version), &versions[i],
               sizeof versions[i]);
        put(f, "catalog.img", strbuf_str(&f->later));
        struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
        assert_title(c, "built in");
        assert_int_equal(catalogfile_origin(c)->checked, 0);
        assert_null(catalogfile_origin(c)->etag);
        catalogfile_release(c);
    }
}

static void the_later_one_is_used(void **state)
{
    struct fixture *f = *state;
    struct strbuf old = image(BUILTIN, "no later"), older = image(20220101, "older");
    put(f, "catalog.img", strbuf_str(&old));
    assert_loads(f, "built in");
    put(f, "catalog.img", strbuf_str(&older));
    assert_loads(f, "built in");
    put(f, "catalog.img", strbuf_str(&f->later));
    assert_loads(f, "later");
    strbuf_release(&old);
    strbuf_release(&older);
}

static void an_origin_of_another_image_says_nothing(void **state)
{
    struct fixture *f = *state;
    keep(f, 1764633600000);
    struct strbuf other = image(20251111, "another");
    put(f, "catalog.img", strbuf_str(&other));
    struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
    assert_title(c, "another");
    assert_int_equal(catalogfile_origin(c)->checked, 0);
    assert_int_equal(catalogfile_day(c), 20251111);
    catalogfile_release(c);
    strbuf_release(&other);
}

/* The server says that the built-in one is current: no image is written. */
static void the_built_in_one_has_an_origin_too(void **state)
{
    struct fixture *f = *state;
    struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
    struct origin now = {.checked = 1764633600000};
    assert_int_equal(catalogfile_day(c), BUILTIN);
    assert_true(catalogfile_write_origin(c, f->dir, &now, &f->e));
    catalogfile_release(c);
    c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
    assert_int_equal(catalogfile_day(c), 20251202);
    catalogfile_release(c);
}

static void what_is_no_catalogue_is_passed_over(void **state)
{
    struct fixture *f = *state;
    struct str whole = strbuf_str(&f->later);
    put(f, "catalog.img", STR_NONE);
    assert_loads(f, "built in");
    for (size_t n = 1; n < whole.n; n += 7) {
        put(f, "catalog.img", str_slice(whole, 0, n));
        assert_loads(f, "built in");
    }
    char *path = paths_join(f->dir, "catalog.img");
    assert_int_equal(remove(path), 0);
    assert_int_equal(mkfifo(path, 0600), 0); /* must not hang */
    assert_loads(f, "built in");
    assert_int_equal(remove(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_loads(f, "built in");
    free(path);
}

/* One byte wrong: it may be used until it is looked at, and then is found out. */
static void a_byte_changed_inside_is_found(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < f->later.n; i++) {
        f->later.p[i] ^= 0x20;
        put(f, "catalog.img", strbuf_str(&f->later));
        f->later.p[i] ^= 0x20;
        struct catalogfile *c = catalogfile_load(f->dir, strbuf_str(&f->builtin));
        uint32_t date = catalog_date(catalogfile_catalog(c));
        if (date != BUILTIN && catalogfile_verify(c, &f->e))
            fail_msg("byte %zu", i);
        if (catalog_count(catalogfile_catalog(c)) > 0)
            (void)catalog_entry(catalogfile_catalog(c), 0);
        catalogfile_release(c);
    }
}

static void what_cannot_be_written_is_told(void **state)
{
    struct fixture *f = *state;
    struct strbuf bytes = image(LATER, "later");
    struct origin from = {.checked = 1};
    struct catalogfile *c = catalogfile_take(&bytes, &from, &f->e);
    put(f, "file", STR("in the way"));
    char *dir = paths_join(f->dir, "file");
    assert_false(catalogfile_write(c, dir, &f->e));
    assert_int_equal(f->e.kind, ERR_STORAGE);
    catalogfile_release(c);
    free(dir);
    strbuf_add_cstr(&bytes, "no image");
    assert_null(catalogfile_take(&bytes, &from, &f->e));
    strbuf_release(&bytes);
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, file_setup, file_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(what_is_kept_is_used_next_time),
        WITH_FILE(replacing_it_leaves_the_one_in_use),
        WITH_FILE(one_of_another_version_is_passed_over),
        WITH_FILE(the_later_one_is_used),
        WITH_FILE(an_origin_of_another_image_says_nothing),
        WITH_FILE(the_built_in_one_has_an_origin_too),
        WITH_FILE(what_is_no_catalogue_is_passed_over),
        WITH_FILE(a_byte_changed_inside_is_found),
        WITH_FILE(what_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests_name("catalogfile", tests, NULL, NULL);
}
