/* SPDX-License-Identifier: MIT
 *
 * sink: where bodies go, alone and at the end of a transfer.
 */
#include "base/platform.h"

#include "nettest.h"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "net/sink.h"

#define FAULT "RFCVIEW_TEST_FAULT_URL"
#define NGINX "RFCVIEW_TEST_NGINX_URL"

static int entries_of(const char *dir)
{
    int count = -2; /* . and .. */
    DIR *d = opendir(dir);
    assert_non_null(d);
    while (readdir(d) != NULL)
        count++;
    closedir(d);
    return count;
}

static void memory_has_a_cap(void **state)
{
    (void)state;
    struct sink s;
    struct strbuf body = {0};
    char *path = NULL;
    sink_init(&s, NULL, 10);
    assert_true(sink_add(&s, "12345", 5));
    assert_true(sink_add(&s, "67890", 5));
    assert_true(sink_add(&s, "", 0));
    assert_true(sink_take(&s, &body, &path));
    assert_null(path);
    assert_int_equal(body.n, 10);
    strbuf_release(&body);
    sink_release(&s);
    sink_init(&s, NULL, 10);
    assert_true(sink_add(&s, "1234567890", 10));
    assert_false(sink_add(&s, "x", 1));
    assert_false(sink_add(&s, "", 0)); /* once full, always full */
    assert_true(s.overflow);
    sink_release(&s);
}

static void a_file_has_a_cap_too(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *target = xasprintf("%s/x", dir);
    struct sink s;
    sink_init(&s, target, 10);
    assert_true(sink_add(&s, "1234567890", 10));
    assert_false(sink_add(&s, "x", 1));
    assert_int_equal(entries_of(dir), 1);
    sink_release(&s);
    assert_int_equal(entries_of(dir), 0);
    free(target);
    testing_dir_remove(dir);
}

/* Two that get the same document do not write into one file. */
static void each_has_a_file_of_its_own(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *target = xasprintf("%s/x", dir);
    struct sink a, b;
    sink_init(&a, target, 10);
    sink_init(&b, target, 10);
    assert_string_not_equal(a.path, b.path);
    struct stat st;
    mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(stat(a.path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644 & ~mask);
    sink_release(&a);
    sink_release(&b);
    free(target);
    testing_dir_remove(dir);
}

/* ---------------------------------------------------------------- from a server */

static void assert_file_is(const char *path, const char *data)
{
    size_t size;
    char *text = testing_data(data, &size);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *bytes = xmalloc(size + 1);
    assert_int_equal(fread(bytes, 1, size + 1, f), size);
    assert_memory_equal(bytes, text, size);
    fclose(f);
    free(bytes);
    free(text);
}

static void a_file_is_the_receivers(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *target = xasprintf("%s/rfc90001.txt", dir);
    struct nettest *n = nettest_open(NULL, NGINX);
    nettest_fetch(n, NGINX, "/rfc/rfc90001.txt", (struct fetch){.id = 1, .path = target});
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    assert_int_equal(r->body.n, 0);
    assert_int_not_equal(access(target, F_OK), 0);
    assert_int_equal(strncmp(r->path, target, strlen(target)), 0);
    assert_file_is(r->path, "rfc/rfc90001.txt");
    char *path = xstrdup(r->path);
    reply_free(r); /* nobody took it */
    assert_int_not_equal(access(path, F_OK), 0);
    free(path);
    nettest_close(n);
    free(target);
    testing_dir_remove(dir);
}

static void a_failure_leaves_no_file(void **state)
{
    (void)state;
    static const char *const paths[] = {"/cut/rfc/rfc90001.txt", "/404/rfc/rfc1.txt",
                                        "/empty/rfc/rfc1.txt", "/bomb/rfc/rfc1.txt",
                                        "/reset-body/rfc/rfc1.txt"};
    char *dir = testing_dir_new(), *target = xasprintf("%s/rfc1.txt", dir);
    struct nettest *n = nettest_open(NULL, FAULT);
    for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
        nettest_fetch(n, FAULT, paths[i], (struct fetch){.id = i, .path = target});
        struct reply *r = nettest_last(n);
        assert_int_equal(r->verb, REPLY_FAILED);
        reply_free(r);
        assert_int_equal(entries_of(dir), 0);
    }
    nettest_fetch(n, FAULT, "/stall-body/left", (struct fetch){.id = 9, .path = target});
    nettest_control("/control/wait?path=/stall-body/left");
    nettest_close(n);
    assert_int_equal(entries_of(dir), 0);
    nettest_control("/control/release?path=/stall-body/left");
    free(target);
    testing_dir_remove(dir);
}

static void a_file_that_cannot_be_written(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_fetch(n, FAULT, "/ok/rfc/rfc1.txt",
                  (struct fetch){.id = 1, .path = "/nonexistent/rfc1.txt", .retries = 3});
    struct reply *r = nettest_last(n);
    nettest_assert_failed(r, ERR_STORAGE, "cannot keep RFC 9110: No such file or directory (disk)");
    reply_free(r);
    nettest_close(n);
}

/* RLIMIT_FSIZE stands for a full disk; its signal is blocked in the net thread. */
static void a_disk_that_is_full(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *target = xasprintf("%s/rfc1.txt", dir);
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    small = old;
    small.rlim_cur = 512;
    struct nettest *n = nettest_open(NULL, FAULT);
    setrlimit(RLIMIT_FSIZE, &small);
    nettest_fetch(n, FAULT, "/ok/rfc/rfc90001.txt", (struct fetch){.id = 1, .path = target});
    struct reply *r = nettest_last(n);
    setrlimit(RLIMIT_FSIZE, &old);
    nettest_assert_failed(r, ERR_STORAGE, "cannot keep RFC 9110: File too large (disk)");
    reply_free(r);
    nettest_close(n);
    assert_int_equal(entries_of(dir), 0);
    free(target);
    testing_dir_remove(dir);
}

static long memory_peak_kb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void a_hundred_megabytes_pass_through_little_memory(void **state)
{
    (void)state;
    char *dir = testing_dir_new(), *target = xasprintf("%s/huge", dir);
    struct nettest *n = nettest_open(NULL, FAULT);
    nettest_get(n, 1, FAULT, "/ok/rfc/rfc1.txt");
    reply_free(nettest_last(n)); /* libcurl is there */
    long before = memory_peak_kb();
    nettest_fetch(n, FAULT, "/huge/rfc/rfc1.txt",
                  (struct fetch){.id = 2, .path = target, .cap = (size_t)200 << 20});
    struct reply *r = nettest_last(n);
    assert_int_equal(r->verb, REPLY_DONE);
    assert_true(r->size >= (uint64_t)100 << 20);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    assert_true(memory_peak_kb() - before < 10 << 10);
#else
    (void)before;
#endif
    reply_free(r);
    nettest_close(n);
    free(target);
    testing_dir_remove(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_has_a_cap),
        cmocka_unit_test(a_file_has_a_cap_too),
        cmocka_unit_test(each_has_a_file_of_its_own),
        cmocka_unit_test(a_file_is_the_receivers),
        cmocka_unit_test(a_failure_leaves_no_file),
        cmocka_unit_test(a_file_that_cannot_be_written),
        cmocka_unit_test(a_disk_that_is_full),
        cmocka_unit_test(a_hundred_megabytes_pass_through_little_memory),
    };
    return cmocka_run_group_tests_name("sink", tests, nettest_watchdog, NULL);
}
