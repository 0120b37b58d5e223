/* SPDX-License-Identifier: MIT
 *
 * One easy handle from options to reply.  Owner and thread: the net thread.
 *
 * Decisions are by HTTP status, never by content: only a 200 (or a file: URL) may bring a body, the
 * page that comes with any other status is read over and dropped.
 */
#include "base/platform.h"

#include "net/transfer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "base/bug.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "net/layer.h"

#define TRANSFER_PROGRESS_MS 100
#define TRANSFER_DROP_MAX                                                                          \
    ((size_t)64 << 10) /* of an error page; a longer one ends the transfer                         \
                        */

struct transfer {
    const struct transfer_place *place;
    CURL *easy;
    struct request *request;
    struct strbuf body;
    size_t dropped;  /* bytes of an error page */
    int64_t told_ms; /* when the last progress reply went out */
    curl_off_t told; /* and what it said */
    char detail[CURL_ERROR_SIZE];
};

/* ---------------------------------------------------------------- callbacks, in multi_perform */

static size_t transfer_on_body(char *bytes, size_t size, size_t n, void *arg)
{
    struct transfer *t = arg;
    long status = 0;
    n *= size;
    t->place->api->easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status != 0 && status != 200) {
        t->dropped += n;
        return t->dropped > TRANSFER_DROP_MAX ? CURL_WRITEFUNC_ERROR : n;
    }
    strbuf_add(&t->body, bytes, n);
    return t->body.overflow ? CURL_WRITEFUNC_ERROR : n;
}

static int transfer_on_progress(void *arg, curl_off_t expected, curl_off_t received,
                                curl_off_t to_send, curl_off_t sent)
{
    struct transfer *t = arg;
    (void)to_send;
    (void)sent;
    int64_t now = clock_monotonic_ms();
    if (received <= 0 || received == t->told || now - t->told_ms < TRANSFER_PROGRESS_MS)
        return 0;
    t->told = received;
    t->told_ms = now;
    struct reply *reply = reply_new(REPLY_PROGRESS, t->request->id);
    reply->received = (uint64_t)received;
    reply->expected = expected > 0 ? (uint64_t)expected : 0;
    mailbox_send(t->place->inbox, &reply->message);
    return 0;
}

