# SPDX-License-Identifier: MIT
"""Texts in the layout of an RFC, for any number: pages of 58 lines with header, footer and form
feed, front matter, numbered sections, references.  Every word is ours."""

import textwrap

WIDTH = 72
LINES = 58        # a page without its form feed
BODY = LINES - 6  # header and footer take three lines each


def paragraph(words):
    return [('   ' + line) for line in textwrap.wrap(words, WIDTH - 3)] + ['']


def sides(left, right):
    return left + right.rjust(WIDTH - len(left))


def front(number, title):
    return [
        '', '', '', '',
        sides('Loopback Working Group', 'T. Fixture'),
        sides(f'Request for Comments: {number}', 'Test Works'),
        sides('Category: Informational', 'March 2026'),
        '', '',
        title.center(WIDTH).rstrip(), '',
        'Status of This Memo', '',
        *paragraph('This text was written for tests. It describes nothing that exists, and nobody '
                   'should build anything after it.'),
        'Abstract', '',
        *paragraph(f'Document {number} tells how two imaginary machines on one loopback interface '
                   'greet each other, so that a reader of documents has something to read.'),
    ]


def body(number):
    lines = ['1.  Introduction', '',
             *paragraph('The greeting travels over the protocol of [RFC9293] and borrows its words '
                        'from [RFC2119] as updated by RFC 8174. Section 3 has the wire form.')]
    for section, name in enumerate(('Terms', 'Wire Form', 'Timers', 'Errors', 'Registration'), 2):
        lines += [f'{section}.  {name}', '']
        for k in range(1, 4):
            lines += [f'{section}.{k}.  {name}, Part {k}', '']
            lines += paragraph(f'Part {k} of section {section} of document {number}: a machine '
                               'MUST '
                               f'send {k * section} greetings before it rests, and MUST NOT count '
                               'those it sent to itself. '
                               f'See Section {section - 1} for the reason, '
                               f'and RFC {1000 + number % 8000} for an older custom.')
    lines += ['7.  Security Considerations', '',
              *paragraph('A greeting proves nothing about the greeter. '
                         'Machines that need proof use '
                         '[RFC8446].'),
              '8.  References', '',
              '   [RFC2119]  Bradner, S., "Key words for use in RFCs to Indicate',
              '              Requirement Levels", BCP 14, RFC 2119, March 1997.', '',
              '   [RFC8446]  Rescorla, E., "The Transport Layer Security (TLS)',
              '              Protocol Version 1.3", RFC 8446, August 2018.', '',
              '   [RFC9293]  Eddy, W., Ed., "Transmission Control Protocol (TCP)",',
              '              STD 7, RFC 9293, August 2022.', '',
              "Author's Address", '',
              '   Tess Fixture', '   Test Works', '', '   Email: tess@example.net']
    return lines


def three(left, middle, right):
    return left + middle.center(WIDTH - len(left) - len(right)) + right


def paged(lines, number, short_title):
    pages = [lines[i:i + BODY] for i in range(0, len(lines), BODY)]
    head = three(f'RFC {number}', short_title, 'March 2026')
    out = []
    for page, part in enumerate(pages, 1):
        if page > 1:
            out += ['\f', head, '', '']
        out += part + [''] * (BODY - len(part))
        out += ['', '', three('Fixture', 'Informational', f'[Page {page}]')]
    return '\n'.join(out) + '\n'


def rfc_text(number):
    """The text of RFC number as bytes, always the same."""
    title = f'Greetings on the Loopback Interface, Part {number}'
    return paged(front(number, title) + body(number), number, 'Loopback Greetings').encode('ascii')


if __name__ == '__main__':
    import sys
    sys.stdout.buffer.write(rfc_text(int(sys.argv[1])))
