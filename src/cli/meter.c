/* SPDX-License-Identifier: MIT
 *
 * Arithmetic of a progress line.  Pure; any thread.
 */
#include "base/platform.h"

#include "cli/meter.h"

enum { METER_BAR_LEAST = 8, METER_BAR_MOST = 40, METER_SPEAKS_MS = 1000 };

unsigned meter_percent(const struct meter *m)
{
    return m->all == 0 || m->done >= m->all ? 100 : (unsigned)(m->done * 100 / m->all);
}

void meter_add_bytes(uint64_t bytes, struct strbuf *out)
{
    static const char *const units[] = {"kB", "MB", "GB", "TB"};
    double amount = (double)bytes / 1000;
    size_t unit = 0;
    if (bytes < 1000) {
        strbuf_addf(out, "%u bytes", (unsigned)bytes);
        return;
    }
    for (; amount >= 999.5 && unit + 1 < ARRAY_LEN(units); unit++)
        amount /= 1000;
    strbuf_addf(out, "%.*f %s", amount < 99.95 ? 1 : 0, amount, units[unit]);
}

/* "3:14", "1:02:03" */
static void meter_add_time(int64_t seconds, struct strbuf *out)
{
    if (seconds >= 3600)
        strbuf_addf(out, "%d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                    (int)(seconds % 60));
    else
        strbuf_addf(out, "%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
}

/* The rate is known once it means something. */
static void meter_add_rate(const struct meter *m, struct strbuf *out)
{
    if (m->elapsed_ms < METER_SPEAKS_MS || m->done == 0)
        return;
    double rate = (double)m->done * 1000 / (double)m->elapsed_ms;
    strbuf_addf(out, "  %.*f/s", rate < 9.95 ? 1 : 0, rate);
    if (m->done >= m->all)
        return;
    strbuf_add_cstr(out, "  ");
    meter_add_time((int64_t)((double)(m->all - m->done) / rate) + 1, out);
    strbuf_add_cstr(out, " left");
}

/* A bar, where there is room for one, and the words. */
static void meter_add_line(unsigned percent, struct str words, size_t columns, struct strbuf *out)
{
    size_t room = columns > words.n + 4 ? columns - words.n - 4 : 0;
    if (room >= METER_BAR_LEAST) {
        size_t width = room < METER_BAR_MOST ? room : METER_BAR_MOST;
        size_t filled = width * percent / 100;
        strbuf_add_char(out, '[');
        for (size_t i = 0; i < width; i++)
            strbuf_add_char(out, i < filled ? '#' : ' ');
        strbuf_add_cstr(out, "]  ");
    }
    strbuf_add_str(out, words);
}

void meter_write(const struct meter *m, size_t columns, struct strbuf *out)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    strbuf_addf(&words, "%zu of %zu", m->done, m->all);
    size_t least = words.n;
    strbuf_add_cstr(&words, "  ");
    meter_add_bytes(m->bytes, &words);
    meter_add_rate(m, &words);
    if (words.n > columns)
        strbuf_truncate(&words, least);
    meter_add_line(meter_percent(m), strbuf_str(&words), columns, out);
    strbuf_release(&words);
}

void meter_write_file(uint64_t done, uint64_t all, size_t columns, struct strbuf *out)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    meter_add_bytes(done, &words);
    if (all > 0) {
        strbuf_add_cstr(&words, " of ");
        meter_add_bytes(all, &words);
    }
    unsigned percent = all == 0 ? 0 : done >= all ? 100 : (unsigned)(done * 100 / all);
    meter_add_line(percent, strbuf_str(&words), all > 0 ? columns : 0, out);
    strbuf_release(&words);
}
