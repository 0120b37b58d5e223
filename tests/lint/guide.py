#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""assets/guide.txt is laid out in pages like an old RFC, and what it says of itself is true.

To change the guide, take it out of its pages, edit, and put it back; the page numbers of its
contents are set anew:

    tests/lint/guide.py unpage < assets/guide.txt > text
    tests/lint/guide.py page   < text > assets/guide.txt

A form feed alone on a line of the unpaged text asks for a new page.
"""
import re
import sys

GUIDE = 'assets/guide.txt'
PAGE_LINES, COLUMNS = 58, 72
BODY_FIRST, BODY = 55, 52                 # lines of text on the first and on a later page
HEADER = 'rfcview 0.1                The rfcview Guide               November 2026'
FOOTER = 'The rfcview Project           Informational                    [Page %d]'

# The reader is asked to search for these, and told what it will meet on the way.
ACROSS_LINE = 'the lamp is lit at dusk'
ACROSS_PAGE = 'a lighthouse keeps no secrets'

HEADING = re.compile(r'^(?:\d+(?:\.\d+)*\.? |Appendix [A-Z]\. |[A-Z]\.\d+(?:\.\d+)*\. )')
ENTRY = re.compile(r'^ {3,}(\S.*?\S) +(?:\. ?){3,} *(\d+)$')
MENTION = re.compile(r'(\],\s+)?\b(Sections?|Appendix)\s+(\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)\b'
                     r'(?!\s+(?:of|in)\s+(?:the\s+)?[A-Z\[])')


def page(text):
    """The text in pages."""
    pages, body = [], []
    for line in text.rstrip('\n').split('\n'):
        room = BODY if pages else BODY_FIRST
        last = len(body) == room - 1
        if line == '\f':
            pages, body = pages + [body], []
        elif len(body) == room or (last and line == ''):
            pages, body = pages + [body], [line]
        else:
            body.append(line)
    pages.append(body)
    numbers = {name: n for n, body in enumerate(pages, 1) for name in map(heading, body) if name}
    made = []
    for n, body in enumerate(pages, 1):
        body = [entry_set(line, numbers) for line in body]
        lines = ([] if n == 1 else [HEADER, '', '']) + body
        lines += [''] * (PAGE_LINES - 1 - len(lines)) + [FOOTER % n]
        made.append('\n'.join(lines) + '\n')
    return '\f\n'.join(made)


def bodies(text):
    """The text of each page, without header, footer and what fills the page."""
    for n, one in enumerate(text.split('\f\n')):
        lines = one.rstrip('\n').split('\n')[3 if n else 0:-1]
        while lines and lines[-1] == '':
            lines.pop()
        yield lines


def unpage(text):
    """What page() was made from: a short page ends before a blank line, or was asked for."""
    lines, short = [], False
    for n, body in enumerate(bodies(text)):
        if n and body and body[0] != '' and short:
            lines.append('\f')
        lines += body
        short = len(body) < (BODY if n else BODY_FIRST)
    return '\n'.join(lines) + '\n'


def heading(line):
    return ' '.join(line.split()) if HEADING.match(line) else None


def entry_set(line, numbers):
    found = ENTRY.match(line)
    if not found:
        return line
    number = numbers.get(' '.join(found.group(1).split()), '?')
    return line[:found.start(2)].rstrip() + str(number).rjust(
        COLUMNS - len(line[:found.start(2)].rstrip()))


def check(tree):
    text = tree.text(GUIDE)
    if text is None:
        tree.fault(GUIDE, 1, 'missing, or not UTF-8')
        return
    pages(tree, text)
    contents(tree, text)
    mentions(tree, text)
    promises(tree, text)


def pages(tree, text):
    line = 1
    for n, one in enumerate(text.split('\f\n'), 1):
        lines = one.split('\n')[:-1]
        if len(lines) != PAGE_LINES:
            tree.fault(GUIDE, line, f'page {n} has {len(lines)} lines, not {PAGE_LINES}')
        if not lines or lines[-1] != FOOTER % n:
            tree.fault(GUIDE, line + len(lines) - 1, f'not the footer of page {n}')
        if n > 1 and lines[:3] != [HEADER, '', '']:
            tree.fault(GUIDE, line, f'not the header of page {n}')
        for i, each in enumerate(lines):
            if len(each) > COLUMNS or not each.isascii() or each != each.rstrip() or '\t' in each:
                tree.fault(GUIDE, line + i, f'not plain text of {COLUMNS} columns')
        line += len(lines) + 1
    if page(unpage(text)) != text and not tree.faults:
        tree.fault(GUIDE, 1, 'is not as tests/lint/guide.py would lay it out')


def contents(tree, text):
    """Every entry names a heading and its page; every heading has an entry."""
    entries, headings = {}, {}
    for n, body in enumerate(bodies(text), 1):
        for line in body:
            found = ENTRY.match(line)
            if found:
                entries[' '.join(found.group(1).split())] = int(found.group(2))
            elif heading(line):
                headings[heading(line)] = n
    for name in sorted(set(entries) | set(headings)):
        if entries.get(name) != headings.get(name):
            tree.fault(GUIDE, 1, f'"{name}" stands on page {headings.get(name)}, '
                       f'the contents say {entries.get(name)}')


def mentions(tree, text):
    """Each "Section 3.2" of this text is there."""
    plain = unpage(text)
    labels = {re.sub(r'^Appendix ', '', name).split(' ')[0].rstrip('.')
              for name in map(heading, plain.split('\n')) if name}
    for found in MENTION.finditer(plain):
        if found.group(1) is None and found.group(3) not in labels:
            tree.fault(GUIDE, 1, f'there is no "{" ".join(found.group().split())}" here')


def promises(tree, text):
    """The two phrases lie where the guide says they do."""
    plain = unpage(text)
    for phrase in (ACROSS_LINE, ACROSS_PAGE):
        if phrase not in ' '.join(plain.split()):
            tree.fault(GUIDE, 1, f'does not hold "{phrase}"')
    if not broken(plain, ACROSS_LINE):
        tree.fault(GUIDE, 1, f'"{ACROSS_LINE}" is not broken over a line end')
    if not broken(text, ACROSS_PAGE, r'\n\n+' + re.escape(FOOTER[:19]) + r'[^\f]*\f\n'
                  + re.escape(HEADER) + r'\n\n\n *'):
        tree.fault(GUIDE, 1, f'"{ACROSS_PAGE}" is not broken over a page end')


def broken(text, phrase, gap=r'\n *'):
    """The phrase occurs with one of its blanks replaced by the gap."""
    words = phrase.split()
    return any(re.search(' '.join(words[:i]) + gap + ' '.join(words[i:]), text)
               for i in range(1, len(words)))


if __name__ == '__main__':
    sys.stdout.write({'page': page, 'unpage': unpage}[sys.argv[1]](sys.stdin.read()))
