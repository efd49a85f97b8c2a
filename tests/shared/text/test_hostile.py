"""Whatever the bytes: a reader reads them or refuses them, soon and in little room."""

import contextlib
import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.text.amending.language import read_instructions
from shared.text.blocks import flatten
from shared.text.compare.comparison import compare
from shared.text.errors import Unreadable, Unsafe
from shared.text.printing.work import print_document, print_redline
from shared.text.reading import read, read_docx, read_text
from shared.text.reading.assemble import assemble
from shared.text.reading.lines import Line
from shared.text.reading.marks import SLANT, UPRIGHT
from shared.text.reading.word.proposed import read_proposed
from tests.fuzz.mutations import Mutation, mutated_bytes, mutated_pdf, mutated_text, mutated_word
from tests.fuzz.targets import AMENDMENT, DRAFT
from tests.shared.text.sheets import Sheets, typeset
from tests.shared.text.specimens import START, p, r, word

MOST_SECONDS = 5.0
MOST_MEGABYTES = 500
TEXTS = [DRAFT.encode(), AMENDMENT.encode()]
DOCUMENTS = [read("a.txt", data) for data in TEXTS]
WORDS = [
    *(print_document(each, "docx") for each in DOCUMENTS),
    *(print_redline(one, other, None, "A", None) for one, other in pairwise(DOCUMENTS)),
]
PDFS = [typeset(DOCUMENTS[0], "A/C.3/80/L.24")]
KINDS: dict[str, tuple[Mutation, list[bytes]]] = {
    "text": (mutated_text, TEXTS),
    "text, its bytes": (mutated_bytes, TEXTS),
    "docx": (mutated_word, WORDS),
    "docx, its bytes": (mutated_bytes, WORDS),
    "pdf": (mutated_pdf, PDFS),
    "pdf, its bytes": (mutated_bytes, PDFS),
}


Reader = Callable[[bytes], object]


def taken(data: bytes) -> None:
    """All readers of the file; time is that of this process, whatever others do meanwhile."""
    readers: list[Reader] = [read_any, read_proposed] if data.startswith(b"PK") else [read_any]
    for reader in readers:
        start = time.process_time()
        with contextlib.suppress(Unreadable):
            reader(data)
        assert time.process_time() - start < MOST_SECONDS


def read_any(data: bytes) -> object:
    return read("file", data)


