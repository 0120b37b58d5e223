/* SPDX-License-Identifier: MIT
 *
 * Arithmetic of a progress line.  Pure; any thread.
 */
#include "base/platform.h"

#include "cli/meter.h"

#include "base/amount.h"

enum { METER_BAR_LEAST = 8, METER_BAR_MOST = 40, METER_SPEAKS_MS = 1000 };

unsigned meter_percent(const struct meter *m)
{
    return m->all == 0 || m->done >= m->all ? 100 : (unsigned)(m->done * 100 / m->all);
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
    amount_add_time((int64_t)((double)(m->all - m->done) / rate) + 1, out);
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
    amount_add_bytes(m->bytes, &words);
    meter_add_rate(m, &words);
    if (words.n > columns)
        strbuf_truncate(&words, least);
    meter_add_line(meter_percent(m), strbuf_str(&words), columns, out);
    strbuf_release(&words);
}

void meter_write_file(uint64_t done, uint64_t all, size_t columns, struct strbuf *out)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT);
    amount_add_bytes(done, &words);
    if (all > 0) {
        strbuf_add_cstr(&words, " of ");
        amount_add_bytes(all, &words);
    }
    unsigned percent = all == 0 ? 0 : done >= all ? 100 : (unsigned)(done * 100 / all);
    meter_add_line(percent, strbuf_str(&words), all > 0 ? columns : 0, out);
    strbuf_release(&words);
}
