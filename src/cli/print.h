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

struct print_wish {
    enum args_mode mode;
    const char *target;
    bool hyperlinks; /* of clean text: references are links of the terminal */
};

/* Warnings go to standard error. */
bool print_run(const struct print_wish *wish, const struct settings *settings,
               struct err *e) ATTR_MUST_USE;

#endif
