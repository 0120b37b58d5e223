/* SPDX-License-Identifier: MIT
 *
 * event - what the library tells its owner, in the order it happened.
 */
#ifndef LIBRARY_EVENT_H
#define LIBRARY_EVENT_H

#include "base/platform.h"
#include "base/err.h"
#include "base/mailbox.h"
#include "base/strbuf.h"
#include "library/bulk.h"
#include "net/request.h"
#include "rfc/changes.h"
#include "text/document.h"
#include "search/matches.h"
#include "store/catalogfile.h"
#include "store/draftnews.h"
#include "store/erratafile.h"
#include "store/shelfcare.h"
#include "store/userdata.h"

enum event_kind {
    EVENT_PREVIEW,   /* the beginning of a long document, in advance: .document; READY follows */
    EVENT_READY,     /* a document: .document; .err holds a warning where it could not be kept */
    EVENT_RAW,       /* its bytes as published: .raw */
    EVENT_FAILED,    /* .err says why; no document is coming under this ticket */
    EVENT_PROGRESS,  /* a fetch: .stage, .received of .expected bytes (0: unknown) */
    EVENT_MATCHES,   /* a search: .matches in .document; .err where it ended early */
    EVENT_LOCAL,     /* .numbers: every RFC on disk, ascending */
    EVENT_MEMORY,    /* library_memory knows what was kept before */
    EVENT_NOTICE,    /* something to be said once: .err */
    EVENT_NEWS,      /* .changes: all that is kept of what changed, after a scan or a new index */
    EVENT_CATALOG,   /* the index was looked at: see library_refresh */
    EVENT_ERRATA,    /* the errata were looked at: see library/erratasync.h */
    EVENT_REFUSED,   /* a file of the shelf, .target, is not what it should be: .err */
    EVENT_VERIFIED,  /* all files were looked at: .report */
    EVENT_DIAGNOSIS, /* of library_diagnose: .raw, a line a layer; .err where it failed */
    EVENT_BULK,      /* many documents at once: .bulk */
    EVENT_WANTED,    /* .target: the words of a bulk fetch that was begun and not finished */
    EVENT_DRAFT,     /* library_notice knows more about .target now, or could not learn it */
    EVENT_ABSENT,    /* within the library: no text on this machine */
};

/* Where a fetch is. */
enum event_stage {
    STAGE_RUNNING,
    STAGE_QUEUED,  /* others have their turn before */
    STAGE_WAITING, /* .err befell it, and it is tried again at .next_try_ms */
};

struct event {
    struct message message;
    enum event_kind kind;
    uint64_t ticket;           /* of library_open or library_search; 0: nobody's */
    char *target;              /* READY, RAW, FAILED: the document's name, canonical; owned */
    enum event_stage stage;    /* PROGRESS */
    int64_t next_try_ms;       /* PROGRESS: by clock_monotonic_ms */
    struct document *document; /* held; event_free releases it */
    struct strbuf raw;         /* RAW */
    struct matches matches;
    uint64_t received, expected; /* bytes; PREVIEW: in it, and in all */
    uint32_t *numbers;
    size_t number_count;
    struct memos memos;                           /* within the library */
    struct catalogfile *catalog, *catalog_before; /* CATALOG: see library_refresh; held */
    struct changes changes;                       /* CATALOG, NEWS */
    int64_t checked;                              /* CATALOG, ERRATA: ms since 1970; 0: it failed */
    struct erratafile *errata;                    /* ERRATA: in use from now on; held */
    struct shelfcare_report report;
    struct bulk_event bulk;
    struct draftnews news; /* within the library: what the datatracker told of a draft */
    struct err err;
};

/* What a reply tells under its id: PROGRESS, or FAILED when it is the last one. */
struct event *event_of_reply(const struct reply *reply);

/* The same of a fetch that was to show what happens on the way: its end is a DIAGNOSIS. */
struct event *event_of_diagnosis(const struct reply *reply);

/* Frees what is still in it, and itself. To keep a part, take it and leave NULL or zero there. */
void event_free(struct event *ev);

#endif
