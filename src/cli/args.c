/* SPDX-License-Identifier: MIT
 *
 * The command line, as GNU tools have it: --name, --name=value, --name value, "--" ends options;
 * unambiguous beginnings of names are not guessed.  Thread: main.
 */
#include "base/platform.h"

#include "cli/args.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <string.h>

#include "library/rcfile.h"
#include "rfc/ref.h"

enum effect_kind { EFFECT_MODE, EFFECT_SETTING, EFFECT_WORD };
enum effect_word {
    WORD_GUIDE,
    WORD_QUIET,
    WORD_JSON,
    WORD_DRY_RUN,
    WORD_REPAIR,
    WORD_SCRIPT,
    WORD_CONFIG,
};

struct option {
    const char *name;
    struct effect {
        enum effect_kind kind;
        int what; /* args_mode or effect_word */
        const char *setting, *value;
    } effect;
    const char *argument, *help;
};

#define MODE(mode)                                                                                 \
    {                                                                                              \
        EFFECT_MODE, mode, NULL, NULL                                                              \
    }
#define SETTING(name, value)                                                                       \
    {                                                                                              \
        EFFECT_SETTING, 0, name, value                                                             \
    }
#define WORD(word)                                                                                 \
    {                                                                                              \
        EFFECT_WORD, word, NULL, NULL                                                              \
    }

static const struct option options[] = {
#define OPTION(name, effect, argument, help) {name, effect, argument, help},
#include "cli/options.def"
#undef OPTION
};

static const struct option *option_find(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(options); i++)
        if (str_eq(name, str_of(options[i].name)))
            return &options[i];
    return NULL;
}

/* What a word switches on; NULL: it does more than that. */
static bool *option_switch(struct args *a, enum effect_word word)
{
    bool *const switches[] = {[WORD_GUIDE] = &a->guide,
                              [WORD_QUIET] = &a->quiet,
                              [WORD_JSON] = &a->json,
                              [WORD_DRY_RUN] = &a->dry_run,
                              [WORD_REPAIR] = &a->repair};
    return word < (enum effect_word)ARRAY_LEN(switches) ? switches[word] : NULL;
}

static void option_word(struct args *a, enum effect_word word, const char *argument)
{
    bool *on = option_switch(a, word);
    if (on != NULL)
        *on = true;
    else if (word == WORD_CONFIG)
        a->config = argument;
    else
        a->script = argument;
}

static void option_set_mode(struct args *a, enum args_mode mode, const char *argument)
{
    a->mode = mode;
    a->argument = argument;
}

static void option_apply(struct args *a, const struct option *o, const char *argument)
{
    const struct effect *f = &o->effect;
    if (f->kind == EFFECT_MODE)
        option_set_mode(a, (enum args_mode)f->what, argument);
    else if (f->kind == EFFECT_SETTING)
        VEC_PUSH(&a->settings,
                 (struct args_setting){f->setting, f->value != NULL ? f->value : argument});
    else
        option_word(a, (enum effect_word)f->what, argument);
}

/* argv[*i] begins with "--"; *i moves to its last word. */
static bool option_read(struct args *a, char **argv, int *i, struct err *e)
{
    const char *equals = strchr(argv[*i], '='), *name = argv[*i] + 2;
    size_t name_n = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const struct option *o = option_find((struct str){name, name_n});
    if (o == NULL)
        return err_set(e, ERR_USAGE, "there is no option %.60s; --help lists them", argv[*i]);
    bool given = equals != NULL;
    if (o->argument == NULL && given)
        return err_set(e, ERR_USAGE, "--%s takes no value", o->name);
    if (o->argument != NULL && !given && argv[*i + 1] == NULL)
        return err_set(e, ERR_USAGE, "--%s needs a value: %s", o->name, o->argument);
    const char *argument = given ? equals + 1 : o->argument != NULL ? argv[++*i] : NULL;
    option_apply(a, o, argument);
    return true;
}

/* What else is said is a query, in which "-word" is no option. */
static bool args_takes_query(enum args_mode mode)
{
    return mode == ARGS_LIST || mode == ARGS_GREP;
}

