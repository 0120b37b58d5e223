/* SPDX-License-Identifier: MIT
 *
 * One easy handle from options to outcome.  Owner and thread: the net thread.
 *
 * Decisions are by HTTP status, never by content: only a 200 (or a file: URL) may bring a body, the
 * page that comes with any other status is read over and dropped.
 */
#include "base/platform.h"

#include "net/transfer.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "base/bug.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/xmalloc.h"
#include "net/sink.h"
#include "net/trace.h"
#include "net/url.h"

#define TRANSFER_PROGRESS_MS 100
#define TRANSFER_REDIRECTS   5
#define TRANSFER_ETAG_MAX    200
#define TRANSFER_DROP_MAX    ((size_t)64 << 10) /* of an error page; more ends the transfer */

struct transfer {
    const struct transfer_place *place;
    void *owner;
    char *url; /* that was asked for */
    CURL *easy;
    struct sink sink;
    struct ladder ladder;
    struct curl_slist header; /* If-None-Match, where there is an ETag */
    size_t dropped;           /* bytes of an error page */
    int64_t told_ms;          /* when progress was told last, or it began: most are over before */
    curl_off_t told;          /* and what of */
    char detail[CURL_ERROR_SIZE];
};

/* ---------------------------------------------------------------- asking libcurl */

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

/* "" where it is not known. */
static const char *transfer_string(const struct transfer *t, CURLINFO info)
{
    char *value = NULL;
    t->place->api->easy_getinfo(t->easy, info, &value);
    return value != NULL ? value : "";
}

/* The value of a header of the answer to the nth request (-1: the last), "" where there is none. */
static const char *transfer_header(const struct transfer *t, const char *name, int nth)
{
    struct curl_header *header;
    CURLHcode code = t->place->api->easy_header(t->easy, name, 0, CURLH_HEADER, nth, &header);
    return code == CURLHE_OK ? header->value : "";
}

/* ---------------------------------------------------------------- callbacks, in multi_perform */

static size_t transfer_on_body(char *bytes, size_t size, size_t n, void *arg)
{
    struct transfer *t = arg;
    long status = transfer_long(t, CURLINFO_RESPONSE_CODE);
    n *= size;
    if (status != 0 && status != 200) {
        t->dropped += n;
        return t->dropped > TRANSFER_DROP_MAX ? CURL_WRITEFUNC_ERROR : n;
    }
    return sink_add(&t->sink, bytes, n) ? n : CURL_WRITEFUNC_ERROR;
}

static int transfer_on_progress(void *arg, curl_off_t expected, curl_off_t received,
                                curl_off_t to_send, curl_off_t sent)
{
    struct transfer *t = arg;
    (void)to_send;
    (void)sent;
    if (received <= 0 || received == t->told)
        return 0;
    int64_t now = clock_monotonic_ms();
    if (now - t->told_ms < TRANSFER_PROGRESS_MS)
        return 0;
    t->told = received;
    t->told_ms = now;
    t->place->progress(t->place->progress_arg, t->owner, (uint64_t)received,
                       expected > 0 ? (uint64_t)expected : 0);
    return 0;
}

static const void *transfer_address(const struct curl_sockaddr *a)
{
    const void *at = &a->addr;
    if (a->family == AF_INET)
        return &((const struct sockaddr_in *)at)->sin_addr;
    if (a->family == AF_INET6)
        return &((const struct sockaddr_in6 *)at)->sin6_addr;
    return NULL;
}

/* libcurl's own sockets would be inherited by the programs that we start; and this is where we
 * learn whom it tries. */
static curl_socket_t transfer_on_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct transfer *t = arg;
    (void)purpose;
    char text[INET6_ADDRSTRLEN];
    const void *address = transfer_address(a);
    if (address != NULL && inet_ntop(a->family, address, text, sizeof text) != NULL)
        ladder_append(&t->ladder.tried, ", ", str_of(text));
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static int transfer_on_trace(CURL *easy, curl_infotype type, char *bytes, size_t n, void *arg)
{
    struct transfer *t = arg;
    (void)easy;
    if (type == CURLINFO_TEXT)
        trace_text(&t->ladder, (struct str){bytes, n});
    return 0;
}

