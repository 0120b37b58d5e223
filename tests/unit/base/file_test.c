/* SPDX-License-Identifier: MIT
 *
 * file: whole files in, whole files out, and the right kind of error.
 */
#include "base/platform.h"

#include "testing.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "base/paths.h"

struct place {
    char *dir, *path;
    struct strbuf out;
    struct err e;
};

static int place_setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    p->dir = testing_dir_new();
    p->path = paths_join(p->dir, "x.txt");
    p->out = STRBUF_INIT(1 << 20);
    *state = p;
    return 0;
}

static int place_teardown(void **state)
{
    struct place *p = *state;
    strbuf_release(&p->out);
    testing_dir_remove(p->dir);
    free(p->path);
    free(p);
    return 0;
}

static size_t files_in(const char *path)
{
    DIR *dir = opendir(path);
    size_t n = 0;
    for (const struct dirent *d; (d = readdir(dir)) != NULL;)
        n += d->d_name[0] != '.';
    closedir(dir);
    return n;
}

static void put_gzip(const char *path, struct str bytes)
{
    gzFile gz = gzopen(path, "ab");
    assert_int_equal(gzwrite(gz, bytes.p, (unsigned)bytes.n), bytes.n);
    assert_int_equal(gzclose(gz), Z_OK);
}

static void what_was_written_is_read(void **state)
{
    struct place *p = *state;
    struct str texts[] = {STR_NONE, STR("a"), STR("with\0nul\r\n"), STR("\x1F")};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        assert_true(file_write(p->path, texts[i], &p->e));
        assert_true(file_read(p->path, &p->out, &p->e));
        assert_true(str_eq(strbuf_str(&p->out), texts[i]));
        assert_string_equal(strbuf_cstr(&p->out) + texts[i].n, "");
        assert_int_equal(p->out.cap, 1 << 20);
    }
    assert_int_equal(files_in(p->dir), 1);
}

static void gzip_is_unpacked_by_its_first_bytes(void **state)
{
    struct place *p = *state;
    put_gzip(p->path, STR("first member "));
    put_gzip(p->path, STR("and second"));
    assert_true(file_read(p->path, &p->out, &p->e));
    assert_string_equal(strbuf_cstr(&p->out), "first member and second");
}

static void the_head_says_how_long_the_whole_is(void **state)
{
    struct place *p = *state;
    struct strbuf head = STRBUF_INIT(4);
    size_t size = 0;
    assert_true(file_write(p->path, STR("plain text"), &p->e));
    assert_true(file_read_head(p->path, &head, &size));
    assert_string_equal(strbuf_cstr(&head), "plai");
    assert_int_equal(size, 10);
    assert_true(file_write(p->path, STR("ab"), &p->e)); /* shorter than is asked for */
    assert_true(file_read_head(p->path, &head, &size));
    assert_string_equal(strbuf_cstr(&head), "ab");
    assert_int_equal(size, 2);
    assert_int_equal(unlink(p->path), 0);
    assert_false(file_read_head(p->path, &head, &size));
    put_gzip(p->path, STR("packed text"));
    assert_true(file_read_head(p->path, &head, &size));
    assert_string_equal(strbuf_cstr(&head), "pack");
    assert_int_equal(size, 11);
    assert_int_equal(truncate(p->path, 3), 0); /* too short to say so */
    (void)!file_read_head(p->path, &head, &size);
    assert_int_equal(size, 0);
    assert_int_equal(head.n, 0);
    assert_false(file_read_head(p->dir, &head, &size));
    strbuf_release(&head);
}

/* Whatever is missing at its end, or wrong within, it is not passed off as whole. */
static void damaged_gzip_is_an_error(void **state)
{
    struct place *p = *state;
    put_gzip(p->path, STR("some text that is long enough to have a few bytes, and a few more"));
    struct stat st;
    assert_int_equal(stat(p->path, &st), 0);
    FILE *f = fopen(p->path, "r+");
    assert_int_equal(fseek(f, st.st_size - 6, SEEK_SET), 0); /* in the checksum */
    assert_int_equal(fputc('~', f), '~');
    fclose(f);
    for (off_t n = st.st_size; n >= 2; n--) {
        strbuf_clear(&p->out);
        assert_int_equal(truncate(p->path, n), 0);
        assert_false(file_read(p->path, &p->out, &p->e));
        assert_int_equal(p->e.kind, ERR_DAMAGED);
        assert_non_null(strstr(p->e.text, p->path));
    }
}

