"""The text of an amendment, handed to the language of amendments with its notes called in it."""

from collections.abc import Sequence

from shared.text.amending.language import Amendment, read_instructions
from shared.text.errors import Unsafe
from shared.text.reading.marks import CALL, END, plain
from shared.text.structure import Footnote

LARGEST_AMENDMENT = 150_000
"""Its sentences cost more to understand than those of any other text."""


def read_amendment(lines: Sequence[str], notes: Sequence[Footnote]) -> Amendment:
    """The lines carry our marks; a note is called there as pasted text calls it."""
    if sum(map(len, lines)) > LARGEST_AMENDMENT:
        raise Unsafe("the amendment is longer than 150,000 characters: hand in a revised draft")
    known = {note.mark: note.text for note in notes}
    called = [line.replace(CALL, "<sup>").replace(END, "</sup>") for line in lines]
    return read_instructions([plain(line) for line in called], known)
