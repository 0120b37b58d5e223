/* SPDX-License-Identifier: MIT
 *
 * rfcview: argv → the screen or standard output; prints the last error, nothing else.
 */
#include "base/platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/config.h"
#include "base/log.h"
#include "cli/args.h"
#include "cli/bulkfetch.h"
#include "cli/diagnose.h"
#include "cli/erratalist.h"
#include "cli/facts.h"
#include "cli/grep.h"
#include "cli/listing.h"
#include "cli/print.h"
#include "cli/transport.h"
#include "cli/upkeep.h"
#include "cli/verify.h"

/* A descriptor that we were started without would be taken by the next file we open, and what is
 * printed would go there.  Writing to these fails instead. */
static void fill_standard_descriptors(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

static bool print_and_done(const struct args *a)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    if (a->mode == ARGS_HELP)
        args_help(&out);
    else if (a->mode == ARGS_VERSION)
        strbuf_add_cstr(&out, "rfcview " RFCVIEW_VERSION "\n");
    fputs(strbuf_cstr(&out), stdout);
    bool done = out.n > 0;
    strbuf_release(&out);
    return done;
}

/* What needs no screen. */
static bool do_mode(const struct args *a, const struct settings *s, int *signal, struct err *e)
{
    if (a->mode == ARGS_UPDATE)
        return upkeep_update(s, a->quiet, e);
    if (a->mode == ARGS_VERIFY)
        return verify_run(s, a->repair, a->quiet, signal, e);
    if (a->mode == ARGS_LIST)
        return listing_run(s, a->words, a->json, e);
    if (a->mode == ARGS_GREP)
        return grep_run(s, a->argument, a->words, e);
    if (a->mode == ARGS_DIAGNOSE)
        return diagnose_run(s, a->words, e);
    if (a->mode == ARGS_FETCH) {
        struct bulkfetch_wish wish = {a->argument, a->quiet, a->json, a->dry_run};
        return bulkfetch_run(&wish, s, signal, e);
    }
    if (a->mode == ARGS_EXPORT)
        return transport_export(s, a->argument, a->words, a->quiet, e);
    if (a->mode == ARGS_IMPORT)
        return transport_import(s, a->argument, a->quiet, e);
    if (a->mode == ARGS_ERRATA)
        return erratalist_run(s, a->target, e);
    if (a->mode == ARGS_INFO || a->mode == ARGS_CITE)
        return facts_run(s, a->target, a->mode == ARGS_CITE ? a->argument : NULL, a->json, e);
    return print_run(a->mode, a->target, a->json, s, e);
}

/* What is bad is told, all of it. */
static bool dump_config(struct settings *s, struct err *e)
{
    struct strbuf out = STRBUF_INIT(STRBUF_TEXT);
    config_dump(s, &out);
    fputs(strbuf_cstr(&out), stdout);
    strbuf_release(&out);
    for (size_t i = 0; i < s->faults.n; i++)
        fprintf(stderr, "rfcview: %s\n", s->faults.at[i].text);
    return s->faults.n == 0 || err_set(e, ERR_USAGE, "what is bad is left out (settings)");
}

/* With settings in force: what was asked for. */
static bool run(const struct args *a, struct settings *s, const struct err *say, int *signal,
                struct err *e)
{
    if (a->mode == ARGS_DUMP_CONFIG)
        return dump_config(s, e);
    bool screen = a->mode == ARGS_SCREEN && (isatty(STDOUT_FILENO) || a->script != NULL);
    if (screen) {
        struct strbuf screens = STRBUF_INIT((size_t)64 << 20);
        struct app_options options = {s, a->target, say, a->script, &screens};
        bool ok = app_run(&options, signal, e);
        fputs(strbuf_cstr(&screens), stdout);
        strbuf_release(&screens);
        return ok;
    }
    bool takes_none = a->mode == ARGS_UPDATE || a->mode == ARGS_VERIFY || a->mode == ARGS_FETCH ||
                      a->mode == ARGS_IMPORT;
    if (takes_none && a->target != NULL)
        return err_set(e, ERR_USAGE,
                       "--update, --verify, --fetch SET and --import take no document");
    if (a->target == NULL && !takes_none && !args_takes_words(a->mode))
        return err_set(e, ERR_USAGE, "name a document, for example: rfcview 9110");
    if (say->kind != ERR_NONE)
        fprintf(stderr, "rfcview: %s\n", say->text);
    return do_mode(a, s, signal, e);
}

static bool start(int argc, char **argv, int *signal, struct err *e)
{
    struct args a;
    struct settings s = {0};
    struct err say = {0};
    const char *log = getenv("RFCVIEW_LOG");
    bool ok = args_parse(&a, argc, argv, e);
    if (ok && !print_and_done(&a)) {
        ok = (log == NULL || log_open(log, e)) && settings_init(&s, e);
        ok = ok && args_load(&a, &s, &say, e) && args_apply(&a, &s, e);
        if (say.kind != ERR_NONE)
            log_line("main", "%s", say.text);
        ok = ok && run(&a, &s, &say, signal, e);
    }
    settings_release(&s);
    args_release(&a);
    log_close();
    return ok;
}

int main(int argc, char **argv)
{
    struct err e = {0};
    int signal_number = 0;
    fill_standard_descriptors();
    bool ok = start(argc, argv, &signal_number, &e);
    if (ok && (fflush(stdout) != 0 || ferror(stdout)))
        ok = err_set(&e, ERR_STORAGE, "cannot write standard output: %s", strerror(errno));
    if (!ok)
        fprintf(stderr, "rfcview: %s\n", e.text);
    if (signal_number != 0) {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    }
    return ok ? 0 : e.kind != ERR_NONE ? (int)e.kind : 1;
}
