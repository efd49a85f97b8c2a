"""What people call a paragraph, and what they say happened to it."""

from collections.abc import Sequence
from gettext import NullTranslations

from shared.text.compare.model import Change, Entry, Side

STOP = ".:"
"""What is printed after a number and not said with it."""


def name(side: Side, told: NullTranslations) -> str:
    """ "paragraph 5", "preambular paragraph 4", "footnote 2", "the title"."""
    _ = told.gettext
    label = side.label.rstrip(STOP)
    numbered = {
        "operative": _("paragraph {n}"),
        "item": _("sub-paragraph {n}"),
        "footnote": _("footnote {n}"),
        "note": _("note {n}"),
        "heading": _("section {n}"),
        "annex": _("annex {n}"),
    }
    counted = {
        "preambular": _("preambular paragraph {n}"),
        "operative": _("operative paragraph {n}"),
        "heading": _("heading {n}"),
        "item": _("sub-paragraph {n}"),
    }
    if side.kind == "title":
        return _("the title")
    if label:
        return numbered.get(side.kind, _("paragraph {n}")).format(n=label)
    return counted.get(side.kind, _("text {n}")).format(n=side.ordinal)


def fates(entry: Entry, told: NullTranslations) -> list[str]:
    """What happened to a paragraph, in words; nothing where its marked words say it all."""
    _ = told.gettext
    said: list[str] = []
    if entry.change is Change.INSERTED:
        said.append(_("Inserted"))
    if entry.change is Change.DELETED:
        said.append(_("Deleted"))
    if entry.change is Change.SPLIT:
        said.append(_("Split into {names}").format(names=_listed(entry.after, told)))
    if entry.change is Change.MERGED:
        said.append(_("Merged from {names}").format(names=_listed(entry.before, told)))
    if entry.moved:
        said.append(_moved(entry, told))
    if entry.renumbered:
        said.append(_renumbered(entry.before[0].label, entry.after[0].label, told))
    if entry.before and entry.after and entry.before[0].kind != entry.after[0].kind:
        said.append(_("Was {name}").format(name=name(entry.before[0], told)))
    return said


def departure(entry: Entry, told: NullTranslations) -> str:
    """What stands at the place that a paragraph left."""
    _ = told.gettext
    old, new = _listed(entry.before, told), _listed(entry.after, told)
    said = _("{old} moved, still {new}") if old == new else _("{old} moved to {new}")
    return said.format(old=old[:1].upper() + old[1:], new=new)


def _moved(entry: Entry, told: NullTranslations) -> str:
    _ = told.gettext
    old, new = _listed(entry.before, told), _listed(entry.after, told)
    said = _("Moved here, still {name}") if old == new else _("Moved from {name}")
    return said.format(name=old)


def _renumbered(old: str, new: str, told: NullTranslations) -> str:
    _ = told.gettext
    old, new = old.rstrip(STOP), new.rstrip(STOP)
    if not old:
        return _("Now numbered {new}").format(new=new)
    if not new:
        return _("No longer numbered, was {old}").format(old=old)
    return _("Renumbered from {old} to {new}").format(old=old, new=new)


def _listed(sides: Sequence[Side], told: NullTranslations) -> str:
    names = [name(side, told) for side in sides]
    if len(names) == 1:
        return names[0]
    return told.gettext("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