static void the_cap_bounds_what_comes_out(void **state)
{
    struct place *p = *state;
    struct strbuf big = STRBUF_INIT(1 << 22);
    while (big.n < 1 << 21)
        strbuf_add_cstr(&big, "0000000000000000");
    char *gz = paths_join(p->dir, "x.gz");
    put_gzip(gz, strbuf_str(&big));
    assert_false(file_read(gz, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_true(p->out.n <= 1 << 20);
    strbuf_clear(&p->out);
    assert_true(file_write(p->path, strbuf_str(&big), &p->e));
    assert_false(file_read(p->path, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    strbuf_truncate(&big, 1 << 20); /* exactly the cap is allowed */
    assert_true(file_write(p->path, strbuf_str(&big), &p->e));
    assert_true(file_read(p->path, &p->out, &p->e));
    assert_int_equal(p->out.n, 1 << 20);
    strbuf_release(&big);
    free(gz);
}

static void what_is_no_regular_file_is_refused_at_once(void **state)
{
    struct place *p = *state;
    assert_false(file_read(p->path, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_NOT_FOUND);
    assert_false(file_read(p->dir, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_int_equal(mkfifo(p->path, 0600), 0);
    assert_false(file_read(p->path, &p->out, &p->e)); /* does not hang */
    assert_int_equal(p->e.kind, ERR_STORAGE);
    char *below = paths_join(p->path, "y");
    assert_false(file_read(below, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_NOT_FOUND);
    assert_false(file_write(below, STR("x"), &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    free(below);
}

static void a_write_that_fails_changes_nothing(void **state)
{
    struct place *p = *state;
    assert_true(file_write(p->path, STR("old"), &p->e));
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 2, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = file_write(p->path, STR("new text"), &p->e);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_false(ok);
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_non_null(strstr(p->e.text, p->path));
    assert_int_equal(files_in(p->dir), 1);
    assert_true(file_read(p->path, &p->out, &p->e));
    assert_string_equal(strbuf_cstr(&p->out), "old");
}

static void a_name_without_a_directory_is_written_here(void **state)
{
    struct place *p = *state;
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(p->dir), 0);
    bool ok = file_write("plain", STR("x"), &p->e) && file_make_dir("a/b", &p->e);
    assert_int_equal(chdir(here), 0);
    assert_true(ok);
    assert_int_equal(files_in(p->dir), 2);
}

static void the_umask_decides_the_mode(void **state)
{
    struct place *p = *state;
    static const mode_t masks[] = {022, 077, 027, 0};
    mode_t before = umask(0);
    for (size_t i = 0; i < ARRAY_LEN(masks); i++) {
        struct stat st;
        umask(masks[i]);
        assert_true(file_write(p->path, STR("x"), &p->e));
        assert_int_equal(stat(p->path, &st), 0);
        assert_int_equal(st.st_mode & 07777, 0644 & ~masks[i]);
    }
    umask(before);
}

static void directories_are_made_with_their_parents(void **state)
{
    struct place *p = *state;
    char *deep = paths_join(p->dir, "a//b/c/");
    struct stat st;
    assert_true(file_make_dir(deep, &p->e));
    assert_true(file_make_dir(deep, &p->e));
    assert_true(file_make_dir("/", &p->e));
    assert_int_equal(stat(deep, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0700);
    assert_true(file_exists(deep));
    assert_true(file_write(p->path, STR("x"), &p->e));
    assert_false(file_make_dir(p->path, &p->e)); /* a file has the name */
    assert_int_equal(p->e.kind, ERR_STORAGE);
    char *below = paths_join(p->path, "y");
    assert_false(file_make_dir(below, &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_false(file_make_dir("", &p->e));
    assert_false(file_exists(below));
    free(below);
    free(deep);
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLACE(what_was_written_is_read),
        WITH_PLACE(gzip_is_unpacked_by_its_first_bytes),
        WITH_PLACE(the_head_says_how_long_the_whole_is),
        WITH_PLACE(damaged_gzip_is_an_error),
        WITH_PLACE(the_cap_bounds_what_comes_out),
        WITH_PLACE(what_is_no_regular_file_is_refused_at_once),
        WITH_PLACE(a_write_that_fails_changes_nothing),
        WITH_PLACE(a_name_without_a_directory_is_written_here),
        WITH_PLACE(the_umask_decides_the_mode),
        WITH_PLACE(directories_are_made_with_their_parents),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
