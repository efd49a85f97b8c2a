"""Which paragraph of one text is which of the other: by content, never by number.

First what a person decided, then paragraphs that read exactly the same, then the most alike; one
that stays between the same neighbours needs less likeness than one that moved. Last what has a
place of its own in every text, such as the title.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

from shared.text.compare.model import Block, Corrections, Known, Matching, is_note
from shared.text.compare.moves import Placed, stationary
from shared.text.compare.parts import find_parts
from shared.text.compare.roles import same_role
from shared.text.compare.similarity import Likeness, Profiles
from shared.text.compare.tokens import fold
from shared.text.compare.words import encode

AWAY = 0.6
"""The likeness that a paragraph needs to be the same one somewhere else."""
AWAY_WORDS = 5
"""And the words: "Agenda item 8" is found everywhere."""
HOME = 0.1
"""What it adds to the likeness to stand between the same neighbours."""

Pairs = dict[int, int]


class CorrectionBroken(ValueError):
    """A correction joins a paragraph twice, parts what it joins, or names one that is not there."""


def match(
    before: Sequence[Block], after: Sequence[Block], corrections: Corrections | None = None
) -> Matching:
    """Match two texts. Raises CorrectionBroken for corrections that cannot all hold."""
    corrections = corrections or Corrections()
    pairs = _joined(corrections, len(before), len(after))
    profiles = Profiles(before, after)
    for notes in (False, True):
        old = [n for n, block in enumerate(before) if is_note(block.kind) is notes]
        new = [n for n, block in enumerate(after) if is_note(block.kind) is notes]
        pairs |= _stream(profiles, _without(old, pairs), _without(new, pairs.values()), corrections)
    return find_parts(profiles, pairs, corrections)


def match_known(before: Sequence[Known], after: Sequence[Known]) -> Matching:
    """Match by the identities that both carry already, however many revisions lie between."""
    places = {block.id: n for n, block in enumerate(after)}
    pairs = {n: places[block.id] for n, block in enumerate(before) if block.id in places}
    return find_parts(Profiles(before, after), pairs, Corrections())


def _joined(corrections: Corrections, before: int, after: int) -> Pairs:
    pairs = dict(sorted(corrections.joined))
    twice = not len(corrections.joined) == len(pairs) == len(set(pairs.values()))
    outside = any(not (0 <= i < before and 0 <= j < after) for i, j in pairs.items())
    if twice or outside or corrections.joined & corrections.parted:
        raise CorrectionBroken("These corrections cannot all hold for these two texts.")
    return pairs


def _without(indices: Sequence[int], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [n for n in indices if n not in gone]


def _stream(profiles: Profiles, old: list[int], new: list[int], corrections: Corrections) -> Pairs:
    """The pairs within the paragraphs, or within the notes."""
    parted = corrections.parted
    anchors = _same_in_order(profiles, old, new, parted)
    pairs = dict(anchors)
    old, new = _without(old, pairs), _without(new, pairs.values())
    pairs |= _same_elsewhere(profiles, old, new, parted)
    old, new = _without(old, pairs), _without(new, pairs.values())
    alike = [found for found in profiles.alike(old, new) if (found.i, found.j) not in parted]
    found = _most_alike(profiles, alike, anchors)
    pairs |= _without_weak_moves(profiles, pairs, found)
    old, new = _without(old, pairs), _without(new, pairs.values())
    return pairs | same_role(profiles, old, new, parted)


def _key(block: Block) -> str:
    return fold(f"{block.kind}\n{block.text}")


def _same_in_order(
    profiles: Profiles, old: list[int], new: list[int], parted: frozenset[tuple[int, int]]
) -> Pairs:
    texts = encode([_key(profiles.before[i]) for i in old], [_key(profiles.after[j]) for j in new])
    pairs: Pairs = {}
    for op in LCSseq.opcodes(*texts):
        if op.tag == "equal":
            same = slice(op.src_start, op.src_end), slice(op.dest_start, op.dest_end)
            pairs |= zip(old[same[0]], new[same[1]], strict=True)
    return {i: j for i, j in pairs.items() if (i, j) not in parted}


def _same_elsewhere(
    profiles: Profiles, old: list[int], new: list[int], parted: frozenset[tuple[int, int]]
) -> Pairs:
    places: dict[str, list[int]] = defaultdict(list)
    for j in new:
        places[_key(profiles.after[j])].append(j)
    pairs: Pairs = {}
    for i in old:
        free = places.get(_key(profiles.before[i]), [])
        for j in [j for j in free if (i, j) not in parted][:1]:
            free.remove(j)
            pairs[i] = j
    return pairs


def _most_alike(profiles: Profiles, alike: list[Likeness], anchors: Pairs) -> dict[int, Likeness]:
    """The best pairs first, each block once; of equally good ones the one that moved least."""
    fixed, mirrored = sorted(anchors), sorted(anchors.values())
    ranked: list[tuple[float, int, Likeness]] = []
    for found in alike:
        home = bisect(fixed, found.i) == bisect(mirrored, found.j)
        words = min(len(profiles.old(found.i)), len(profiles.new(found.j)))
        if home or (found.value >= AWAY and words >= AWAY_WORDS):
            ranked.append((-found.value - HOME * home, abs(found.i - found.j), found))
    chosen: dict[int, Likeness] = {}
    taken: set[int] = set()
    for _, _, found in sorted(ranked):
        if found.i not in chosen and found.j not in taken:
            chosen[found.i] = found
            taken.add(found.j)
    return chosen


def _without_weak_moves(profiles: Profiles, pairs: Pairs, found: dict[int, Likeness]) -> Pairs:
    """Two paragraphs that are little alike and out of order are two paragraphs."""
    all_pairs = pairs | {i: likeness.j for i, likeness in found.items()}
    kept = stationary([Placed(i, j, len(profiles.old(i))) for i, j in all_pairs.items()])
    return {
        i: likeness.j
        for i, likeness in found.items()
        if likeness.value >= AWAY or (i, likeness.j) in kept
    }
