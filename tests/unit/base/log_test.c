/* SPDX-License-Identifier: MIT
 *
 * log: whole lines, nothing in them that a terminal would obey.
 */
#include "base/platform.h"

#include "testing.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/strbuf.h"
#include "base/thread.h"

static int log_setup(void **state)
{
    *state = testing_dir_new();
    return 0;
}

static int log_teardown(void **state)
{
    log_close();
    testing_dir_remove(*state);
    return 0;
}

static struct strbuf written(const char *path)
{
    struct strbuf b = STRBUF_INIT((size_t)16 << 20);
    struct err e;
    assert_true(file_read(path, &b, &e));
    return b;
}

static void control_bytes_are_escaped(void **state)
{
    char *path = paths_join(*state, "log");
    struct err e;
    assert_true(log_open(path, &e));
    log_line("fetcher", "%s", "é – a\x1b[2J\r\nb\x7f\xc2\x9b\x9b");
    log_close();
    log_line("fetcher", "after the end");
    struct strbuf b = written(path);
    assert_non_null(strstr(b.p, "fetcher: é – a\\x1B[2J\\x0D\\x0Ab\\x7F\\xC2\\x9B\\x9B\n"));
    assert_int_equal(str_find_char(strbuf_str(&b), '\n', 0), b.n - 1);
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    strbuf_release(&b);
    free(path);
}

static void it_is_appended_to(void **state)
{
    char *path = paths_join(*state, "log");
    struct err e;
    for (int i = 0; i < 2; i++) {
        assert_true(log_open(path, &e));
        log_line("x", "line %d", i);
        log_close();
    }
    struct strbuf b = written(path);
    assert_non_null(strstr(b.p, "line 0"));
    assert_non_null(strstr(b.p, "line 1"));
    strbuf_release(&b);
    free(path);
}

static void where_it_cannot_be_written_is_an_error(void **state)
{
    char *path = paths_join(*state, "no/such/dir/log");
    struct err e;
    assert_false(log_open(path, &e));
    assert_int_equal(e.kind, ERR_STORAGE);
    assert_non_null(strstr(e.text, "no/such/dir/log"));
    log_line("x", "nowhere"); /* not opened: nothing happens */
    free(path);
}

enum { LINES = 500 };

static void *logger_main(void *arg)
{
    for (int i = 0; i < LINES; i++)
        log_line(arg, "%0100d", i);
    return NULL;
}

static void lines_of_several_threads_are_whole(void **state)
{
    char *path = paths_join(*state, "log");
    static char names[][4] = {"one", "two"};
    struct thread t[2] = {0};
    struct err e;
    assert_true(log_open(path, &e));
    for (int i = 0; i < 2; i++)
        thread_start(&t[i], "logger", logger_main, names[i]);
    for (int i = 0; i < 2; i++)
        thread_join(&t[i]);
    struct strbuf b = written(path);
    struct str rest = strbuf_str(&b);
    int lines = 0;
    for (; rest.n > 0; lines++) {
        struct str line = str_cut(&rest, '\n');
        ptrdiff_t colon = str_find_char(line, ':', 0);
        assert_true(colon > 0);
        assert_int_equal(line.n - (size_t)colon, 2 + 100);
    }
    assert_int_equal(lines, 2 * LINES);
    strbuf_release(&b);
    free(path);
}

#define WITH_DIR(test) cmocka_unit_test_setup_teardown(test, log_setup, log_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DIR(control_bytes_are_escaped),
        WITH_DIR(it_is_appended_to),
        WITH_DIR(where_it_cannot_be_written_is_an_error),
        WITH_DIR(lines_of_several_threads_are_whole),
    };
    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
