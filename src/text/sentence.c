/* SPDX-License-Identifier: MIT
 *
 * A full stop is looked at from both sides: the word before it may be one that is cut short, the
 * word behind it may be one that begins a sentence.  Pure; any thread.
 */
#include "base/platform.h"

#include "text/sentence.h"

#include "text/scan.h"

/* Cut short before what they belong to: they end no sentence. */
static const struct str leading[] = {
    STR_INIT("e.g"),  STR_INIT("i.e"),  STR_INIT("eg"),     STR_INIT("ie"),    STR_INIT("E.g"),
    STR_INIT("I.e"),  STR_INIT("cf"),   STR_INIT("Cf"),     STR_INIT("vs"),    STR_INIT("viz"),
    STR_INIT("Sec"),  STR_INIT("Secs"), STR_INIT("Sect"),   STR_INIT("Sects"), STR_INIT("Fig"),
    STR_INIT("Figs"), STR_INIT("fig"),  STR_INIT("No"),     STR_INIT("Nos"),   STR_INIT("Vol"),
    STR_INIT("vol"),  STR_INIT("pp"),   STR_INIT("Ch"),     STR_INIT("Chap"),  STR_INIT("Eq"),
    STR_INIT("Ref"),  STR_INIT("Refs"), STR_INIT("Mr"),     STR_INIT("Mrs"),   STR_INIT("Ms"),
    STR_INIT("Dr"),   STR_INIT("Prof"), STR_INIT("St"),     STR_INIT("App"),   STR_INIT("Appx"),
    STR_INIT("Rev"),  STR_INIT("Ver"),  STR_INIT("approx"),
};

/* Cut short, and may also stand last. */
static const struct str cut_short[] = {
    STR_INIT("etc"),  STR_INIT("al"),  STR_INIT("Inc"),  STR_INIT("Ltd"),  STR_INIT("Co"),
    STR_INIT("Corp"), STR_INIT("Jr"),  STR_INIT("Sr"),   STR_INIT("ed"),   STR_INIT("eds"),
    STR_INIT("Ed"),   STR_INIT("Eds"), STR_INIT("resp"), STR_INIT("ca"),   STR_INIT("sec"),
    STR_INIT("min"),  STR_INIT("max"), STR_INIT("Univ"), STR_INIT("Dept"), STR_INIT("Std"),
    STR_INIT("seq"),  STR_INIT("Jan"), STR_INIT("Feb"),  STR_INIT("Mar"),  STR_INIT("Apr"),
    STR_INIT("Jun"),  STR_INIT("Jul"), STR_INIT("Aug"),  STR_INIT("Sep"),  STR_INIT("Sept"),
    STR_INIT("Oct"),  STR_INIT("Nov"), STR_INIT("Dec"),
};

/* Capitals that only the beginning of a sentence explains. */
static const struct str starters[] = {
    STR_INIT("A"),         STR_INIT("All"),       STR_INIT("Also"),    STR_INIT("Although"),
    STR_INIT("An"),        STR_INIT("And"),       STR_INIT("Any"),     STR_INIT("As"),
    STR_INIT("At"),        STR_INIT("Because"),   STR_INIT("Both"),    STR_INIT("But"),
    STR_INIT("By"),        STR_INIT("Each"),      STR_INIT("Every"),   STR_INIT("For"),
    STR_INIT("From"),      STR_INIT("Hence"),     STR_INIT("However"), STR_INIT("If"),
    STR_INIT("In"),        STR_INIT("It"),        STR_INIT("Its"),     STR_INIT("Note"),
    STR_INIT("No"),        STR_INIT("Of"),        STR_INIT("On"),      STR_INIT("Once"),
    STR_INIT("Only"),      STR_INIT("Otherwise"), STR_INIT("Our"),     STR_INIT("See"),
    STR_INIT("Since"),     STR_INIT("So"),        STR_INIT("Some"),    STR_INIT("Such"),
    STR_INIT("That"),      STR_INIT("The"),       STR_INIT("Then"),    STR_INIT("There"),
    STR_INIT("Thus"),      STR_INIT("These"),     STR_INIT("They"),    STR_INIT("This"),
    STR_INIT("Therefore"), STR_INIT("Those"),     STR_INIT("To"),      STR_INIT("Unless"),
    STR_INIT("Until"),     STR_INIT("Upon"),      STR_INIT("We"),      STR_INIT("What"),
    STR_INIT("When"),      STR_INIT("Where"),     STR_INIT("Whether"), STR_INIT("Which"),
    STR_INIT("While"),     STR_INIT("With"),      STR_INIT("You"),     STR_INIT("Your"),
};