bool args_takes_words(enum args_mode mode)
{
    return args_takes_query(mode) || mode == ARGS_DIAGNOSE || mode == ARGS_EXPORT;
}

bool args_parse(struct args *a, int argc, char **argv, struct err *e)
{
    struct strbuf words = STRBUF_INIT(STRBUF_TEXT), target = STRBUF_INIT(STRBUF_TEXT);
    bool ok = true, only_words = false;
    *a = (struct args){0};
    for (int i = 1; ok && i < argc; i++) {
        struct str word = str_of(argv[i]);
        if (!only_words && str_eq(word, STR("--"))) {
            only_words = true;
        } else if (!only_words && str_starts(word, STR("--"))) {
            ok = option_read(a, argv, &i, e);
        } else if (!only_words && word.n > 1 && word.p[0] == '-' && !args_takes_query(a->mode)) {
            ok = err_set(e, ERR_USAGE, "there is no option %.60s; --help lists them", argv[i]);
        } else {
            strbuf_addf(&words, "%s%s", words.n > 0 ? " " : "", argv[i]);
        }
    }
    if (ok && a->repair && a->mode != ARGS_VERIFY)
        ok = err_set(e, ERR_USAGE, "--repair goes with --verify");
    if (ok && a->guide)
        a->target = xstrdup("guide");
    else if (ok && words.n > 0 && args_takes_words(a->mode))
        a->words = strbuf_take(&words);
    else if (ok && words.n > 0 && (ok = ref_read(strbuf_str(&words), &target, e)))
        a->target = strbuf_take(&target);
    strbuf_release(&words);
    strbuf_release(&target);
    return ok;
}

void args_release(struct args *a)
{
    free(a->target);
    free(a->words);
    VEC_RELEASE(&a->settings);
}

bool args_load(const struct args *a, struct settings *s, struct err *say, struct err *e)
{
    if (a->config != NULL)
        s->file = xstrdup(a->config);
    if (!rcfile_load(s, say) && a->config != NULL && say->kind != ERR_USAGE) {
        *e = *say;
        return false;
    }
    return true;
}

/* A mirror of the configuration may be away, on a stick; one that is named now is a word mistyped.
 */
static bool is_there(const struct args_setting *setting, struct err *e)
{
    struct stat st;
    if (strcmp(setting->name, "mirror") != 0 ||
        (stat(setting->value, &st) == 0 && S_ISDIR(st.st_mode)))
        return true;
    return err_set(e, ERR_STORAGE, "the mirror %s is not a directory (disk)", setting->value);
}

bool args_apply(const struct args *a, struct settings *s, struct err *e)
{
    for (size_t i = 0; i < a->settings.n; i++) {
        const struct args_setting *set = &a->settings.at[i];
        if (!rcfile_override(s, str_of(set->name), str_of(set->value), e) || !is_there(set, e))
            return false;
    }
    return true;
}

void args_help(struct strbuf *out)
{
    strbuf_add_cstr(out,
                    "Usage: rfcview [OPTION]... [DOC[#SECTION]]\n"
                    "Find, read, search and follow IETF RFCs.\n"
                    "\n"
                    "Without DOC: the list of the whole series, full screen.\n"
                    "With DOC: that document; its text where output is not a terminal.\n"
                    "\n"
                    "DOC: 9110, rfc9110, \"RFC 9110\", 9110#8.3, 9110#appendix-A, bcp14, std97,\n"
                    "     draft-NAME (the newest) or draft-NAME-NN,\n"
                    "     a URL of rfc-editor.org, ietf.org or datatracker, a file.\n"
                    "\n");
    for (size_t i = 0; i < ARRAY_LEN(options); i++) {
        struct strbuf name = STRBUF_INIT(STRBUF_TEXT);
        strbuf_addf(&name, "--%s%s%s", options[i].name, options[i].argument != NULL ? " " : "",
                    options[i].argument != NULL ? options[i].argument : "");
        strbuf_addf(out, "  %-18s %s\n", strbuf_cstr(&name), options[i].help);
        strbuf_release(&name);
    }
    strbuf_add_cstr(out, "\n"
                         "Exit status: 0 done, 1 nothing found, 2 usage, 3 no such document,\n"
                         "4 network, 5 local storage, 6 damaged document.\n");
}
