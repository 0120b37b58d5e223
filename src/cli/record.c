/* SPDX-License-Identifier: MIT
 *
 * Two forms of the same.  Thread: main.
 */
#include "base/platform.h"

#include "cli/record.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/json.h"

static void record_value(const struct record_field *f, bool json)
{
    if (f->is_number)
        printf("%" PRIu64, f->number);
    else if (json)
        json_string(f->text);
    else
        printf("%.*s", STR_ARG(f->text));
}

void record_print(const struct record_field *fields, size_t n, bool json)
{
    for (size_t i = 0; i < n; i++) {
        if (json)
            printf("%s\"%s\":", i == 0 ? "{" : ",", fields[i].name);
        else if (i > 0)
            putchar('\t');
        record_value(&fields[i], json);
    }
    puts(json ? "}" : "");
}
