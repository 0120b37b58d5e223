# SPDX-License-Identifier: MIT
"""Indexes of the series in the RFC Editor's two forms, made from the catalogue of the program
itself: the same facts, or with changes on top.  The form of assets/catalog.txt is described in
src/rfc/catalogtext.h."""
import os
from xml.sax.saxutils import escape

CATALOG = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
                       'assets', 'catalog.txt')
STATUS = {'-': 'UNKNOWN', 'S': 'INTERNET STANDARD', 'D': 'DRAFT STANDARD',
          'P': 'PROPOSED STANDARD', 'B': 'BEST CURRENT PRACTICE', 'I': 'INFORMATIONAL',
          'E': 'EXPERIMENTAL', 'H': 'HISTORIC'}
STREAM = {'-': 'Unknown', 'I': 'IETF', 'A': 'IAB', 'R': 'IRTF', 'N': 'INDEPENDENT',
          'E': 'Editorial', 'L': 'Legacy'}
FORMAT = {'t': 'TXT', 'h': 'HTML', 'x': 'XML', 'p': 'PDF', 's': 'PS'}
RELATION = {'o': ('obsoletes', 'Obsoletes'), 'O': ('obsoleted-by', 'Obsoleted by'),
            'u': ('updates', 'Updates'), 'U': ('updated-by', 'Updated by')}
MONTHS = ('January February March April May June July August September October November '
          'December').split()

# What the changed index has besides: a new RFC, another status, errata of one that had none.
NEW = ('90999\t2025-11\tPPIth\t7\tLanterns Revisited\tA. Keeper, Ed., B. Wick\tlamp\to9110 u2119'
       '\tlamps')
CHANGED = {'8446': 'S'}
ERRATA = '9353'
# What we wrote about it.
ABSTRACTS = {'90999': [
    'Lanterns hang in harbours.  This document says how high, and what they say to ships that ask.',
    'It takes the place of RFC 9110, which said nothing of oil.']}


def lines(changed):
    with open(CATALOG, encoding='utf-8') as f:
        for line in f.read().split('\n')[1:]:
            if line and not line.startswith('#'):
                fields = line.split('\t')
                if changed and fields[0] in CHANGED:
                    fields[2] = CHANGED[fields[0]] + fields[2][1:]
                if changed and fields[0] == ERRATA:
                    fields[2] += 'e'
                yield fields
    if changed:
        yield NEW.split('\t')


def relations(text):
    """(code, numbers) of "o2616,7230 u793"."""
    return [(part[0], part[1:].split(',')) for part in text.split()]


def many(name, items):
    return ''.join(f'<{name}>{escape(i)}</{name}>' for i in items)


def xml_date(date):
    year, month, day = (date.split('-') + ['', ''])[:3]
    return (f'<date>{many("month", [MONTHS[int(month) - 1]] if month else [])}'
            f'{many("day", [str(int(day))] if day else [])}{many("year", [year])}</date>')


def xml_entry(fields):
    if fields[0] in ('bcp', 'std', 'fyi'):
        kind, number, members = fields
        ids = many('doc-id', [f'RFC{m}' for m in members.split(',')])
        return (f'<{kind}-entry><doc-id>{kind.upper()}{number}</doc-id>'
                f'<is-also>{ids}</is-also></{kind}-entry>\n')
    if len(fields) == 1:
        return (f'<rfc-not-issued-entry><doc-id>RFC{fields[0]}</doc-id>'
                '</rfc-not-issued-entry>\n')
    number, date, codes, pages, title, authors, words, related, group = (fields + [''] * 5)[:9]
    errata, codes = 'e' in codes[3:], codes[:3] + codes[3:].replace('e', '')
    out = [f'<rfc-entry><doc-id>RFC{number}</doc-id>', many('title', [title])]
    out += [f'<author>{many("name", [a])}</author>' for a in authors.split(', ') if a]
    out.append(xml_date(date) if date else '')
    out.append(f'<format>{many("file-format", [FORMAT[c] for c in codes[3:]])}</format>')
    out.append(f'<page-count>{pages}</page-count>')
    out.append(f'<keywords>{many("kw", words.split(", "))}</keywords>' if words else '')
    if number in ABSTRACTS:
        out.append(f'<abstract>{many("p", ABSTRACTS[number])}</abstract>')
    for code, numbers in relations(related):
        name = RELATION[code][0]
        out.append(f'<{name}>{many("doc-id", ["RFC" + n for n in numbers])}</{name}>')
    out.append(many('current-status', [STATUS[codes[0]]]))
    out.append(many('publication-status', [STATUS[codes[1]]]))
    out.append(many('stream', [STREAM[codes[2]]]))
    out.append(many('wg_acronym', [group] if group else []))
    url = f'https://www.rfc-editor.org/errata/rfc{number}'
    out.append(many('errata-url', [url] if errata else []))
    return ''.join(out) + '</rfc-entry>\n'


def index_xml(changed):
    head = '<?xml version="1.0"?>\n<rfc-index xmlns="https://www.rfc-editor.org/rfc-index">\n'
    return (head + ''.join(map(xml_entry, lines(changed))) + '</rfc-index>\n').encode()


def text_date(date):
    year, month, day = (date.split('-') + ['', ''])[:3]
    return ' '.join(([str(int(day))] if day else []) + [MONTHS[int(month) - 1], year])


def text_entry(fields, also):
    if len(fields) == 1:
        return f'{fields[0]} Not Issued.\n\n'
    number, date, codes, _, title, authors, _, related = (fields + [''] * 4)[:8]
    names = f'{title}. {authors}.' if authors else f'{title}.'
    groups = ['Format: ' + ', '.join(FORMAT[c] for c in codes[3:] if c in FORMAT)]
    for code, numbers in relations(related):
        groups.append(RELATION[code][1] + ' ' + ', '.join('RFC' + n for n in numbers))
    if also:
        groups.append('Also ' + ', '.join(also))
    groups.append('Status: ' + STATUS[codes[0]])
    facts = ' '.join(f'({group})' for group in groups)
    return f'{number} {names} {text_date(date)}.\n     {facts}\n\n'


def index_text(changed):
    all_lines = list(lines(changed))
    also = {}
    for fields in all_lines:
        if fields[0] in ('bcp', 'std', 'fyi'):
            for member in fields[2].split(','):
                also.setdefault(member, []).append(fields[0].upper() + fields[1])
    entries = [f for f in all_lines if f[0].isdigit()]
    return ('RFC INDEX\n\n' + ''.join(text_entry(f, also.get(f[0])) for f in entries)).encode()


def index(name, changed=True):
    """The file of that name, or None."""
    makers = {'rfc-index.xml': index_xml, 'rfc-index.txt': index_text}
    return makers[name](changed) if name in makers else None
