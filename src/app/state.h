/* SPDX-License-Identifier: MIT
 *
 * state - all that the full-screen program is, in one place: struct app owns everything, and the
 * modules of this folder each keep one part of it:
 *     nav       where we are, were and are going          struct nav
 *     finding   the search in the document                struct finding
 *     prompt    the line being typed                      struct prompt
 *     refresh   the index kept current                    struct refresh
 *     errata    those that are being fetched              struct errata
 *     gather    many documents at once                    struct gather
 *     pane      the list pane in the list's place         struct pane_state
 *     peek      the small window over the text            struct peek
 *     outing    what leaves the program                   struct outing
 *     sharing   how list and text share the screen        struct sharing
 *     screen    panes, focus, what the bottom rows say    the rest
 */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "base/platform.h"
#include "base/vec.h"
#include "library/library.h"
#include "library/settings.h"
#include "ui/canvas.h"
#include "ui/keymap.h"
#include "ui/layout.h"
#include "ui/lineedit.h"
#include "ui/recall.h"
#include "view/catalogview.h"
#include "view/popup.h"
#include "view/readerview.h"
#include "view/rowsview.h"

/* A place in a document, to come back to. */
struct nav_stop {
    char *target; /* the document's canonical name, or of a made one; owned */
    struct readerview_place place;
};

/* The documents that are made on the spot. */
#define NAV_HELP    "help"
#define NAV_FETCHES "fetches"
#define NAV_FETCH   "fetch:" /* and the id of one */
#define NAV_ABOUT   "about:" /* and the number of an RFC */
#define NAV_ERRATA  "errata:"

struct nav_stops {
    struct nav_stop *at;
    size_t n, size;
};

/* How a document is to be shown when it comes. */
struct nav_arrival {
    bool exact; /* at .place; else at the place its target names, or where it was left */
    struct readerview_place place;
    bool anchored; /* at .at, whose section is nav's while the document is coming */
    struct anchor at;
    int steps; /* it is that many stops back (forward, when below 0), and those stay where they are
                  until it comes; 0: a visit, here becomes a stop behind us */
};

/* How far a fetch is, as the last EVENT_PROGRESS told. */
struct fetching {
    enum event_stage stage;
    uint64_t received, expected; /* bytes */
    struct err befell;           /* STAGE_WAITING */
    int64_t next_try_ms;
};

struct nav {
    char *here; /* the document being read, canonical; NULL: none */
    struct nav_stops back, forward;
    struct nav_stop previous; /* where the last jump came from; no target: there was none */
    unsigned shown;           /* documents so far; the same one again counts, its whole does not */
    uint64_t ticket;          /* of the document that is coming; 0: none */
    char *coming;             /* its target with its place */
    char *section;            /* of .arrival.at */
    struct nav_arrival arrival;
    uint64_t whole; /* of the whole text whose beginning is shown; 0: all of it is here */
    bool fetching;
    struct fetching progress;
    char *failed;        /* what r tries again */
    bool made_over_text; /* the help was opened while something was being read: q returns there */
};

struct finding {
    char *pattern; /* of the search that runs or ran; "" at first */
    unsigned how;  /* it is meant: enum pattern_how; changed by keys while it is typed */
    char *last;    /* the last one that Enter accepted; "" at first */
    bool backward;
    uint64_t ticket;                /* of the search that runs; 0: none */
    struct readerview_place origin; /* where it was begun */
    unsigned shown;                 /* as in struct nav, when it was begun */
    struct strbuf said;             /* its result, for the message row */
    bool bad;                       /* .said is an error or "not found" */
    bool broken;                    /* the pattern itself is at fault */
};

struct refresh {
    uint64_t ticket; /* of the one under way; 0: none */
    bool asked;      /* by the reader, who waits for its result */
    bool failed;     /* the last one did */
    bool scanned;    /* what this machine has is known */
    uint32_t today;  /* as the list was told */
    struct fetching progress;
    int64_t not_before; /* by itself, on the clock that only goes forward */
};

struct errata {
    uint64_t ticket; /* of the fetch under way; 0: none */
    uint32_t wanted; /* the RFC whose errata the reader waits for; 0: nobody waits */
    unsigned shown;  /* as in struct nav, when he asked */
    struct fetching progress;
    int64_t not_before; /* as in struct refresh */
};

enum pane_kind {
    PANE_NONE,
    PANE_CONTENTS,
    PANE_REFERENCES,
    PANE_HITS,
    PANE_TRANSFERS,
    PANE_JUMPS,
    PANE_MARKS,
    PANE_RECENT,
    PANE_NOTES,
    PANE_COUNT,
};

