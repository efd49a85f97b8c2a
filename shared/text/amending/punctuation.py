"""What stands at the beginning and the end of paragraphs once others come and go.

A preambular paragraph ends in a comma, an operative one in a semicolon, the last one in a full
stop: editors see to it, whatever an amendment quotes.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from shared.text.amending.wording import Edit
from shared.text.reading.openings import opens_operative, opens_preambular
from shared.text.structure import Item, Paragraph

Kind = Literal["preambular", "operative", "annex"]
_NAMES = {",": "comma", ";": "semicolon", ".": "full stop"}
_LINK = re.compile(r"[;,]\s+(?P<link>and|or)$")


class Placed(msgspec.Struct, frozen=True):
    """A paragraph with the place that it had in the text, none for a new one."""

    paragraph: Paragraph
    was: int | None = None
    changed: bool = False


def ended(
    before: Sequence[Paragraph], placed: Sequence[Placed], kind: str
) -> tuple[tuple[Paragraph, ...], list[str]]:
    """Each with the mark that its place asks for, and what was put right."""
    found: list[Paragraph] = []
    remarks: list[str] = []
    for n, each in enumerate(placed):
        paragraph = _items_ended(before, each)
        last, was_last = n + 1 == len(placed), each.was == len(before) - 1
        mark = _mark(kind, last=last)
        fresh = each.was is None or (each.changed and _bare(paragraph))
        if kind != "annex" and mark and (fresh or (kind == "operative" and last != was_last)):
            mended = _with_mark(paragraph, mark)
            if mended != paragraph:
                remarks.append(f"{kind} paragraph {n + 1} now ends in a {_NAMES[mark]}")
            paragraph = mended
        found.append(paragraph)
    return tuple(found), remarks


def _mark(kind: str, *, last: bool) -> str:
    if kind == "preambular":
        return ","
    return "." if last else ";"


def _bare(paragraph: Paragraph) -> bool:
    """Whether nothing closes it."""
    return not re.search(r"[,;.:!?]\W*$", _end(paragraph)[-20:])


def _end(part: Paragraph | Item) -> str:
    if part.continued:
        return part.continued
    return _end(part.items[-1]) if part.items else part.text


def _with_mark(part: Paragraph, mark: str) -> Paragraph:
    if part.continued:
        return msgspec.structs.replace(part, continued=_closed(part.continued, mark))
    if part.items:
        items = (*part.items[:-1], _item_with_mark(part.items[-1], mark))
        return msgspec.structs.replace(part, items=items)
    return msgspec.structs.replace(part, text=_closed(part.text, mark))


def _item_with_mark(part: Item, mark: str) -> Item:
    if part.continued:
        return msgspec.structs.replace(part, continued=_closed(part.continued, mark))
    if part.items:
        items = (*part.items[:-1], _item_with_mark(part.items[-1], mark))
        return msgspec.structs.replace(part, items=items)
    return msgspec.structs.replace(part, text=_closed(part.text, mark))


def _closed(text: str, mark: str) -> str:
    """With the mark where one stands, or where none does; a quotation's own end stays."""
    text = _LINK.sub(";", text)
    if text.endswith((";", ".", ",")):
        return text[:-1] + mark
    return text if text.endswith((":", "!", "?")) else text + mark


def _items_ended(before: Sequence[Paragraph], each: Placed) -> Paragraph:
    """The mark and the "and" of a list go with its places: the last one closes as the last did."""
    paragraph = each.paragraph
    old = before[each.was] if each.was is not None and each.was < len(before) else None
    if old is None or not old.items or not paragraph.items or old.continued or not each.changed:
        return paragraph
    if len(old.items) == len(paragraph.items):
        return paragraph
    mark = _end(old)[-1:]
    if mark not in (";", ".", ","):
        return paragraph
    link = _LINK.search(_end(old.items[-2])) if len(old.items) > 1 else None
    between = ";" if mark == "." else mark
    items = [_item_with_mark(item, between) for item in paragraph.items[:-1]]
    if link and items:
        last = items[-1]
        if not (last.items or last.continued):
            items[-1] = msgspec.structs.replace(last, text=f"{last.text} {link['link']}")
    items.append(_item_with_mark(paragraph.items[-1], mark))
    return msgspec.structs.replace(paragraph, items=tuple(items))


def begun(before: Paragraph | Item, text: str, edits: Sequence[Edit]) -> tuple[str, str]:
    """A paragraph begins with a capital; a verb that no longer begins it has none."""
    at_start = [edit for edit in edits if edit.start == 0]
    if not at_start or not before.text[:1].isupper():
        return text, ""
    found = text
    first = at_start[0]
    if first.end == 0:
        place = len(first.new)
        verb = opens_operative(before.text) or opens_preambular(before.text)
        if verb and re.search(r"\w\s*$", first.new):
            found = text[:place] + text[place : place + 1].lower() + text[place + 1 :]
    found = found.lstrip(" ,;")
    found = found[:1].upper() + found[1:]
    return found, "" if found == text else f"“{found[:40]}”: the first letters follow the place"
