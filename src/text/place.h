/* SPDX-License-Identifier: MIT
 *
 * place - readers of places in a document: "Sections 4.1 and 4.3", "Appendix B", "Figure 3".
 */
#ifndef TEXT_PLACE_H
#define TEXT_PLACE_H

#include "text/mention.h"

mention_fn read_place;   /* Section, Appendix, Annex, Chapter, Clause, § and lists of them */
mention_fn read_caption; /* Figure, Table */

#endif
