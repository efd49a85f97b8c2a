"""Written and read, read and written: nothing is lost, nothing becomes something else."""

import re

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shared.text.reading import read
from shared.text.rolling.cleaning import begin, clean
from shared.text.rolling.model import (
    Alternative,
    Between,
    Bracket,
    Kind,
    Line,
    Marked,
    Piece,
    RollingText,
    Words,
)
from shared.text.rolling.points import concerns, counts, points, stands
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.writing import write_rolling
from tests.shared.text.documents import real
from tests.shared.text.rolling.texts import ROLLING

DRAFTS = [
    "A-C.2-80-L.2.pdf",
    "A-C.2-80-L.43.pdf",
    "A-C.3-80-L.24.pdf",
    "A-RES-80-189.pdf",
    "CCPCJ-2011-ICT-children-revised.txt",
    "CCPCJ-2013-five-sponsors.txt",
    "CCPCJ-RES-22-8.txt",
    "E-CN.15-2019-L.6-Rev.1.txt",
    "E-RES-2019-19.txt",
    "A-RES-74-173.txt",
]
TOKENS = [
    *re.findall(
        r"\S+",
        "[ ] [ ] / // | OR ; . , : ( ) * ** ~~ __ \\[ \\ [^1] ¹ “ ” EU CH: EU: EU/CH: delete del. "
        "reserves (EU) (agreed) AGREED (open) ad ref OP7 PP3 7. bis alt 2 (a) (b bis) ## Annex I. "
        "1 A Recalling Requests Decides x y, z; and Ruritania: pending capital [EU] (Mexico) [OP4",
    ),
    *("agreed ad ref", "The General Assembly,", "G77 and China", "Status: 7 April"),
    *("\n", "\n\n", "\u2028"),
]
MANY = settings(max_examples=200, deadline=None)
SOME = settings(max_examples=40, deadline=None)


def squeezed(text: str) -> str:
    return "".join(text.split())


@st.composite
def messy(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(["", " "]))))
    head = draw(st.sampled_from(["", "The General Assembly,\n\n"]))
    return head + "".join(token + space for token, space in parts)


@given(messy() | st.text())
@example("[" * 400 + "x" + "]" * 400)
@example("*a **b ~~c __d " * 50)
@MANY
def test_every_character_is_kept_whatever_is_pasted(source: str) -> None:
    found = read_rolling(source)
    written = write_rolling(found)

    assert squeezed(written) == squeezed(source)
    assert read_rolling(written) == found
    assert all(point.place for point in points(found))
    assert counts(found).paragraphs == len(stands(found))
    concerns(found)


WORD = st.sampled_from(
    ["lamps", "rooms", "light", "of", "the", "65/230", "Côte", "d’Ivoire", "candles", "&", "shade"]
)
SAID = st.sampled_from(
    [
        "EU/CH:",
        "Ruritania:",
        "**Borduria:**",
        "Freedonia, Sylvania (supported by NO):",
        "Facilitator’s proposal:",
    ]
)
REMARKS = st.sampled_from(["EU, US: delete", "Ruritania: retain", "EU reserves", "pending capital"])
PHRASES = st.lists(WORD, min_size=2, max_size=6).map(" ".join)
NOTES = st.sampled_from(["", "(agreed)", "(agreed ad ref)", "(Agreed in informals, 12 May)"])
SIGNS: st.SearchStrategy[Between] = st.sampled_from(["/", "//", "|", "OR"])


@st.composite
def bracket(draw: st.DrawFn, inner: st.SearchStrategy[tuple[Piece, ...]]) -> Bracket:
    signed = st.builds(lambda said, pieces: Alternative(said=said, pieces=pieces), SAID, inner)
    one = st.builds(lambda pieces: Alternative(pieces=pieces), inner) | signed
    one |= st.builds(lambda said: Alternative(said=said), REMARKS)
    alternatives = draw(st.lists(one, min_size=1, max_size=3))
    if len(alternatives) == 1:
        return Bracket(alternatives=(*alternatives,))
    # An inner bracket may hold any sign, but in the words of this one stands none.
    return Bracket(alternatives=(*alternatives,), between=draw(SIGNS))


