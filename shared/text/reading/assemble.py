"""From lines to a Document: the parts are read one after another and put together here."""

import re
from datetime import date

import msgspec

from shared.text import dates
from shared.text.amending.language import Amendment
from shared.text.reading import sponsors as sponsoring
from shared.text.reading.adoption import adoption, adoption_warnings
from shared.text.reading.amendment import read_amendment
from shared.text.reading.arrangements import arrangements
from shared.text.reading.body import Body
from shared.text.reading.chains import verb_chain_warnings
from shared.text.reading.citations import citation_warnings, citations
from shared.text.reading.footnotes import Found, call_glued, take_out
from shared.text.reading.heads import Heads, split_heads
from shared.text.reading.lines import Line
from shared.text.reading.marks import plain, without_calls
from shared.text.reading.masthead import read_masthead
from shared.text.reading.nodes import AnnexNode, Heading, Node
from shared.text.reading.openings import opening
from shared.text.reading.requests import requests
from shared.text.reading.scrutiny import scrutiny
from shared.text.structure import (
    Annex,
    Citation,
    Document,
    Footnote,
    Item,
    Kind,
    Masthead,
    Paragraph,
    Section,
    Warning,
)
from shared.text.symbols import SYMBOL

_SERIES = {
    "General Assembly": "A/RES/{}",
    "Economic and Social Council": "E/RES/{}",
    "Human Rights Council": "A/HRC/RES/{}",
    "Security Council": "S/RES/{}",
}


def assemble(lines: list[Line], furniture: list[str]) -> Document:
    """The document that the lines are. Nothing of them is left out."""
    kept, found = take_out(lines)
    heads, rest = split_heads(kept)
    body = Body(may_be_run_in=not heads.formulas).take_all(rest)
    _call_glued(heads, body, found)
    notes = tuple(_note(note) for note in found)
    starred = tuple(note for note in notes if note.mark.startswith("*"))
    masthead = _masthead(heads, starred)
    preambular = tuple(paragraph_of(node) for node in body.preambular)
    operative = _numbered(tuple(paragraph_of(node) for node in body.operative))
    amendment = read_amendment(heads.text, notes) if heads.kind == "amendment" else Amendment()
    texts = [plain(text) for text in heads.text]
    title, title_notes = without_calls(heads.title or " ".join(amendment.lead))
    document = Document(
        kind=_kind(heads, masthead, operative),
        masthead=masthead,
        chain=heads.chain or tuple(filter(None, [heads.organ or _adopting(heads)])),
        title=title or None,
        title_notes=title_notes,
        sponsors=sponsoring.read_sponsors(heads.sponsors, starred),
        submitted=heads.submitted or None,
        heads=tuple(heads.heads),
        formulas=(*heads.formulas, *body.formulas),
        preambular=preambular,
        operative=operative,
        sections=tuple(_section(heading) for heading in body.headings),
        annexes=tuple(_annex(annex) for annex in body.annexes),
        closing=tuple(body.closing),
        amends=_amends(heads),
        instructions=amendment.instructions,
        body=amendment.announced if heads.kind == "amendment" else tuple(texts),
        arrangements=arrangements(texts, masthead.date)
        if heads.kind == "organization of work"
        else None,
        footnotes=tuple(note for note in notes if not note.mark.startswith("*")),
        notes=starred,
        furniture=(*furniture, *body.dropped),
        not_understood=(*heads.left, *body.lost, *amendment.not_understood),
    )
    return considered(document)


def considered(document: Document) -> Document:
    """The document, with what follows from the text: adoption, citations, requests, warnings."""
    document = msgspec.structs.replace(document, adoption=document.adoption or adoption(document))
    acting = document.chain[-1] if document.chain else document.masthead.organ
    organs = (*document.chain, *filter(None, [document.masthead.organ]), *_organs(document))
    cited = tuple(citations(_places(document), acting, organs))
    return Document(
        **{name: getattr(document, name) for name in document.__struct_fields__}
        | {
            "citations": cited,
            "requests": tuple(requests(document.operative, organs, acting)),
            "warnings": tuple(_warnings(document, cited)),
        }
    )


def _organs(document: Document) -> list[str]:
    paragraphs = (*document.preambular, *document.operative)
    whole = " ".join([*document.heads, *(paragraph.text for paragraph in paragraphs)])
    return re.findall(r"Commission on [A-Z]\w+(?: (?:and |of |the )?[A-Z]\w+)*", whole)[:1]


def _places(document: Document) -> list[tuple[str, str]]:
    places = [(f"PP {n}", p.text) for n, p in enumerate(document.preambular, 1)]
    for n, paragraph in enumerate(document.operative, 1):
        place = f"OP {paragraph.number or n}"
        places.append((place, paragraph.text))
        places += [(place, text) for text in _item_texts(paragraph.items)]
    return places + [(f"footnote {note.mark}", note.text) for note in document.footnotes]


