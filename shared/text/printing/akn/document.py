"""One document as ``akomaNtoso/statement``."""

from lxml import etree

from shared.text import dates
from shared.text.printing.akn.head import cover_page, preface
from shared.text.printing.akn.markup import NAMESPACE, Notes, element
from shared.text.printing.akn.meta import meta, meta_of_part
from shared.text.printing.akn.parts import annex_body, hierarchy, preamble
from shared.text.printing.xml import unprefixed
from shared.text.reading.adoption import MEETING
from shared.text.structure import Document


def print_akn(document: Document) -> bytes:
    """The XML, in UTF-8. White space within paragraphs counts, so none is added there."""
    notes = Notes({note.mark: note.text for note in (*document.notes, *document.footnotes)})
    statement = element(
        "statement",
        meta(document),
        cover_page(document, notes),
        preface(document, notes),
        preamble(document, notes),
        _main_body(document, notes),
        name=_name(document),
        contains="originalVersion",
    )
    attachments = [_annex(document, n, notes) for n in range(len(document.annexes))]
    closing = _conclusions(document, notes)
    statement.extend(
        part for part in (closing, *_within("attachments", attachments)) if part is not None
    )
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=unprefixed(NAMESPACE))
    root.append(statement)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _name(document: Document) -> str:
    words = document.kind.removeprefix("revised ").removeprefix("draft ").split()
    return words[0] + "".join(word.title() for word in words[1:])


def _main_body(document: Document, notes: Notes) -> etree._Element:
    body = element("mainBody")
    sections = [each for each in document.sections if each.part != "preambular"]
    hierarchy(body, document.operative, sections, "", notes)
    lines = [line for each in document.instructions for line in each.lines]
    texts = [("instruction", " ".join(line).strip()) for line in lines]
    texts += [("body", text) for text in document.body]
    texts += [("notUnderstood", text) for text in document.not_understood]
    body.extend(notes.say(element("p", class_=kind), text) for kind, text in texts)
    if not len(body):
        body.append(element("p"))
    return body


def _conclusions(document: Document, notes: Notes) -> etree._Element | None:
    """The meeting and day of adoption; then, once all else is written, the notes uncalled."""
    lines = [_closing(text, notes) for text in document.closing]
    lines += [element("p", notes.call(mark), class_="uncalled") for mark in notes.left()]
    return element("conclusions", *lines) if lines else None


def _closing(text: str, notes: Notes) -> etree._Element:
    """A line of its own that is a meeting or a day says so."""
    if MEETING.fullmatch(text):
        return element("p", element("location", text, refersTo="#adoptionMeeting"))
    day = dates.first(text) if dates.DATE.fullmatch(text) else None
    if day:
        said = element("docDate", text, date=day.isoformat(), refersTo="#adoptionDate")
        return element("p", said)
    return notes.say(element("p"), text)


def _within(tag: str, parts: list[etree._Element]) -> list[etree._Element]:
    return [element(tag, *parts)] if parts else []


def _annex(document: Document, n: int, notes: Notes) -> etree._Element:
    annex = document.annexes[n]
    identifier = f"annex_{n + 1}"
    return element(
        "attachment",
        element("heading", annex.label),
        notes.say(element("subheading"), annex.title) if annex.title else None,
        element(
            "doc", meta_of_part(document, identifier), annex_body(annex, n + 1, notes), name="annex"
        ),
        eId=identifier,
    )