def sequence(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[tuple[Piece, ...]]:
    """Words, then what is not only words, then words: no two words side by side."""
    between = st.tuples(inner, PHRASES).map(lambda two: (two[0], Words(f" {two[1]}")))
    return st.builds(
        lambda first, more: _spaced(first, [piece for pair in more for piece in pair]),
        PHRASES,
        st.lists(between, max_size=2),
    )


def _spaced(first: str, more: list[Piece]) -> tuple[Piece, ...]:
    found: list[Piece] = [Words(f"{first} " if more else first)]
    for n, piece in enumerate(more):
        last = n + 1 == len(more)
        found.append(Words(f"{piece.text} ") if isinstance(piece, Words) and not last else piece)
    return tuple(found)


MARKED = st.builds(
    lambda mark, words: Marked(mark, (Words(words),)),
    st.sampled_from(["~~", "**", "__", "*"]),
    PHRASES,
)
PIECES = st.recursive(
    sequence(MARKED), lambda inner: sequence(bracket(inner) | MARKED), max_leaves=6
)


@st.composite
def rolling_texts(draw: st.DrawFn) -> RollingText:
    lines = [
        Line(kind="masthead", pieces=(Words("Commission on Lamps"),)),
        Line(kind="title", pieces=draw(PIECES)),
        Line(kind="status", pieces=(Words("Status: 7 April 6 PM"),)),
        Line(kind="formula", pieces=(Words("The General Assembly,"),)),
    ]
    for kind, label, opening in (("preambular", "PP", "Noting"), ("operative", "OP", "Requests")):
        for n in range(1, draw(st.integers(1, 4))):
            for mark in ("", " bis", " alt")[: draw(st.integers(1, 3))]:
                lines.append(draw(paragraph(kind, f"{label}{n}{mark}", opening)))  # type: ignore[arg-type]
                if kind == "operative" and draw(st.booleans()):
                    lines.append(draw(paragraph("item", "(a)", "To light")))
    return RollingText(lines=tuple(lines))


@st.composite
def paragraph(draw: st.DrawFn, kind: Kind, label: str, opening: str) -> Line:
    first, *rest = draw(PIECES)
    assert isinstance(first, Words)
    pieces = (Words(f"{opening} {first.text}"), *rest)
    last = Words(";") if not isinstance(pieces[-1], Words) else Words(f"{pieces[-1].text};")
    before, behind = draw(st.tuples(NOTES, NOTES))
    return Line(
        kind=kind,
        label=label,
        by=draw(st.just("") | SAID | st.just("(Mexico, Norway)")),
        noted_before=before,
        pieces=(*(pieces[:-1] if isinstance(pieces[-1], Words) else pieces), last),
        noted=behind,
        enclosed=draw(st.booleans()),
    )


@given(rolling_texts())
@SOME
def test_every_structure_is_written_and_read_as_the_same(rolling: RollingText) -> None:
    assert read_rolling(write_rolling(rolling)) == rolling
    assert msgspec.json.decode(msgspec.json.encode(rolling), type=RollingText) == rolling


def test_the_invented_text_is_written_as_it_was() -> None:
    assert squeezed(write_rolling(read_rolling(ROLLING))) == squeezed(ROLLING)


@pytest.mark.parametrize("name", DRAFTS)
def test_a_document_begins_to_roll_and_comes_back(name: str) -> None:
    document = read(name, real(name))

    rolling = begin(document)
    cleaned = clean(rolling)

    assert read_rolling(write_rolling(rolling)) == rolling
    assert cleaned.open == ()
    again = cleaned.document
    assert again is not None
    for part in ("title", "preambular", "operative", "sections", "annexes", "footnotes", "notes"):
        assert getattr(again, part) == getattr(document, part), part
    assert (again.masthead, again.sponsors) == (document.masthead, document.sponsors)
    assert list(cleaned.numbers.values()) == list(cleaned.numbers)
