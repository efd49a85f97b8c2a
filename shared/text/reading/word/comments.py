"""The comments in the margin of a Word file."""

from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from shared.text.reading.marks import plain
from shared.text.reading.word.changes import Remark
from shared.text.reading.word.numbering import W
from shared.text.reading.word.package import xml
from shared.text.reading.word.runs import Fields, pieces


class Found(msgspec.Struct, frozen=True):
    """A comment, the words it is about, and the paragraph of the file where it hangs."""

    author: str
    at: str
    text: str
    about: str
    origin: str


def comments(parts: Mapping[str, bytes], remarks: Mapping[str, Remark]) -> Iterator[Found]:
    """In the order in which the file keeps them."""
    data = parts.get("word/comments.xml")
    for comment in xml(data).iter(f"{W}comment") if data else ():
        remark = remarks.get(str(comment.get(f"{W}id")), Remark())
        yield Found(
            author=" ".join((comment.get(f"{W}author") or "").split()),
            at=comment.get(f"{W}date") or "",
            text="\n".join(filter(None, map(_words, comment.iter(f"{W}p")))),
            about=plain("".join(remark.about)),
            origin=remark.origin,
        )


def _words(paragraph: etree._Element) -> str:
    fields = Fields()
    said = (text for run in paragraph.iter(f"{W}r") for text, _ in pieces(run, fields))
    return plain("".join(said))
