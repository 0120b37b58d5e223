/* SPDX-License-Identifier: MIT
 *
 * fetcher on a system without libcurl: every request gets its sentence, and nothing else breaks.
 */
#include "base/platform.h"

#include "nettest.h"

#include <dlfcn.h>

/* Ours comes before the system's. */
void *dlopen(const char *file, int mode)
{
    (void)file;
    (void)mode;
    return NULL;
}

static void each_request_is_told_what_is_missing(void **state)
{
    (void)state;
    struct nettest *n = nettest_open(NULL, NULL);
    for (uint64_t id = 1; id <= 3; id++) {
        fetcher_get(n->fetcher, id, "http://127.0.0.1/", "RFC 9110", NETTEST_CAP);
        struct reply *r = nettest_last(n);
        assert_int_equal(r->id, id);
        nettest_assert_failed(r, ERR_NETWORK,
                              "cannot fetch RFC 9110: libcurl.so.4 is not installed (libcurl)");
        reply_free(r);
        fetcher_cancel(n->fetcher, id);
    }
    assert_int_equal(nettest_close(n), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_request_is_told_what_is_missing),
    };
    return cmocka_run_group_tests_name("absent", tests, nettest_watchdog, NULL);
}