/* ---------------------------------------------------------------- options */

static const struct {
    CURLoption option;
    long value;
} TRANSFER_NUMBERS[] = {
    {CURLOPT_NOSIGNAL, 1},   /* threads and SIGALRM do not mix */
    {CURLOPT_QUICK_EXIT, 1}, /* leaving does not wait for getaddrinfo */
    {CURLOPT_FOLLOWLOCATION, 1}, {CURLOPT_MAXREDIRS, TRANSFER_REDIRECTS}, /* unlimited by default */
    {CURLOPT_NOPROGRESS, 0},     {CURLOPT_LOW_SPEED_LIMIT, 100},
    {CURLOPT_VERBOSE, 1}, /* into transfer_on_trace */
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
    if (code == CURLE_OK)
        code = api->easy_setopt(t->easy, CURLOPT_DEBUGFUNCTION, transfer_on_trace);
    static const CURLoption ours[] = {CURLOPT_WRITEDATA, CURLOPT_XFERINFODATA,
                                      CURLOPT_OPENSOCKETDATA, CURLOPT_DEBUGDATA, CURLOPT_PRIVATE};
    for (size_t i = 0; i < ARRAY_LEN(ours); i++)
        transfer_pointer(t, ours[i], t, &code);
    transfer_pointer(t, CURLOPT_ERRORBUFFER, t->detail, &code);
    return code;
}

/* What a server, or our own record, calls an ETag may not smuggle a header in. */
static bool transfer_can_send(const char *etag)
{
    size_t n = strlen(etag);
    for (size_t i = 0; i < n; i++)
        if (etag[i] <= ' ' || etag[i] > '~')
            return false;
    return n > 0 && n <= TRANSFER_ETAG_MAX;
}

static void transfer_condition(struct transfer *t, const char *etag, CURLcode *code)
{
    if (etag == NULL || !transfer_can_send(etag))
        return;
    t->header.data = xasprintf("If-None-Match: %s", etag);
    transfer_pointer(t, CURLOPT_HTTPHEADER, &t->header, code);
}

/* To learn who it is whose certificate was refused: a handshake, then nothing. */
static void transfer_only_look(struct transfer *t, CURLcode *code)
{
    static const struct {
        CURLoption option;
        long value;
    } numbers[] = {
        {CURLOPT_CONNECT_ONLY, 1},
        {CURLOPT_SSL_VERIFYPEER, 0},
        {CURLOPT_SSL_VERIFYHOST, 0},
        {CURLOPT_SSL_SESSIONID_CACHE, 0}, /* nobody else may build on it */
    };
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
        transfer_number(t, numbers[i].option, numbers[i].value, code);
}

static CURLcode transfer_set_up(struct transfer *t, const struct transfer_order *order)
{
    const struct transfer_settings *s = t->place->settings;
    CURLcode code = transfer_callbacks(t);
    for (size_t i = 0; i < ARRAY_LEN(TRANSFER_NUMBERS); i++)
        transfer_number(t, TRANSFER_NUMBERS[i].option, TRANSFER_NUMBERS[i].value, &code);
    for (size_t i = 0; i < ARRAY_LEN(TRANSFER_TEXTS); i++)
        transfer_pointer(t, TRANSFER_TEXTS[i].option, TRANSFER_TEXTS[i].value, &code);
    transfer_number(t, CURLOPT_CONNECTTIMEOUT_MS, s->connect_timeout_ms, &code);
    transfer_number(t, CURLOPT_LOW_SPEED_TIME, s->stall_seconds, &code);

    bool https = str_starts_nocase(str_of(t->url), STR("https:"));
    /* several streams on one connection rather than several of these; plain http has no streams */
    transfer_number(t, CURLOPT_PIPEWAIT, https, &code);
    /* what began safely stays so */
    transfer_pointer(t, CURLOPT_REDIR_PROTOCOLS_STR, https ? "https" : "https,http", &code);
    transfer_pointer(t, CURLOPT_URL, t->url, &code);
    if (s->ca_file != NULL)
        transfer_pointer(t, CURLOPT_CAINFO, s->ca_file, &code);
    transfer_condition(t, order->etag, &code);
    if (order->look)
        transfer_only_look(t, &code);
    return code;
}