struct gather {
    enum { PLAN_NONE, PLAN_CITED, PLAN_SHOWN, PLAN_EARLIER } plan; /* of what */
    long depth;          /* PLAN_CITED: of what is cited; below 2: only what is cited here */
    bool asking;         /* it is shown: Enter accepts it */
    struct strbuf words; /* how far it is */
    int64_t looked_ms;   /* when that was looked at last */
    bool stale;          /* something happened since */
};

struct pane_state {
    enum pane_kind kind; /* the open one */
    struct rowsview *rows;
    struct document *document; /* held: that it was filled for; NULL: of none */
    bool from_reader;          /* where the keys were before */
    bool was_zoomed;
};

struct peek {
    char *target; /* what is looked at; NULL: nothing is */
    uint64_t ticket;
    struct popup popup;
};

enum outing_wish { OUTING_VIEW, OUTING_WRITE };

/* What is to leave the program (app/outing.h). */
struct outing {
    const char *command; /* for the shell; NULL: none */
    const char *name;    /* of the program, in sentences; NULL: it needs none */
    const char *program; /* the browser; NULL: not said */
    struct strbuf argument, input;
    bool has_input, beside; /* .beside: it needs no terminal */
    struct strbuf copy;     /* for the clipboard; empty: nothing */
    const char *copied;     /* what that is */
    uint64_t ticket;        /* of the published text that is coming */
    enum outing_wish wish;
    struct strbuf path; /* OUTING_WRITE: where it is to go */
};

enum prompt_kind {
    PROMPT_NONE,
    PROMPT_FILTER,
    PROMPT_SEARCH,
    PROMPT_OPEN,
    PROMPT_SECTION,
    PROMPT_SHELL,
    PROMPT_PIPE,
    PROMPT_WRITE,
    PROMPT_COMMAND,
};

/* PROMPT_COMMAND, PROMPT_OPEN: what the word, or the line, being typed may become. */
struct completion {
    VEC(char *) names; /* the last is what was typed; none: Tab was not pressed */
    size_t chosen;
    size_t from; /* where in the line the word begins */
};

struct prompt {
    enum prompt_kind kind;
    struct lineedit line;
    char *before;                   /* PROMPT_FILTER: the words in force before */
    struct readerview_place origin; /* PROMPT_SECTION: where it was begun */
    struct strbuf trouble;          /* why Enter was not taken */
    struct recall recall;           /* what was typed in it before */
    struct completion completion;
    char *entered; /* PROMPT_COMMAND: a line to be run; owned */
};

/* How list and text share the screen (app/sharing.h). */
struct sharing {
    enum layout_choice choice;
    struct share {
        int list,
            of; /* so much of so much, chosen with keys or the mouse; 0: as the setting says */
    } columns, rows;
    /* The settings as they were heeded last. */
    unsigned layout_set;
    struct settings_size split_set;
    bool choice_is_new, size_is_new; /* of this run: what was kept before is older */
    bool dragged;                    /* the rule between the panes is held by the mouse */
};

struct app {
    struct settings *settings; /* the caller's */
    struct library *library;
    struct keymap keymap;
    struct keymap_typing typing; /* keys that wait for more */
    enum context help_context;   /* of the pane that the help is for */
    struct catalogview *list;
    struct readerview *reader;
    struct canvas canvas;
    struct theme theme;
    bool theme_follows; /* the terminal's background chooses it */
    bool theme_light;   /* ... and it is light */
    bool theme_changed; /* the terminal has another one */
    struct layout layout;
    struct nav nav;
    struct finding finding;
    struct prompt prompt;
    struct refresh refresh;
    struct errata errata;
    struct pane_state pane;
    struct gather gather;
    struct peek peek;
    struct outing outing;
    struct sharing sharing;
    bool reader_focus, zoomed;
    bool wrap_heeded;        /* the setting, as the reader was told last */
    bool one_document;       /* started on a document: q in it leaves */
    enum command letter_for; /* what a letter is awaited for; CMD_COUNT: nothing */
    long count;              /* digits typed before a command; -1: none */
    struct strbuf message;
    bool message_is_error;
    bool dirty;    /* the screen is not what it should be */
    bool show_now; /* there is something that no frame should wait longer to show */
    bool redraw;   /* ^L: everything is to be sent again */
    bool suspend;  /* ^Z */
    bool quit;
};

/* Says a sentence in the message row until the next key. */
void app_say(struct app *a, const char *text);
void app_say_error(struct app *a, const struct err *e);

/* A fetch failed: the same, and which key tells more. */
void app_say_failure(struct app *a, const struct err *e);

/* Takes over what an EVENT_PROGRESS tells. */
struct fetching app_fetching(const struct event *ev);

/* The view in the list's place, and the focused one. */
struct view *app_side(const struct app *a);
struct view *app_view(const struct app *a);

#endif
