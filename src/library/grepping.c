/* SPDX-License-Identifier: MIT
 *
 * Text i is the work of thread i modulo their number, and is asked for when text i - GREPPING_AHEAD
 * was taken: the results need no sorting, and no thread runs further ahead than that.
 */
#include "base/platform.h"

#include "library/grepping.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mailbox.h"
#include "base/thread.h"
#include "base/xmalloc.h"
#include "search/docsearch.h"
#include "store/shelf.h"
#include "text/document.h"

enum { GREPPING_THREADS_MOST = 8, GREPPING_AHEAD = 64 };

struct grepping_job {
    struct message message;
    uint32_t number; /* 0: there is nothing more to do */
    struct grepping_text text;
};

struct grepping_thread {
    struct thread thread;
    struct grepping *g;
    struct shelf *shelf;
    struct mailbox jobs, done;
};

struct grepping {
    struct grepping_thread threads[GREPPING_THREADS_MOST];
    size_t thread_n;
    const uint32_t *numbers;
    size_t n, asked, taken;
    char *typed;
    bool words_alone;
    atomic_uint_fast64_t wanted; /* not 0: given up */
};

/* ---------------------------------------------------------------- one text */

/* Nothing in it has a meaning of its own, and a word of it is a word of the text. */
static bool is_words_alone(struct str typed)
{
    for (size_t i = 0; i < typed.n; i++)
        if (!char_is_alnum(typed.p[i]) && typed.p[i] != ' ' && typed.p[i] != '-')
            return false;
    return true;
}

/* Could it be in these bytes?  Each word has to stand there by itself, wherever lines and pages
 * end; asking so is a hundred times as fast as parsing.  Overstrikes divide words. */
static bool may_hold(const struct grepping *g, struct str raw)
{
    struct str typed = str_of(g->typed);
    if (!g->words_alone || str_find_char(raw, '\b', 0) >= 0)
        return true;
    for (size_t i = 0, end; i < typed.n; i = end + 1) {
        for (end = i; end < typed.n && char_is_alnum(typed.p[end]);)
            end++;
        if (end > i && str_find_nocase(raw, str_slice(typed, i, end), 0) < 0)
            return false;
    }
    return true;
}

/* A line is told once, however often it matches. */
static void add_lines(const struct document *d, const struct matches *m, uint32_t number,
                      struct strbuf *out)
{
    uint32_t last = UINT32_MAX;
    for (size_t i = 0; i < m->n; i++) {
        uint32_t line = document_line_at(d, m->at[i].start);
        struct str words = str_slice(d->text, d->line_start[line], d->line_start[line + 1]);
        if (line != last)
            strbuf_addf(out, "rfc%u:%u: %.*s\n", number, line + 1, STR_ARG(str_trim(words)));
        last = line;
    }
}

static void grep(struct grepping *g, struct shelf *shelf, struct grepping_job *job)
{
    struct strbuf raw = STRBUF_INIT(DOCUMENT_MAX);
    struct grepping_text *text = &job->text;
    if (shelf_read(shelf, job->number, &raw, &text->err) && may_hold(g, strbuf_str(&raw))) {
        struct document *d = document_new(strbuf_str(&raw), job->number);
        struct matches m;
        (void)!docsearch_find(&m, d, str_of(g->typed), 0, &g->wanted, 0, &text->err);
        add_lines(d, &m, job->number, &text->lines);
        matches_release(&m);
        document_release(d);
    }
    strbuf_release(&raw);
}

static void *thread_main(void *arg)
{
    struct grepping_thread *t = arg;
    for (;;) {
        struct grepping_job *job = (struct grepping_job *)mailbox_wait(&t->jobs);
        if (job->number == 0) {
            free(job);
            return NULL;
        }
        if (atomic_load(&t->g->wanted) == 0)
            grep(t->g, t->shelf, job);
        mailbox_send(&t->done, &job->message);
    }
}

/* ---------------------------------------------------------------- all of them */

static void send(struct grepping_thread *t, uint32_t number)
{
    struct grepping_job *job = xcalloc(1, sizeof *job);
    job->number = number;
    job->text = (struct grepping_text){.lines = STRBUF_INIT(2 * DOCUMENT_MAX)};
    mailbox_send(&t->jobs, &job->message);
}

static void ask_ahead(struct grepping *g)
{
    for (; g->asked < g->n && g->asked < g->taken + GREPPING_AHEAD; g->asked++)
        send(&g->threads[g->asked % g->thread_n], g->numbers[g->asked]);
}

static struct shelf *open_shelf(const struct settings *settings)
{
    char *dir = paths_join(settings->paths.data, "rfc");
    size_t n = settings->mirrors.n;
    const char **mirrors = xcalloc(n + 1, sizeof *mirrors);
    for (size_t i = 0; i < n; i++)
        mirrors[i] = settings->mirrors.at[i];
    mirrors[n] = shelf_debian_mirror;
    struct shelf *shelf = shelf_new(dir, mirrors, n + 1);
    free(mirrors);
    free(dir);
    return shelf;
}

static size_t threads_wanted(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n < GREPPING_THREADS_MOST ? (size_t)n : GREPPING_THREADS_MOST;
}

struct grepping *grepping_new(const struct settings *settings, const uint32_t *numbers, size_t n,
                              struct str typed, struct err *e)
{
    struct pattern *pattern = pattern_new(typed, 0, e);
    if (pattern == NULL)
        return NULL;
    pattern_free(pattern);
    struct grepping *g = xcalloc(1, sizeof *g);
    g->numbers = numbers;
    g->n = n;
    g->typed = xstrndup(typed.p, typed.n);
    g->words_alone = is_words_alone(typed);
    g->thread_n = threads_wanted();
    for (size_t i = 0; i < g->thread_n; i++) {
        struct grepping_thread *t = &g->threads[i];
        t->g = g;
        t->shelf = open_shelf(settings);
        mailbox_init(&t->jobs, NULL, NULL);
        mailbox_init(&t->done, NULL, NULL);
        thread_start(&t->thread, "grepping", thread_main, t);
    }
    ask_ahead(g);
    return g;
}

bool grepping_next(struct grepping *g, struct grepping_text *text)
{
    if (g->taken == g->n)
        return false;
    struct mailbox *done = &g->threads[g->taken % g->thread_n].done;
    struct grepping_job *job = (struct grepping_job *)mailbox_wait(done);
    *text = job->text;
    free(job);
    g->taken++;
    ask_ahead(g);
    return true;
}

void grepping_text_release(struct grepping_text *text)
{
    strbuf_release(&text->lines);
}

void grepping_free(struct grepping *g)
{
    struct grepping_text text;
    if (g == NULL)
        return;
    atomic_store(&g->wanted, 1);
    g->n = g->asked;
    while (grepping_next(g, &text))
        grepping_text_release(&text);
    for (size_t i = 0; i < g->thread_n; i++) {
        send(&g->threads[i], 0);
        thread_join(&g->threads[i].thread);
        mailbox_release(&g->threads[i].jobs);
        mailbox_release(&g->threads[i].done);
        shelf_free(g->threads[i].shelf);
    }
    free(g->typed);
    free(g);
}
