"""How much changed: in figures, and in one sentence for a list, a mail or a notification."""

from gettext import NullTranslations

import msgspec

from shared.text.compare.model import Change, Comparison, Entry, Op
from shared.text.compare.tokens import words_of


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs by fate, and words. One that moved, was edited and renumbered counts in each.

    The words of a paragraph that was inserted, deleted or moved include its printed number; a
    changed number alone is no changed word. ``reprinted`` are paragraphs in which nothing changed
    but quotation marks, dashes or spaces for others of their kind.
    """

    edited: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    renumbered: int = 0
    split: int = 0
    merged: int = 0
    words_deleted: int = 0
    words_inserted: int = 0
    words_moved: int = 0
    reprinted: int = 0


def count(comparison: Comparison) -> Counts:
    """The figures of a comparison."""
    entries = comparison.entries
    fates = [entry.change for entry in entries]
    return Counts(
        edited=sum(entry.edited and _one_to_one(entry) for entry in entries),
        inserted=fates.count(Change.INSERTED),
        deleted=fates.count(Change.DELETED),
        moved=sum(entry.moved for entry in entries),
        renumbered=sum(entry.renumbered for entry in entries),
        split=fates.count(Change.SPLIT),
        merged=fates.count(Change.MERGED),
        words_deleted=sum(_words(entry, Op.DELETE) for entry in entries),
        words_inserted=sum(_words(entry, Op.INSERT) for entry in entries),
        words_moved=sum(_moved_words(entry) for entry in entries if entry.moved),
        reprinted=sum(
            any(piece.was and not piece.call for piece in entry.pieces) and not entry.edited
            for entry in entries
        ),
    )


def sentence(comparison: Comparison, translations: NullTranslations | None = None) -> str:
    """Such as "2 paragraphs edited, 1 inserted: 12 words deleted, 15 inserted"."""
    told = translations or NullTranslations()
    counts = count(comparison)
    fates = _fates(counts, told)
    if not fates and counts.reprinted:
        return told.gettext("No changes but quotation marks, dashes or spaces of another print")
    if not fates:
        return told.gettext("No changes")
    words = _changed_words(counts, told)
    return f"{', '.join(fates)}: {', '.join(words)}" if words else ", ".join(fates)


def _fates(counts: Counts, told: NullTranslations) -> list[str]:
    """The first with its noun, the others without: "2 paragraphs edited", "1 inserted"."""
    _, ngettext = told.gettext, told.ngettext
    full = (
        (counts.edited, ngettext("{n} paragraph edited", "{n} paragraphs edited", counts.edited)),
        (
            counts.inserted,
            ngettext("{n} paragraph inserted", "{n} paragraphs inserted", counts.inserted),
        ),
        (
            counts.deleted,
            ngettext("{n} paragraph deleted", "{n} paragraphs deleted", counts.deleted),
        ),
        (counts.moved, ngettext("{n} paragraph moved", "{n} paragraphs moved", counts.moved)),
        (counts.split, ngettext("{n} paragraph split", "{n} paragraphs split", counts.split)),
        (counts.merged, ngettext("{n} paragraph merged", "{n} paragraphs merged", counts.merged)),
        (
            counts.renumbered,
            ngettext("{n} paragraph renumbered", "{n} paragraphs renumbered", counts.renumbered),
        ),
    )
    short = (
        _("{n} edited"),
        _("{n} inserted"),
        _("{n} deleted"),
        _("{n} moved"),
        _("{n} split"),
        _("{n} merged"),
        _("{n} renumbered"),
    )
    said: list[str] = []
    for (n, first), other in zip(full, short, strict=True):
        if n:
            said.append((other if said else first).format(n=n))
    return said


def _changed_words(counts: Counts, told: NullTranslations) -> list[str]:
    gone, come = counts.words_deleted, counts.words_inserted
    said: list[str] = []
    if gone:
        said.append(told.ngettext("{n} word deleted", "{n} words deleted", gone).format(n=gone))
    if come and gone:
        said.append(told.gettext("{n} inserted").format(n=come))
    elif come:
        said.append(told.ngettext("{n} word inserted", "{n} words inserted", come).format(n=come))
    if not said and counts.edited:
        said.append(told.gettext("no words, only marks, spaces or the kind of paragraph"))
    return said


def _one_to_one(entry: Entry) -> bool:
    return len(entry.before) == len(entry.after) == 1


def _words(entry: Entry, op: Op) -> int:
    words = sum(len(words_of(piece.text)) for piece in entry.pieces if piece.op is op)
    if entry.change is Change.DELETED and op is Op.DELETE:
        words += len(words_of(entry.before[0].label))
    if entry.change is Change.INSERTED and op is Op.INSERT:
        words += len(words_of(entry.after[0].label))
    return words


def _moved_words(entry: Entry) -> int:
    label = sum(len(words_of(side.label)) for side in entry.before)
    kept = (piece.text for piece in entry.pieces if piece.op is not Op.INSERT)
    return label + sum(len(words_of(text)) for text in kept)
