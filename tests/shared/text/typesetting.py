"""Documents set in type as the offices of the United Nations set them, from invented texts.

A typesetter justifies, breaks rows and pages, and lets notes run over as a word processor does, so
the pages hold what hand-placed rows do not. ``Sheet.wanted`` is what a correct reading finds.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import typst

from shared.text.reading.organs import formula
from shared.text.structure import Document, Item, Paragraph

TEXT = (
    "States the of cooperation resolution and peace development cyber-crime per cent in to with"
    " capacity-building international post-conflict least-developed Member Secretary-General by"
    " report (see its) “all” framework Sustainable Development Goals 2030 Agenda, including; and/or"
    " 65/230 of 21 December 2010, A/80/123 para. it’s Côte Österreich 1990s socio-economic a is on"
    " follow-up officials’ non-governmental short-~and~long-term US$ million, e.g.~12 well-being"
)
WORDS = TEXT.split()
PREAMBULAR = ("Recalling", "Noting also", "Deeply concerned", "Having considered", "Reaffirming")
OPERATIVE = ("Requests", "Also urges", "Decides", "Takes note of", "Invites", "Calls upon")
LEVELS = (("(a)", "(b)", "(c)"), ("(i)", "(ii)", "(iii)"), ("a.", "b."))
FONT = "Libertinus Serif"


@dataclass(frozen=True)
class House:
    """How an office sets its pages; places and sizes in points."""

    organ: str
    symbol: str
    job: str
    paper: tuple[float, float] = (612, 792)
    margins: tuple[float, float] = (123.4, 122.6)
    top: float = 75
    note: float = 8.5
    indent: float = 23.7
    counted: bool = True
    ruled: bool = True
    justified: bool = True
    titled: bool = False
    head: tuple[tuple[str, float, bool], ...] = (
        ("Eightieth session", 10, True),
        ("Third Committee", 12, True),
        ("Agenda item 71 (b)", 10, False),
        ("Human rights questions", 10, True),
    )


A4 = (595.3, 841.9)
HOUSES = {
    "draft": House("General Assembly", "A/C.3/80/L.24", "25-16386"),
    "resolution": House("General Assembly", "A/RES/80/146", "25-20887", titled=True),
    "Geneva": House(
        "Human Rights Council",
        "A/HRC/58/L.12",
        "GE.25-12345",
        A4,
        (113.4, 56.7),
        top=95,
        note=9,
        indent=28.3,
        counted=False,
        ruled=False,
        head=(
            ("Human Rights Council", 12, True),
            ("Fifty-eighth session", 10, True),
            ("24 February–4 April 2025", 10, False),
            ("Agenda item 3", 10, False),
        ),
    ),
    "Vienna": House("Commission on Narcotic Drugs", "E/CN.7/2025/L.3", "V.25-03661", A4),
    "Council": House("Security Council", "S/2025/123", "25-00123", justified=False, head=()),
}


class Found(NamedTuple):
    """A piece of the text: what it is, its label, its words, and the notes called in it."""

    kind: str
    label: str
    text: str
    calls: tuple[tuple[str, int], ...] = ()


@dataclass
class Sheet:
    """Writes the text from its seed; ``pdf`` is the file."""

    house: House
    seed: int
    notes_share: float = 0.35
    longest: int = 70
    longest_note: int = 60
    columns: bool = False
    sponsors: Sequence[str] = ()
    title: str = "Promoting the use of what is long enough to run over two rows of print or more"
    wanted: list[Found] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)
        self.set(f"_The {self.house.organ}_,", self.house.indent)

    def write(self, preambular: int, operative: int) -> "Sheet":
        for _ in range(preambular):
            self.say("preambular", "", self.draw.choice(PREAMBULAR), ",")
        for n in range(1, operative + 1):
            if self.draw.random() < 0.15:
                self.heading(self.draw.choice(("II", "Follow-up and review of what is in hand")))
            end = "." if n == operative else ";"
            items = self.draw.choice((0, 0, 2, 3))
            self.say(
                "operative", str(n), self.draw.choice(OPERATIVE), ":" if items else end, f"{n}."
            )
            self.items(0, items, end)
        return self

    def items(self, level: int, count: int, end: str) -> None:
        for n, label in enumerate(LEVELS[level][:count]):
            deeper = level < 2 and n == 0 and self.draw.random() < 0.6
            self.say(f"item {level}", label, "", ":" if deeper else end, label, level)
            if deeper:
                self.items(level + 1, 2, end)

    def annex(self, label: str, title: str, count: int) -> "Sheet":
        large = "#block(above:{}pt,below:14pt,sticky:true)[#text(size:14pt)[*{}*]]"
        self.source += [large.format(30, plain(label)), large.format(14, plain(title))]
        self.wanted.append(Found("annex", label, title))
        for n in range(1, count + 1):
            self.say("annexed", str(n), "", ".", f"{n}.", opening="The")
        return self

    def heading(self, text: str) -> None:
        side = self.draw.choice(("left", "center"))
        self.source.append(
            f"#block(above:17pt,below:11pt,sticky:true,width:100%)[#align({side})[*{plain(text)}*]]"
        )
        self.wanted.append(Found("heading", "", text))

    def say(
        self,
        kind: str,
        label: str,
        slanted: str,
        end: str,
        printed: str = "",
        level: int = 0,
        opening: str = "To",
    ) -> None:
        start = slanted or opening
        words = " ".join(self.draw.choice(WORDS) for _ in range(self.draw.randint(3, self.longest)))
        text = f"{start} {words} so{end}".replace("~", " ")
        lead = f"_{start}_" if slanted else start
        at = self._call_at(text, len(start) + 1)
        body = lead + plain(text[len(start) : at]) + self._note(at) + plain(text[at or len(text) :])
        self.wanted.append(
            Found(kind, label, text, ((str(len(self.notes)), at),) if at is not None else ())
        )
        box = f"#box(width:{self.house.indent}pt)[{plain(printed)}]" if printed else ""
        first = self.house.indent * (level + 1)
        self.set(box + body, first, first + self.house.indent if level else 0)

    def _call_at(self, text: str, after: int) -> int | None:
        if self.draw.random() > self.notes_share:
            return None
        spots = [m.start() for m in re.finditer(r"(?<=[a-z,]) ", text) if m.start() > after]
        return self.draw.choice([*spots, len(text)])

    def _note(self, at: int | None) -> str:
        if at is None:
            return ""
        length = self.draw.randint(1, self.longest_note)
        words = " ".join(self.draw.choice(WORDS) for _ in range(length))
        note = f"See A/80/{len(self.notes) + 1}, {words} there.".replace("~", " ")
        self.notes.append(note)
        return f"#footnote[{plain(note)}]"

    def set(self, body: str, first: float, hang: float = 0) -> None:
        self.source.append(
            f"#block(above:11pt,below:11pt)[#pad(left:{hang}pt)[#h({first - hang}pt){body}]]"
        )

    def pdf(self) -> bytes:
        parts = [self._page(), *([] if self.columns else self._masthead()), *self.source]
        return typst.compile("\n".join(parts).encode())

    def _page(self) -> str:
        house, (width, height) = self.house, self.house.paper
        left, right = (54.0, 54.0) if self.columns else house.margins
        out = f"left:{60 - left}pt,right:{60 - right}pt"
        separator = (
            "#text(size:8pt)[*\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_*]" if house.ruled else "#v(2pt)"
        )
        columns = "columns:2," if self.columns else ""
        return (
            f"#set page(width:{width}pt,height:{height}pt,{columns}margin:(left:{left}pt,"
            f"right:{right}pt,top:{house.top}pt,bottom:95pt),header-ascent:20pt,"
            f"footer-descent:28pt,header:{self._header(out)},footer:{self._footer(out)})\n"
            f'#set text(font:"{FONT}",size:10pt,lang:"en",top-edge:0.7em,bottom-edge:0em,'
            f"hyphenate:{str(self.columns).lower()})\n"
            "#set smartquote(enabled:false)\n"
            f"#set par(justify:{str(house.justified).lower()},leading:5pt,spacing:5pt)\n"
            "#set super(typographic:false,size:0.65em,baseline:-0.35em)\n"
            f"#set footnote.entry(separator:[{separator}],gap:2pt,indent:-6pt)\n"
            f"#show footnote.entry:set text(size:{house.note}pt)\n"
            "#show footnote.entry:set par(leading:3.5pt)"
        )

    def _header(self, out: str) -> str:
        symbol = f"[*{plain(self.house.symbol)}*]"
        title = f"[{plain(self.title)}]" if self.house.titled else "[]"
        pair = "#grid(columns:(1fr,1fr),align:(left+bottom,right+bottom),{},{})"
        even, odd = pair.format(symbol, title), pair.format(title, symbol)
        return (
            "context { let n=counter(page).get().first(); if n>1 { "
            f"pad({out})[#text(size:8.5pt)[#if calc.even(n) [{even}] else [{odd}]]] }} }}"
        )

    def _footer(self, out: str) -> str:
        job = f"#text(size:7pt)[{plain(self.house.job)}]"
        number = "#counter(page).display()"
        if self.house.counted:
            number += "/#counter(page).final().first()"
        number = f"#text(size:8.5pt)[*{number}*]"
        first = (
            f"{plain(self.house.job)} (E)#h(10pt)141025#h(8pt)151025#linebreak()"
            "#text(size:12pt)[\\*2516386\\*]#h(1fr)#text(size:8.5pt)[*Please recycle*]"
        )
        return (
            "context { let n=counter(page).get().first(); "
            f"pad({out})[#if n==1 [{first}] else if calc.even(n) [{number}#h(1fr){job}]"
            f" else [{job}#h(1fr){number}]] }}"
        )

    def _masthead(self) -> list[str]:
        house, width, left = self.house, self.house.paper[0], self.house.margins[0]

        def put(x: float, down: float, text: str, size: float = 10, *, bold: bool = False) -> str:
            said = f"*{plain(text)}*" if bold else plain(text)
            place = f"dx:{x - left}pt,dy:{down - house.top - size}pt"
            return f"#place(top+left,{place})[#text(size:{size}pt)[{said}]]"

        symbol = house.symbol
        at = width - 60 - 6 * len(symbol)
        rows = [
            put(left, 58, "United Nations", 14),
            f"#place(top+left,dx:{at - left}pt,dy:{42 - house.top}pt)"
            f"[#text(size:20pt)[{symbol[0]}]{plain(symbol[1:])}]",
            put(left, 88, "General Assembly", 20, bold=True),
            *(
                put(left + 274, 88 + 12 * n, text)
                for n, text in enumerate(
                    ("Distr.: Limited", "14 October 2025", "Original: English")
                )
            ),
            *(
                put(60, 222 + 12.5 * n, text, size, bold=bold)
                for n, (text, size, bold) in enumerate(house.head)
            ),
            f"#v({240 + 12.5 * len(house.head) - house.top}pt)",
        ]
        line = f"{', '.join(self.sponsors[:-1])} and {self.sponsors[-1]}: draft resolution"
        ragged = "#set par(justify:false)"
        if self.sponsors:
            rows.append(f"#block(above:14pt,below:14pt)[{ragged};*{plain(line)}*]")
        title = f"#text(size:12pt)[*{plain(self.title)}*]"
        rows.append(f"#block(above:14pt,below:14pt)[{ragged};{title}]")
        return rows


def plain(text: str) -> str:
    return re.sub(r"([\\#*_`$<>@\[\]{}~\"'=/+-])", r"\\\1", text)


def found(document: Document) -> list[Found]:
    """What a reading found, in the same words."""
    pieces: list[Found] = []
    for part in ("preambular", "operative"):
        sections = [s for s in document.sections if s.part == part]
        paragraphs: tuple[Paragraph, ...] = getattr(document, part)
        for n, paragraph in enumerate(paragraphs):
            pieces += [Found("heading", "", s.heading) for s in sections if s.before == n]
            pieces += _paragraph(part, paragraph)
    for annex in document.annexes:
        pieces.append(Found("annex", annex.label, annex.title))
        for paragraph in annex.paragraphs:
            pieces += _paragraph("annexed", paragraph)
    return pieces


def _paragraph(kind: str, paragraph: Paragraph) -> list[Found]:
    own = Found(kind, paragraph.number, paragraph.text, _calls(paragraph))
    more = [Found("continued", "", paragraph.continued)] if paragraph.continued else []
    return [own, *_items(paragraph.items, 0), *more]


def _items(items: Sequence[Item], level: int) -> list[Found]:
    pieces: list[Found] = []
    for item in items:
        pieces.append(Found(f"item {level}", item.label, item.text, _calls(item)))
        pieces += _items(item.items, level + 1)
        pieces += [Found("continued", "", item.continued)] if item.continued else []
    return pieces


def _calls(holder: Paragraph | Item) -> tuple[tuple[str, int], ...]:
    return tuple((call.mark, call.at) for call in holder.notes)


assert all(formula(f"The {house.organ},") for house in HOUSES.values())
