"""What a body is made of while it is read; texts keep our marks until the end."""

import re

import msgspec

from shared.text.reading.hyphens import Vocabulary, joined
from shared.text.reading.marks import CALL, END, plain

COMPLETE = re.compile(
    r"[,;.:!?][”\"’'\])*]*(?:(?<!\d[.,])\d{1,3}|(?<=\d{4}[.,;])\d{1,2})?$"
    r"|(?<=[a-z)”][,;.]) \d{1,2}$"  # a raised number that became a word
    r"|[;,.]\s+(?:and|or)$|[—–]$"
)
"""How a paragraph or an item ends, a mark of a note behind it or not."""
_END = 400
"""Characters: of a paragraph that goes on over pages not all is looked at for each line."""
_END_CALLS = re.compile(rf"\s*{CALL}[^{END}]*{END}\s*$")


class Node(msgspec.Struct):
    """A paragraph or item being read. ``behind``: the operative paragraphs before a preambular."""

    label: str = ""
    number: str = ""
    text: str = ""
    items: list["Node"] = msgspec.field(default_factory=list)
    continued: str = ""
    on_continued: bool = False
    behind: int = 0

    def add(self, text: str, words: Vocabulary, dropped: list[str]) -> None:
        """One more line; a hyphen that was only the end of the one above is ``dropped``."""
        if self.on_continued:
            self.continued = joined(self.continued, text, words, dropped).strip()
        else:
            self.text = joined(self.text, text, words, dropped).strip()

    def said(self) -> str:
        """The end of it, without marks: what tells whether it is complete."""
        text = (self.continued if self.on_continued else self.text)[-_END:]
        while match := _END_CALLS.search(text):
            text = text[: match.start()]
        return plain(text)


class Heading(msgspec.Struct):
    """A heading before paragraph ``before`` of its part."""

    text: str
    before: int
    part: str


class AnnexNode(msgspec.Struct):
    """An annex being read."""

    label: str
    title: str = ""
    paragraphs: list[Node] = msgspec.field(default_factory=list)
    headings: list[Heading] = msgspec.field(default_factory=list)
