/* SPDX-License-Identifier: MIT
 *
 * movingline - one line of standard error that says how far something is, where that is a terminal.
 */
#ifndef CLI_MOVINGLINE_H
#define CLI_MOVINGLINE_H

#include "base/platform.h"

struct movingline {
    bool terminal; /* standard error is one; else nothing is ever shown */
    bool shown;    /* it stands there now */
    int64_t frame; /* when it was last shown */
};

void movingline_init(struct movingline *m);

/* It may be shown anew: there is a terminal, and a tenth of a second has passed. */
bool movingline_is_due(const struct movingline *m);

/* line: at most movingline_columns wide. */
void movingline_show(struct movingline *m, const char *line);
size_t movingline_columns(void);

/* Before anything else is written there. */
void movingline_wipe(struct movingline *m);

#endif
