"""How much a page of a PDF draws, repeats counted, before anything opens it.

What is drawn once costs a fraction of a microsecond for each byte, so a stream of a few megabytes
is bearable; but a stream may draw forms, these draw others, and the same bytes are drawn a million
times. A page cannot be stopped while it is opened, therefore this is measured first.
"""

import re

import msgspec

from shared.text.errors import Unsafe

HEAVIEST = 6 << 20
"""In bytes of description: two seconds and 250 MB when all of it is drawn."""
DEEPEST = 40
_ONE = 60
"""What is shown or saved singly costs as much as so many bytes."""
_SHOWN = (b"Tj", b"TJ", b")'", b") '", b')"', b') "', b"q ", b"q\n", b"q\r")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,9})\s+\d+\s+R\b")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s+obj")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OTHER = re.compile(
    rb"/Subtype\s*/(?:Image|XML|Type1C|CIDFontType0C|OpenType)|/Length1\b|/Type\s*/(?:ObjStm|XRef)"
    rb"|/FunctionType|/N\s+[134]\b"
)
_CONTENTS = re.compile(rb"/Contents\s*\[([^\]]*)\]")
_MOST_REPEATED = 20


class _Stream(msgspec.Struct):
    weight: int
    draws: list[bytes]
    names: dict[bytes, int]


class Weights:
    """Give it every stream, then ask whether any of them draws too much."""

    def __init__(self) -> None:
        self._forms: dict[int, _Stream] = {}
        self._pages: list[_Stream] = []
        self._known: dict[int, int] = {}

    def add(self, description: bytes, content: bytes) -> None:
        """A stream, unpacked; what holds no drawing is passed over."""
        if not content or _OTHER.search(description):
            return
        shown = sum(map(content.count, _SHOWN))
        names = {name: int(number) for name, number in _NAMED.findall(description)}
        draws = _DRAWS.findall(content)
        stream = _Stream(len(content) + _ONE * (shown + len(draws)), draws, names)
        number = _NUMBER.match(description)
        if number and _FORM.search(description):
            self._forms[int(number[1])] = stream
        else:
            self._pages.append(stream)

    def refuse_too_heavy(self, outside: bytes) -> None:
        """Unsafe for a page that draws more than any print; ``outside`` names what is drawn."""
        for contents in _CONTENTS.findall(outside):
            pieces = contents.split(b"R")
            if len(pieces) - len(set(map(bytes.strip, pieces))) > _MOST_REPEATED:
                raise Unsafe("the PDF repeats its parts without end: save it again")
        named: dict[bytes, set[int]] = {}
        if self._forms:
            for name, number in _NAMED.findall(outside):
                if int(number) in self._forms:
                    named.setdefault(name, set()).add(int(number))
        for stream in [*self._forms.values(), *self._pages]:
            if self._drawn(stream, named, 0) > HEAVIEST:
                raise Unsafe(
                    "the PDF draws more than any print, or repeats its parts within one another "
                    "without end: print it to a new PDF and retry"
                )

    def _drawn(self, stream: _Stream, named: dict[bytes, set[int]], depth: int) -> int:
        if depth > DEEPEST:
            return HEAVIEST + 1
        whole = stream.weight
        for name in stream.draws:
            own = stream.names.get(name)
            numbers = {own} if own in self._forms else named.get(name, set())
            whole += max((self._form(number, named, depth) for number in numbers), default=0)
            if whole > HEAVIEST:
                break
        return whole

    def _form(self, number: int, named: dict[bytes, set[int]], depth: int) -> int:
        """A form that draws itself is drawn once."""
        if number not in self._known:
            self._known[number] = 0
            self._known[number] = self._drawn(self._forms[number], named, depth + 1)
        return self._known[number]
