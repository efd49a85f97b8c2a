"""What is known by its place: the title, the opening formula, the meeting and day of adoption."""

import re
from collections import defaultdict
from collections.abc import Sequence

from shared.text.compare.similarity import Profiles
from shared.text.compare.tokens import DATE

ALONE = frozenset({"title", "formula"})
"""Kinds of which a text has one; where both texts have one, it is the same however it reads."""
CLOSING = "closing"
_DATE = re.compile(DATE)
_NUMBER = re.compile(r"\d+\w*")


def same_role(
    profiles: Profiles, old: Sequence[int], new: Sequence[int], parted: frozenset[tuple[int, int]]
) -> dict[int, int]:
    """Pairs among what nothing else has matched."""
    before, after = profiles.before, profiles.after
    places: dict[str, list[int]] = defaultdict(list)
    for j in new:
        places[_role(after[j].kind, after[j].text)].append(j)
    counts = [[str(block.kind) for block in blocks] for blocks in (before, after)]
    pairs: dict[int, int] = {}
    for i in old:
        kind = str(before[i].kind)
        role = _role(kind, before[i].text)
        alone = kind in ALONE and all(kinds.count(kind) == 1 for kinds in counts)
        if (
            role
            and places[role]
            and (alone or kind == CLOSING)
            and (i, places[role][0]) not in parted
        ):
            pairs[i] = places[role].pop(0)
    return pairs


def _role(kind: str, text: str) -> str:
    """A closing line without its numbers and dates; "" for what has no role."""
    if kind == CLOSING:
        return f"{kind} {_NUMBER.sub('0', _DATE.sub('day', text))}"
    return kind if kind in ALONE else ""
