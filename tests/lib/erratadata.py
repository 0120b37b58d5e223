# SPDX-License-Identifier: MIT
"""errata.json in the form of the RFC Editor.  Every word is ours."""

import json

FIELDS = ('errata_id', 'doc-id', 'errata_status_code', 'errata_type_code', 'section', 'orig_text',
          'correct_text', 'notes', 'submit_date', 'submitter_name')
HELD = 'Held for Document Update'
FIGURE = '''   +--------+          +--------+
   | ship   |--bell--->| quay   |
   +--------+          +--------+

        Figure 2: A bell without an answer'''
LONG = ('The lamp is lit at dusk, and whoever keeps it writes down when; a keeper who forgets to '
        'do so asks the one before, who may know, and if not, says that nobody knows.')

RECORDS = [
    (7001, 'RFC90001', 'Verified', 'Technical', '2.1', '   The lamp MUST be green.',
     '   The lamp MUST be red.', 'A green one means something else; see Section 1 of RFC 2119.',
     '2025-03-09', 'Ada Oak'),
    (7005, 'RFC90001', 'Reported', 'Editorial', 'In Sections 1 and 2.1', 'lantren', 'lantern',
     '', '2025-11-30', 'B. Wick'),
    (7003, 'RFC90001', HELD, 'Technical', '99Appendix A', FIGURE,
     FIGURE.replace('>', '-').replace('without an', 'with its'), LONG, '2025-04-01', None),
    (7004, 'RFC90001', 'Rejected', 'Technical', 'GLOBAL', 'lamp', 'torch',
     'Lamps are lamps.\n --VERIFIER NOTES--\nThey are.', '0000-00-00', 'Nobody Inparticular'),
    (12, 'RFC0791', 'Verified', 'Editorial', '3.1', 'Total lenght', 'Total length', '',
     '2001-01-02', 'A. Keeper'),
    (13, 'RFC791', 'Reported', 'Technical', '', 'one bit', 'two bits', '', '2002-02-03', 'C. Quay'),
    (900, 'RFC9110', 'Rejected', 'Technical', '8.3', 'a', 'b', '', '2023-05-06', 'C. Quay'),
]


def errata(more=()):
    """As bytes."""
    records = [dict(zip(FIELDS, (str(r[0]),) + r[1:]), verifier_id='', verifier_name=None,
                    update_date='2026-01-01T00:00:00') for r in RECORDS]
    return json.dumps(records + list(more), indent=1).encode()


def hostile():
    """Good errata among all that is none."""
    one = dict(zip(FIELDS, ('8001', 'RFC90002', 'Verified', 'Technical', '1', 'x', 'y', '',
                            '2025-01-01', 'N. N.')))
    return errata([
        None, 7, 'RFC1', [], [[one]], {}, dict(one, **{'doc-id': 9}),
        dict(one, **{'doc-id': 'RFC0'}), dict(one, **{'doc-id': '../RFC1'}),
        dict(one, errata_status_code='Hot'), dict(one, errata_id='-1'),
        dict(one, errata_id={'x': 1}), dict(one, errata_id=8002, section=None, orig_text=['a'],
                                            correct_text={'b': 1}, notes=7, submit_date=True),
        dict(one, errata_id='8003', orig_text='\x1b[2J\x07a\u202eb\x00c\x9b2J\r\nd\te\ud800f',
             submitter_name='Eve\x1b]0;t\x07\nOak', section='1\n2', submit_date='2025-13-45'),
        dict(one, errata_id='8004', notes='long ' * 40000)])
