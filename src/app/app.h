/* SPDX-License-Identifier: MIT
 *
 * app - the full-screen program.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/platform.h"
#include "base/err.h"
#include "base/strbuf.h"

struct app;
struct settings;

/* All of the program but its keys and its terminal, on storage of the caller's that is all zero;
 * nothing is bound or opened yet.  settings: lent, and changed as the reader wishes.  app_release
 * keeps where reading stopped and stops the threads.
 */
void app_init(struct app *a, struct settings *settings);
void app_release(struct app *a);

struct app_options {
    struct settings *settings; /* lent, and changed as the reader wishes */
    const char *target;        /* canonical; NULL: begin in the list */
    const struct err *say;  /* to be shown at the start, such as a bad line of the configuration */
    const char *script;     /* a file of keys instead of a terminal (script.h); NULL: none */
    struct strbuf *screens; /* with a script: what it shows is added here */
};

/* Runs until the reader leaves.  False and *e where it could not begin; *signal: what ended it, to
 * be raised again when all is put back, or 0. */
bool app_run(const struct app_options *options, int *signal, struct err *e) ATTR_MUST_USE;

#endif