/* ---------------------------------------------------------------- life */

static void transfer_free(struct transfer *t)
{
    t->place->api->multi_remove_handle(t->place->multi, t->easy);
    t->place->api->easy_cleanup(t->easy);
    sink_release(&t->sink);
    ladder_release(&t->ladder);
    free(t->header.data);
    free(t->url);
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

static void transfer_begin_ladder(struct transfer *t)
{
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    url_add_public(&url, str_of(t->url));
    ladder_set(&t->ladder.url, strbuf_str(&url));
    strbuf_release(&url);
}

struct transfer *transfer_start(const struct transfer_place *place,
                                const struct transfer_order *order, struct outcome **failed)
{
    struct transfer *t = xcalloc(1, sizeof *t);
    t->place = place;
    t->owner = order->owner;
    t->url = xstrdup(order->url);
    t->told_ms = clock_monotonic_ms();
    sink_init(&t->sink, order->path, order->cap);
    transfer_begin_ladder(t);
    t->easy = place->api->easy_init();
    if (t->easy == NULL)
        BUG("libcurl has no memory for a transfer");
    CURLcode code = transfer_set_up(t, order);
    if (code == CURLE_OK && transfer_would_hang(order->url))
        code = CURLE_FILE_COULDNT_READ_FILE;
    if (code == CURLE_OK && t->sink.disk_errno != 0)
        code = CURLE_WRITE_ERROR;
    if (code == CURLE_OK && place->api->multi_add_handle(place->multi, t->easy) != CURLM_OK)
        code = CURLE_FAILED_INIT;
    *failed = code != CURLE_OK ? transfer_finish(t, code) : NULL;
    return code == CURLE_OK ? t : NULL;
}

struct transfer *transfer_of(const struct curlapi *api, CURL *easy)
{
    char *t = NULL;
    api->easy_getinfo(easy, CURLINFO_PRIVATE, &t);
    return (struct transfer *)(void *)t;
}

void *transfer_owner(const struct transfer *t)
{
    return t->owner;
}

void transfer_drop(struct transfer *t)
{
    log_line("transfer", "%s: dropped", t->ladder.url != NULL ? t->ladder.url : "");
    transfer_free(t);
}

/* ---------------------------------------------------------------- how it ended */

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

/* Where it ended, which is elsewhere after a redirect. */
static const char *transfer_url(const struct transfer *t)
{
    const char *url = transfer_string(t, CURLINFO_EFFECTIVE_URL);
    return *url != '\0' ? url : t->url;
}

static int64_t transfer_between(curl_off_t from, curl_off_t to)
{
    return to > from ? to - from : 0;
}

/* libcurl counts all from the beginning. */
static void transfer_fill_times(const struct transfer *t, struct ladder *l)
{
    curl_off_t name = transfer_offset(t, CURLINFO_NAMELOOKUP_TIME_T);
    curl_off_t tcp = transfer_offset(t, CURLINFO_CONNECT_TIME_T);
    l->reused = l->tried == NULL && l->phase == PHASE_HTTP;
    if (!l->reused) {
        l->name_us = name;
        l->tcp_us = transfer_between(name, tcp);
        l->tls_us = transfer_between(tcp, transfer_offset(t, CURLINFO_APPCONNECT_TIME_T));
    }
    l->first_us = transfer_offset(t, CURLINFO_STARTTRANSFER_TIME_T);
    l->total_us = transfer_offset(t, CURLINFO_TOTAL_TIME_T);
}

static long transfer_http(const struct transfer *t)
{
    static const struct {
        long code, number;
    } versions[] = {{CURL_HTTP_VERSION_1_0, 10},
                    {CURL_HTTP_VERSION_1_1, 11},
                    {CURL_HTTP_VERSION_2_0, 20},
                    {CURL_HTTP_VERSION_3, 30}};
    long code = transfer_long(t, CURLINFO_HTTP_VERSION);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++)
        if (versions[i].code == code)
            return versions[i].number;
    return 0;
}

