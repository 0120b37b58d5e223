/* SPDX-License-Identifier: MIT
 *
 * From libcurl's codes to sentences: two tables and a small template.  Pure; any thread.
 *
 * In a pattern {host} {url} {proxy} {detail} {reason} {status} {wait} {cap} {patience} stand for
 * what the failure holds.
 */
#include "base/platform.h"

#include "net/layer.h"

#include <errno.h>
#include <string.h>

#include <curl/curl.h>

#include "base/bug.h"
#include "base/strbuf.h"
#include "net/retry.h"
#include "net/url.h"

#define LAYER_WORD_MAX 90 /* bytes of one {word}: a sentence has to keep its end */

/* ---------------------------------------------------------------- the sentences */

enum when { ALWAYS, AT_NAME, AT_TCP, AT_TLS, AT_HTTP, REDIRECTED, BY_PROXY };

struct layer_rule {
    int code;
    enum when when; /* the first rule that fits is taken */
    enum err_kind kind;
    const char *pattern;
};

static const struct layer_rule LAYER_RULES[] = {
    {CURLE_OK, AT_HTTP, ERR_NETWORK, "{host} sent an empty file (HTTP)"},
    {CURLE_OK, ALWAYS, ERR_NOT_FOUND, "{url} is a directory or an empty file (file)"},

    {CURLE_UNSUPPORTED_PROTOCOL, REDIRECTED, ERR_NETWORK,
     "it is redirected to {url}, which is not followed (HTTP)"},
    {CURLE_UNSUPPORTED_PROTOCOL, AT_NAME, ERR_NETWORK,
     "{url} is not an https, http or file address (URL)"},
    {CURLE_UNSUPPORTED_PROTOCOL, ALWAYS, ERR_NETWORK, "what {host} answers is not HTTP (HTTP)"},
    {CURLE_URL_MALFORMAT, ALWAYS, ERR_NETWORK, "{url} is not an address (URL)"},

    {CURLE_COULDNT_RESOLVE_HOST, ALWAYS, ERR_NETWORK, "no address for {host} (name resolution)"},
    {CURLE_COULDNT_RESOLVE_PROXY, ALWAYS, ERR_NETWORK,
     "no address for the proxy (proxy); see $https_proxy"},
    {CURLE_COULDNT_CONNECT, BY_PROXY, ERR_NETWORK,
     "the proxy {proxy} cannot be reached: {reason} (proxy); see $https_proxy"},
    {CURLE_COULDNT_CONNECT, ALWAYS, ERR_NETWORK, "{host} cannot be reached: {reason} (TCP)"},
    {CURLE_PROXY, ALWAYS, ERR_NETWORK,
     "the proxy does not let us through: {detail} (proxy); see $https_proxy"},

    {CURLE_OPERATION_TIMEDOUT, AT_NAME, ERR_NETWORK,
     "no answer about {host} in {patience} s (name resolution)"},
    {CURLE_OPERATION_TIMEDOUT, AT_TCP, ERR_NETWORK,
     "no connection to {host} in {patience} s (TCP)"},
    {CURLE_OPERATION_TIMEDOUT, AT_TLS, ERR_NETWORK,
     "no secure connection to {host} in {patience} s (TLS)"},
    {CURLE_OPERATION_TIMEDOUT, ALWAYS, ERR_NETWORK,
     "{host} sent nothing, or next to nothing, for {patience} s (HTTP)"},

    {CURLE_PEER_FAILED_VERIFICATION, ALWAYS, ERR_NETWORK,
     "{host} is not trusted: {detail} (TLS); $SSL_CERT_FILE can name its authority"},
    {CURLE_SSL_CACERT_BADFILE, ALWAYS, ERR_NETWORK,
     "the file of trusted authorities cannot be read (TLS); see $SSL_CERT_FILE"},
    {CURLE_SSL_CONNECT_ERROR, ALWAYS, ERR_NETWORK,
     "no secure connection to {host}: {detail} (TLS)"},

    {CURLE_WRITE_ERROR, ALWAYS, ERR_NETWORK, "it is larger than {cap} (HTTP)"},
    {CURLE_PARTIAL_FILE, ALWAYS, ERR_NETWORK, "{host} closed the connection half-way (HTTP)"},
    {CURLE_GOT_NOTHING, ALWAYS, ERR_NETWORK,
     "{host} closed the connection without an answer (HTTP)"},
    {CURLE_TOO_MANY_REDIRECTS, ALWAYS, ERR_NETWORK, "{host} redirects more than 5 times (HTTP)"},
    {CURLE_BAD_CONTENT_ENCODING, ALWAYS, ERR_NETWORK,
     "what {host} sent does not unpack: {detail} (HTTP)"},
    {CURLE_WEIRD_SERVER_REPLY, ALWAYS, ERR_NETWORK, "what {host} answers is not HTTP (HTTP)"},
    {CURLE_HTTP2, ALWAYS, ERR_NETWORK, "the connection to {host} broke: {detail} (HTTP)"},
    {CURLE_HTTP2_STREAM, ALWAYS, ERR_NETWORK, "the connection to {host} broke: {detail} (HTTP)"},
    {CURLE_SEND_ERROR, AT_TLS, ERR_NETWORK, "the connection to {host} broke: {detail} (TLS)"},
    {CURLE_SEND_ERROR, ALWAYS, ERR_NETWORK, "the connection to {host} broke: {detail} (TCP)"},
    {CURLE_RECV_ERROR, AT_TLS, ERR_NETWORK, "the connection to {host} broke: {detail} (TLS)"},
    {CURLE_RECV_ERROR, ALWAYS, ERR_NETWORK, "the connection to {host} broke: {detail} (TCP)"},

    {CURLE_FILE_COULDNT_READ_FILE, ALWAYS, ERR_NOT_FOUND, "{url} cannot be read (file)"},
};

