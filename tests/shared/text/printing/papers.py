"""Documents made for tests: every part that a resolution can have, in texts that read one way."""

from hypothesis import strategies as st

from shared.text.reading.assemble import considered
from shared.text.reading.masthead import read_masthead
from shared.text.reading.sponsors import read_sponsors
from shared.text.structure import (
    Annex,
    Call,
    Document,
    Footnote,
    Item,
    Paragraph,
    Section,
    Sponsor,
)

TEXT = (
    "States the of cooperation resolution 65/230 report and peace Côte 2030 rights & “crime” "
    "A/80/1 development <draft> cyber-crime e.g. 5 per cent Österreich it’s 1 2"
)
WORDS = st.sampled_from(TEXT.split())
PHRASE = st.lists(WORDS, min_size=2, max_size=12).map(lambda words: f"x {' '.join(words)} y")
PREAMBULAR = st.sampled_from(["Recalling", "Noting also", "Deeply concerned", "Having considered"])
OPERATIVE = st.sampled_from(["Requests", "Also urges", "Decides", "Takes note of"])
HEADINGS = st.sampled_from(["Follow-up", "Means of implementation", "Technical assistance"])
SPONSORS = (
    "Austria",
    "Bosnia and Herzegovina",
    "Bolivia (Plurinational State of)",
    "Côte d’Ivoire",
    "Mauritania",
)
NOTE = "On behalf of the States Members of the United Nations that are members of the Group of "
HEAD = (
    "United Nations",
    "A/C.3/80/L.24",
    "General Assembly",
    "Distr.: Limited",
    "31 October 2025",
    "Original: English",
    "Eightieth session",
    "Third Committee",
    "Agenda item 66",
    "Report of the Human Rights Council",
)


class Marks:
    """Notes are called in the order of their numbers."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.notes: list[Footnote] = []

    def in_(self, text: str) -> tuple[Call, ...]:
        if self._draw(st.integers(0, 5)):
            return ()
        self.notes.append(Footnote(mark=str(len(self.notes) + 1), text="See A/80/1, annex."))
        places = [
            n for n, letter in enumerate(text) if letter == " " and n > 20 and text[n - 1].isalpha()
        ]
        at = self._draw(st.sampled_from([*places, len(text)]))
        return (Call(mark=self.notes[-1].mark, at=at),)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A draft with its masthead, sponsors, levels, sections, annexes and notes."""
    marks = Marks(draw)
    sponsors = _sponsors(draw)
    notes = tuple(
        Footnote(mark=each.star, text=f"{NOTE}African States.") for each in sponsors if each.star
    )
    preambular = tuple(_preambular(draw, marks) for _ in range(draw(st.integers(1, 4))))
    operative = _operatives(draw, marks, draw(st.integers(1, 5)))
    sections = _sections(draw, len(operative))
    annexes = tuple(
        _annex(draw, marks, f"Annex {number}") for number in draw(st.sampled_from(["", "I", "II"]))
    )
    line = _line(sponsors)
    return considered(
        Document(
            kind="draft resolution",
            masthead=read_masthead(HEAD, notes),
            chain=("General Assembly",),
            title="Report of the " + draw(PHRASE),
            sponsors=read_sponsors(line, notes),
            heads=(line,),
            formulas=("The General Assembly,",),
            preambular=preambular,
            operative=operative,
            sections=sections,
            annexes=annexes,
            footnotes=tuple(marks.notes),
            notes=notes,
        )
    )


def _sponsors(draw: st.DrawFn) -> list[Sponsor]:
    names = draw(st.lists(st.sampled_from(SPONSORS), min_size=1, max_size=5, unique=True))
    starred = draw(st.booleans())
    ordered = sorted(names, key=SPONSORS.index)
    return [
        Sponsor(name=name, star="*" if starred and n == 0 and len(names) > 1 else "")
        for n, name in enumerate(ordered)
    ]


def _line(sponsors: list[Sponsor]) -> str:
    names = [f"{each.name}{each.star}" for each in sponsors]
    joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{joined}: draft resolution"


def _preambular(draw: st.DrawFn, marks: Marks) -> Paragraph:
    opening = draw(PREAMBULAR)
    text = f"{opening} {draw(PHRASE)},"
    return Paragraph(text=text, opening=opening, notes=marks.in_(text))


def _operatives(draw: st.DrawFn, marks: Marks, count: int) -> tuple[Paragraph, ...]:
    if count == 1:
        return (_operative(draw, marks, "", "."),)
    return tuple(
        _operative(draw, marks, str(n), "." if n == count else ";") for n in range(1, count + 1)
    )


def _operative(draw: st.DrawFn, marks: Marks, number: str, end: str) -> Paragraph:
    opening = draw(OPERATIVE)
    depth = draw(st.integers(0, 2)) if number else 0
    text = f"{opening} {draw(PHRASE)}{':' if depth else end}"
    calls = marks.in_(text)
    items = _items(draw, marks, depth, end, "ab")
    more: bool = draw(st.booleans())
    continued = f"and also {draw(PHRASE)}{end}" if items and more else ""
    return Paragraph(
        number=number,
        label=f"{number}." if number else "",
        text=text,
        opening=opening,
        items=items,
        continued=continued,
        notes=calls,
    )


def _items(draw: st.DrawFn, marks: Marks, depth: int, end: str, letters: str) -> tuple[Item, ...]:
    items = []
    for letter in (letters if letters == "ab" else ("i", "ii")) if depth else ():
        text = f"To {draw(PHRASE)}{':' if depth > 1 else end}"
        calls = marks.in_(text)
        below = _items(draw, marks, depth - 1, end, "i")
        items.append(Item(label=f"({letter})", text=text, items=below, notes=calls))
    return tuple(items)


def _sections(draw: st.DrawFn, count: int) -> tuple[Section, ...]:
    places = draw(st.lists(st.integers(0, count - 1), max_size=2, unique=True)) if count > 1 else []
    return tuple(Section(heading=draw(HEADINGS), before=place) for place in sorted(places))


def _annex(draw: st.DrawFn, marks: Marks, label: str) -> Annex:
    paragraphs = []
    for n in range(1, draw(st.integers(1, 3)) + 1):
        text = f"The {draw(PHRASE)}."
        calls = marks.in_(text)
        paragraphs.append(
            Paragraph(number=str(n), label=f"{n}.", text=text, opening="The", notes=calls)
        )
    return Annex(label=label, title="Terms of reference", paragraphs=tuple(paragraphs))


def substance(document: Document, *, without: tuple[str, ...] = ()) -> dict[str, object]:
    """What a document says; the furniture of pages is not part of it."""
    names = set(document.__struct_fields__) - {"furniture", *without}
    return {name: getattr(document, name) for name in sorted(names)}