static void transfer_fill_redirects(const struct transfer *t, struct ladder *l)
{
    long count = transfer_long(t, CURLINFO_REDIRECT_COUNT);
    for (int i = 0; i < count && i < TRANSFER_REDIRECTS; i++) {
        struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
        url_add_public(&url, str_of(transfer_header(t, "Location", i)));
        ladder_append(&l->redirects, "\n", strbuf_str(&url));
        strbuf_release(&url);
    }
}

static void transfer_fill_ladder(struct transfer *t)
{
    struct ladder *l = &t->ladder;
    l->phase = transfer_phase(t, transfer_url(t));
    l->status = transfer_long(t, CURLINFO_RESPONSE_CODE);
    l->port = transfer_long(t, CURLINFO_PRIMARY_PORT);
    ladder_set(&l->address, str_of(transfer_string(t, CURLINFO_PRIMARY_IP)));
    transfer_fill_times(t, l);
    l->received = (uint64_t)transfer_offset(t, CURLINFO_SIZE_DOWNLOAD_T);
    l->unpacked = t->sink.n;
    l->length = -1;
    if (l->status == 0)
        return;
    l->http = transfer_http(t);
    l->length = transfer_offset(t, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T);
    ladder_set(&l->type, str_of(transfer_header(t, "Content-Type", -1)));
    ladder_set(&l->encoding, str_of(transfer_header(t, "Content-Encoding", -1)));
    ladder_set(&l->etag, str_of(transfer_header(t, "ETag", -1)));
    ladder_set(&l->retry_after, str_of(transfer_header(t, "Retry-After", -1)));
    transfer_fill_redirects(t, l);
}

/* libcurl calls it a broken connection when a proxy does not connect us. */
static CURLcode transfer_code(const struct transfer *t, CURLcode code)
{
    bool refused = transfer_long(t, CURLINFO_HTTP_CONNECTCODE) >= 300;
    return code == CURLE_RECV_ERROR && refused ? CURLE_PROXY : code;
}

static void transfer_fail(struct transfer *t, CURLcode code, struct outcome *o)
{
    const struct transfer_settings *s = t->place->settings;
    curl_off_t wait = transfer_offset(t, CURLINFO_RETRY_AFTER);
    bool talked = o->ladder.phase == PHASE_HTTP;
    o->verb = OUTCOME_FAILED;
    o->code = (int)transfer_code(t, code);
    o->status = o->ladder.status;
    o->retry_after = wait > 0 && wait < UINT32_MAX ? (long)wait : 0;
    o->url = xstrdup(transfer_url(t));
    o->detail = xstrdup(t->detail[0] != '\0' ? t->detail : t->place->api->easy_strerror(code));
    o->os_errno = (int)transfer_long(t, CURLINFO_OS_ERRNO);
    o->disk_errno = t->sink.disk_errno;
    o->patience_s = talked ? s->stall_seconds : (s->connect_timeout_ms + 999) / 1000;
    o->cap = t->sink.cap;
}

/* A 304 is an answer only to who asked for it. */
static bool transfer_is_unchanged(const struct transfer *t, long status)
{
    return t->header.data != NULL &&
           (status == 304 || transfer_long(t, CURLINFO_CONDITION_UNMET) != 0);
}

struct outcome *transfer_finish(struct transfer *t, CURLcode code)
{
    struct outcome *o = outcome_new();
    transfer_fill_ladder(t);
    o->ladder = t->ladder;
    t->ladder = (struct ladder){0};
    long status = o->ladder.status;
    bool good = code == CURLE_OK && (status == 0 || status == 200) && t->sink.n > 0;
    o->size = t->sink.n;
    if (code == CURLE_OK && transfer_is_unchanged(t, status))
        o->verb = OUTCOME_UNCHANGED;
    else if (!good || !sink_take(&t->sink, &o->body, &o->path))
        transfer_fail(t, code, o);
    transfer_free(t);
    return o;
}
