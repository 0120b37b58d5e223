/* SPDX-License-Identifier: MIT
 *
 * JSON as RFC 8259 has it.  Thread: main.
 */
#include "base/platform.h"

#include "cli/json.h"

#include <stdio.h>

void json_string(struct str s)
{
    putchar('"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < ' ')
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}
