# SPDX-License-Identifier: MIT
"""Internet-Drafts in their layout, and what the datatracker tells of them.  Every word is ours.

draft-oak-boats has revisions 00 to 07; draft-oak-lamps 00 to 03, then it became RFC 9110; there are
no others."""

import json

NEWEST = {'draft-oak-boats': 7, 'draft-oak-lamps': 3}
BECAME = {'draft-oak-lamps': 9110}


def draft_text(name, revision):
    """As bytes; None where there is no such revision."""
    if revision > NEWEST.get(name, -1):
        return None
    title = f'The Boats of {name[6:]}'
    head = f"""



Harbour Working Group                                             A. Oak
Internet-Draft                                                Test Works
Intended status: Informational                             {revision + 1} March 20{20 + revision}
Expires: 2 September 2039


{title.center(72).rstrip()}
{f'{name}-{revision:02}'.center(72).rstrip()}

Abstract

   Boats meet at the pier of [RFC2119], as [BCP14] has it.

1.  Piers

   A boat MUST ring its bell before it leaves, as draft-oak-lamps says
   about lamps, and draft-oak-boats-06 said about boats.

2.  References

   [BCP14]    Best Current Practice 14, BCP 14.

   [RFC2119]  Bradner, S., "Key words for use in RFCs to Indicate
              Requirement Levels", BCP 14, RFC 2119, March 1997.

Author's Address

   Ada Oak
   Test Works
"""
    return head.encode('ascii')


def history(name):
    """doc.json as bytes; None for other names."""
    if name not in NEWEST:
        return None
    told = [{'name': 'draft-elm-boats', 'rev': '12', 'published': '2019-01-02T00:00:00+00:00'}]
    told += [{'name': name, 'rev': f'{i:02}', 'published': f'20{20 + i}-03-01T00:00:00+00:00',
              'url': f'/doc/{name}/{i:02}/'} for i in range(NEWEST[name] + 1)]
    if name in BECAME:
        rfc = f'rfc{BECAME[name]}'
        told.append({'name': rfc, 'rev': rfc, 'published': '2024-06-01T00:00:00+00:00',
                     'url': f'/doc/{rfc}/'})
    return json.dumps({'name': name, 'rev': f'{NEWEST[name]:02}', 'title': 'Boats',
                       'state': 'Active', 'rev_history': told}).encode()
