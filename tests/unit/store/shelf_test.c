/* SPDX-License-Identifier: MIT
 *
 * shelf: what is found where, and that nothing but whole documents enters it, whatever fails.
 */
#include "base/platform.h"

#include "testing.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include "base/file.h"
#include "base/paths.h"
#include "rfc/source.h"
#include "store/shelf.h"

enum { CAP = 32 << 20 };

/* Two directories and a shelf over them. */
struct place {
    char *top, *own, *mirror, *second;
    struct shelf *shelf;
    struct strbuf out;
    struct err e;
};

static int place_setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    p->top = testing_dir_new();
    p->own = paths_join(p->top, "data/rfc");
    p->mirror = paths_join(p->top, "mirror");
    p->second = paths_join(p->top, "second");
    assert_true(file_make_dir(p->mirror, &p->e) && file_make_dir(p->second, &p->e));
    const char *mirrors[] = {"/nonexistent/rfcview", p->mirror, p->second};
    p->shelf = shelf_new(p->own, mirrors, ARRAY_LEN(mirrors));
    p->out = STRBUF_INIT(CAP);
    *state = p;
    return 0;
}

static int place_teardown(void **state)
{
    struct place *p = *state;
    shelf_free(p->shelf);
    strbuf_release(&p->out);
    testing_dir_remove(p->top);
    free(p->own);
    free(p->mirror);
    free(p->second);
    free(p);
    return 0;
}

/* A text that says which RFC it is; mark fills it up to n bytes. To be released. */
static struct strbuf text_of(uint32_t number, char mark, size_t n)
{
    struct strbuf b = STRBUF_INIT(CAP);
    strbuf_addf(&b, "Network Working Group\nRequest for Comments: %u\n\n", (unsigned)number);
    while (b.n < n)
        strbuf_add_char(&b, b.n % 64 == 0 ? '\n' : mark);
    strbuf_add_cstr(&b, "\nend\n");
    return b;
}

static void put(const char *dir, const char *name, struct str bytes)
{
    char *path = paths_join(dir, name);
    struct err e = {0};
    assert_true(file_write(path, bytes, &e));
    free(path);
}

static void put_text(const char *dir, const char *name, uint32_t number, char mark)
{
    struct strbuf b = text_of(number, mark, 200);
    put(dir, name, strbuf_str(&b));
    strbuf_release(&b);
}

/* The first n bytes of the compressed text; 0: all of it. */
static void put_gzip(const char *dir, const char *name, uint32_t number, char mark, size_t n)
{
    struct strbuf b = text_of(number, mark, 5000);
    char *path = paths_join(dir, name);
    gzFile gz = gzopen(path, "wb");
    assert_int_equal(gzwrite(gz, b.p, (unsigned)b.n), b.n);
    assert_int_equal(gzclose(gz), Z_OK);
    if (n > 0)
        assert_int_equal(truncate(path, (off_t)n), 0);
    free(path);
    strbuf_release(&b);
}

static bool has(struct place *p, uint32_t number, char mark)
{
    bool ok = shelf_read(p->shelf, number, &p->out, &p->e);
    return ok && strchr(strbuf_cstr(&p->out), mark) != NULL;
}

static size_t count_files(const char *path)
{
    DIR *dir = opendir(path);
    size_t n = 0;
    for (const struct dirent *d; dir != NULL && (d = readdir(dir)) != NULL;)
        n += d->d_name[0] != '.';
    if (dir != NULL)
        closedir(dir);
    return n;
}

