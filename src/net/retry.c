/* SPDX-License-Identifier: MIT
 *
 * Two tables of what passes and what does not, and the steps between tries.  Pure; any thread.
 */
#include "base/platform.h"

#include "net/retry.h"

#include <curl/curl.h>

/* ---------------------------------------------------------------- kinds of failure */

static const struct {
    int code;
    struct retry_judgement judgement;
} RETRY_CODES[] = {
    {CURLE_FAILED_INIT, {RETRY_NEVER, false, false}}, /* libcurl is at a loss */
    /* the server, or the way to it */
    {CURLE_COULDNT_RESOLVE_HOST, {RETRY_LATER, true, true}}, /* also for a name that is wrong */
    {CURLE_COULDNT_RESOLVE_PROXY, {RETRY_LATER, true, true}},
    {CURLE_COULDNT_CONNECT, {RETRY_LATER, true, false}},
    {CURLE_OPERATION_TIMEDOUT, {RETRY_LATER, false, false}},
    {CURLE_SSL_CONNECT_ERROR, {RETRY_LATER, true, false}},
    /* this one transfer */
    {CURLE_PARTIAL_FILE, {RETRY_LATER, false, false}},
    {CURLE_GOT_NOTHING, {RETRY_LATER, false, false}},
    {CURLE_SEND_ERROR, {RETRY_LATER, false, false}},
    {CURLE_RECV_ERROR, {RETRY_LATER, false, false}},
    {CURLE_HTTP2, {RETRY_LATER, false, false}},
    {CURLE_HTTP2_STREAM, {RETRY_LATER, false, false}},
};

static const struct {
    long from, to;
    struct retry_judgement judgement;
} RETRY_STATUSES[] = {
    {408, 408, {RETRY_LATER, false, false}}, {429, 429, {RETRY_LATER, true, false}},
    {500, 500, {RETRY_LATER, false, false}}, {502, 504, {RETRY_LATER, false, false}},
    {520, 524, {RETRY_LATER, false, false}}, /* of a server in front that waits for the one behind
                                              */
};

static const struct retry_judgement RETRY_OTHERWISE = {RETRY_ELSEWHERE, false, false};

static struct retry_judgement retry_judge_status(long status, long asked)
{
    struct retry_judgement judgement = RETRY_OTHERWISE;
    for (size_t i = 0; i < ARRAY_LEN(RETRY_STATUSES); i++)
        if (status >= RETRY_STATUSES[i].from && status <= RETRY_STATUSES[i].to)
            judgement = RETRY_STATUSES[i].judgement;
    if (judgement.verdict == RETRY_LATER && asked > 0)
        judgement.whole_host = true; /* who asks for patience means all of us */
    if (asked > RETRY_ASKED_MAX)
        judgement.verdict = RETRY_ELSEWHERE;
    return judgement;
}

struct retry_judgement retry_judge(int code, long status, long asked)
{
    if (status >= 400) /* outweighs what befell the page that came with it */
        return retry_judge_status(status, asked);
    for (size_t i = 0; i < ARRAY_LEN(RETRY_CODES); i++)
        if (RETRY_CODES[i].code == code)
            return RETRY_CODES[i].judgement;
    return RETRY_OTHERWISE;
}

/* ---------------------------------------------------------------- steps */

/* 0 to below n, from a seed: the mixer of splitmix64. */
static int64_t retry_random(uint64_t seed, uint64_t n)
{
    seed += UINT64_C(0x9E3779B97F4A7C15);
    seed = (seed ^ seed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    seed = (seed ^ seed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (int64_t)((seed ^ seed >> 31) % n);
}

/* Give or take a fifth: those who failed together shall not come back together. */
static int64_t retry_back_off_ms(const struct retry *r)
{
    static const int64_t units[RETRY_ROUNDS_MAX] = {1, 4, 15};
    int64_t ms = units[r->round < RETRY_ROUNDS_MAX ? r->round : RETRY_ROUNDS_MAX - 1] * r->unit_ms;
    int64_t fifth = ms / 5;
    return ms - fifth + retry_random(r->seed + r->round, (uint64_t)fifth * 2 + 1);
}

static int64_t retry_asked_ms(const struct retry *r, long asked)
{
    int64_t ms = (int64_t)asked * 1000;
    return ms + retry_random(r->seed + r->round, (uint64_t)ms / 10 + 1);
}

/* The first URL from i on that is worth a try; url_count: none. */
static size_t retry_useful(const struct retry *r, size_t i)
{
    while (i < r->url_count && (r->useless >> i & 1) != 0)
        i++;
    return i;
}

void retry_begin(struct retry *r, size_t url_count, unsigned rounds, uint64_t seed, int64_t unit_ms)
{
    *r = (struct retry){
        .seed = seed,
        .unit_ms = unit_ms > 0 ? unit_ms : RETRY_UNIT_MS,
        .url_count = url_count < RETRY_URLS_MAX ? url_count : RETRY_URLS_MAX,
        .soonest_ms = -1,
    };
    retry_allow(r, rounds);
}

void retry_allow(struct retry *r, unsigned rounds)
{
    if (rounds > RETRY_ROUNDS_MAX)
        rounds = RETRY_ROUNDS_MAX;
    if (rounds > r->round + r->rounds_left)
        r->rounds_left = rounds - r->round;
}

static struct retry_step retry_next_round(struct retry *r)
{
    if (r->soonest_ms < 0 || r->rounds_left == 0)
        return (struct retry_step){.verb = RETRY_END};
    struct retry_step step = {.verb = RETRY_WAIT, .wait_ms = r->soonest_ms};
    r->rounds_left--;
    r->round++;
    r->soonest_ms = -1;
    r->url = retry_useful(r, 0);
    return step;
}

struct retry_step retry_failed(struct retry *r, struct retry_judgement how, long asked)
{
    if (how.verdict == RETRY_NEVER)
        return (struct retry_step){.verb = RETRY_END};
    bool again = how.verdict == RETRY_LATER && !(how.once && r->round > 0);
    if (again) {
        int64_t wait = asked > 0 ? retry_asked_ms(r, asked) : retry_back_off_ms(r);
        if (r->soonest_ms < 0 || wait < r->soonest_ms)
            r->soonest_ms = wait;
    } else {
        r->useless |= UINT64_C(1) << r->url;
    }
    size_t next = retry_useful(r, r->url + 1);
    if (next == r->url_count)
        return retry_next_round(r);
    r->url = next;
    return (struct retry_step){.verb = RETRY_TRY};
}
