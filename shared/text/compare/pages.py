"""What both forms of a redline on a page share: the stops for the keys, classes and notes."""

from collections.abc import Iterable, Sequence
from gettext import NullTranslations
from itertools import groupby

from markupsafe import Markup

from shared.text.compare.model import Change, Entry, Op, Piece
from shared.text.compare.naming import departure, fates
from shared.text.compare.order import Row

ANCHOR = Markup(' id="{}-{}" tabindex="-1"')
NOTE = Markup('<span class="para-note">{}</span>')
NOTES = Markup('<p class="para-notes">{}</p>')
LINK = Markup('<a class="para-note" href="#{}-{}">{}</a>')


def hunks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Kept pieces and runs of changed ones, in turn."""
    return [list(run) for _, run in groupby(pieces, key=lambda piece: piece.op is Op.KEEP)]


class Page:
    """One redline on a page: its changes are numbered from 1 in reading order."""

    def __init__(self, laid: Iterable[Row], told: NullTranslations, prefix: str) -> None:
        self._told, self._prefix = told, prefix
        self._numbers: dict[tuple[int, int], int] = {}
        number = 1
        for entry in (row.entry for row in laid if not row.departed):
            self._numbers[_key(entry)] = number
            number += _stands_out(entry) + _runs(entry)

    def at(self, number: int) -> Markup:
        """The attributes of a stop."""
        return ANCHOR.format(self._prefix, number)

    def anchor(self, entry: Entry) -> Markup:
        """The attributes of a paragraph that is a stop itself; else nothing."""
        return self.at(self._numbers[_key(entry)]) if _stands_out(entry) else Markup()

    def first(self, entry: Entry) -> int:
        """The number of the first run of changed words in a paragraph."""
        return self._numbers[_key(entry)] + _stands_out(entry)

    def classes(self, entry: Entry) -> str:
        """Classes of a paragraph; see the docstring of the module html."""
        kind = (entry.after or entry.before)[0].kind
        names = ["para", f"para-{entry.change}", f"kind-{'-'.join(kind.split())}"]
        names += ["para-edited"] if entry.edited else []
        names += ["para-renumbered"] if entry.renumbered else []
        names += ["change"] if _stands_out(entry) else []
        return " ".join(dict.fromkeys(names))

    def notes(self, entry: Entry) -> Markup:
        """What happened to a paragraph, in words."""
        said = fates(entry, self._told)
        return NOTES.format(Markup(" ").join(map(NOTE.format, said))) if said else Markup()

    def departure(self, entry: Entry) -> Markup:
        """Where a paragraph went, with the way there."""
        said = departure(entry, self._told)
        return NOTES.format(LINK.format(self._prefix, self._numbers[_key(entry)], said))

    def skipped(self, number: int) -> str:
        """How many unchanged paragraphs are not shown."""
        said = self._told.ngettext("{n} paragraph unchanged", "{n} paragraphs unchanged", number)
        return said.format(n=number)


def _key(entry: Entry) -> tuple[int, int]:
    """Each index stands in one entry only."""
    return (
        entry.before[0].index if entry.before else -1,
        entry.after[0].index if entry.after else -1,
    )


def _stands_out(entry: Entry) -> bool:
    """A paragraph is a stop itself, unless its changed words are, or nothing changed."""
    if entry.change is Change.EDITED:
        return not _runs(entry)
    return entry.change is not Change.SAME


def _runs(entry: Entry) -> int:
    if not (entry.before and entry.after):
        return 0
    return sum(run[0].op is not Op.KEEP for run in hunks(entry.pieces))
