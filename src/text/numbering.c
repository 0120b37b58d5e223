/* SPDX-License-Identifier: MIT
 *
 * Keeps the last heading of each series.  Owned by the caller; any thread.
 */
#include "base/platform.h"

#include "text/numbering.h"

enum { STEP_MOST = 3, FIRST_MOST = 2 /* of a new level */ };

enum numbering_series numbering_series_of(const struct heading *h)
{
    static const enum numbering_series of_form[HEADING_FORMS] = {
        [HEADING_NUMBER] = SERIES_NUMBER,
        [HEADING_LETTER] = SERIES_LETTER,
        [HEADING_ROMAN] = SERIES_ROMAN,
        [HEADING_APPENDIX] = SERIES_LETTER,
    };
    return of_form[h->form];
}

void numbering_settle(const struct numbering *n, struct heading *h)
{
    static const uint16_t roman[26] = {['I' - 'A'] = 1, ['V' - 'A'] = 5, ['X' - 'A'] = 10};
    bool lettered = h->form == HEADING_LETTER || h->form == HEADING_APPENDIX;
    if (!lettered || !char_is_upper(h->label.p[0]) || h->parts[0] != h->label.p[0] - 'A' + 1)
        return;
    uint16_t value = roman[h->label.p[0] - 'A'];
    enum numbering_series counted = h->form == HEADING_APPENDIX ? SERIES_LETTER : SERIES_ROMAN;
    uint16_t before = n->last[counted].parts[0], letter = n->last[SERIES_LETTER].parts[0];
    bool next_letter = letter + 1 == h->parts[0] || letter == h->parts[0];
    bool next_roman = value == 1 || before + 1 == value || (before == value && h->depth > 1);
    if (value == 0 || !next_roman || next_letter)
        return;
    h->parts[0] = value;
    if (h->form == HEADING_LETTER)
        h->form = HEADING_ROMAN;
}

static bool is_first(const struct heading *h)
{
    for (uint8_t i = 0; i < h->depth; i++)
        if (h->parts[i] != 1)
            return false;
    return true;
}

static bool goes_on_by(const struct heading *last, const struct heading *next, uint16_t step,
                       uint16_t first)
{
    if (last->depth == 0)
        return next->parts[0] <= first && next->depth <= FIRST_MOST;
    uint8_t same = 0;
    while (same < last->depth && same < next->depth && last->parts[same] == next->parts[same])
        same++;
    if (same == next->depth)
        return false; /* the same again, or its parent */
    for (uint8_t i = (uint8_t)(same + 1); i < next->depth; i++)
        if (next->parts[i] > first)
            return false;
    if (same == last->depth)
        return next->parts[same] <= step; /* a level may begin with 0 */
    return next->parts[same] > last->parts[same] && next->parts[same] <= last->parts[same] + step;
}

static bool goes_on(const struct heading *last, const struct heading *next)
{
    return goes_on_by(last, next, STEP_MOST, FIRST_MOST);
}

bool numbering_follows(const struct numbering *n, const struct heading *h)
{
    enum numbering_series series = numbering_series_of(h);
    if (heading_is_glued(h) && n->last[series].parts[0] != h->parts[0])
        return false; /* unless it is part of an appendix A */
    return goes_on(&n->last[series], h) || (is_first(h) && n->latest != series);
}

bool numbering_is_next(const struct numbering *n, const struct heading *h)
{
    const struct heading *last = &n->last[numbering_series_of(h)];
    uint8_t same = 0;
    while (same < last->depth && same < h->depth && last->parts[same] == h->parts[same])
        same++;
    bool parent = last->depth == 0 || h->depth == same + 1; /* it is not passed over */
    return parent && goes_on_by(last, h, 1, 1);
}

bool numbering_is_again(const struct numbering *n, const struct heading *h)
{
    enum numbering_series series = numbering_series_of(h);
    return n->last[series].depth > 0 && (n->again[series] || !goes_on(&n->last[series], h));
}

void numbering_accept(struct numbering *n, const struct heading *h)
{
    n->again[numbering_series_of(h)] = numbering_is_again(n, h);
    n->latest = numbering_series_of(h);
    n->last[n->latest] = *h;
}
