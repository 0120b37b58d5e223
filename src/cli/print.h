/* SPDX-License-Identifier: MIT
 *
 * print - a document to standard output: clean text, bytes as published, references, sections,
 * requirements.  The same library as the full screen's; no curses.
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "base/platform.h"
#include "base/err.h"
#include "cli/args.h"

/* Warnings go to standard error.  json: of what is a table, an object a line. */
bool print_run(enum args_mode mode, const char *target, bool json, const struct settings *settings,
               struct err *e) ATTR_MUST_USE;

#endif
