"""Words that go beside other words, or to the end or the beginning of a place."""

import re

from shared.text.amending.model import Change, Side
from shared.text.amending.phrases import EDGE, Clause
from shared.text.amending.quotations import QUOTATION
from shared.text.amending.selections import Selection, select

_EVENT = re.compile(
    rf"(?P<side>(?<!the )\b(?:after|before|following|preceding|between)\b)|{QUOTATION}", re.I
)


def insertions(clause: Clause) -> list[Change]:
    """Words beside other words, or at the end or the beginning of a place."""
    selected = select(f"{clause.before} ; {clause.rest}", clause.aside, beside=False)
    text = clause.words_of(selected.text)
    edge = EDGE.search(text)
    pairs = _pairs(text, clause.aside.named if edge else frozenset())
    found: list[Change] = []
    for side, held, until, numbers in pairs:
        new = _joined([clause.aside.quoted[n] for n in numbers])
        if not new or (held is None and not (edge and clause.places())):
            return []
        words = selected.of(held, clause.aside) if held is not None else Selection(old="")
        if until is not None:
            words = Selection(old=words.old, until=clause.aside.quoted[until])
        at: Side = side if held is not None else _at_edge(edge)
        found += [
            Change(
                action="insert words",
                place=place,
                side=at,
                old=words.old,
                until=words.until,
                occurrence=words.occurrence,
                times=words.times,
                new=(new,),
            )
            for place in (clause.searched() if held is not None else clause.places())
        ]
    return found


def _at_edge(edge: re.Match[str] | None) -> Side:
    at = (edge["edge"] or edge["last"]).lower() if edge else "end"
    return "before" if at in ("beginning", "start", "first") else "after"


_Pair = tuple[Side, int | None, int | None, list[int]]


def _pairs(text: str, marks: frozenset[int]) -> list[_Pair]:
    """Each anchor with what goes beside it; the end of a text, before its full stop, is no anchor.

    One anchor takes all that is new. Several take one each, in their order.
    """
    anchors: list[tuple[Side, int, int | None]] = []
    new: list[int] = []
    side, between = "", 0
    for event in _EVENT.finditer(text):
        if event["side"]:
            side = event["side"].lower()
            between = 2 if side == "between" else 0
            continue
        n = int(event[2])
        if not side or not _near(text, event.start()):
            new.append(n)
        elif n in marks:
            pass
        elif between == 1:
            anchors[-1] = ("after", anchors[-1][1], n)
        else:
            anchors.append(("before" if side in ("before", "preceding") else "after", n, None))
        between = max(between - 1, 0)
        side = side if between else ""
    return _matched(anchors, new)


def _near(text: str, place: int) -> bool:
    """Whether the quotation at ``place`` directly follows "after the words" or "and" of a pair."""
    return bool(
        re.search(
            r"\b(?:after|before|following|preceding|between|and)\s+(?:the\s+)?(?:existing\s+)?"
            r"(?:words?|phrases?|terms?|expression|text)?\s*$",
            text[max(place - 60, 0) : place],
            re.I,
        )
    )


def _matched(anchors: list[tuple[Side, int, int | None]], new: list[int]) -> list[_Pair]:
    if not new:
        return []
    if not anchors:
        return [("after", None, None, new)]
    if len(anchors) == 1:
        return [(*anchors[0], new)]
    if len(anchors) == 2 and len(new) == 1 and {a[0] for a in anchors} == {"after", "before"}:
        after, before = sorted(anchors, key=lambda anchor: anchor[0])
        return [("after", after[1], before[1], new)]
    if len(anchors) == len(new):
        return [(*anchor, [n]) for anchor, n in zip(anchors, new, strict=True)]
    return []


def _joined(pieces: list[str]) -> str:
    """A mark of punctuation and the words after it are one text; two texts have no order."""
    words = [piece for piece in pieces if re.search(r"\w", piece)]
    if len(words) > 1:
        return ""
    return " ".join(" ".join(pieces).split()).replace(" ,", ",")
