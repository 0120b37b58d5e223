/* SPDX-License-Identifier: MIT
 *
 * erratafile: what was kept is found again, and what is damaged is never shown.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "store/erratafile.h"

enum { RFCS = 50 };

static struct erratafile *made(const char *etag)
{
    struct erratum at[RFCS * 2];
    struct strbuf image = STRBUF_INIT(ERRATAFILE_MAX);
    struct err e = {0};
    for (uint32_t i = 0; i < RFCS * 2; i++)
        at[i] = (struct erratum){.rfc = 10 + i / 2 * 3,
                                 .id = 1000 + i,
                                 .status = i % 2 ? ERRATUM_REJECTED : ERRATUM_VERIFIED,
                                 .section = STR("4.1"),
                                 .original = STR("a\nb"),
                                 .date = STR("2021-03-09")};
    assert_true(erratafile_build(at, ARRAY_LEN(at), &image, &e));
    struct origin from = {.checked = 1764547200000, .etag = (char *)(uintptr_t)etag};
    struct erratafile *f = erratafile_take(&image, &from, &e);
    assert_non_null(f);
    assert_null(image.p);
    return f;
}

static void check_all(const struct erratafile *f)
{
    for (uint32_t rfc = 0; rfc < 10 + 3 * RFCS + 5; rfc++) {
        bool has = rfc >= 10 && rfc < 10 + 3 * RFCS && (rfc - 10) % 3 == 0;
        struct erratum_counts counts;
        struct str errata;
        struct erratum x;
        erratafile_counts(f, rfc, &counts);
        assert_int_equal(erratum_open(&counts), has ? 1 : 0);
        assert_true(erratafile_find(f, rfc, &errata, NULL));
        assert_int_equal(errata.n > 0, has);
        if (!has)
            continue;
        assert_true(erratafile_next(&errata, rfc, &x));
        assert_int_equal(x.id, 1000 + (rfc - 10) / 3 * 2);
        assert_int_equal(x.rfc, rfc);
        assert_true(str_eq(x.section, STR("4.1")) && str_eq(x.original, STR("a\nb")));
        assert_true(x.type.n == 0 && x.notes.n == 0 && str_eq(x.date, STR("2021-03-09")));
        assert_true(erratafile_next(&errata, rfc, &x));
        assert_int_equal(x.status, ERRATUM_REJECTED);
        assert_false(erratafile_next(&errata, rfc, &x));
    }
}

static void what_was_kept_is_found(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *below = paths_join(dir, "data");
    struct err e = {0};
    assert_null(erratafile_load(below));
    assert_false(erratafile_was_kept(below));
    struct erratafile *f = made("\"7\"");
    check_all(f);
    assert_true(erratafile_write(f, below, &e));
    erratafile_release(f);
    f = erratafile_load(below);
    assert_non_null(f);
    check_all(f);
    assert_int_equal(erratafile_count(f), 2 * RFCS);
    assert_int_equal(erratafile_origin(f)->checked, 1764547200000);
    assert_string_equal(erratafile_origin(f)->etag, "\"7\"");
    struct origin later = {.checked = 1764633600000};
    assert_true(erratafile_write_origin(f, below, &later, &e));
    assert_true(erratafile_write(f, below, &e)); /* also out of a mapping */
    assert_true(erratafile_write_origin(f, below, &later, &e));
    check_all(erratafile_hold(f));
    erratafile_release(f);
    erratafile_release(f);
    f = erratafile_load(below);
    assert_int_equal(erratafile_origin(f)->checked, 1764633600000);
    erratafile_release(f);
    erratafile_remove(below);
    assert_null(erratafile_load(below));
    assert_true(erratafile_was_kept(below));
    free(below);
    testing_dir_remove(dir);
}

/* Any byte that is another one is noticed: at opening, or when the RFC it belongs to is looked at.
 */
static void what_is_damaged_is_not_shown(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *path = paths_join(dir, "errata.img");
    struct strbuf good = STRBUF_INIT(ERRATAFILE_MAX);
    struct err e = {0};
    struct erratafile *f = made(NULL);
    assert_true(erratafile_write(f, dir, &e));
    erratafile_release(f);
    assert_true(file_read(path, &good, &e));
    for (size_t i = 0; i < good.n; i++) {
        good.p[i] ^= 0x20;
        assert_true(file_write(path, strbuf_str(&good), &e));
        good.p[i] ^= 0x20;
        f = erratafile_load(dir);
        size_t damaged = 0;
        struct str errata;
        for (uint32_t rfc = 10; f != NULL && rfc < 10 + 3 * RFCS; rfc++) {
            e = (struct err){0};
            if (!erratafile_find(f, rfc, &errata, &e)) {
                assert_int_equal(e.kind, ERR_DAMAGED);
                damaged++;
            }
        }
        if (f != NULL && damaged != 1)
            fail_msg("byte %zu: %zu damaged", i, damaged);
        erratafile_release(f);
    }
    for (size_t n = 0; n < good.n; n += 7) {
        assert_true(file_write(path, (struct str){good.p, n}, &e));
        assert_null(erratafile_load(dir));
    }
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_null(erratafile_load(dir));
    strbuf_release(&good);
    free(path);
    testing_dir_remove(dir);
}

static void what_cannot_be_kept(void **state)
{
    (void)state;
    struct strbuf small = STRBUF_INIT(1000);
    struct err e = {0};
    struct erratum at[100] = {{.rfc = 1}};
    for (uint32_t i = 0; i < 100; i++)
        at[i].rfc = i + 1;
    assert_false(erratafile_build(at, ARRAY_LEN(at), &small, &e));
    assert_int_equal(e.kind, ERR_DAMAGED);
    strbuf_release(&small);
    small = STRBUF_INIT(100);
    strbuf_add_cstr(&small, "RFCERRAT and no more");
    assert_null(erratafile_take(&small, &(struct origin){0}, &e));
    strbuf_release(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_found),
        cmocka_unit_test(what_is_damaged_is_not_shown),
        cmocka_unit_test(what_cannot_be_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
