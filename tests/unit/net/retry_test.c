/* SPDX-License-Identifier: MIT
 *
 * retry: rows of failures and the steps they lead to, without a network and without a clock.
 */
#include "base/platform.h"

#include "testing.h"

#include <curl/curl.h>

#include "net/retry.h"

#define SEED 42

static void kinds_of_failure(void **state)
{
    (void)state;
    static const struct {
        int code;
        long status, asked;
        enum retry_verdict verdict;
        bool whole_host;
    } rows[] = {
        {CURLE_OK, 429, 0, RETRY_LATER, true},
        {CURLE_OK, 429, 7, RETRY_LATER, true},
        {CURLE_OK, 503, 0, RETRY_LATER, false},
        {CURLE_OK, 503, 7, RETRY_LATER, true},
        {CURLE_OK, 503, RETRY_ASKED_MAX, RETRY_LATER, true},
        {CURLE_OK, 503, RETRY_ASKED_MAX + 1, RETRY_ELSEWHERE, true},
        {CURLE_OK, 500, 0, RETRY_LATER, false},
        {CURLE_OK, 502, 0, RETRY_LATER, false},
        {CURLE_OK, 504, 0, RETRY_LATER, false},
        {CURLE_OK, 522, 0, RETRY_LATER, false},
        {CURLE_PROXY, 0, 0, RETRY_ELSEWHERE, false},
        {CURLE_OK, 511, 0, RETRY_ELSEWHERE, false},
        {CURLE_OK, 501, 0, RETRY_ELSEWHERE, false},
        {CURLE_OK, 404, 0, RETRY_ELSEWHERE, false},
        {CURLE_OK, 404, 7, RETRY_ELSEWHERE, false},
        {CURLE_PARTIAL_FILE, 404, 0, RETRY_ELSEWHERE, false}, /* the status outweighs the code */
        {CURLE_WRITE_ERROR, 503, 0, RETRY_LATER, false},
        {CURLE_OK, 403, 0, RETRY_ELSEWHERE, false},
        {CURLE_OK, 200, 0, RETRY_ELSEWHERE, false}, /* an empty file */
        {CURLE_COULDNT_RESOLVE_HOST, 0, 0, RETRY_LATER, true},
        {CURLE_COULDNT_CONNECT, 0, 0, RETRY_LATER, true},
        {CURLE_SSL_CONNECT_ERROR, 0, 0, RETRY_LATER, true},
        {CURLE_PEER_FAILED_VERIFICATION, 0, 0, RETRY_ELSEWHERE, false},
        {CURLE_PARTIAL_FILE, 200, 0, RETRY_LATER, false},
        {CURLE_OPERATION_TIMEDOUT, 200, 0, RETRY_LATER, false},
        {CURLE_GOT_NOTHING, 0, 0, RETRY_LATER, false},
        {CURLE_SEND_ERROR, 0, 0, RETRY_LATER, false},
        {CURLE_RECV_ERROR, 0, 0, RETRY_LATER, false},
        {CURLE_HTTP2_STREAM, 0, 0, RETRY_LATER, false},
        {CURLE_WRITE_ERROR, 200, 0, RETRY_ELSEWHERE, false}, /* too long */
        {CURLE_URL_MALFORMAT, 0, 0, RETRY_ELSEWHERE, false},
        {CURLE_TOO_MANY_REDIRECTS, 302, 0, RETRY_ELSEWHERE, false},
        {CURLE_FILE_COULDNT_READ_FILE, 0, 0, RETRY_ELSEWHERE, false},
        {CURLE_FAILED_INIT, 0, 0, RETRY_NEVER, false},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct retry_judgement got = retry_judge(rows[i].code, rows[i].status, rows[i].asked);
        if (got.verdict != rows[i].verdict || got.whole_host != rows[i].whole_host)
            fail_msg("row %zu: %d %d", i, (int)got.verdict, got.whole_host);
    }
}

static const struct retry_judgement LATER = {.verdict = RETRY_LATER};
static const struct retry_judgement ELSEWHERE = {.verdict = RETRY_ELSEWHERE};
static const struct retry_judgement NEVER = {.verdict = RETRY_NEVER};
static const struct retry_judgement ONCE = {.verdict = RETRY_LATER, .once = true};

static void assert_tries(struct retry *r, struct retry_judgement how, size_t url)
{
    struct retry_step step = retry_failed(r, how, 0);
    assert_int_equal(step.verb, RETRY_TRY);
    assert_int_equal(r->url, url);
}

