/* SPDX-License-Identifier: MIT
 *
 * commandline - what is typed after ":":
 *
 *     120   50%                 a line, a part of the text
 *     COMMAND   3 COMMAND       any command of view/command.def by its name, with a count
 *     open DOC   filter WORDS   search PATTERN   write FILE   pipe COMMAND   shell COMMAND
 *                               these commands, with what they would ask for
 *     set, bind, …              a line of the configuration (library/rcfile)
 */
#ifndef APP_COMMANDLINE_H
#define APP_COMMANDLINE_H

#include "base/platform.h"
#include "app/state.h"

/* A command that the line asks for; .command == CMD_COUNT: none, it is done. */
struct asked {
    enum command command;
    long count; /* -1: none */
};

/* Does a line, or finds what it asks for.  ERR_USAGE: what is wrong with it. */
bool commandline_run(struct app *a, struct str line, struct asked *asked,
                     struct err *e) ATTR_MUST_USE;

#endif
