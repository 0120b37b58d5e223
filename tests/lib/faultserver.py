#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A server on the loopback interface that fails on request, for tests.

    faultserver.py DIRECTORY DATA    certificate goes to DIRECTORY, texts come from DATA

Prints one line of JSON when it listens: {"url", "tls", "certificate", "expired"}; the listeners
have the same routes, "expired" with a certificate that was good last week.  Ends at end of file on
its standard input, and at SIGTERM.

The first step of a path is the fault, the rest is what is asked for, so that a base URL selects a
fault: http://127.0.0.1:PORT/cut/rfc/rfc9110.txt.  A text that DATA does not hold is made up.  The
faults are the functions below that are named fault_…, with '-' for '_'.

Nothing here goes by the clock; what waits, waits for a control request:

    /control/log                     the requests so far, a line each: METHOD PATH, then its headers
    /control/wait?path=P[&count=N]   answers when N (1) requests for P have come
    /control/step?path=P             lets fault 'slow' send one piece more
    /control/release?path=P          lets go what stalls at P; without path: all that stalls
"""
import datetime
import email.utils
import gzip
import http.server
import json
import os
import re
import socket
import ssl
import struct
import subprocess
import sys
import threading
import urllib.parse
import zlib

sys.dont_write_bytecode = True   # nothing is left beside the sources
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from draftdata import draft_text, history
from erratadata import errata, hostile
from rfcindex import index
from rfctext import rfc_text

WAIT = 60        # seconds; the test that waits has failed long before
PIECE = 512      # bytes per step of 'slow'
BOMB = 200 << 20
HUGE = 100 << 20
DRIP = 0.2       # seconds between two bytes of 'drip': slower than anybody's patience


class State:
    """What the control routes see and change; one lock for all."""

    def __init__(self, data):
        self.data = data
        self.plain_url = ''
        self.changed = threading.Condition()
        self.requests = []   # (path, lines)
        self.stalled = {}    # path -> tokens of those that stall there
        self.steps = {}      # path -> pieces allowed
        self.bomb = None
        self.indexes = {}    # (name, changed) -> bytes

    def record(self, path, lines):
        with self.changed:
            self.requests.append((path, lines))
            self.changed.notify_all()

    def wait(self, path, count):
        def seen():
            return sum(1 for p, _ in self.requests if p == path) >= count
        with self.changed:
            return self.changed.wait_for(seen, WAIT)

    def count(self, path):
        """Requests for it so far, with the one that asks."""
        with self.changed:
            return sum(1 for p, _ in self.requests if p == path)

    def stall(self, path):
        """Until released."""
        with self.changed:
            mine = self.stalled.setdefault(path, [])
            token = object()
            mine.append(token)
            self.changed.wait_for(lambda: token not in mine)

    def release(self, path):
        with self.changed:
            for tokens in ([self.stalled.get(path, [])] if path else self.stalled.values()):
                tokens.clear()
            self.changed.notify_all()

    def step(self, path):
        with self.changed:
            self.steps[path] = self.steps.get(path, 0) + 1
            self.changed.notify_all()

    def await_step(self, path):
        with self.changed:
            self.changed.wait_for(lambda: self.steps.get(path, 0) > 0)
            self.steps[path] -= 1

    def index(self, name, changed):
        """An index of the series, made once; None for other names."""
        with self.changed:
            if (name, changed) not in self.indexes:
                self.indexes[name, changed] = index(name, changed)
            return self.indexes[name, changed]

    def gzip_bomb(self):
        with self.changed:
            if self.bomb is None:
                pack = zlib.compressobj(1, zlib.DEFLATED, 31)
                block = bytes(1 << 20)
                self.bomb = b''.join(pack.compress(block) for _ in range(BOMB >> 20)) + pack.flush()
            return self.bomb


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    state = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        parts = urllib.parse.urlsplit(self.path)
        _, first, *rest = parts.path.split('/', 2)
        self.asked = rest[0] if rest else ''
        if first == 'control' and self.asked in ('log', 'wait', 'step', 'release'):
            query = dict(urllib.parse.parse_qsl(parts.query))
            return self.control(self.asked, query)
        lines = [f'{self.command} {self.path}'] + [f'{k}: {v}' for k, v in self.headers.items()]
        self.state.record(parts.path, lines)
        fault = getattr(self, 'fault_' + first.replace('-', '_'), None)
        if fault is None:
            return self.answer(404, b'no such fault\n', close=True)
        return fault()

    # ------------------------------------------------------------ helpers

    def answer(self, status, body=b'', kind='text/plain; charset=utf-8', close=False, **headers):
        """A whole response; header names are given with '_' for '-'."""
        self.send_response(status)
        self.send_header('Content-Type', kind)
        headers.setdefault('Content_Length', len(body))
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace('_', '-'), str(value))
        if close:
            self.send_header('Connection', 'close')
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)

    def text(self):
        """What the rest of the path names: a file of DATA, a made-up RFC, or None."""
        path = os.path.normpath(os.path.join(self.state.data, self.asked))
        if path.startswith(os.path.abspath(self.state.data) + os.sep) and os.path.isfile(path):
            with open(path, 'rb') as f:
                return f.read()
        number = self.number()
        if number:
            return rfc_text(number)
        if self.asked.endswith('errata.json'):
            return errata()
        return self.draft() or self.state.index(self.asked, True)

    def draft(self, skip=0):
        """The text of a draft, or that of so many revisions on; what is told of it; or None."""
        text = re.fullmatch(r'archive/id/(draft-[a-z0-9-]+)-([0-9]{2})\.txt', self.asked)
        if text:
            return draft_text(text.group(1), int(text.group(2)) + skip)
        told = re.fullmatch(r'doc/(draft-[a-z0-9-]+)/doc\.json', self.asked)
        return history(told.group(1)) if told else None

    def number(self):
        name = re.fullmatch(r'rfc/rfc([1-9][0-9]{0,6})\.txt', self.asked)
        return int(name.group(1)) if name else 0

    def some_text(self):
        """As text(), for faults that need one whatever was asked for."""
        return self.text() or rfc_text(90001)

    def end(self):
        self.close_connection = True

    # ------------------------------------------------------------ control

    def control(self, verb, query):
        path = query.get('path', '')
        if verb == 'log':
            lines = ['\n'.join(lines) for _, lines in self.state.requests]
            return self.answer(200, ('\n\n'.join(lines) + '\n').encode())
        if verb == 'wait' and not self.state.wait(path, int(query.get('count', 1))):
            return self.answer(504, b'it did not come\n')
        if verb == 'step':
            self.state.step(path)
        if verb == 'release':
            self.state.release(path)
        return self.answer(200, b'done\n')

    # ------------------------------------------------------------ faults of status

    def moved(self, fault):
        """errata.json is elsewhere."""
        moved = self.asked == 'errata.json'
        if moved:
            self.answer(302, b'over there\n', Location=f'/{fault}/api/v1/errata.json')
        return moved

    def fault_ok(self):
        if self.moved('ok'):
            return None
        body = self.text()
        if body is None:
            return self.fault_404()
        return self.answer(200, body)

    def fault_404(self):
        self.answer(404, b'404 - Not found', kind='text/plain')

    def fault_404_page(self):
        self.answer(404, b'<!DOCTYPE html>\n<html><head><title>Page not found</title></head>\n'
                         b'<body><h1>Oops</h1><p>RFC 1 is not here.</p></body></html>\n',
                         'text/html')

    def fault_404_endless(self):
        self.endless(404)

    def fault_403(self):
        self.answer(403, b'no\n')

    def fault_429(self):
        self.answer(429, b'too many\n', Retry_After=7)

    def fault_429_date(self):
        now = email.utils.parsedate_to_datetime(self.date_time_string()).timestamp()
        self.answer(429, b'too many\n', Retry_After=email.utils.formatdate(now + 90, usegmt=True))

    def fault_429_bare(self):
        self.answer(429, b'too many\n')

    def fault_503(self):
        self.answer(503, b'closed for the day\n')

    def after(self, refusals, status, **headers):
        """That status so many times for a path, then the text."""
        if self.state.count(self.path) <= refusals:
            return self.answer(status, b'not now\n', **headers)
        return self.fault_ok()

    def fault_500_once(self):
        self.after(1, 500)

    def fault_503_twice(self):
        self.after(2, 503)

    def fault_429_once(self):
        self.after(1, 429, Retry_After=1)

    def fault_429_long(self):
        self.answer(429, b'come back tomorrow\n', Retry_After=86400)

    def fault_204(self):
        self.answer(204, Content_Length=None)

    def fault_redirect(self):
        self.answer(302, b'over there\n', Location='/ok/' + self.asked)

    def fault_redirect_moved(self):
        self.answer(301, b'over there\n', Location='/ok/' + self.asked)

    def fault_redirect_chain(self):
        """/redirect-chain/3/what leads over 2 and 1 to /ok/what."""
        left, _, rest = self.asked.partition('/')
        onward = f'/redirect-chain/{int(left) - 1}/{rest}' if int(left) > 1 else f'/ok/{rest}'
        self.answer(302, b'further on\n', Location=onward)

    def fault_redirect_secret(self):
        """To an address with a password in it."""
        host = self.state.plain_url.removeprefix('http://')
        self.answer(302, b'psst\n', Location=f'http://me:s3cr3t@{host}/ok/{self.asked}')

    def fault_redirect_loop(self):
        self.answer(302, b'over here\n', Location=self.path)

    def fault_redirect_to_file(self):
        self.answer(302, b'at your place\n', Location='file:///etc/passwd')

    def fault_redirect_to_plain(self):
        self.answer(302, b'less safe\n', Location=self.state.plain_url + '/ok/' + self.asked)

    def fault_etag(self):
        self.tagged('')

    def fault_etag_weak(self):
        self.tagged('W/')

    def tagged(self, weak):
        """Compared weakly, as the standard has it for If-None-Match."""
        if self.moved('etag-weak' if weak else 'etag'):
            return None
        tag = f'"{zlib.crc32(self.asked.encode()):08x}"'
        if self.headers.get('If-None-Match', '').removeprefix('W/') == tag:
            return self.answer(304, ETag=weak + tag, Content_Length=None)
        return self.answer(200, self.some_text(), ETag=weak + tag)

    def fault_304(self):
        """To whoever asks, even without a condition."""
        self.answer(304, Content_Length=None)

    # ------------------------------------------------------------ faults of some, by last digit

    def fault_some(self):
        faults = {4: self.fault_404, 6: self.fault_html, 7: self.fault_wrong,
                  8: self.fault_redirect, 9: self.fault_500_once}
        return faults.get(self.number() % 10, self.fault_ok)()

    def fault_some_stall(self):
        return self.fault_stall_before() if self.number() % 10 == 5 else self.fault_ok()

    # ------------------------------------------------------------ faults of content

    def fault_html(self):
        self.answer(200, b'<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\n'
                         b'<body><p>Please log in to this network.</p></body></html>\n',
                         'text/html')

    def fault_empty(self):
        self.answer(200)

    def fault_half(self):
        body = self.some_text()
        self.answer(200, body[:len(body) // 2])

    def fault_wrong(self):
        if self.asked.startswith('archive/'):
            return self.answer(200, self.draft(skip=-1))
        self.answer(200, rfc_text((self.number() or 90001) + 1))

    def fault_binary(self):
        self.answer(200, bytes(range(256)) * 64, 'application/octet-stream')

    def fault_control(self):
        """A good text with everything in it that must not reach a terminal."""
        evil = (b'   \x1b[2J\x1b[1;1H\x1b]0;title\x07 \x1b]52;c;ZXZpbA==\x07\x1bP+q544e\x1b\\\n'
                b'   back\b\b\b\bspace, bell \x07, nul \x00, delete \x7f, shift \x0e\x0f\n'
                b'   C1 as UTF-8 \xc2\x9b2J and raw \x9b2J, cut UTF-8 \xe2\x82\n'
                b'   right-to-left \xe2\x80\xae override, carriage\rreturn\n')
        head, mark, tail = self.some_text().partition(b'1.  Introduction\n\n')
        self.answer(200, head + mark + evil + tail)

    def fault_gzip(self):
        self.answer(200, gzip.compress(self.some_text()), Content_Encoding='gzip')

    def fault_gzip_broken(self):
        self.answer(200, b'this is not packed at all\n' * 9, Content_Encoding='gzip')

    def fault_bomb(self):
        self.answer(200, self.state.gzip_bomb(), Content_Encoding='gzip')

    # ------------------------------------------------------------ faults of an index

    def fault_index_same(self):
        """The index that is built in."""
        body = self.state.index(self.asked, False)
        return self.answer(200, body) if body else self.fault_404()

    def fault_index_text(self):
        """No XML."""
        return self.fault_404() if self.asked.endswith('.xml') else self.fault_ok()

    def fault_index_damaged(self):
        """The XML ends in the middle of a record; the text is good."""
        return self.fault_half() if self.asked.endswith('.xml') else self.fault_ok()

    def fault_index_bomb(self):
        """Ten entities, each ten of the one before."""
        names = 'abcdefghij'
        bomb = ''.join(f'<!ENTITY {b} "{f"&{a};" * 10}">\n' for a, b in zip(names, names[1:]))
        self.answer(200, f'<?xml version="1.0"?>\n<!DOCTYPE rfc-index [\n<!ENTITY a "lamp">\n'
                         f'{bomb}]>\n<rfc-index>&j;</rfc-index>\n'.encode(), 'text/xml')

    def fault_index_few(self):
        """Good, but with hardly anything in it."""
        body = (b'<rfc-index><rfc-entry><doc-id>RFC1</doc-id></rfc-entry></rfc-index>\n'
                if self.asked.endswith('.xml') else b'1 Lamps. A. Wick. May 1990.\n')
        self.answer(200, body)

    # ------------------------------------------------------------ faults of a draft's history

    def told(self, text):
        self.answer(200, text.encode(), 'application/json')

    def fault_history_deep(self):
        self.told('{"rev_history": ' + '[' * 100000 + ']' * 100000 + '}')

    def fault_history_huge(self):
        one = '{"name": "draft-oak-boats", "rev": "06"},'
        self.told('{"rev_history": [' + one * 200000 + '0]}')

    def fault_history_paths(self):
        """Names that are none."""
        self.told(json.dumps({'rev_history': [
            {'name': '../../etc/passwd', 'rev': '09'}, {'name': 'draft-oak-boats', 'rev': '../9'},
            {'name': 'draft-oak-boats', 'rev': '123'}, {'name': 'rfc0', 'rev': 'rfc0'},
            {'name': 'draft-oak-boats/../x', 'rev': '55'}, {'name': 9, 'rev': 9}, 'x', None]}))

    # ------------------------------------------------------------ faults of the errata

    def fault_errata_hostile(self):
        self.answer(200, hostile(), 'application/json')

    def fault_errata_deep(self):
        self.told('[' * 100000 + ']' * 100000)

    def fault_errata_huge(self):
        self.told('[' + '0,' * 8000000 + '0]')

    def fault_errata_none(self):
        self.told('[]')

    def fault_errata_few(self):
        self.told(json.dumps(json.loads(errata())[:2]))

    # ------------------------------------------------------------ faults of transport

    def fault_cut(self):
        body = self.some_text()
        self.answer(200, body[:len(body) // 2], close=True, Content_Length=len(body))

    def fault_cut_chunks(self):
        """Chunks, and then the end of the connection instead of the last one."""
        self.answer(200, b'5\r\nhello\r\n', close=True, Content_Length=None,
                    Transfer_Encoding='chunked')

    def fault_cut_chunk(self):
        """A chunk that promises more than comes."""
        self.answer(200, b'ffff\r\nhello\r\n', close=True, Content_Length=None,
                    Transfer_Encoding='chunked')

    def fault_long(self):
        """More comes than was said."""
        body = self.some_text()
        self.answer(200, body, close=True, Content_Length=len(body) // 2)

    def fault_huge(self):
        """A hundred megabytes."""
        block = b'a line of a text that is far too long to be one of these documents\n' * 1500
        count = -(-HUGE // len(block))
        self.answer(200, Content_Length=count * len(block))
        for _ in range(count):
            self.wfile.write(block)

    def fault_cut_404(self):
        self.answer(404, b'404', close=True, Content_Length=9000)

    def fault_stall_before(self):
        self.state.stall(self.path)
        self.fault_ok()

    def fault_stall_body(self):
        body = self.some_text()
        self.answer(200, body[:len(body) // 2], Content_Length=len(body))
        self.state.stall(self.path)
        self.wfile.write(body[len(body) // 2:])

    def fault_slow(self):
        body = self.some_text()
        self.answer(200, Content_Length=len(body))
        for i in range(0, len(body), PIECE):
            self.state.await_step(self.path)
            self.wfile.write(body[i:i + PIECE])

    def fault_drip(self):
        """A byte now and then, which is the one thing here that goes by the clock."""
        body = self.some_text()
        self.answer(200, Content_Length=len(body))
        never = threading.Event()
        for i in range(len(body)):
            self.wfile.write(body[i:i + 1])
            never.wait(DRIP)

    def endless(self, status):
        self.answer(status, Content_Length=None, Transfer_Encoding='chunked')
        block = b'and so on\n' * 1000
        while True:
            self.wfile.write(b'%x\r\n%s\r\n' % (len(block), block))

    def fault_endless(self):
        self.endless(200)

    def fault_close(self):
        self.end()

    def fault_reset_body(self):
        body = self.some_text()
        self.answer(200, body[:len(body) // 2], Content_Length=len(body))
        self.fault_reset()

    def fault_reset(self):
        """Answers with a TCP reset."""
        self.end()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        self.connection.close()

    def fault_garbage(self):
        self.end()
        self.wfile.write(b'\x05\x00 I speak another language here.\r\n\r\n')


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        """A client that went away is what these tests are about; the rest is our fault."""
        error = sys.exc_info()[1]
        if not isinstance(error, (OSError, ValueError)):
            super().handle_error(request, client_address)


CA_CONFIG = """
[ca]
default_ca = ours
[ours]
database = {place}/index
new_certs_dir = {place}
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
[alt]
subjectAltName = IP:127.0.0.1,DNS:localhost
"""


def openssl(*words):
    subprocess.run(['openssl', *words], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def certificate(directory, name, since, until):
    """A self-signed one for 127.0.0.1; (certificate, key) files."""
    cert, key, request, config = (os.path.join(directory, f'{name}.{kind}')
                                  for kind in ('crt', 'key', 'csr', 'conf'))
    with open(config, 'w') as f:
        f.write(CA_CONFIG.format(place=directory))
    open(os.path.join(directory, 'index'), 'w').close()
    openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
            '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', request)
    openssl('ca', '-selfsign', '-batch', '-notext', '-config', config, '-extensions', 'alt',
            '-keyfile', key, '-in', request, '-out', cert,
            '-startdate', f'{since:%Y%m%d%H%M%SZ}', '-enddate', f'{until:%Y%m%d%H%M%SZ}')
    return cert, key


def join(path, *parts):
    with open(path, 'w') as out:
        for part in parts:
            with open(part) as f:
                out.write(f.read())
    return path


def tls_server(cert, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    context.set_alpn_protocols(['http/1.1'])
    server = Server(('127.0.0.1', 0), Handler)
    # the handshake belongs to the connection's own thread
    server.socket = context.wrap_socket(server.socket, server_side=True,
                                        do_handshake_on_connect=False)
    serve(server)
    return f'https://127.0.0.1:{server.server_port}'


def serve(server):
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()


def main():
    directory, data = sys.argv[1], os.path.abspath(sys.argv[2])
    Handler.state = state = State(data)
    plain = Server(('127.0.0.1', 0), Handler)
    state.plain_url = f'http://127.0.0.1:{plain.server_port}'
    serve(plain)
    ready = {'url': state.plain_url}
    try:
        now, day = datetime.datetime.utcnow(), datetime.timedelta(days=1)
        cert, key = certificate(directory, 'server', now - day, now + 2 * day)
        ready.update(tls=tls_server(cert, key))
        old_cert, old_key = certificate(directory, 'expired', now - 9 * day, now - 7 * day)
        ready.update(expired=tls_server(old_cert, old_key))
        ready.update(certificate=join(os.path.join(directory, 'trusted.pem'), cert, old_cert))
    except (OSError, subprocess.CalledProcessError) as e:
        print(f'faultserver: no TLS: {e}', file=sys.stderr)
    print(json.dumps(ready), flush=True)
    sys.stdin.buffer.read()


if __name__ == '__main__':
    main()
