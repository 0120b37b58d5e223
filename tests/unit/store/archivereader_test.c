/* SPDX-License-Identifier: MIT
 *
 * archivereader: what archivewriter wrote comes back; anything else is refused by name.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/paths.h"
#include "base/xmalloc.h"
#include "store/archivereader.h"
#include "store/archivewriter.h"
#include "store/manifest.h"
#include "store/tar.h"

enum { DAY = 1700000000 };

/* An archive in memory, and what its reader says of it: "taken 90001 12\n", "refused NAME: …". */
struct bench {
    struct strbuf bytes, said;
    size_t at;
    enum err_kind fails; /* of the handler */
    struct archivereader_report report;
    struct err e;
};

static int bench_setup(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    b->bytes = STRBUF_INIT((size_t)128 << 20);
    b->said = STRBUF_INIT(STRBUF_TEXT);
    *state = b;
    return 0;
}

static int bench_teardown(void **state)
{
    struct bench *b = *state;
    strbuf_release(&b->bytes);
    strbuf_release(&b->said);
    free(b);
    return 0;
}

static ptrdiff_t bytes_of(void *context, void *bytes, size_t n)
{
    struct bench *b = context;
    size_t left = b->bytes.n - b->at;
    n = n < left ? n : left;
    n = n < 1000 ? n : 1000; /* in pieces */
    if (n > 0)
        memcpy(bytes, b->bytes.p + b->at, n);
    b->at += n;
    return (ptrdiff_t)n;
}

static bool member(void *context, uint32_t number, struct str bytes, struct err *e)
{
    struct bench *b = context;
    if (b->fails != ERR_NONE)
        return err_set(e, b->fails, "not wanted");
    strbuf_addf(&b->said, "taken %u %zu\n", number, bytes.n);
    return true;
}

static void refused(void *context, struct str name, const struct err *why)
{
    struct bench *b = context;
    strbuf_addf(&b->said, "refused %.*s: %s\n", STR_ARG(name), why->text);
}

static bool read_it(struct bench *b)
{
    struct archivereader_handler handler = {member, refused, b};
    b->at = 0;
    strbuf_clear(&b->said);
    b->e = (struct err){.kind = ERR_NONE};
    return archivereader_run(bytes_of, b, &handler, &b->report, &b->e);
}

static void add(struct bench *b, const char *name, const char *bytes)
{
    static const unsigned char zeros[TAR_BLOCK];
    unsigned char block[TAR_BLOCK];
    tar_write(name, strlen(bytes), DAY, block);
    strbuf_add(&b->bytes, block, sizeof block);
    strbuf_add_cstr(&b->bytes, bytes);
    strbuf_add(&b->bytes, zeros, tar_padding(strlen(bytes)));
}

static void end(struct bench *b)
{
    static const unsigned char zeros[2 * TAR_BLOCK];
    strbuf_add(&b->bytes, zeros, sizeof zeros);
}

#define LISTED                                                                                     \
    "rfcview-archive 1\n"                                                                          \
    "3610a686 5 catalog.txt\n"                                                                     \
    "3610a686 5 rfc7.txt\n"                                                                        \
    "00000000 0 rfc8.txt\n"

static void what_is_listed_is_handed_on(void **state)
{
    struct bench *b = *state;
    add(b, "MANIFEST", LISTED);
    add(b, "rfc8.txt", "");
    add(b, "catalog.txt", "hello");
    add(b, "rfc7.txt", "hello");
    end(b);
    strbuf_add_cstr(&b->bytes, "not looked at");
    assert_true(read_it(b));
    assert_string_equal(strbuf_cstr(&b->said), "taken 8 0\ntaken 0 5\ntaken 7 5\n");
    assert_int_equal(b->report.members, 3);
    assert_int_equal(b->report.refused + b->report.missing, 0);
}

static void expect_refused(struct bench *b, const char *name, const char *bytes, const char *words)
{
    strbuf_clear(&b->bytes);
    add(b, "MANIFEST", LISTED);
    add(b, name, bytes);
    add(b, "rfc7.txt", "hello");
    end(b);
    assert_true(read_it(b));
    if (strstr(strbuf_cstr(&b->said), words) == NULL)
        fail_msg("%s: %s", name, strbuf_cstr(&b->said));
    assert_non_null(strstr(strbuf_cstr(&b->said), "taken 7 5\n"));
    assert_int_equal(b->report.refused, 1);
}

