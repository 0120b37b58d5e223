/* SPDX-License-Identifier: MIT
 *
 * amount - sizes and times as a person reads them.
 */
#ifndef BASE_AMOUNT_H
#define BASE_AMOUNT_H

#include "base/platform.h"
#include "base/strbuf.h"

/* Adds "512 bytes", "12.3 kB", "494 MB". */
void amount_add_bytes(uint64_t bytes, struct strbuf *out);

/* Adds "3:14", "1:02:03". */
void amount_add_time(int64_t seconds, struct strbuf *out);

#endif