static const struct str openers[] = {STR_INIT("("),  STR_INIT("["), STR_INIT("\""), STR_INIT("'"),
                                     STR_INIT("``"), STR_INIT("`"), STR_INIT("“"),  STR_INIT("‘")};
static const struct str closers[] = {STR_INIT(")"), STR_INIT("]"), STR_INIT("\""),
                                     STR_INIT("'"), STR_INIT("”"), STR_INIT("’")};

#define AMONG(word, table) is_among(word, table, ARRAY_LEN(table))

static bool is_among(struct str word, const struct str *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, table[i]))
            return true;
    return false;
}

#define PASS(s, at, table) pass_marks(s, at, table, ARRAY_LEN(table))

/* Over any number of marks. */
static size_t pass_marks(struct str s, size_t at, const struct str *table, size_t n)
{
    for (size_t i = 0; i < n;) {
        if (at < s.n && str_starts(str_from(s, at), table[i])) {
            at += table[i].n;
            i = 0;
        } else {
            i++;
        }
    }
    return at;
}

static size_t word_end(struct str s, size_t at)
{
    while (at < s.n && char_is_alnum(s.p[at]))
        at++;
    return at;
}

/* Where the word that ends at end begins: behind a blank or an opening mark. */
static size_t word_start(struct str s, size_t from, size_t end)
{
    size_t at = end;
    while (at > from && s.p[at - 1] != ' ' && !AMONG(str_slice(s, at - 1, at), openers))
        at--;
    return at;
}

/* "4", "4.2", "iv", "A", "a": of a section or an item. */
static bool is_label(struct str word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.n; i++)
        letters += !char_is_digit(word.p[i]) && word.p[i] != '.';
    return letters <= 1 || (word.n <= 4 && word_end(word, 0) == word.n && char_is_lower(word.p[0]));
}

/* "J", "J.B", "U.S", "a.k.a" */
static bool is_initials(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (i % 2 == 0 ? !char_is_alpha(word.p[i]) : word.p[i] != '.')
            return false;
    return word.n % 2 == 1;
}

/* A letter that names an appendix is no initial. */
static bool is_appendix(struct str s, size_t from, size_t at)
{
    struct str before = str_trim(str_slice(s, from, at));
    return str_ends(before, STR("Appendix")) || str_ends(before, STR("Annex"));
}

/* What stands behind the blank may begin a sentence: a capital, "8BITMIME", "(2)", no number. */
static bool begins(struct str s, size_t next)
{
    size_t word = PASS(s, next, openers), digits = word;
    while (char_is_digit(scan_char(s, digits)))
        digits++;
    char c = scan_char(s, digits);
    if (digits > word)
        return word > next || char_is_upper(c);
    return c != '\0' && !char_is_lower(c);
}

/* The full stop at the offset, of the sentence that began at from, is its end; next: behind the
 * blank that follows. */
static bool stop_ends(struct str s, size_t from, size_t stop, size_t next)
{
    size_t start = word_start(s, from, stop);
    struct str word = str_slice(s, start, stop);
    size_t following = PASS(s, next, openers);
    struct str starter = str_slice(s, following, word_end(s, following));
    bool first = str_trim(str_slice(s, from, start)).n == 0;
    if ((first && is_label(word)) || scan_char(word, 0) == '.' || AMONG(word, leading))
        return false;
    if (AMONG(word, cut_short) || (is_initials(word) && !is_appendix(s, from, start)))
        return AMONG(starter, starters);
    return true;
}

/* Behind the last character of the sentence that begins at from. */
static size_t sentence_end(struct str s, size_t from)
{
    for (size_t at = from; at < s.n; at++) {
        char c = s.p[at];
        if ((c != '.' && c != '?' && c != '!') || at == from || s.p[at - 1] == ' ')
            continue;
        size_t end = PASS(s, at + 1, closers);
        if (scan_char(s, end) != ' ')
            continue;
        size_t next = scan_gap(s, end);
        if (begins(s, next) && (c != '.' || stop_ends(s, from, at, next)))
            return end;
    }
    return s.n;
}

struct sentence sentence_at(struct str line, size_t from, size_t offset)
{
    struct sentence sentence = {.start = scan_gap(line, from)};
    for (;;) {
        sentence.end = sentence_end(line, sentence.start);
        size_t next = scan_gap(line, sentence.end);
        if (offset < next || next >= line.n)
            break;
        sentence.start = next;
    }
    while (sentence.end > sentence.start && char_is_space(line.p[sentence.end - 1]))
        sentence.end--;
    return sentence;
}