static void what_is_not_is_refused(void **state)
{
    struct bench *b = *state;
    expect_refused(b, "../rfc8.txt", "x", "refused ../rfc8.txt: that is no name");
    expect_refused(b, "/etc/rfc8.txt", "x", "no name");
    expect_refused(b, "rfc08.txt", "", "no name");
    expect_refused(b, "rfc8.txt.gz", "", "no name");
    expect_refused(b, "MANIFEST", LISTED, "no name");
    expect_refused(b, "rfc9.txt", "hello", "does not list it");
    expect_refused(b, "rfc8.txt", "x", "its length is not the one listed");
    expect_refused(b, "catalog.txt", "jello", "the checksum is another");
    assert_int_equal(b->report.missing, 1); /* rfc8.txt */
}

static void nothing_comes_twice(void **state)
{
    struct bench *b = *state;
    add(b, "MANIFEST", LISTED);
    add(b, "rfc7.txt", "hello");
    add(b, "rfc7.txt", "hello");
    end(b);
    assert_true(read_it(b));
    assert_string_equal(strbuf_cstr(&b->said),
                        "taken 7 5\nrefused rfc7.txt: it comes twice (archive)\n");
    assert_int_equal(b->report.missing, 2);
}

/* Its head says so, and its bytes are passed over. */
static void only_files_are_taken(void **state)
{
    struct bench *b = *state;
    add(b, "MANIFEST", LISTED);
    size_t head = b->bytes.n;
    add(b, "rfc7.txt", "hello");
    end(b);
    unsigned char *block = (unsigned char *)b->bytes.p + head;
    uint32_t sum = 0;
    char digits[8];
    block[156] = '2'; /* a link */
    memset(block + 148, ' ', 8);
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += block[i];
    snprintf(digits, sizeof digits, "%06o", sum);
    memcpy(block + 148, digits, 7);
    assert_true(read_it(b));
    assert_string_equal(strbuf_cstr(&b->said),
                        "refused rfc7.txt: it is no regular file (archive)\n");
}

static void a_cut_archive_ends_early(void **state)
{
    struct bench *b = *state;
    add(b, "MANIFEST", LISTED);
    add(b, "rfc7.txt", "hello");
    size_t whole = b->bytes.n;
    add(b, "catalog.txt", "hello");
    end(b);
    size_t all = b->bytes.n;
    for (size_t n = 0; n < all - 2 * TAR_BLOCK; n += 100) {
        b->bytes.n = n;
        assert_false(read_it(b));
        assert_int_equal(b->e.kind, ERR_DAMAGED);
        assert_int_equal(b->report.members, n >= whole + 3 * TAR_BLOCK ? 2
                                            : n >= whole               ? b->report.members
                                                                       : 0);
    }
    b->bytes.n = all;
    b->bytes.p[whole + 5] ^= 1;
    assert_false(read_it(b));
    assert_string_equal(strbuf_cstr(&b->said), "taken 7 5\n");
    assert_int_equal(b->report.missing, 2);
}

static void what_is_no_archive_says_so(void **state)
{
    static const char *const lists[] = {
        "",
        "rfcview-archive x\n",
        "rfcview-archive 0\n",
        "rfcview-archive 1\n3610a686 5 ../rfc7.txt\n",
        "rfcview-archive 1\n3610a686 5 rfc7.txt\n3610a686 5 rfc7.txt\n",
        "rfcview-archive 1\n3610A686 5 rfc7.txt\n",
        "rfcview-archive 1\n3610a686 99999999999 rfc7.txt\n",
        "rfcview-archive 1\n3610a686 40000000 rfc7.txt\n",
        "rfcview-archive 1\n\n",
    };
    struct bench *b = *state;
    for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
        strbuf_clear(&b->bytes);
        add(b, "MANIFEST", lists[i]);
        end(b);
        if (read_it(b) || b->e.kind != ERR_DAMAGED)
            fail_msg("%s", lists[i]);
    }
    strbuf_clear(&b->bytes);
    add(b, "rfc7.txt", "hello");
    assert_false(read_it(b));
    assert_non_null(strstr(b->e.text, "no archive of rfcview"));
    strbuf_clear(&b->bytes);
    add(b, "MANIFEST", "rfcview-archive 2\n");
    assert_false(read_it(b));
    assert_int_equal(b->e.kind, ERR_STORAGE);
    assert_non_null(strstr(b->e.text, "newer rfcview"));
}

static void a_disk_that_fails_ends_it(void **state)
{
    struct bench *b = *state;
    add(b, "MANIFEST", LISTED);
    add(b, "rfc7.txt", "hello");
    add(b, "catalog.txt", "hello");
    end(b);
    b->fails = ERR_DAMAGED;
    assert_true(read_it(b));
    assert_int_equal(b->report.refused, 2);
    b->fails = ERR_STORAGE;
    assert_false(read_it(b));
    assert_int_equal(b->e.kind, ERR_STORAGE);
    assert_int_equal(b->report.refused, 0);
}

