/* SPDX-License-Identifier: MIT
 *
 * Days, and words for them.  Pure.
 */
#include "base/platform.h"

#include "view/age.h"

/* Days since the first of March of the year 0: the leap day is the last of its year, so that the
 * days before a month are a straight line. */
static long age_day_number(uint32_t day)
{
    long year = day / 10000, month = day / 100 % 100, dom = day % 100;
    year -= month <= 2;
    month += month <= 2 ? 9 : -3;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + dom;
}

long age_days(uint32_t then, uint32_t now)
{
    return now > then ? age_day_number(now) - age_day_number(then) : 0;
}

void age_add(uint32_t then, uint32_t now, struct strbuf *out)
{
    static const struct {
        long least, unit; /* days */
        const char *name;
    } units[] = {{2 * 365, 365, "year"}, {60, 30, "month"}, {1, 1, "day"}};
    long days = age_days(then, now);
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (days >= units[i].least) {
            long n = days / units[i].unit;
            strbuf_addf(out, "%ld %s%s old", n, units[i].name, n > 1 ? "s" : "");
            return;
        }
}

void age_add_day(uint32_t day, struct strbuf *out)
{
    strbuf_addf(out, "%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
}
