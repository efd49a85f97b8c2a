"""Anything may be handed in: a document comes back, or a refusal that a delegate understands."""

import contextlib
import io
import time
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.errors import NotADraft, NotText, Unreadable, Unsafe
from shared.text.printed import printed
from shared.text.reading import read, read_draft, read_text

WORD = st.sampled_from(
    [
        "States",
        "the",
        "of",
        "cooperation",
        "resolution",
        "report",
        "peace",
        "2030",
        "development",
        "and",
        "rights",
    ]
)
PHRASE = st.lists(WORD, min_size=2, max_size=25).map(" ".join)
PREAMBULAR = st.tuples(
    st.sampled_from(["Recalling", "Noting also", "Deeply concerned", "Having considered"]), PHRASE
).map(" ".join)
OPERATIVE = st.tuples(
    st.sampled_from(["Requests", "Also urges", "Decides", "Takes note of"]), PHRASE
).map(" ".join)
ORGAN = st.sampled_from(
    ["The General Assembly,", "The Economic and Social Council,", "The Human Rights Council,"]
)


@st.composite
def resolutions(draw: st.DrawFn) -> tuple[str, list[str], list[tuple[str, list[str]]]]:
    """A text as printed, its preamble, and its operative paragraphs with their items."""
    preamble = draw(st.lists(PREAMBULAR, min_size=1, max_size=6))
    operative = draw(
        st.lists(st.tuples(OPERATIVE, st.lists(PHRASE, max_size=4)), min_size=1, max_size=8)
    )
    parts = [draw(ORGAN), *(f"{text}," for text in preamble)]
    for n, (text, items) in enumerate(operative, 1):
        end = "." if n == len(operative) else ";"
        parts.append(f"{n}. {text}{':' if items else end}")
        parts += [f"({'abcd'[k]}) {item}{end}" for k, item in enumerate(items)]
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    return gap.join(parts), preamble, operative


@given(resolutions())
@settings(max_examples=150, deadline=None)
def test_what_was_printed_is_read(
    made: tuple[str, list[str], list[tuple[str, list[str]]]],
) -> None:
    source, preamble, operative = made

    document = read_text(source)

    assert [p.text.rstrip(",") for p in document.preambular] == preamble
    assert [
        (p.text.rstrip(";:."), [item.text.rstrip(";.") for item in p.items])
        for p in document.operative
    ] == operative
    assert document.not_understood == ()


PROSE = st.text(
    alphabet=st.characters(
        blacklist_categories=("Cs", "Cc", "Cf", "Cn", "No"), blacklist_characters="*#<>^\\[]_-–—+•·"
    ),
    max_size=60,
)


@given(st.lists(st.one_of(PROSE, PREAMBULAR, OPERATIVE, ORGAN, st.just("1. Decides")), max_size=12))
@settings(max_examples=200, deadline=None)
def test_no_character_is_lost(pieces: list[str]) -> None:
    source = "\n".join(pieces)
    try:
        document = read_text(source)
    except NotText:
        assert not source.strip()
        return

    assert Counter("".join("".join(printed(document)).split())) == Counter("".join(source.split()))


@given(st.binary(max_size=4000), st.sampled_from(["a.txt", "a.docx", "", "a.pdf"]))
@settings(max_examples=200, deadline=1000)
def test_any_bytes(data: bytes, name: str) -> None:
    for prefix in (b"", b"PK\x03\x04", b"%PDF-", b"\xff\xfe"):
        with contextlib.suppress(Unreadable):
            read(name, prefix + data)


@given(st.text(max_size=3000))
@settings(max_examples=100, deadline=1000)
def test_any_text(text: str) -> None:
    with contextlib.suppress(Unreadable):
        read_text(text)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", NotText),
        (b" \n\t ", NotText),
        (b"\x00\x01\x02binary", NotText),
        ("Résolution".encode("latin-1"), NotText),
        (b"%PDF-1.7 ...", Unreadable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", NotText),
        (b"PK\x03\x04 and no more", NotText),
    ],
)
def test_refusals(data: bytes, kind: type[Unreadable]) -> None:
    with pytest.raises(kind):
        read("draft.txt", data)


def test_utf_16_that_says_so() -> None:
    text = "The General Assembly,\n\nNoting it,\n\n1. Decides this.\n"

    assert read("a.txt", text.encode("utf-16")) == read_text(text)


def test_a_draft_decides_something() -> None:
    with pytest.raises(NotADraft, match="no operative paragraph"):
        read_draft("letter.txt", b"Dear colleagues,\n\nplease find enclosed our letter.\n")


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return file.getvalue()


DOCUMENT = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>The General Assembly,</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/attachedTemplate" Target="http://example.org/x.dotm" TargetMode="External"/>'
    b"</Relationships>"
)
ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>'


@pytest.mark.parametrize(
    "data",
    [
        archive(word__document_dot_xml=b"<a>" + b" " * (40 << 20) + b"</a>"),
        archive(word__document_dot_xml=ENTITIES),
        archive(word__document_dot_xml=DOCUMENT, word__vbaProject_dot_bin=b"x"),
        archive(word__document_dot_xml=DOCUMENT, word___rels__settings_dot_xml_dot_rels=OUTSIDE),
    ],
    ids=["bomb", "entities", "macros", "outside"],
)
def test_unsafe_files_are_refused_at_once(data: bytes) -> None:
    start = time.perf_counter()

    with pytest.raises(Unsafe):
        read("draft.docx", data)

    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        "*" * 50_000,
        "a, " * 60_000,
        "Albania and " * 5_000 + ": draft resolution",
        "(a) " * 20_000,
        "of 1 May 2000 " * 8_000,
        "resolutions 1/1, " * 8_000,
        "\n".join(f"({'abcdefgh'[n % 8]}) x;" for n in range(5_000)),
        "The General Assembly,\n\n" + "1. Requests the A to " + "report to the B and " * 3_000,
    ],
    ids=["stars", "commas", "and", "labels", "dates", "citations", "items", "reports"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()

    with contextlib.suppress(Unreadable):
        read_text(text)

    assert time.perf_counter() - start < 3