/* ---- the writer */

static void no_text_refused(void *context, uint32_t number, const struct err *why)
{
    (void)context;
    fail_msg("%u: %s", number, why->text);
}

static void write_archive(const char *path, const char *const *mirrors, struct bench *b)
{
    static const uint32_t numbers[] = {90001, 90002, 90009};
    struct shelf *shelf = shelf_new("/nonexistent", mirrors, 1);
    struct archivewriter_plan plan = {shelf, {numbers, 3}, STR("hello"), DAY};
    struct archivewriter_report report;
    if (!archivewriter_run(&plan, path, no_text_refused, NULL, &report, &b->e))
        fail_msg("%s", b->e.text);
    assert_int_equal(report.texts, 2);
    assert_int_equal(report.missing, 1);
    shelf_free(shelf);
}

static void what_is_written_is_read(void **state)
{
    static const char *const mirrors[] = {"tests/data/rfc"};
    struct bench *b = *state;
    char *dir = testing_dir_new(), *path = paths_join(dir, "a.tgz"), *twin = paths_join(dir, "b");
    struct archivereader_handler handler = {member, refused, b};
    struct strbuf one = STRBUF_INIT(STRBUF_TEXT), two = STRBUF_INIT(STRBUF_TEXT);
    write_archive(path, mirrors, b);
    write_archive(twin, mirrors, b);
    assert_true(archivereader_run_file(path, &handler, &b->report, &b->e));
    assert_string_equal(strbuf_cstr(&b->said), "taken 0 5\ntaken 90001 4714\ntaken 90002 11988\n");
    assert_true(file_read(path, &one, &b->e) && file_read(twin, &two, &b->e));
    assert_true(one.n > 3 * TAR_BLOCK && str_eq(strbuf_str(&one), strbuf_str(&two)));
    assert_int_equal(one.n % TAR_BLOCK, 0);
    strbuf_release(&one);
    strbuf_release(&two);
    free(path);
    free(twin);
    testing_dir_remove(dir);
}

/* The name is not there before the bytes are; what is no file stays what it is. */
static void a_file_is_written_whole_or_not(void **state)
{
    struct bench *b = *state;
    char *dir = testing_dir_new(), *path = paths_join(dir, "a.tgz"), *pipe = paths_join(dir, "p");
    static const uint32_t none[] = {4}, some[] = {90001};
    static const char *const mirrors[] = {"tests/data/rfc"};
    struct shelf *shelf = shelf_new("/nonexistent", mirrors, 1);
    struct archivewriter_plan plan = {shelf, {none, 1}, STR("hello"), DAY};
    struct archivewriter_report report;
    assert_false(archivewriter_run(&plan, path, no_text_refused, NULL, &report, &b->e));
    assert_int_equal(b->e.kind, ERR_NOT_FOUND);
    assert_false(file_exists(path));
    assert_int_equal(mkfifo(pipe, 0600), 0);
    plan.wanted = (struct numbers){some, 1};
    assert_false(archivewriter_run(&plan, pipe, no_text_refused, NULL, &report, &b->e));
    assert_int_equal(b->e.kind, ERR_STORAGE);
    struct archivereader_handler handler = {member, refused, b};
    assert_false(archivereader_run_file(pipe, &handler, &b->report, &b->e));
    assert_int_equal(b->e.kind, ERR_STORAGE);
    assert_false(archivereader_run_file(path, &handler, &b->report, &b->e));
    assert_int_equal(b->e.kind, ERR_STORAGE);
    assert_true(unlink(pipe) == 0 && rmdir(dir) == 0); /* nothing else was left */
    shelf_free(shelf);
    free(path);
    free(pipe);
    free(dir);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BENCH(what_is_listed_is_handed_on),
        WITH_BENCH(what_is_not_is_refused),
        WITH_BENCH(nothing_comes_twice),
        WITH_BENCH(only_files_are_taken),
        WITH_BENCH(a_cut_archive_ends_early),
        WITH_BENCH(what_is_no_archive_says_so),
        WITH_BENCH(a_disk_that_fails_ends_it),
        WITH_BENCH(what_is_written_is_read),
        WITH_BENCH(a_file_is_written_whole_or_not),
    };
    return cmocka_run_group_tests_name("archivereader", tests, NULL, NULL);
}
