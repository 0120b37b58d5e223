/* SPDX-License-Identifier: MIT
 *
 * Readers of section numbers and captions.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/place.h"

#include <string.h>

#include "base/arena.h"
#include "text/captions.h"
#include "text/scan.h"

enum { PART_DIGITS = 3, LABEL_PARTS = 9, ROMAN_LONGEST = 5 };

enum {
    PLURAL = 1 << 0,
    APPENDIX = 1 << 1,
    NUMBER = 1 << 2 /* no letter can follow */
};

struct place_word {
    struct str word;
    unsigned is;
};

/* The longer before those that they begin with. */
static const struct place_word place_words[] = {
    {STR_INIT("subsections"), PLURAL},
    {STR_INIT("subsection"), 0},
    {STR_INIT("sections"), PLURAL},
    {STR_INIT("section"), 0},
    {STR_INIT("sects."), PLURAL},
    {STR_INIT("sect."), 0},
    {STR_INIT("secs."), PLURAL},
    {STR_INIT("sec."), 0},
    {STR_INIT("chapters"), PLURAL | NUMBER},
    {STR_INIT("chapter"), NUMBER},
    {STR_INIT("clauses"), PLURAL | NUMBER},
    {STR_INIT("clause"), NUMBER},
    {STR_INIT("appendices"), PLURAL | APPENDIX},
    {STR_INIT("appendixes"), PLURAL | APPENDIX},
    {STR_INIT("appendix"), APPENDIX},
    {STR_INIT("annexes"), PLURAL | APPENDIX},
    {STR_INIT("annex"), APPENDIX},
    {STR_INIT("\xC2\xA7\xC2\xA7"), PLURAL},
    {STR_INIT("\xC2\xA7"), 0},
};

/* Over ".2.1", though a line ends before a dot; a part that is a letter ("4.e") belongs to no RFC.
 */
static size_t label_parts(struct str s, size_t at)
{
    for (int i = 0; i < LABEL_PARTS; i++) {
        size_t dot = scan_char(s, at) == '\n' ? scan_gap(s, at) : at;
        size_t end = scan_char(s, dot) == '.' ? scan_digits(s, dot + 1, PART_DIGITS) : dot + 1;
        if (end == dot + 1)
            break;
        at = end;
    }
    return at;
}

/* Over "IV"; "I" and its like are letters. */
static size_t roman_end(struct str s, size_t at)
{
    size_t end = at;
    while (scan_char(s, end) != '\0' && strchr("IVX", s.p[end]) != NULL)
        end++;
    return end - at >= 2 && end - at <= ROMAN_LONGEST && !char_is_alnum(scan_char(s, end)) ? end
                                                                                           : at;
}

/* Over "4.2", "A", "A.1", "IV"; does not move where there is none. */
static size_t label_end(struct str s, size_t at, bool appendix)
{
    size_t end = scan_digits(s, at, PART_DIGITS);
    if (end == at)
        end = roman_end(s, at);
    if (end == at && char_is_upper(scan_char(s, at))) {
        end = at + 1;
        size_t digits = scan_digits(s, end, 2); /* "A1" */
        if (scan_char(s, end) != '.' && scan_char(s, digits) == '.')
            end = digits;
    }
    if (end == at)
        return at;
    end = label_parts(s, end);
    char c = scan_char(s, end), after = scan_char(s, end + 1);
    bool lettered = c == '.' && char_is_alpha(after) &&
                    (!char_is_upper(after) || !char_is_lower(scan_char(s, end + 2)));
    bool glued = char_is_alnum(c) || c == '_' || (c == '-' && char_is_alpha(after) && !appendix);
    return lettered || glued ? at : end;
}

/* The label without the line end in it. */
static struct str whole_label(struct mentions *m, size_t start, size_t end)
{
    struct str label = str_slice(m->source, start, end);
    if (memchr(label.p, '\n', label.n) == NULL)
        return label;
    char *p = arena_alloc(m->arena, label.n);
    size_t n = 0;
    for (size_t i = 0; i < label.n; i++)
        if (char_is_alnum(label.p[i]) || label.p[i] == '.')
            p[n++] = label.p[i];
    return (struct str){p, n};
}

static void add_place(struct mentions *m, size_t start, size_t label, size_t end, bool appendix,
                      bool more)
{
    struct str text = whole_label(m, label, end);
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = MENTION_PLACE,
                                     .text = text,
                                     .appendix = appendix || char_is_alpha(text.p[0]),
                                     .more = more});
}

/* Over "-" or "/" between two labels; 0 when there is none. */
static size_t range_step(struct str s, size_t at)
{
    size_t i = scan_gap(s, at);
    char c = scan_char(s, i);
    if (c == '/' && i == at)
        return at + 1;
    return c == '-' ? scan_gap(s, i + 1) : 0;
}

/* Over ("Caching") and what follows, to the next of 'Sections 4.1 ("Caching") and 4.3'.  A title in
 * which something is named is left to the other readers. */
