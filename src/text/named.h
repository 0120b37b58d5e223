/* SPDX-License-Identifier: MIT
 *
 * named - readers of the names of documents: "RFC 9110", "BCP 14".
 */
#ifndef TEXT_NAMED_H
#define TEXT_NAMED_H

#include "text/mention.h"

mention_fn read_rfc;      /* RFC 9110, RFC-1156, RFC #36, RFCs 734, 736 and 749, RFC 821/822 */
mention_fn read_series;   /* BCP 14, STD 97, FYI 36 */
mention_fn read_relation; /* Obsoletes: 2145, 2616; in the masthead only */

#endif