static const struct layer_rule LAYER_OTHERWISE = {0, ALWAYS, ERR_NETWORK, "{detail} (libcurl)"};

static const struct layer_status {
    long from, to;
    enum err_kind kind;
    const char *pattern, *waiting; /* the second where Retry-After came; NULL: the same */
} LAYER_STATUSES[] = {
    {404, 404, ERR_NOT_FOUND, "the server has no such file, status 404 (HTTP)", NULL},
    {410, 410, ERR_NOT_FOUND, "the server has this file no more, status 410 (HTTP)", NULL},
    {403, 403, ERR_NETWORK, "{host} refuses, status 403 (HTTP)", NULL},
    {407, 407, ERR_NETWORK, "the proxy asks for a password, status 407 (proxy); see $https_proxy",
     NULL},
    {429, 429, ERR_NETWORK, "{host} was asked too often, status 429 (HTTP); try again later",
     "{host} was asked too often, status 429 (HTTP); try again in {wait}"},
    {511, 511, ERR_NETWORK,
     "this network wants a log-in first, status 511 (HTTP); a browser shows its page", NULL},
    {500, 599, ERR_NETWORK, "{host} is out of order, status {status} (HTTP); try again later",
     "{host} is out of order, status {status} (HTTP); try again in {wait}"},
    {0, 999, ERR_NETWORK, "{host} answers with status {status} (HTTP)", NULL},
};

/* For the ladder, where there is room. */
static const struct {
    int code;
    long status;
    const char *remedy;
} LAYER_REMEDIES[] = {
    {CURLE_COULDNT_RESOLVE_HOST, 0,
     "is this machine online? /etc/resolv.conf names who is asked; behind a proxy set "
     "$https_proxy"},
    {CURLE_COULDNT_RESOLVE_PROXY, 0,
     "$https_proxy, $http_proxy or $ALL_PROXY names a proxy unknown"},
    {CURLE_COULDNT_CONNECT, 0,
     "a firewall may be in the way: behind a proxy set $https_proxy; a mirror is set by base-url"},
    {CURLE_OPERATION_TIMEDOUT, 0, "the way there, or the server, is slow or dead: try later"},
    {CURLE_PEER_FAILED_VERIFICATION, 0,
     "a network that looks into TLS has an authority of its own: name its file in $SSL_CERT_FILE; "
     "is the clock right?"},
    {CURLE_SSL_CACERT_BADFILE, 0, "$SSL_CERT_FILE, or else $CURL_CA_BUNDLE, must name a PEM file"},
    {CURLE_SSL_CONNECT_ERROR, 0, "is it TLS that is spoken at this port?"},
    {CURLE_TOO_MANY_REDIRECTS, 0,
     "the server is set up wrong, or this network wants a log-in: a browser shows which"},
    {CURLE_GOT_NOTHING, 0, "is it HTTP that is spoken at this port? a firewall may cut it off too"},
    {CURLE_WEIRD_SERVER_REPLY, 0, "is it HTTP that is spoken at this port?"},
    {CURLE_PARTIAL_FILE, 0,
     "try again; if it is always cut there, the server or a proxy is broken"},
    {CURLE_RECV_ERROR, 0, "try again; if it always breaks, a firewall or proxy may cut it off"},
    {CURLE_SEND_ERROR, 0, "try again; if it always breaks, a firewall or proxy may cut it off"},
    {CURLE_BAD_CONTENT_ENCODING, 0,
     "the server, or a proxy between, is broken: use another mirror"},
    {CURLE_WRITE_ERROR, 0, "that is no RFC and no index: does base-url name the right place?"},
    {CURLE_UNSUPPORTED_PROTOCOL, 0,
     "only HTTP, over https: or http:, and file: are spoken; a redirect elsewhere is not followed"},
    {CURLE_URL_MALFORMAT, 0, "base-url begins with https://, http:// or file:// and a host"},
    {CURLE_FILE_COULDNT_READ_FILE, 0, "does base-url name the right directory?"},
    {CURLE_OK, 0, "the file is empty there: use another mirror"},
    {CURLE_OK, 403, "a gateway between may refuse us; the same address in a browser tells"},
    {CURLE_OK, 404, "the document may have no text, or the mirror may be behind"},
    {CURLE_OK, 407, "put the user into $https_proxy: http://USER:PASSWORD@HOST:PORT"},
    {CURLE_OK, 410, "the document may have no text, or base-url names a place that has moved"},
    {CURLE_OK, 429, "for many documents at once rsync is the better way"},
    {CURLE_OK, 500, "nothing can be done here: try later, or use another mirror"},
    {CURLE_OK, 502, "nothing can be done here: try later, or use another mirror"},
    {CURLE_OK, 503, "nothing can be done here: try later, or use another mirror"},
    {CURLE_OK, 504, "nothing can be done here: try later, or use another mirror"},
    {CURLE_OK, 511, "log in to this network with a browser first"},
};

