/* SPDX-License-Identifier: MIT
 *
 * Fetches a list of URLs to files by net/fetcher, as a bulk fetch does; tests/bench/fetching times
 * it.
 *
 *     fetch LIST DIRECTORY [OWN-HOST PARALLEL]
 *
 * LIST has one URL a line; the nth goes to DIRECTORY/n.  Prints how many bytes and connections it
 * took; what fails is told, and makes the exit status 1.
 */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/xmalloc.h"
#include "net/fetcher.h"

#define FETCH_CAP ((size_t)32 << 20)

struct count {
    unsigned asked, done, failed, connections;
    unsigned long long received, unpacked;
};

static void fetch_ask(struct fetcher *f, struct str url, const char *directory, struct count *c)
{
    char *text = xstrndup(url.p, url.n), *path = xasprintf("%s/%u", directory, c->asked);
    const char *urls[] = {text};
    fetcher_fetch(f, &(struct fetch){.id = c->asked++,
                                     .urls = urls,
                                     .url_count = 1,
                                     .what = text,
                                     .cap = FETCH_CAP,
                                     .priority = PRIORITY_BULK,
                                     .path = path});
    free(text);
    free(path);
}

static void fetch_note(struct reply *r, const char *directory, struct count *c)
{
    if (!reply_is_last(r))
        return;
    c->connections += !r->ladder.reused;
    c->received += r->received;
    c->unpacked += r->size;
    char *target = xasprintf("%s/%u", directory, (unsigned)r->id);
    if (r->verb == REPLY_DONE && rename(r->path, target) == 0) {
        c->done++;
        free(r->path);
        r->path = NULL;
    } else {
        c->failed++;
        fprintf(stderr, "%s\n", r->err.text);
    }
    free(target);
}

/* The most memory that it had, from the system; 0: not known. */
static unsigned memory_peak_kb(void)
{
    struct strbuf status = STRBUF_INIT(FETCH_CAP);
    char block[8192];
    FILE *f = fopen("/proc/self/status", "r");
    for (size_t n; f != NULL && (n = fread(block, 1, sizeof block, f)) > 0;)
        strbuf_add(&status, block, n);
    if (f != NULL)
        fclose(f);
    ptrdiff_t at = str_find(strbuf_str(&status), STR("VmHWM:"), 0);
    uint32_t kb = 0;
    if (at >= 0) {
        struct str rest = str_trim(str_from(strbuf_str(&status), (size_t)at + 6));
        if (!str_number(str_cut(&rest, ' '), UINT32_MAX, &kb))
            kb = 0;
    }
    strbuf_release(&status);
    return kb;
}

int main(int argc, char **argv)
{
    if (argc != 3 && argc != 5) {
        fprintf(stderr, "usage: fetch LIST DIRECTORY [OWN-HOST PARALLEL]\n");
        return 2;
    }
    struct err e = {0};
    struct strbuf list = STRBUF_INIT(FETCH_CAP);
    if (!file_read(argv[1], &list, &e)) {
        fprintf(stderr, "%s\n", e.text);
        return 1;
    }
    struct fetcher_options options = {0};
    uint32_t parallel = 0;
    const char *own = argv[3];
    if (argc == 5 && str_number(str_of(argv[4]), 100, &parallel)) {
        options.own_hosts = &own;
        options.own_count = 1;
        options.own_parallel = parallel;
    }
    struct mailbox inbox;
    mailbox_init(&inbox, NULL, NULL);
    struct fetcher *f = fetcher_new(&options, &inbox);
    struct count c = {0};
    for (struct str rest = strbuf_str(&list); rest.n > 0;) {
        struct str url = str_cut(&rest, '\n');
        if (url.n > 0)
            fetch_ask(f, url, argv[2], &c);
    }
    while (c.done + c.failed < c.asked) {
        struct reply *r = (struct reply *)mailbox_wait(&inbox);
        fetch_note(r, argv[2], &c);
        reply_free(r);
    }
    fetcher_free(f);
    mailbox_release(&inbox);
    strbuf_release(&list);
    printf("%u documents, %llu bytes received, %llu unpacked, %u connections, %u MB of memory\n",
           c.done, c.received, c.unpacked, c.connections, memory_peak_kb() / 1024);
    return c.failed > 0;
}
