"""Cover page and preface: the masthead, who submits the text, and its title."""

from datetime import date

from lxml import etree

from shared.text import dates, ordinals
from shared.text.printing.akn.markup import Notes, append, element
from shared.text.printing.heads import head_lines, number_of
from shared.text.printing.layout import Line
from shared.text.printing.masthead import UNITED_NATIONS, printed_head
from shared.text.reading.organs import organ_line
from shared.text.structure import Document


def cover_page(document: Document, notes: Notes) -> etree._Element | None:
    """The printed lines in their order, with what they are."""
    masthead = document.masthead
    known = masthead.organ or masthead.session
    lines = masthead.pieces or (printed_head(document).lines if known else ())
    if not lines:
        return None
    return element("coverPage", *(_piece(line, document, notes) for line in lines))


def _piece(text: str, document: Document, notes: Notes) -> etree._Element:
    tag, attributes = _told(text, document)
    said = notes.say(element(tag, **attributes), text)
    return said if tag == "p" else element("p", said)


def _told(text: str, document: Document) -> tuple[str, dict[str, str]]:
    """The element that says what a line is; ``p`` where none does."""
    if text == UNITED_NATIONS:
        return "docAuthority", {"refersTo": "#publisher"}
    if document.masthead.symbol and text.rstrip("*") == document.masthead.symbol:
        return "docNumber", {"refersTo": "#symbol"}
    if organ_line(text):
        return "docAuthority", {"refersTo": "#issuingBody"}
    if (day := _whole_date(text)) is not None:
        return "docDate", {"date": day.isoformat(), "refersTo": "#dateOfIssuance"}
    word, _, rest = text.partition(" session")
    number = ordinals.number(word)
    if number and not rest:
        return "session", {"value": str(number), "refersTo": "#organ"}
    return "p", {}


def _whole_date(text: str) -> date | None:
    return dates.first(text) if dates.DATE.fullmatch(text) else None


def preface(document: Document, notes: Notes) -> etree._Element | None:
    """Sponsors as ``docProponent``, the chain, and the title with its number."""
    lines = [_head(kind, text, document, notes) for kind, text in head_lines(document)]
    if document.title:
        lines.append(_title(document, notes))
    return element("preface", *lines) if lines else None


def _head(kind: str, text: str, document: Document, notes: Notes) -> etree._Element:
    made = element("p", class_=kind)
    names = [each.name for each in document.sponsors] if kind == "sponsors" else []
    rest = text
    for name in names:
        place = rest.find(name)
        if place < 0:
            continue
        notes.say(made, rest[:place])
        append(made, element("docProponent", name))
        rest = rest[place + len(name) :]
    return notes.say(made, rest)


def _title(document: Document, notes: Notes) -> etree._Element:
    title = Line(kind="title", text=document.title or "", calls=document.title_notes)
    number = number_of(document)
    made = element("p", class_="title")
    if number:
        made.append(element("docNumber", number))
        append(made, " ")
    made.append(notes.line("docTitle", title))
    return made