static void what_is_nowhere_is_not_found(void **state)
{
    struct place *p = *state;
    assert_false(shelf_read(p->shelf, 9110, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_NOT_FOUND);
    assert_string_equal(p->e.text, "RFC 9110 is neither on the shelf nor in a mirror (shelf)");
    assert_int_equal(access(p->own, F_OK), -1); /* reading makes nothing */
}

static void layers_are_asked_in_order(void **state)
{
    struct place *p = *state;
    put_gzip(p->second, "rfc7.txt.gz", 7, 'D', 0);
    assert_true(has(p, 7, 'D'));
    put_text(p->second, "rfc7.txt", 7, 'C');
    assert_true(has(p, 7, 'C'));
    put_text(p->mirror, "rfc7.txt", 7, 'B');
    assert_true(has(p, 7, 'B'));
    struct strbuf own = text_of(7, 'A', 300);
    assert_true(shelf_write(p->shelf, 7, strbuf_str(&own), &p->e));
    assert_true(has(p, 7, 'A'));
    assert_true(str_eq(strbuf_str(&p->out), strbuf_str(&own)));
    strbuf_release(&own);
}

static void a_refused_file_is_passed_over(void **state)
{
    struct place *p = *state;
    put_text(p->mirror, "rfc7.txt", 8, 'x'); /* another RFC */
    put_gzip(p->mirror, "rfc9.txt.gz", 9, 'x', 60);
    assert_false(shelf_read(p->shelf, 7, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_non_null(strstr(p->e.text, p->mirror));
    assert_non_null(strstr(p->e.text, "RFC 8"));
    assert_int_equal(p->out.n, 0);
    assert_false(shelf_read(p->shelf, 9, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_non_null(strstr(p->e.text, "rfc9.txt.gz"));
    put_text(p->second, "rfc7.txt", 7, 'C');
    put_text(p->second, "rfc9.txt", 9, 'C');
    assert_true(has(p, 7, 'C'));
    assert_true(has(p, 9, 'C'));
}

static void the_beginning_is_that_of_the_first_file(void **state)
{
    struct place *p = *state;
    struct strbuf head = STRBUF_INIT(100);
    size_t size = 0;
    assert_false(shelf_read_head(p->shelf, 7, &head, &size));
    put_gzip(p->second, "rfc7.txt.gz", 7, 'D', 0);
    assert_true(shelf_read_head(p->shelf, 7, &head, &size));
    assert_int_equal(head.n, 100);
    assert_int_equal(size, 5005);
    put_text(p->mirror, "rfc7.txt", 7, 'B');
    assert_true(shelf_read_head(p->shelf, 7, &head, &size));
    assert_non_null(strchr(strbuf_cstr(&head), 'B'));
    assert_int_equal(size, 205);
    put_text(p->mirror, "rfc7.txt", 8, 'x'); /* another RFC: which file will do is left open */
    assert_false(shelf_read_head(p->shelf, 7, &head, &size));
    strbuf_release(&head);
}

static void what_cannot_be_read_is_passed_over(void **state)
{
    struct place *p = *state;
    char *path = paths_join(p->mirror, "rfc7.txt");
    assert_int_equal(mkfifo(path, 0600), 0); /* must not hang */
    assert_false(shelf_read(p->shelf, 7, &p->out, &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    put_text(p->second, "rfc7.txt", 7, 'C');
    assert_true(has(p, 7, 'C'));
    free(path);
}

static void the_cap_bounds_what_is_read(void **state)
{
    struct place *p = *state;
    put_gzip(p->mirror, "rfc7.txt.gz", 7, 'B', 0);
    struct strbuf out = STRBUF_INIT(1000);
    assert_false(shelf_read(p->shelf, 7, &out, &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_int_equal(out.n, 0);
    strbuf_release(&out);
}

static void only_good_documents_enter(void **state)
{
    struct place *p = *state;
    struct strbuf other = text_of(8, 'x', 100);
    assert_false(shelf_write(p->shelf, 7, STR("<!DOCTYPE html><html></html>"), &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_false(shelf_write(p->shelf, 7, STR_NONE, &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_false(shelf_write(p->shelf, 7, strbuf_str(&other), &p->e));
    assert_int_equal(p->e.kind, ERR_DAMAGED);
    assert_int_equal(access(p->own, F_OK), -1);
    strbuf_release(&other);
}

static void writing_leaves_one_file(void **state)
{
    struct place *p = *state;
    mode_t mask = umask(027);
    struct strbuf b = text_of(10000, 'x', 100);
    assert_true(shelf_write(p->shelf, 10000, strbuf_str(&b), &p->e));
    assert_true(shelf_write(p->shelf, 10000, strbuf_str(&b), &p->e));
    umask(mask);
    assert_int_equal(count_files(p->own), 1);
    char *path = paths_join(p->own, "rfc10000.txt");
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0640);
    free(path);
    strbuf_release(&b);
}

static void a_directory_that_cannot_be_is_an_error_of_storage(void **state)
{
    struct place *p = *state;
    put(p->top, "data", STR("a file where the directory should be"));
    struct strbuf b = text_of(7, 'x', 100);
    assert_false(shelf_write(p->shelf, 7, strbuf_str(&b), &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_non_null(strstr(p->e.text, p->own));
    strbuf_release(&b);
}

static void a_full_disk_leaves_what_was_there(void **state)
{
    struct place *p = *state;
    struct strbuf old = text_of(7, 'o', 100), new = text_of(7, 'n', 100000);
    assert_true(shelf_write(p->shelf, 7, strbuf_str(&old), &p->e));
    struct rlimit before, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){.rlim_cur = 4096, .rlim_max = before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool ok = shelf_write(p->shelf, 7, strbuf_str(&new), &p->e);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_false(ok);
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_non_null(strstr(p->e.text, p->own));
    assert_int_equal(count_files(p->own), 1);
    assert_true(has(p, 7, 'o'));
    strbuf_release(&old);
    strbuf_release(&new);
}

static void a_rename_that_fails_leaves_no_temporary_file(void **state)
{
    struct place *p = *state;
    char *path = paths_join(p->own, "rfc7.txt/x"); /* a directory has the document's name */
    assert_true(file_make_dir(path, &p->e));
    struct strbuf b = text_of(7, 'x', 100);
    assert_false(shelf_write(p->shelf, 7, strbuf_str(&b), &p->e));
    assert_int_equal(p->e.kind, ERR_STORAGE);
    assert_int_equal(count_files(p->own), 1);
    strbuf_release(&b);
    free(path);
}

/* Writes the RFC for ever, alternating between two long texts; a byte before each. Never returns.
 */
static void write_for_ever(struct place *p, int fd, char mark)
{
    struct strbuf a = text_of(7, mark, 300000);
    for (;;) {
        if (write(fd, "", 1) != 1)
            _exit(0);
        if (!shelf_write(p->shelf, 7, strbuf_str(&a), &p->e))
            _exit(1);
    }
}

static pid_t start_writer(struct place *p, int pipe_fds[2], char mark)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        close(pipe_fds[0]);
        write_for_ever(p, pipe_fds[1], mark);
    }
    return pid;
}

static void wait_for_writes(int fd, int count)
{
    char byte;
    while (count-- > 0)
        assert_int_equal(read(fd, &byte, 1), 1);
}

/* All of one writer: the same letter from the first line to the last. */
static void check_whole(struct place *p)
{
    assert_true(shelf_read(p->shelf, 7, &p->out, &p->e));
    bool a = memchr(p->out.p, 'A', p->out.n) != NULL, b = memchr(p->out.p, 'B', p->out.n) != NULL;
    assert_true(a != b);
    assert_true(p->out.n > 300000);
    assert_true(str_ends(strbuf_str(&p->out), STR("\nend\n")));
}

static void two_processes_and_kill_leave_whole_documents(void **state)
{
    struct place *p = *state;
    struct strbuf first = text_of(7, 'A', 300000);
    assert_true(shelf_write(p->shelf, 7, strbuf_str(&first), &p->e));
    strbuf_release(&first);
    for (int round = 1; round <= 10; round++) {
        int fds[2];
        assert_int_equal(pipe(fds), 0);
        pid_t writers[2] = {start_writer(p, fds, 'A'), start_writer(p, fds, 'B')};
        close(fds[1]);
        for (int i = 0; i < 3; i++) {
            wait_for_writes(fds[0], round);
            check_whole(p);
        }
        for (int i = 0; i < 2; i++) { /* somewhere inside a write */
            int status;
            kill(writers[i], SIGKILL);
            assert_int_equal(waitpid(writers[i], &status, 0), writers[i]);
            assert_true(WIFSIGNALED(status));
        }
        close(fds[0]);
        check_whole(p);
    }
    size_t n;
    uint32_t *numbers = shelf_numbers(p->shelf, &n);
    assert_int_equal(n, 1); /* what the killed ones left behind is no document */
    free(numbers);
}

static void numbers_are_those_that_can_be_read(void **state)
{
    struct place *p = *state;
    size_t n = 99;
    uint32_t *numbers = shelf_numbers(p->shelf, &n);
    assert_int_equal(n, 0);
    free(numbers);
    static const char *const strangers[] = {
        "rfc.txt",    "rfc17a.txt",          "rfc0017.txt", "rfc18.txt.gz.part", "rfc-index.txt",
        "RFC19.txt",  "rfc20.txt.12.ab.new", "rfc21.pdf",   "rfc99999999.txt",   "bcp14.txt",
        "rfc22.txt~", ".rfc23.txt",          "rfc0.txt",    "rfc-1.txt",         "rfc24.gz",
    };
    for (size_t i = 0; i < ARRAY_LEN(strangers); i++)
        put(p->mirror, strangers[i], STR("x"));
    put_text(p->mirror, "rfc10000.txt", 10000, 'x');
    put_text(p->mirror, "rfc9110.txt", 9110, 'x');
    put_gzip(p->mirror, "rfc9110.txt.gz", 9110, 'x', 0);
    put_gzip(p->second, "rfc2.txt.gz", 2, 'x', 0);
    put_text(p->second, "rfc9110.txt", 9110, 'x');
    char *dir = paths_join(p->second, "rfc5.txt");
    assert_true(file_make_dir(dir, &p->e));
    free(dir);
    numbers = shelf_numbers(p->shelf, &n);
    static const uint32_t expected[] = {2, 9110, 10000};
    assert_int_equal(n, ARRAY_LEN(expected));
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(numbers[i], expected[i]);
        assert_true(has(p, numbers[i], 'x'));
    }
    free(numbers);
}

#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, place_setup, place_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLACE(what_is_nowhere_is_not_found),
        WITH_PLACE(layers_are_asked_in_order),
        WITH_PLACE(a_refused_file_is_passed_over),
        WITH_PLACE(the_beginning_is_that_of_the_first_file),
        WITH_PLACE(what_cannot_be_read_is_passed_over),
        WITH_PLACE(the_cap_bounds_what_is_read),
        WITH_PLACE(only_good_documents_enter),
        WITH_PLACE(writing_leaves_one_file),
        WITH_PLACE(a_directory_that_cannot_be_is_an_error_of_storage),
        WITH_PLACE(a_full_disk_leaves_what_was_there),
        WITH_PLACE(a_rename_that_fails_leaves_no_temporary_file),
        WITH_PLACE(two_processes_and_kill_leave_whole_documents),
        WITH_PLACE(numbers_are_those_that_can_be_read),
    };
    return cmocka_run_group_tests_name("shelf", tests, NULL, NULL);
}