static const struct {
    int number;
    const char *text;
} LAYER_REASONS[] = {
    {ECONNREFUSED, "connection refused"},  {ENETUNREACH, "no network"},
    {EHOSTUNREACH, "no way to that host"}, {ETIMEDOUT, "no answer"},
    {EACCES, "not allowed here"},          {EPERM, "not allowed here"},
};

/* ---------------------------------------------------------------- the words */

/* libcurl says whom it tried: "Failed to connect to 127.0.0.1 port 3128 …".  Another name than the
 * URL's is a proxy's; there is no other way to learn which one it chose. */
static struct str layer_proxy(const struct failure *f)
{
    const struct str said = STR("Failed to connect to ");
    struct str detail = str_of(f->detail);
    if (!str_starts(detail, said))
        return STR_NONE;
    struct str rest = str_from(detail, said.n);
    struct str tried = str_cut(&rest, ' ');
    struct str host = url_host(str_of(f->url));
    ptrdiff_t same = str_find(host, tried, 0); /* 1: in the brackets of an IPv6 address */
    if (same == 0 || same == 1)
        return STR_NONE;
    return tried;
}

static void layer_add_clipped(struct strbuf *b, struct str s)
{
    strbuf_add_str(b, str_slice(s, 0, LAYER_WORD_MAX));
    if (s.n > LAYER_WORD_MAX)
        strbuf_add_cstr(b, "…");
}

static void layer_add_host(struct strbuf *b, const struct failure *f)
{
    layer_add_clipped(b, url_host(str_of(f->url)));
}

static void layer_add_url(struct strbuf *b, const struct failure *f)
{
    struct strbuf url = STRBUF_INIT(STRBUF_TEXT);
    url_add_public(&url, str_of(f->url));
    layer_add_clipped(b, strbuf_str(&url));
    strbuf_release(&url);
}

static void layer_add_proxy(struct strbuf *b, const struct failure *f)
{
    layer_add_clipped(b, layer_proxy(f));
}

static void layer_add_detail(struct strbuf *b, const struct failure *f)
{
    layer_add_clipped(b, str_of(f->detail));
}

static void layer_add_reason(struct strbuf *b, const struct failure *f)
{
    for (size_t i = 0; i < ARRAY_LEN(LAYER_REASONS); i++) {
        if (LAYER_REASONS[i].number == f->os_errno) {
            strbuf_add_cstr(b, LAYER_REASONS[i].text);
            return;
        }
    }
    strbuf_add_cstr(b, "no connection");
}

static void layer_add_status(struct strbuf *b, const struct failure *f)
{
    strbuf_addf(b, "%ld", f->status);
}