/* libcurl's own sockets would be inherited by the programs that we start. */
static curl_socket_t transfer_on_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *a)
{
    (void)arg;
    (void)purpose;
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

/* ---------------------------------------------------------------- options */

static const struct {
    CURLoption option;
    long value;
} TRANSFER_NUMBERS[] = {
    {CURLOPT_NOSIGNAL, 1},                               /* threads and SIGALRM do not mix */
    {CURLOPT_QUICK_EXIT, 1},                             /* leaving does not wait for getaddrinfo */
    {CURLOPT_FOLLOWLOCATION, 1}, {CURLOPT_MAXREDIRS, 5}, /* unlimited by default */
    {CURLOPT_NOPROGRESS, 0},     {CURLOPT_LOW_SPEED_LIMIT, 100},
};

static const struct {
    CURLoption option;
    const char *value;
} TRANSFER_TEXTS[] = {
    /* without it a body that is packed unasked would arrive raw */
    {CURLOPT_ACCEPT_ENCODING, "gzip"},
    {CURLOPT_PROTOCOLS_STR, "https,http,file"},
    /* nameless clients get a 403 from www.rfc-editor.org */
    {CURLOPT_USERAGENT, "rfcview/" RFCVIEW_VERSION " (terminal RFC reader)"},
};

/* easy_setopt is variadic; these fix the type that a kind of option wants.  They keep the first
 * error. */
static void transfer_number(struct transfer *t, CURLoption option, long value, CURLcode *code)
{
    if (*code == CURLE_OK)
        *code = t->place->api->easy_setopt(t->easy, option, value);
}

static void transfer_pointer(struct transfer *t, CURLoption option, const void *value,
                             CURLcode *code)
{
    if (*code == CURLE_OK)
        *code = t->place->api->easy_setopt(t->easy, option, value);
}

static CURLcode transfer_callbacks(struct transfer *t)
{
    const struct curlapi *api = t->place->api;
    CURLcode code = api->easy_setopt(t->easy, CURLOPT_WRITEFUNCTION, transfer_on_body);
    if (code == CURLE_OK)
        code = api->easy_setopt(t->easy, CURLOPT_XFERINFOFUNCTION, transfer_on_progress);
    if (code == CURLE_OK)
        code = api->easy_setopt(t->easy, CURLOPT_OPENSOCKETFUNCTION, transfer_on_socket);
    transfer_pointer(t, CURLOPT_WRITEDATA, t, &code);
    transfer_pointer(t, CURLOPT_XFERINFODATA, t, &code);
    transfer_pointer(t, CURLOPT_PRIVATE, t, &code);
    transfer_pointer(t, CURLOPT_ERRORBUFFER, t->detail, &code);
    return code;
}

static CURLcode transfer_set_up(struct transfer *t)
{
    const struct transfer_settings *s = t->place->settings;
    CURLcode code = transfer_callbacks(t);
    for (size_t i = 0; i < ARRAY_LEN(TRANSFER_NUMBERS); i++)
        transfer_number(t, TRANSFER_NUMBERS[i].option, TRANSFER_NUMBERS[i].value, &code);
    for (size_t i = 0; i < ARRAY_LEN(TRANSFER_TEXTS); i++)
        transfer_pointer(t, TRANSFER_TEXTS[i].option, TRANSFER_TEXTS[i].value, &code);
    transfer_number(t, CURLOPT_CONNECTTIMEOUT_MS, s->connect_timeout_ms, &code);
    transfer_number(t, CURLOPT_LOW_SPEED_TIME, s->stall_seconds, &code);

    bool https = str_starts_nocase(str_of(t->request->url), STR("https:"));
    /* several streams on one connection rather than several of these; plain http has no streams */
    transfer_number(t, CURLOPT_PIPEWAIT, https, &code);
    /* what began safely stays so */
    transfer_pointer(t, CURLOPT_REDIR_PROTOCOLS_STR, https ? "https" : "https,http", &code);
    transfer_pointer(t, CURLOPT_URL, t->request->url, &code);
    if (s->ca_file != NULL)
        transfer_pointer(t, CURLOPT_CAINFO, s->ca_file, &code);
    return code;
}

/* ---------------------------------------------------------------- life */

static void transfer_free(struct transfer *t)
{
    t->place->api->multi_remove_handle(t->place->multi, t->easy);
    t->place->api->easy_cleanup(t->easy);
    strbuf_release(&t->body);
    free(t);
}

/* Opening a FIFO would wait for its writer, and the whole thread with it. */
static bool transfer_would_hang(const char *url)
{
    static const char scheme[] = "file://";
    struct stat st;
    return str_starts_nocase(str_of(url), str_of(scheme)) && stat(url + strlen(scheme), &st) == 0 &&
           !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

struct transfer *transfer_start(const struct transfer_place *place, struct request *r)
{
    struct transfer *t = xcalloc(1, sizeof *t);
    t->place = place;
    t->request = r;
    t->body = STRBUF_INIT(r->cap);
    t->easy = place->api->easy_init();
    if (t->easy == NULL)
        BUG("libcurl has no memory for a transfer");
    CURLcode code = transfer_set_up(t);
    if (code == CURLE_OK && transfer_would_hang(r->url))
        code = CURLE_FILE_COULDNT_READ_FILE;
    if (code == CURLE_OK && place->api->multi_add_handle(place->multi, t->easy) != CURLM_OK)
        code = CURLE_FAILED_INIT;
    if (code == CURLE_OK)
        return t;
    transfer_finish(t, code);
    return NULL;
}

struct transfer *transfer_of(const struct curlapi *api, CURL *easy)
{
    char *t = NULL;
    api->easy_getinfo(easy, CURLINFO_PRIVATE, &t);
    return (struct transfer *)(void *)t;
}

uint64_t transfer_id(const struct transfer *t)
{
    return t->request->id;
}

void transfer_cancel(struct transfer *t)
{
    struct request *r = t->request;
    struct mailbox *inbox = t->place->inbox;
    log_line("transfer", "%s: cancelled", r->what);
    transfer_free(t);
    request_cancelled(r, inbox);
}

/* ---------------------------------------------------------------- the last reply */

static long transfer_long(const struct transfer *t, CURLINFO info)
{
    long value = 0;
    t->place->api->easy_getinfo(t->easy, info, &value);
    return value;
}

static curl_off_t transfer_offset(const struct transfer *t, CURLINFO info)
{
    curl_off_t value = 0;
    t->place->api->easy_getinfo(t->easy, info, &value);
    return value;
}

/* libcurl's times are 0 where it never came so far; that of connecting also while TLS is talked. */
static enum phase transfer_phase(const struct transfer *t, const char *url)
{
    if (transfer_offset(t, CURLINFO_PRETRANSFER_TIME_T) > 0)
        return PHASE_HTTP;
    if (transfer_offset(t, CURLINFO_NAMELOOKUP_TIME_T) == 0)
        return PHASE_NAME;
    if (transfer_long(t, CURLINFO_PRIMARY_PORT) == 0)
        return PHASE_TCP;
    if (str_starts_nocase(str_of(url), STR("https:")))
        return PHASE_TLS;
    return PHASE_HTTP;
}

static void transfer_fail(struct transfer *t, CURLcode code, long status)
{
    const struct transfer_settings *s = t->place->settings;
    char *url = NULL;
    t->place->api->easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &url);
    if (url == NULL || *url == '\0')
        url = t->request->url;
    enum phase phase = transfer_phase(t, url);
    curl_off_t wait = transfer_offset(t, CURLINFO_RETRY_AFTER);
    struct failure failure = {
        .what = t->request->what,
        .url = url,
        .detail = t->detail[0] != '\0' ? t->detail : t->place->api->easy_strerror(code),
        .code = code,
        .status = status,
        .phase = phase,
        .os_errno = (int)transfer_long(t, CURLINFO_OS_ERRNO),
        .retry_after = wait > 0 && wait < UINT32_MAX ? (uint32_t)wait : 0,
        .cap = t->request->cap,
        .patience_s = phase == PHASE_HTTP ? s->stall_seconds : (s->connect_timeout_ms + 999) / 1000,
    };
    struct err why = {0};
    layer_explain(&failure, &why);
    log_line("transfer", "%s: %s", why.text, failure.detail);

    struct request *r = t->request;
    struct mailbox *inbox = t->place->inbox;
    transfer_free(t);
    request_fail(r, &why, failure.retry_after, inbox);
}

static void transfer_log(const struct transfer *t, long status)
{
    log_line("transfer", "%s: status %ld, %zu bytes; name %lld, tcp %lld, tls %lld, all %lld us",
             t->request->what, status, t->body.n,
             (long long)transfer_offset(t, CURLINFO_NAMELOOKUP_TIME_T),
             (long long)transfer_offset(t, CURLINFO_CONNECT_TIME_T),
             (long long)transfer_offset(t, CURLINFO_APPCONNECT_TIME_T),
             (long long)transfer_offset(t, CURLINFO_TOTAL_TIME_T));
}

void transfer_finish(struct transfer *t, CURLcode code)
{
    long status = transfer_long(t, CURLINFO_RESPONSE_CODE);
    bool good = code == CURLE_OK && (status == 0 || status == 200);
    if (!good || t->body.n == 0) {
        transfer_fail(t, code, status);
        return;
    }
    transfer_log(t, status);
    struct reply *reply = reply_new(REPLY_DONE, t->request->id);
    reply->received = (uint64_t)transfer_offset(t, CURLINFO_SIZE_DOWNLOAD_T);
    reply->expected = reply->received;
    reply->body = t->body;
    t->body = (struct strbuf){0};
    struct mailbox *inbox = t->place->inbox;
    request_free(t->request);
    transfer_free(t);
    mailbox_send(inbox, &reply->message);
}
