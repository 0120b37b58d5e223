/* SPDX-License-Identifier: MIT
 *
 * meter - how far something is, and when it will be over: one line of words, no input or output.
 *
 *     [###########             ]  412 of 9149  12.3 MB  45/s  3:14 left
 */
#ifndef CLI_METER_H
#define CLI_METER_H

#include "base/platform.h"
#include "base/strbuf.h"

struct meter {
    size_t done, all;
    uint64_t bytes;
    int64_t elapsed_ms;
};

/* The whole line, at most columns wide (but its shortest form is about 20); a bar where there is
 * room. */
void meter_write(const struct meter *m, size_t columns, struct strbuf *out);

/* The same of one file: "[####    ]  1.2 MB of 13.4 MB"; all 0: nobody knows. */
void meter_write_file(uint64_t done, uint64_t all, size_t columns, struct strbuf *out);

/* Hundredths done, from 0 to 100; all 0: 100. */
unsigned meter_percent(const struct meter *m);

#endif
