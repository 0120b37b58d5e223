/* SPDX-License-Identifier: MIT
 *
 * indexing: bytes of an index beside the catalogue in use; what is kept of it.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/paths.h"
#include "library/indexing.h"

enum { XML, TEXT };

#define NOW  ((int64_t)1764547200000) /* 2025-12-01 */
#define HEAD "1 Lamps. A. Wick. May 1990.\n\n2 Oil. B. Can. June 1990. (Status: HISTORIC)\n\n"

struct fixture {
    char *dir;
    struct catalogfile *known;
    struct origin origin;
    atomic_bool ending;
    struct indexing x;
    struct indexing_result result;
    struct err e;
};

/* The catalogue in use is that of HEAD. */
static struct catalogfile *catalogue(uint32_t date)
{
    struct arena arena = {0};
    struct catalogimage_source facts;
    struct strbuf image = STRBUF_INIT(1 << 20);
    struct origin none = {0};
    struct err e = {0};
    struct catalogimage_source empty = {.date = date};
    assert_true(catalogimage_build(&empty, &image, &e));
    struct catalogfile *nothing = catalogfile_take(&image, &none, &e);
    struct indexing x = {.form = TEXT, .bytes = STR(HEAD), .known = nothing};
    assert_true(indexing_form(TEXT)->parse(&x, &arena, &facts, &e));
    assert_true(catalogimage_build(&facts, &image, &e));
    struct catalogfile *f = catalogfile_take(&image, &none, &e);
    assert_non_null(f);
    catalogfile_release(nothing);
    arena_release(&arena);
    return f;
}

static int index_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->dir = testing_dir_new();
    f->known = catalogue(20250101);
    f->origin.checked = NOW;
    atomic_init(&f->ending, false);
    f->x = (struct indexing){
        .form = TEXT, .from = &f->origin, .known = f->known, .dir = f->dir, .ending = &f->ending};
    *state = f;
    return 0;
}

static int index_teardown(void **state)
{
    struct fixture *f = *state;
    catalogfile_release(f->result.catalog);
    changes_release(&f->result.changes);
    catalogfile_release(f->known);
    testing_dir_remove(f->dir);
    free(f);
    return 0;
}

static bool run(struct fixture *f, unsigned form, const char *bytes)
{
    catalogfile_release(f->result.catalog);
    changes_release(&f->result.changes);
    f->e = (struct err){0};
    f->x.form = form;
    f->x.bytes = str_of(bytes);
    return indexing_run(&f->x, &f->result, &f->e);
}

static bool there(struct fixture *f, const char *name)
{
    char *path = paths_join(f->dir, name);
    bool yes = file_exists(path);
    free(path);
    return yes;
}

static void the_same_facts_are_no_new_catalogue(void **state)
{
    struct fixture *f = *state;
    assert_true(run(f, TEXT, HEAD));
    assert_null(f->result.catalog);
    assert_int_equal(f->result.changes.list.n, 0);
    assert_false(there(f, "catalog.img"));
    assert_true(there(f, "catalog.from"));
}

static void new_facts_are_kept_with_their_changes(void **state)
{
    struct fixture *f = *state;
    static const uint32_t read[] = {1};
    f->x.read = (struct numbers){read, 1};
    assert_true(run(f, TEXT, HEAD "3 Wicks. C. Tin. November 2025. (Obsoletes RFC1)\n"));
    assert_int_equal(f->result.warning.kind, ERR_NONE);
    assert_int_equal(catalog_date(catalogfile_catalog(f->result.catalog)), 20251201);
    assert_int_equal(changes_count(&f->result.changes, CHANGE_OBSOLETED, true), 1);
    assert_int_equal(changes_count(&f->result.changes, CHANGE_NEW, false), 1);
    assert_true(there(f, "catalog.img") && there(f, "catalog.from") && there(f, "changes"));
    struct changes kept = {0};
    indexing_load_changes(f->dir, &kept);
    assert_int_equal(kept.list.n, f->result.changes.list.n);
    indexing_load_changes("/no/such/directory", &kept);
    assert_int_equal(kept.list.n, f->result.changes.list.n);
    changes_release(&kept);
    struct str builtin = {(const char *)catalogfile_catalog(f->known)->image,
                          catalogfile_catalog(f->known)->size};
    struct catalogfile *again = catalogfile_load(f->dir, builtin);
    assert_int_equal(catalog_issued(catalogfile_catalog(again)), 3);
    assert_int_equal(catalogfile_origin(again)->checked, NOW);
    catalogfile_release(again);
}

static void what_lacks_rfcs_is_refused(void **state)
{
    struct fixture *f = *state;
    assert_false(run(f, TEXT, "1 Lamps. A. Wick. May 1990.\n"));
    assert_int_equal(f->e.kind, ERR_DAMAGED);
    assert_non_null(strstr(f->e.text, "1 RFCs of the 2 known"));
    assert_null(f->result.catalog);
    assert_false(there(f, "catalog.img"));
}

static void what_is_no_index_is_refused(void **state)
{
    struct fixture *f = *state;
    assert_false(run(f, XML, HEAD));
    assert_false(run(f, XML, ""));
    assert_false(run(f, TEXT, "<rfc-index/>"));
    assert_false(run(f, XML,
                     "<rfc-index><rfc-entry><doc-id>RFC1</doc-id></rfc-entry>"
                     "<rfc-entry><doc-id>RFC1</doc-id></rfc-entry></rfc-index>"));
    assert_non_null(strstr(f->e.text, "occurs twice"));
    assert_false(there(f, "catalog.from"));
}

static void what_cannot_be_kept_is_used_all_the_same(void **state)
{
    struct fixture *f = *state;
    char *file = paths_join(f->dir, "file");
    assert_true(file_write(file, STR("in the way"), &f->e));
    f->x.dir = file;
    assert_true(run(f, TEXT, HEAD "3 Wicks. C. Tin. November 2025.\n"));
    assert_non_null(f->result.catalog);
    assert_int_equal(f->result.warning.kind, ERR_STORAGE);
    assert_non_null(strstr(f->result.warning.text, "the index is not kept"));
    assert_true(run(f, TEXT, HEAD));
    assert_non_null(strstr(f->result.warning.text, "the age of the index is not kept"));
    free(file);
}

static void nothing_is_begun_when_the_program_ends(void **state)
{
    struct fixture *f = *state;
    atomic_store(&f->ending, true);
    assert_false(run(f, TEXT, HEAD "3 Wicks. C. Tin. November 2025.\n"));
    assert_int_equal(f->e.kind, ERR_CANCELLED);
    assert_false(
        run(f, XML, "<rfc-index><rfc-entry><doc-id>RFC1</doc-id></rfc-entry></rfc-index>"));
    assert_int_equal(f->e.kind, ERR_CANCELLED);
    assert_false(there(f, "catalog.img") || there(f, "catalog.from") || there(f, "changes"));
}

#define WITH_INDEX(test) cmocka_unit_test_setup_teardown(test, index_setup, index_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_INDEX(the_same_facts_are_no_new_catalogue),
        WITH_INDEX(new_facts_are_kept_with_their_changes),
        WITH_INDEX(what_lacks_rfcs_is_refused),
        WITH_INDEX(what_is_no_index_is_refused),
        WITH_INDEX(what_cannot_be_kept_is_used_all_the_same),
        WITH_INDEX(nothing_is_begun_when_the_program_ends),
    };
    return cmocka_run_group_tests_name("indexing", tests, NULL, NULL);
}