def _item_texts(items: tuple[Item, ...]) -> list[str]:
    return [text for item in items for text in (item.text, *_item_texts(item.items))]


def _warnings(document: Document, cited: tuple[Citation, ...]) -> list[Warning]:
    warnings: list[Warning] = []
    if "Security Council" not in document.chain:
        # The Council's own texts do not keep to the chain of the other organs.
        headed = {section.before for section in document.sections if section.part == "operative"}
        warnings += verb_chain_warnings(document.preambular, "preambular")
        warnings += verb_chain_warnings(document.operative, "operative", headed)
    warnings += citation_warnings(cited)
    warnings += adoption_warnings(document)
    warnings += scrutiny(document)
    return warnings


def _masthead(heads: Heads, notes: tuple[Footnote, ...]) -> Masthead:
    masthead = read_masthead(heads.masthead, notes)
    adopted = dates.first(heads.adopted)
    pattern = _SERIES.get(_adopting(heads))
    symbol = masthead.symbol
    if heads.number and pattern and not symbol:
        symbol = pattern.format(heads.number)
        if heads.kind == "decision" or not (heads.kind or heads.formulas):
            symbol = symbol.replace("/RES/", "/DEC/")
    return _replaced(masthead, symbol=symbol, day=adopted or masthead.date)


def _adopting(heads: Heads) -> str:
    match = sponsoring.ADOPTED.match(heads.adopted)
    return match["organ"].strip() if match else heads.organ


def _replaced(masthead: Masthead, *, symbol: str | None, day: date | None) -> Masthead:
    return Masthead(
        **{name: getattr(masthead, name) for name in masthead.__struct_fields__}
        | {"symbol": symbol, "date": day}
    )


def _kind(heads: Heads, masthead: Masthead, operative: tuple[Paragraph, ...]) -> Kind:
    kind = heads.kind
    if kind == "draft resolution" and "/Rev." in (masthead.symbol or ""):
        return "revised draft resolution"
    if kind:
        return kind
    if not operative:
        return "other"
    if re.search(r"/(?:L|CRP)\.", masthead.symbol or ""):
        return "draft resolution"
    return "resolution" if heads.formulas else "decision"


def _amends(heads: Heads) -> str | None:
    """The draft that an amendment names in its head."""
    if heads.kind != "amendment":
        return None
    named = SYMBOL.search(heads.sponsors or heads.submitted)
    return named[0].rstrip("*") if named else None


def _note(note: Found) -> Footnote:
    return Footnote(mark=note.mark, text=plain(" ".join(note.lines)))


def _call_glued(heads: Heads, body: Body, found: list[Found]) -> None:
    nodes = [node for part in (body.preambular, body.operative) for node in _all(part)]
    texts = call_glued([heads.title, *(node.text for node in nodes)], found)
    heads.title = texts[0]
    for node, text in zip(nodes, texts[1:], strict=True):
        node.text = text


def _all(nodes: list[Node]) -> list[Node]:
    return [n for node in nodes for n in (node, *_all(node.items))]


def paragraph_of(node: Node) -> Paragraph:
    """A paragraph that was read, without our marks."""
    text, notes = without_calls(node.text)
    continued, more = without_calls(node.continued)
    return Paragraph(
        number=node.number,
        label=node.label,
        text=text,
        opening=opening(node.text),
        items=tuple(_item(item) for item in node.items),
        continued=continued,
        notes=(*notes, *more),
        behind=node.behind,
    )


def _item(node: Node) -> Item:
    text, notes = without_calls(node.text)
    continued, more = without_calls(node.continued)
    return Item(
        label=node.label,
        text=text,
        items=tuple(_item(item) for item in node.items),
        continued=continued,
        notes=(*notes, *more),
    )


def _numbered(operative: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A text that lost its automatic numbers: several paragraphs, none with a number."""
    if len(operative) < 2 or any(paragraph.number for paragraph in operative):
        return operative
    return tuple(
        Paragraph(**{name: getattr(p, name) for name in p.__struct_fields__} | {"number": str(n)})
        for n, p in enumerate(operative, 1)
    )


def _section(heading: Heading) -> Section:
    part = {"preambular": "preambular", "annex": "annex"}.get(heading.part, "operative")
    return Section(heading=heading.text, before=heading.before, part=part)  # type: ignore[arg-type]


def _annex(annex: AnnexNode) -> Annex:
    return Annex(
        label=annex.label,
        title=annex.title,
        paragraphs=tuple(paragraph_of(node) for node in annex.paragraphs),
        sections=tuple(_section(heading) for heading in annex.headings),
    )
