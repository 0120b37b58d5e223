/* SPDX-License-Identifier: MIT
 *
 * draftnews: whatever is told, what is taken over are numbers that can be; any text is judged.
 */
#include "base/platform.h"

#include <stdlib.h>

#include "rfc/draft.h"
#include "rfc/ref.h"
#include "rfc/source.h"
#include "store/draftnews.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct draftnews news;
    struct err e = {0};
    bool told = draftnews_read(bytes, STR("draft-oak-boats"), &news, &e);
    if (told != news.known || told != (e.kind == ERR_NONE))
        abort();
    if (told && (news.newest < 0 || news.newest >= DRAFT_REVISIONS || news.rfc > REF_NUMBER_MAX))
        abort();
    if (!source_check_draft(STR("draft-oak-boats-07"), bytes, &e) && e.kind != ERR_DAMAGED)
        abort();
    (void)draft_year(bytes);
    struct draft d = draft_of(bytes);
    struct strbuf name = STRBUF_INIT(1 << 22);
    draft_format(d, &name);
    if (!str_eq(strbuf_str(&name), bytes))
        abort();
    strbuf_release(&name);
    return 0;
}