static size_t titled_step(struct str s, size_t at)
{
    size_t open = scan_gap(s, at), close = scan_aside(s, open);
    struct str title = str_slice(s, open, close);
    bool names = close == open || memchr(title.p, '[', title.n) != NULL ||
                 str_find(title, STR("RFC"), 0) >= 0 || str_find(title, STR("ection"), 0) >= 0;
    return names ? 0 : scan_list(s, close);
}

/* Goes on after "4.1" with "and 4.3".  "Section 4 and 5 others" is no list, "Section 4.1 and 4.3"
 * is one. */
static size_t add_place_list(struct mentions *m, size_t first, size_t end,
                             const struct place_word *w)
{
    struct str s = m->source;
    for (;;) {
        size_t next = scan_list(s, end);
        if (next == 0)
            next = range_step(s, end);
        if (next == 0 && (w->is & PLURAL))
            next = titled_step(s, end);
        if (next == 0)
            return end;
        size_t next_end = label_end(s, next, (w->is & APPENDIX) != 0);
        bool dotted = memchr(s.p + next, '.', next_end - next) != NULL;
        bool fits = (w->is & PLURAL) || (dotted && memchr(s.p + first, '.', end - first) != NULL);
        if (next_end == next || !fits)
            return end;
        add_place(m, next, next, next_end, (w->is & APPENDIX) != 0, true);
        first = next;
        end = next_end;
    }
}

/* Most words that begin as one of those do are told apart by their third character. */
static bool may_be_place_word(struct str s, size_t at)
{
    switch (char_lower(scan_char(s, at + 2))) {
    case 'a': /* chapter, clause */
    case 'b': /* subsection */
    case 'c': /* section */
    case 'n': /* annex */
    case 'p': /* appendix */
        return true;
    default:
        return !char_is_alpha(s.p[at]); /* the section sign */
    }
}

size_t read_place(struct mentions *m, size_t at)
{
    struct str s = m->source;
    if (!may_be_place_word(s, at))
        return at;
    for (size_t k = 0; k < ARRAY_LEN(place_words); k++) {
        const struct place_word *w = &place_words[k];
        size_t behind = scan_word(s, at, w->word);
        if (behind == 0)
            continue;
        size_t label = scan_gap(s, behind);
        if ((w->is & NUMBER) && !char_is_digit(scan_char(s, label)))
            return at;
        bool parted = label > behind || !char_is_alpha(w->word.p[w->word.n - 1]);
        size_t end = parted ? label_end(s, label, (w->is & APPENDIX) != 0) : label;
        if (end == label)
            return at;
        add_place(m, at, label, end, (w->is & APPENDIX) != 0, false);
        return add_place_list(m, label, end, w);
    }
    return at;
}

/* "Figures" or "Tables" and the gap behind it; 0 when that is not there. */
static size_t captions_word(struct str s, size_t at, enum caption_kind *kind)
{
    static const struct {
        struct str word;
        enum caption_kind kind;
    } words[] = {{{"figures", 7}, CAPTION_FIGURE},
                 {{"figs.", 5}, CAPTION_FIGURE},
                 {{"figs", 4}, CAPTION_FIGURE},
                 {{"tables", 6}, CAPTION_TABLE}};
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t behind = scan_word(s, at, words[i].word);
        size_t label = behind != 0 ? scan_gap(s, behind) : 0;
        *kind = words[i].kind;
        if (label > behind)
            return label;
    }
    return 0;
}

static void add_captioned(struct mentions *m, size_t start, size_t label, size_t end,
                          enum caption_kind kind)
{
    static const enum mention_kind kinds[] = {
        [CAPTION_FIGURE] = MENTION_FIGURE, [CAPTION_TABLE] = MENTION_TABLE};
    mentions_add(m, (struct mention){.start = (uint32_t)start,
                                     .end = (uint32_t)end,
                                     .kind = kinds[kind],
                                     .text = str_slice(m->source, label, end),
                                     .more = start == label});
}

/* "Figures 3, 4-1 and 7".  What no list follows may be the caption of a list of figures. */
static size_t read_captions(struct mentions *m, size_t at)
{
    enum caption_kind kind;
    struct str s = m->source;
    size_t label = captions_word(s, at, &kind), end = caption_label_end(s, label);
    if (label == 0 || end == label || scan_list(s, end) == 0)
        return at;
    add_captioned(m, at, label, end, kind);
    while ((label = scan_list(s, end)) != 0) {
        size_t next = caption_label_end(s, label);
        if (next == label)
            break;
        add_captioned(m, label, label, next, kind);
        end = next;
    }
    return end;
}

size_t read_caption(struct mentions *m, size_t at)
{
    enum caption_kind kind;
    size_t label, end = caption_name(m->source, at, &kind, &label);
    if (end != 0) {
        add_captioned(m, at, label, end, kind);
        return end;
    }
    return read_captions(m, at);
}
