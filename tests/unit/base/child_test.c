/* SPDX-License-Identifier: MIT
 *
 * child: exit status, input, signals and descriptors of a program that is run.
 */
#include "base/platform.h"

#include "testing.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/child.h"
#include "base/strbuf.h"

static int run(const char *command, const char *input)
{
    struct err e = {0};
    struct str text = str_of(input != NULL ? input : "");
    int status = -1;
    if (!child_shell(command, input != NULL ? &text : NULL, &status, &e))
        fail_msg("%s: %s", command, e.text);
    return status;
}

static void the_exit_status_is_told(void **state)
{
    (void)state;
    assert_int_equal(run("exit 0", NULL), 0);
    assert_int_equal(run("exit 7", NULL), 7);
    assert_int_equal(run("kill -TERM $$", NULL), 128 + SIGTERM);
}

static void what_is_handed_over_is_read(void **state)
{
    (void)state;
    assert_int_equal(run("[ \"$(cat)\" = 'two lamps' ]", "two lamps\n"), 0);
    assert_int_equal(run("[ -z \"$(cat)\" ]", ""), 0);
    assert_int_equal(run("head -c 3 >/dev/null", "more than is read"), 0);
}

static void it_has_a_shells_signals_and_no_descriptor_of_ours(void **state)
{
    (void)state;
    int fd = open("/dev/null", O_RDONLY); /* without close-on-exec */
    sigset_t before, all;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, was;
    sigfillset(&all);
    sigaction(SIGPIPE, &ignore, &was);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    char command[60];
    snprintf(command, sizeof command, "[ ! -e /proc/self/fd/%d ]", fd);
    assert_int_equal(run(command, NULL), 0);
    assert_int_equal(run("kill -PIPE $$; exit 0", NULL), 128 + SIGPIPE);
    assert_int_equal(run("grep -q '^SigBlk:.*0000000000000000$' /proc/self/status", NULL), 0);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGPIPE, &was, NULL);
    close(fd);
}

static void what_is_not_there_is_named(void **state)
{
    (void)state;
    const char *const argv[] = {"/no/such/program", NULL};
    struct err e = {0};
    int status;
    assert_false(child_run(argv, NULL, &status, &e));
    assert_string_equal(e.text, "cannot run /no/such/program: No such file or directory (program)");
}

static void one_that_is_begun_runs_beside(void **state)
{
    (void)state;
    char dir[] = "/tmp/child-XXXXXX";
    assert_non_null(mkdtemp(dir));
    struct strbuf fifo = STRBUF_INIT(STRBUF_TEXT);
    struct err e = {0};
    int status;
    strbuf_addf(&fifo, "%s/fifo", dir);
    const char *const make[] = {"mkfifo", strbuf_cstr(&fifo), NULL};
    assert_true(child_run(make, NULL, &status, &e));
    assert_int_equal(status, 0);
    const char *const argv[] = {
        "sh", "-c", "echo \"$1\" >\"$2\"", "sh", "a b; exit 3", strbuf_cstr(&fifo), NULL};
    assert_true(child_start(argv, &e)); /* it waits for us to read */
    int fd = open(strbuf_cstr(&fifo), O_RDONLY);
    char line[40];
    ssize_t n = read(fd, line, sizeof line);
    assert_int_equal(n, 12);
    assert_memory_equal(line, "a b; exit 3\n", 12);
    close(fd);
    unlink(strbuf_cstr(&fifo));
    rmdir(dir);
    strbuf_release(&fifo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_exit_status_is_told),
        cmocka_unit_test(what_is_handed_over_is_read),
        cmocka_unit_test(it_has_a_shells_signals_and_no_descriptor_of_ours),
        cmocka_unit_test(what_is_not_there_is_named),
        cmocka_unit_test(one_that_is_begun_runs_beside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
