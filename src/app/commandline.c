/* SPDX-License-Identifier: MIT
 *
 * Lines that are typed.  Thread: main.
 */
#include "base/platform.h"

#include "app/commandline.h"

#include "app/config.h"
#include "app/finding.h"
#include "app/nav.h"
#include "app/outing.h"
#include "app/prompt.h"
#include "library/rcfile.h"

enum { COUNT_MOST = 9999999 };

/* ---------------------------------------------------------------- commands that take words */

static bool do_open(struct app *a, struct str words, struct err *e)
{
    struct strbuf target = STRBUF_INIT(STRBUF_TEXT);
    bool good = ref_read(words, &target, e);
    if (good)
        nav_open(a, strbuf_str(&target));
    strbuf_release(&target);
    return good;
}

static bool do_filter(struct app *a, struct str words, struct err *e)
{
    if (app_view(a)->ops->context == CONTEXT_READER)
        return err_set(e, ERR_USAGE, "filter narrows a list: search is for the text");
    prompt_filter(a, words);
    return true;
}

static bool do_search(struct app *a, struct str words, struct err *e)
{
    if (readerview_document(a->reader) == NULL)
        return err_set(e, ERR_USAGE, "nothing is open to search in: filter narrows the list");
    a->reader_focus = true;
    finding_begin(a, words, false, readerview_place(a->reader));
    finding_accept(a);
    return true;
}

static bool do_shell(struct app *a, struct str words, struct err *e)
{
    (void)e;
    outing_shell(a, words);
    return true;
}

/* What is about the text that is open. */
static bool has_text(const struct app *a, struct err *e)
{
    return readerview_document(a->reader) != NULL ||
           err_set(e, ERR_USAGE, "nothing is open: this is for a text");
}

static bool do_pipe(struct app *a, struct str words, struct err *e)
{
    if (!has_text(a, e))
        return false;
    outing_pipe(a, words);
    return true;
}

static bool do_write(struct app *a, struct str words, struct err *e)
{
    if (!has_text(a, e))
        return false;
    outing_write(a, words);
    return true;
}

static const struct verb {
    const char *name;
    bool (*run)(struct app *a, struct str words, struct err *e);
} verbs[] = {{"open", do_open},   {"filter", do_filter}, {"search", do_search},
             {"shell", do_shell}, {"pipe", do_pipe},     {"write", do_write}};

/* ---------------------------------------------------------------- lines */

/* Digits at the beginning, cut off; -1: none. */
static long cut_count(struct str *line)
{
    size_t n = 0;
    long count = -1;
    for (; n < line->n && char_is_digit(line->p[n]); n++) {
        count = (count > 0 ? count : 0) * 10 + (line->p[n] - '0');
        if (count > COUNT_MOST)
            count = COUNT_MOST;
    }
    *line = str_trim(str_from(*line, n));
    return count;
}

/* Where a command works, in words. */
static bool refuse_place(const struct app *a, const struct command_row *row, struct err *e)
{
    const struct command_place *here = command_place_of(app_view(a)->ops->context), *there;
    size_t i = 0;
    do
        there = command_place(i++);
    while (i < command_place_count() && (there->contexts & ~row->contexts) != 0);
    return err_set(e, ERR_USAGE, "%s works in %s, not in %s", row->name, there->words, here->words);
}

static bool run_configuration(struct app *a, struct str line, struct err *e)
{
    struct strbuf said = STRBUF_INIT(STRBUF_TEXT);
    bool good = config_line(a, line, &said, e);
    if (good && said.n > 0)
        app_say(a, strbuf_cstr(&said));
    strbuf_release(&said);
    return good;
}

static bool refuse_word(struct str word, struct err *e)
{
    struct nearest near = {.word = word};
    command_consider(&near);
    for (size_t i = 0; i < rcfile_verb_count(); i++)
        nearest_consider(&near, str_of(rcfile_verb(i)->name));
    return nearest_fail(&near, "command", "command line", e);
}

static bool ask(struct app *a, struct str name, struct str words, struct asked *asked,
                struct err *e)
{
    enum command command = command_find(name);
    if (command == CMD_COUNT)
        command = command_abbreviated(name);
    if (command == CMD_COUNT)
        return refuse_word(name, e);
    const struct command_row *row = command_row(command);
    if (words.n > 0)
        return err_set(e, ERR_USAGE, "%s takes no words behind it", row->name);
    if (!(row->contexts & app_view(a)->ops->context))
        return refuse_place(a, row, e);
    asked->command = command;
    return true;
}

bool commandline_run(struct app *a, struct str line, struct asked *asked, struct err *e)
{
    line = str_trim(line);
    if (str_starts(line, STR(":")))
        line = str_trim(str_from(line, 1));
    *asked = (struct asked){CMD_COUNT, cut_count(&line)};
    if (line.n == 0 && asked->count < 0)
        return true;
    if (line.n == 0)
        return ask(a, STR("top"), STR_NONE, asked, e);
    if (asked->count >= 0 && str_eq(line, STR("%")))
        return ask(a, STR("percent"), STR_NONE, asked, e);
    struct str words = line, name = str_cut(&words, ' ');
    words = str_trim(words);
    if (asked->count < 0 && rcfile_knows(name))
        return run_configuration(a, line, e);
    for (size_t i = 0; words.n > 0 && i < ARRAY_LEN(verbs); i++)
        if (str_eq(name, str_of(verbs[i].name)))
            return verbs[i].run(a, words, e);
    return ask(a, name, words, asked, e);
}
