/* SPDX-License-Identifier: MIT
 *
 * A full stop is looked at from both sides: the word before it may be one that is cut short, the
 * word behind it may be one that begins a sentence.  Pure; any thread.
 */
#include "base/platform.h"

#include "rfc/sentence.h"

#include "rfc/scan.h"

#define WORDS(text)                                                                                \
    {                                                                                              \
        text, sizeof(text) - 1                                                                     \
    }

/* Cut short before what they belong to: they end no sentence. */
static const struct str leading[] = {
    WORDS("e.g"),  WORDS("i.e"),    WORDS("eg"),   WORDS("ie"),   WORDS("E.g"),  WORDS("I.e"),
    WORDS("cf"),   WORDS("Cf"),     WORDS("vs"),   WORDS("viz"),  WORDS("Sec"),  WORDS("Secs"),
    WORDS("Sect"), WORDS("Sects"),  WORDS("Fig"),  WORDS("Figs"), WORDS("fig"),  WORDS("No"),
    WORDS("Nos"),  WORDS("Vol"),    WORDS("vol"),  WORDS("pp"),   WORDS("Ch"),   WORDS("Chap"),
    WORDS("Eq"),   WORDS("Ref"),    WORDS("Refs"), WORDS("Mr"),   WORDS("Mrs"),  WORDS("Ms"),
    WORDS("Dr"),   WORDS("Prof"),   WORDS("St"),   WORDS("App"),  WORDS("Appx"), WORDS("Rev"),
    WORDS("Ver"),  WORDS("approx"),
};

/* Cut short, and may also stand last. */
static const struct str cut_short[] = {
    WORDS("etc"),  WORDS("al"),  WORDS("Inc"), WORDS("Ltd"), WORDS("Co"),  WORDS("Corp"),
    WORDS("Jr"),   WORDS("Sr"),  WORDS("ed"),  WORDS("eds"), WORDS("Ed"),  WORDS("Eds"),
    WORDS("resp"), WORDS("ca"),  WORDS("sec"), WORDS("min"), WORDS("max"), WORDS("Univ"),
    WORDS("Dept"), WORDS("Std"), WORDS("seq"), WORDS("Jan"), WORDS("Feb"), WORDS("Mar"),
    WORDS("Apr"),  WORDS("Jun"), WORDS("Jul"), WORDS("Aug"), WORDS("Sep"), WORDS("Sept"),
    WORDS("Oct"),  WORDS("Nov"), WORDS("Dec"),
};

/* Capitals that only the beginning of a sentence explains. */
static const struct str starters[] = {
    WORDS("A"),     WORDS("All"),   WORDS("Also"),   WORDS("Although"), WORDS("An"),
    WORDS("And"),   WORDS("Any"),   WORDS("As"),     WORDS("At"),       WORDS("Because"),
    WORDS("Both"),  WORDS("But"),   WORDS("By"),     WORDS("Each"),     WORDS("Every"),
    WORDS("For"),   WORDS("From"),  WORDS("Hence"),  WORDS("However"),  WORDS("If"),
    WORDS("In"),    WORDS("It"),    WORDS("Its"),    WORDS("Note"),     WORDS("No"),
    WORDS("Of"),    WORDS("On"),    WORDS("Once"),   WORDS("Only"),     WORDS("Otherwise"),
    WORDS("Our"),   WORDS("See"),   WORDS("Since"),  WORDS("So"),       WORDS("Some"),
    WORDS("Such"),  WORDS("That"),  WORDS("The"),    WORDS("Then"),     WORDS("There"),
    WORDS("Thus"),  WORDS("These"), WORDS("They"),   WORDS("This"),     WORDS("Therefore"),
    WORDS("Those"), WORDS("To"),    WORDS("Unless"), WORDS("Until"),    WORDS("Upon"),
    WORDS("We"),    WORDS("What"),  WORDS("When"),   WORDS("Where"),    WORDS("Whether"),
    WORDS("Which"), WORDS("While"), WORDS("With"),   WORDS("You"),      WORDS("Your"),
};

static const struct str openers[] = {WORDS("("),  WORDS("["), WORDS("\""), WORDS("'"),
                                     WORDS("``"), WORDS("`"), WORDS("“"),  WORDS("‘")};
static const struct str closers[] = {WORDS(")"), WORDS("]"), WORDS("\""),
                                     WORDS("'"), WORDS("”"), WORDS("’")};

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
