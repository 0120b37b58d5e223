# SPDX-License-Identifier: MIT
"""The manual pages name every command with its keys, every setting and every option."""
import re
import shutil
import subprocess

STRING = r'"((?:[^"\\]|\\.)*)"'
COMMAND = re.compile(r'\bCOMMAND\(\w+,\s*' + STRING + r',([^"]*),\s*' + STRING)
SETTING = re.compile(r'\bSETTING\(\w+,\s*' + STRING)
DEFAULT = re.compile(r'^set (\S+) (.*)$', re.M)
OPTION = re.compile(r'\bOPTION\(' + STRING)
VERB = re.compile(r'^    \{\{' + STRING, re.M)
PLACE = re.compile(r'^    \{' + STRING + r', ' + STRING + r', CONTEXT_(\w+)\}', re.M)
KEY = re.compile(r'<[^>]+>|.')


def check(tree):
    commands(tree, 'src/view/command.def', 'doc/rfcviewrc.5')
    places(tree, 'src/view/command.c', 'doc/rfcviewrc.5')
    settings(tree, 'src/library/settings.def', 'doc/rfcviewrc.5')
    verbs(tree, 'src/library/rcfile.c', 'doc/rfcviewrc.5')
    key_table(tree, 'src/view/command.def', 'doc/rfcview.1')
    options(tree, 'src/cli/options.def', 'doc/rfcview.1')
    for name in tree.files(r'^doc/.*\.[1-9]$'):
        well_formed(tree, name)


def entries(tree, page, macro, section=None):
    """name -> (line, the line after, the rest of the line) of each list item of a manual page, or
    of one of its sections."""
    lines = (tree.text(page) or '').split('\n')
    pattern = re.compile(r'^\.It ' + macro + r' ?(\S+) ?(.*)')
    found, here = {}, None
    for number, line in enumerate(lines[:-1], 1):
        if re.match(r'\.S[hs] ', line):
            here = line[4:] if line.startswith('.Sh') or section == line[4:] else here
        item = pattern.match(line)
        if item and section in (None, here):
            below = lines[number].replace('\\e', '\\')
            found[item.group(1)] = (number, below, item.group(2))
    return found


def commands(tree, source, page):
    named = entries(tree, page, 'Ic', 'COMMANDS')
    for name, contexts, keys in COMMAND.findall(tree.text(source) or ''):
        expected = 'Keys: ' + ' '.join(key_names(keys))
        expect(tree, page, named, name, expected)
        where = 'Pq ' + ', '.join(c.strip().lower() for c in contexts.split('|'))
        if name in named and named[name][2] != where:
            tree.fault(page, named[name][0], f'says "{named[name][2]}" of {name}, not "{where}"')


def key_names(keys):
    return KEY.findall(keys.replace('\\\\', '\\'))


def places(tree, source, page):
    """Every name of a pane."""
    named = entries(tree, page, 'Cm', 'KEYS')
    for name, _, _ in PLACE.findall(tree.text(source) or ''):
        expect(tree, page, named, name, None)


def verbs(tree, source, page):
    named = entries(tree, page, 'Ic', 'DESCRIPTION')
    for name in VERB.findall(tree.text(source) or ''):
        expect(tree, page, named, name, None)


def key_table(tree, source, page):
    """The short table of keys: of each row the commands have these keys."""
    keys_of = {name: key_names(keys)
               for name, _, keys in COMMAND.findall(tree.text(source) or '')}
    lines = (tree.text(page) or '').split('\n')
    here = None
    for number, line in enumerate(lines, 1):
        if re.match(r'\.S[hs] ', line):
            here = line[4:]
        item = re.match(r'\.It Ic (.*) Pq (.*)$', line)
        if not item or here != 'Keys':
            continue
        known = {key for name in item.group(2).split(' , ') for key in keys_of.get(name, [])}
        for name in item.group(2).split(' , '):
            if name not in keys_of:
                tree.fault(page, number, f'names "{name}", which is no command')
        for key in item.group(1).replace('\\&', '').replace('\\e', '\\').split():
            if key not in known:
                tree.fault(page, number, f'"{key}" is no key of {item.group(2)}')


def settings(tree, source, page):
    named = entries(tree, page, 'Ic', 'SETTINGS')
    default = dict(DEFAULT.findall(tree.text('assets/rfcviewrc') or ''))
    for name in SETTING.findall(tree.text(source) or ''):
        expect(tree, page, named, name, 'Default: ' + default.get(name, 'none'))


def options(tree, source, page):
    named = entries(tree, page, 'Fl')
    for name in OPTION.findall(tree.text(source) or ''):
        expect(tree, page, named, '-' + name, None)


def expect(tree, page, named, name, text):
    line, below = named.get(name, (1, None, None))[:2]
    if below is None:
        tree.fault(page, line, f'does not name "{name}"')
    elif text is not None and below != text:
        tree.fault(page, line + 1, f'says "{below}" of {name}, not "{text}"')


def well_formed(tree, name):
    if shutil.which('mandoc') is None:
        return
    run = subprocess.run(['mandoc', '-T', 'lint', name], cwd=tree.root, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    for line, what in re.findall(r'^mandoc: [^:\n]+:(\d+):\d+: (.*)$', run.stdout, re.M):
        if 'referenced manual not found' not in what:   # a question of what is installed here
            tree.fault(name, line, what)