@given(st.binary(max_size=2000), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n"]))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes, magic: bytes) -> None:
    taken(magic + data)


@pytest.mark.parametrize("kind", list(KINDS))
@given(seed=st.integers(0, 2**32))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_damaged(kind: str, seed: int) -> None:
    mutate, files = KINDS[kind]
    chance = random.Random(seed)

    taken(mutate(chance.choice(files), chance))


def bomb(part: str, size: int, more: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", more or b"<a/>")
        archive.writestr(part, b" " * size)
    return file.getvalue()


LAUGHS = b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(12)
)
MANY = "".join(p(f"{n}. Requests States to act;") for n in range(1, 11_000))
UNSAFE: dict[str, Callable[[], bytes]] = {
    "a zip bomb": lambda: bomb("word/styles.xml", 100 << 20),
    "a bomb in a part that is not read": lambda: bomb("word/media/image1.png", 100 << 20),
    "entities": lambda: bomb(
        "x", 1, b'<?xml version="1.0"?><!DOCTYPE a [' + LAUGHS + b"]><a>&a11;</a>"
    ),
    "entities in other letters": lambda: bomb(
        "x", 1, f"<!DOCTYPE a [{LAUGHS.decode()}]><a>&a11;</a>".encode("utf-16")
    ),
    "macros": lambda: bomb("word/vbaProject.bin", 1),
    "objects": lambda: bomb("word/embeddings/oleObject1.bin", 1),
    "elements without end": lambda: word("<w:r/>" * 2_000_000),
    "ten thousand pages": lambda: word(*START, MANY),
    "text without end": lambda: word(*START, *[p("Requests it " * 10_000)] * 60),
    "a picture from elsewhere": lambda: word(
        *START,
        document_rels='<Relationship Id="a" Type="x/image" TargetMode="External" '
        'Target="https://example.org/a.png"/>',
    ),
}


@pytest.mark.parametrize("what", list(UNSAFE))
def test_what_no_text_carries(what: str) -> None:
    data = UNSAFE[what]()
    start = time.process_time()

    for reader in (read_docx, read_proposed):
        with pytest.raises(Unsafe):
            reader(data)

    assert time.process_time() - start < MOST_SECONDS


DEEP = "<w:sdt><w:sdtContent>" * 120 + p("Words") + "</w:sdtContent></w:sdt>" * 120
CIRCLE = '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
ODD: dict[str, Callable[[], bytes]] = {
    "deep": lambda: word(*START, DEEP, *[p("1. Decides.")]),
    "styles in a circle": lambda: word(*START, p("1. Decides.", style="A"), styles=CIRCLE),
    "paragraphs that all join": lambda: word(
        *START, *[p("words ", end='<w:del w:id="1"/>')] * 5_000, p("1. Decides.")
    ),
    "calls of one note": lambda: word(
        *START,
        *[p("1. Decides", r(more='<w:footnoteReference w:id="1"/>'), ";")] * 3000,
        footnotes=f'<w:footnote w:id="1">{p("words " * 100) * 50}</w:footnote>',
    ),
    "changes within changes": lambda: word(
        *START, p("<w:ins>" * 100 + r("1. Decides.") + "</w:ins>" * 100)
    ),
}


@pytest.mark.parametrize("what", list(ODD))
def test_what_is_odd(what: str) -> None:
    taken(ODD[what]())


ATOMS = (
    *("1", " ", ", ", "and ", "Austria and ", "Aaa ", "A", "(", "(a) ", "[", "*", "** a", "“", "i"),
    *(
        "71 (b), ",
        "IV ",
        "1. ",
        "65/230 ",
        "A/",
        ".",
        ": ",
        "_",
        "¹",
        "<sup>",
        "<i>a",
        "^{",
        "\\*",
        "#",
        "> ",
    ),
    *("of the ", "The ", "Recalling also ", "OP 1 ", "first and ", "first ", "paragraph 1, "),
    *("delete “a” and ", "replace “a ", "Agenda item ", "session ", "resolution 1/2, ", "\u00a0"),
    *("recommends to the ", "Bolivia (", "30 October ", "with its ", "-", "—", "/"),
)


@pytest.mark.parametrize("atom", ATOMS)
def test_one_long_line(atom: str) -> None:
    said = atom * (20_000 // len(atom))
    body = f"The General Assembly,\n\nRecalling,\n\n1. Requests {said} now;\n\n2. Decides."
    head = f"A/C.3/80/L.24\n\n{said}\n\nThe General Assembly,\n\nRecalling it,\n\n1. Decides."
    amendment = f"Austria: amendment to draft resolution A/C.3/80/L.24\n\nIn {said} now."
    start = time.process_time()

    with contextlib.suppress(Unreadable):
        before, after = read_text(body), read_text(body.replace("now", "soon"))
        compare(flatten(before), flatten(after))
    for text in (head, head.replace(said, f"Austria, {said}: draft resolution"), amendment):
        with contextlib.suppress(Unreadable):
            read_text(text)
    read_instructions([said])

    assert time.process_time() - start < MOST_SECONDS


def test_a_label_below_one_that_is_missing() -> None:
    asked = "the Secretary-General to report to it at its eighty-first session: " * 4
    said = (
        f"{SLANT}Recalling{UPRIGHT} its resolutions,",
        "(b) The addendum,",
        "I. General",
        f"Agenda {SLANT}Requests{UPRIGHT} {asked}",
        "(a) On training:",
        "(i)",
        "(ii) In ink;",
    )

    document = assemble([Line(text, gap=True, heading=text == said[2]) for text in said], [])

    assert "In ink;" in str(document)


@pytest.mark.parametrize("number", ["1e38", "-1e38", "99999999999", "0"])
def test_print_of_any_size_anywhere(number: str) -> None:
    sheets = Sheets()
    sheets.page()
    for n in range(300):
        sheets.pages[-1].append(f"BT /F0 {number} Tf {number} {n} Td (Decides) Tj ET")
        sheets.put(147, 700 - n, "1. Requests States to act;")

    taken(sheets.data())


def extended(text: str, size: int) -> str:
    more = text.split("\n\n", 8)[-1]
    return f"{text}\n\n{more * (size // len(more))}"[:size]


@pytest.mark.parametrize(("text", "size"), [(DRAFT, 1_000_000), (AMENDMENT, 140_000)])
def test_the_longest_text(text: str, size: int) -> None:
    said = extended(text, size)
    start = time.process_time()

    read_text(said)

    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize(("text", "size"), [(DRAFT, 1_100_000), (AMENDMENT, 180_000)])
def test_a_longer_text(text: str, size: int) -> None:
    with pytest.raises(Unsafe, match="longer than"):
        read_text(extended(text, size))


ROOM = """
import contextlib, random, resource, sys
from tests.shared.text.test_hostile import KINDS, ODD, UNSAFE, Unreadable, read, taken
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for make in (*UNSAFE.values(), *ODD.values()):
    with contextlib.suppress(Unreadable):
        read("draft.docx", make())
for mutate, files in KINDS.values():
    for seed in range(8):
        taken(mutate(random.Random(seed).choice(files), random.Random(seed)))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) >> 10)
"""


def test_room() -> None:
    """The files are made in the same process, so their own size counts too."""
    found = subprocess.run(
        [sys.executable, "-c", ROOM],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        timeout=120,
    )

    assert int(found.stdout) < MOST_MEGABYTES


def test_what_is_left_is_still_read() -> None:
    """Most damage leaves something to read, or none of this would look deep."""
    read_files = 0
    for seed in range(40):
        chance = random.Random(seed)
        with contextlib.suppress(Unreadable):
            read_docx(mutated_word(chance.choice(WORDS), chance))
            read_files += 1

    assert read_files > 20