static void assert_waits(struct retry *r, struct retry_judgement how, long asked, int64_t from_ms,
                         int64_t to_ms, size_t url)
{
    struct retry_step step = retry_failed(r, how, asked);
    assert_int_equal(step.verb, RETRY_WAIT);
    assert_in_range(step.wait_ms, from_ms, to_ms);
    assert_int_equal(r->url, url);
}

static void assert_ends(struct retry *r, struct retry_judgement how)
{
    assert_int_equal(retry_failed(r, how, 0).verb, RETRY_END);
}

static void one_url_is_tried_four_times(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 1, 3, SEED, 0);
    assert_waits(&r, LATER, 0, 800, 1200, 0);
    assert_waits(&r, LATER, 0, 3200, 4800, 0);
    assert_waits(&r, LATER, 0, 12000, 18000, 0);
    assert_ends(&r, LATER);
}

static void no_more_rounds_than_asked_for(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 1, 0, SEED, 0);
    assert_ends(&r, LATER);
    retry_begin(&r, 1, 99, SEED, 1);
    for (int i = 0; i < RETRY_ROUNDS_MAX; i++)
        assert_waits(&r, LATER, 0, 1, 18, 0);
    assert_ends(&r, LATER);
}

static void more_rounds_can_be_allowed_later(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 1, 1, SEED, 1);
    assert_waits(&r, LATER, 0, 1, 2, 0);
    retry_allow(&r, 1); /* that was it */
    retry_allow(&r, 0);
    retry_allow(&r, 2);
    assert_waits(&r, LATER, 0, 3, 5, 0);
    assert_ends(&r, LATER);
}

static void what_does_not_pass_is_not_tried_again(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 1, 3, SEED, 0);
    assert_ends(&r, ELSEWHERE);
    retry_begin(&r, 3, 3, SEED, 0);
    assert_ends(&r, NEVER);
}

static void a_mirror_comes_before_waiting(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 3, 3, SEED, 0);
    assert_tries(&r, LATER, 1);
    assert_tries(&r, ELSEWHERE, 2);
    assert_waits(&r, LATER, 0, 800, 1200, 0);
    assert_tries(&r, ELSEWHERE, 2); /* 1 is of no use */
    assert_waits(&r, LATER, 0, 3200, 4800, 2);
    assert_ends(&r, ELSEWHERE);
}

static void a_server_is_given_the_time_it_asks_for(void **state)
{
    (void)state;
    struct retry r;
    for (uint64_t seed = 0; seed < 100; seed++) {
        retry_begin(&r, 1, 1, seed, 0);
        assert_waits(&r, LATER, 7, 7000, 7700, 0);
        /* the mirror that comes first in time decides */
        retry_begin(&r, 2, 1, seed, 0);
        assert_int_equal(retry_failed(&r, LATER, 100).verb, RETRY_TRY);
        assert_waits(&r, LATER, 7, 7000, 7700, 0);
    }
}

static void a_name_that_is_not_found_is_tried_once_more(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 1, 3, SEED, 0);
    assert_true(retry_judge(CURLE_COULDNT_RESOLVE_HOST, 0, 0).once);
    assert_waits(&r, ONCE, 0, 800, 1200, 0);
    assert_ends(&r, ONCE);
}

static void jitter_comes_from_the_seed(void **state)
{
    (void)state;
    int64_t first = 0;
    bool differ = false;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct retry a, b;
        retry_begin(&a, 1, 1, seed, 0);
        retry_begin(&b, 1, 1, seed, 0);
        int64_t wait = retry_failed(&a, LATER, 0).wait_ms;
        assert_int_equal(wait, retry_failed(&b, LATER, 0).wait_ms);
        differ = differ || (seed > 0 && wait != first);
        first = wait;
    }
    assert_true(differ);
}

static void more_urls_than_bits_are_left_out(void **state)
{
    (void)state;
    struct retry r;
    retry_begin(&r, 1000, 3, SEED, 0);
    for (size_t i = 1; i < RETRY_URLS_MAX; i++)
        assert_tries(&r, ELSEWHERE, i);
    assert_ends(&r, ELSEWHERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_of_failure),
        cmocka_unit_test(one_url_is_tried_four_times),
        cmocka_unit_test(no_more_rounds_than_asked_for),
        cmocka_unit_test(more_rounds_can_be_allowed_later),
        cmocka_unit_test(what_does_not_pass_is_not_tried_again),
        cmocka_unit_test(a_mirror_comes_before_waiting),
        cmocka_unit_test(a_server_is_given_the_time_it_asks_for),
        cmocka_unit_test(a_name_that_is_not_found_is_tried_once_more),
        cmocka_unit_test(jitter_comes_from_the_seed),
        cmocka_unit_test(more_urls_than_bits_are_left_out),
    };
    return cmocka_run_group_tests_name("retry", tests, NULL, NULL);
}
