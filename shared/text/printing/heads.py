"""The printed lines between masthead and title: who submits the text, and which way it goes."""

import re

from shared.text.printing.chains import recommendation
from shared.text.reading.sponsors import ADOPTED, LINE, read_sponsors
from shared.text.register import sponsor_order
from shared.text.structure import Document, Sponsor

NUMBER = re.compile(
    r"(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?:\s?[A-Z])?\."
    r"|\d{1,4}(?:\s[A-Z])? \((?:[IVXL]+|\d{4})\)\.|\d{1,4}/(?:…|\.{2,3}|_{2,}|\[\.+\])\.?"
)
"""The number of an adopted text, which is printed in front of its title; "57/…" of a draft."""


def number_of(document: Document) -> str:
    """The number before the title, "" where there is none."""
    last = document.heads[-1] if document.heads else ""
    return last if document.title and NUMBER.fullmatch(last) else ""


def head_lines(document: Document) -> list[tuple[str, str]]:
    """Each line with its kind: "sponsors", "chain", "adoption", "source" (in brackets) or "head".

    They stay as they were printed. Where the sponsors are no longer those of the printed line, it
    is made anew; a document without such lines gets the ones that its facts ask for.
    """
    heads = document.heads[:-1] if number_of(document) else document.heads
    if not heads:
        return _made(document)
    lines = [(_kind(text), text) for text in heads]
    if document.sponsors and not any(_same(text, document) for _, text in lines):
        others = [(kind, text) for kind, text in lines if kind != "sponsors"]
        return [("sponsors", sponsor_line(document)), *others]
    return lines


def _made(document: Document) -> list[tuple[str, str]]:
    lines = []
    if document.sponsors:
        lines.append(("sponsors", sponsor_line(document)))
    elif document.submitted:
        lines.append(("sponsors", document.submitted))
    if len(document.chain) > 1 and document.formulas:
        lines.append(("chain", recommendation(document.chain)))
    return lines


def _same(text: str, document: Document) -> bool:
    found = read_sponsors(text, document.notes)
    return [each.name for each in found] == [each.name for each in document.sponsors]


def _kind(text: str) -> str:
    if LINE.fullmatch(text) or re.match(r"(?:revised )?draft (?:resolution|decision)", text, re.I):
        return "sponsors"
    if ADOPTED.match(text):
        return "adoption"
    if text.startswith("[") and text.endswith("]"):
        return "source"
    return "chain" if "recommends" in text.lower() else "head"


def sponsor_line(document: Document) -> str:
    """ "A,* B and C: draft resolution", in the order in which sponsors are printed."""
    printed = {each.name: each for each in document.sponsors}
    names = [_starred(printed[name]) for name in sponsor_order(printed)]
    joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    what: str = document.kind if "draft" in document.kind else "draft resolution"
    if document.kind == "amendment":
        what = f"amendment to draft resolution {document.amends or ''}".strip()
    if len(names) == 1 and printed[document.sponsors[0].name].star:
        alone = document.sponsors[0]
        return f"{alone.name}:{alone.star} {what}"
    return f"{joined}: {what}"


def _starred(sponsor: Sponsor) -> str:
    return f"{sponsor.name}{sponsor.star}"