static void layer_add_wait(struct strbuf *b, const struct failure *f)
{
    strbuf_addf(b, "%ld s", f->retry_after);
    if (f->retry_after > RETRY_ASKED_MAX)
        strbuf_addf(b, ", more than the %d s that are waited for", RETRY_ASKED_MAX);
}

static void layer_add_patience(struct strbuf *b, const struct failure *f)
{
    strbuf_addf(b, "%ld", f->patience_s);
}

static void layer_add_cap(struct strbuf *b, const struct failure *f)
{
    const size_t mebi = (size_t)1 << 20;
    if (f->cap >= mebi)
        strbuf_addf(b, "%zu MiB", f->cap / mebi);
    else
        strbuf_addf(b, "%zu bytes", f->cap);
}

static const struct {
    struct str name;
    void (*add)(struct strbuf *b, const struct failure *f);
} LAYER_WORDS[] = {
    {STR_INIT("host"), layer_add_host},     {STR_INIT("url"), layer_add_url},
    {STR_INIT("proxy"), layer_add_proxy},   {STR_INIT("detail"), layer_add_detail},
    {STR_INIT("reason"), layer_add_reason}, {STR_INIT("status"), layer_add_status},
    {STR_INIT("wait"), layer_add_wait},     {STR_INIT("patience"), layer_add_patience},
    {STR_INIT("cap"), layer_add_cap},
};

static void layer_add_word(struct strbuf *b, struct str name, const struct failure *f)
{
    for (size_t i = 0; i < ARRAY_LEN(LAYER_WORDS); i++) {
        if (str_eq(LAYER_WORDS[i].name, name)) {
            LAYER_WORDS[i].add(b, f);
            return;
        }
    }
    BUG("no word {%.*s}", STR_ARG(name));
}

/* ---------------------------------------------------------------- choosing */

static bool layer_fits(enum when when, const struct failure *f)
{
    switch (when) {
    case ALWAYS:
        return true;
    case AT_NAME:
        return f->phase == PHASE_NAME;
    case AT_TCP:
        return f->phase == PHASE_TCP;
    case AT_TLS:
        return f->phase == PHASE_TLS;
    case AT_HTTP:
        return f->status != 0;
    case REDIRECTED:
        return f->status >= 300 && f->status < 400;
    case BY_PROXY:
        return layer_proxy(f).n > 0;
    }
    return false;
}

static const struct layer_rule *layer_rule_for(const struct failure *f)
{
    for (size_t i = 0; i < ARRAY_LEN(LAYER_RULES); i++)
        if (LAYER_RULES[i].code == f->code && layer_fits(LAYER_RULES[i].when, f))
            return &LAYER_RULES[i];
    return &LAYER_OTHERWISE;
}

/* A refusing status outweighs whatever befell the page that came with it. */
static const struct layer_status *layer_status_for(const struct failure *f)
{
    bool read = f->code == CURLE_OK || f->code == CURLE_WRITE_ERROR;
    bool refused = f->status >= 400 || (read && f->status != 200);
    if (f->status == 0 || !refused)
        return NULL;
    for (size_t i = 0; i < ARRAY_LEN(LAYER_STATUSES); i++)
        if (f->status >= LAYER_STATUSES[i].from && f->status <= LAYER_STATUSES[i].to)
            return &LAYER_STATUSES[i];
    return NULL;
}

void layer_explain(const struct failure *f, struct err *e)
{
    const struct layer_status *status = layer_status_for(f);
    const struct layer_rule *rule = layer_rule_for(f);
    const char *pattern = rule->pattern;
    if (status != NULL)
        pattern = f->retry_after > 0 && status->waiting ? status->waiting : status->pattern;

    struct strbuf sentence = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&sentence, "cannot fetch %s: ", f->what);
    for (struct str rest = str_of(pattern); rest.n > 0;) {
        strbuf_add_str(&sentence, str_cut(&rest, '{'));
        if (rest.n > 0)
            layer_add_word(&sentence, str_cut(&rest, '}'), f);
    }
    err_set(e, status != NULL ? status->kind : rule->kind, "%s", strbuf_cstr(&sentence));
    strbuf_release(&sentence);
}

const char *layer_remedy(const struct failure *f)
{
    long status = layer_status_for(f) != NULL ? f->status : 0;
    for (size_t i = 0; i < ARRAY_LEN(LAYER_REMEDIES); i++)
        if (status != 0 ? LAYER_REMEDIES[i].status == status
                        : LAYER_REMEDIES[i].code == f->code && LAYER_REMEDIES[i].status == 0)
            return LAYER_REMEDIES[i].remedy;
    return NULL;
}
