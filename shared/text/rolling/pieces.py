"""From the words of one line to its pieces: brackets, alternatives, attributions, marks.

Nothing is refused: a bracket that is not closed, a mark without its partner, a nesting deeper than
anybody reads stay words. A bracket's alternatives are parted by the strongest mark that stands
alone in it: OR, //, |, / (a single word / another may touch it: [shall/should]), or by a semicolon
where each part is signed. ``\\[`` and a note's call ``[^1]`` are no brackets.
"""

import re
from collections.abc import Iterator, Sequence

from shared.text.rolling.attributions import is_remark, lead
from shared.text.rolling.marking import Raw, marked
from shared.text.rolling.model import Alternative, Between, Bracket, Piece
from shared.text.rolling.parties import known, parties_in

DEEPEST = 24
_EDGE = re.compile(r"\\.|\[\^[\w*]{1,4}\]|[\[\]]")
_BETWEEN: tuple[Between, ...] = ("OR", "//", "|", "/")
_TOUCHING = re.compile(r"[a-z’'-]+(?:/[a-z’'-]+)+")
_NO_CHOICE = frozenset(("and/or", "his/her", "he/she", "her/his", "inter/intra", "and/or/both"))
_SIGNED_AFTER = re.compile(r"\s?(?P<said>\((?P<who>[^()]{1,80})\))(?![\w(])")
_MOST_WORDS = 8

Node = str | list["Node"]


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a line; runs of white space count as one space."""
    return _sequence(_tree(" ".join(text.split())))


def pairs(text: str) -> tuple[dict[int, int], list[int]]:
    """Where each bracket opens and closes, and the places of those without a partner."""
    opened: list[int] = []
    found: dict[int, int] = {}
    alone: list[int] = []
    for edge in _EDGE.finditer(text):
        if edge[0] == "[":
            opened.append(edge.start())
        elif edge[0] == "]":
            if opened:
                found[opened.pop()] = edge.start()
            else:
                alone.append(edge.start())
    return found, sorted(alone + opened)


def _tree(text: str) -> list[Node]:
    found, _ = pairs(text)
    closing = {end: start for start, end in found.items()}
    root: list[Node] = []
    open_now: list[list[Node]] = [root]
    too_deep, last = 0, 0
    for at in sorted((*found, *closing)):
        if too_deep or (at in found and len(open_now) > DEEPEST):
            too_deep += 1 if at in found else -1
            continue
        _add(open_now[-1], text[last:at])
        last = at + 1
        if at in found:
            inner: list[Node] = []
            open_now[-1].append(inner)
            open_now.append(inner)
        else:
            open_now.pop()
    _add(root, text[last:])
    return root


def _add(nodes: list[Node], text: str) -> None:
    if text:
        nodes.append(text)


def _sequence(nodes: Sequence[Node]) -> tuple[Piece, ...]:
    """With the authors that stand outside of brackets, then with its marks."""
    raw: list[Raw] = []
    rest = list(nodes)
    for n, node in enumerate(rest):
        if isinstance(node, str):
            raw.append(node)
            continue
        before = after = ""
        if raw and isinstance(raw[-1], str):
            words, before = _signed_before(raw[-1])
            if before:
                raw[-1] = words
        if n + 1 < len(rest) and isinstance(following := rest[n + 1], str):
            match = _SIGNED_AFTER.match(following)
            if match and all(known(name) for name in parties_in(match["who"])):
                after, rest[n + 1] = match["said"], following[match.end() :]
        raw.append(_bracket(node, before, after))
    return marked(raw)


def _signed_before(text: str) -> tuple[str, str]:
    """The words, and the names with a colon that they end in."""
    bare = text.rstrip()
    if not bare.rstrip("*_").endswith(":"):
        return text, ""
    starts = [0, *(match.end() for match in re.finditer(r" ", bare))][-_MOST_WORDS:]
    for start in starts:
        if lead(bare[start:], surely=True) == bare[start:] and len(bare) - start > 1:
            return bare[:start], bare[start:]
    return text, ""


def _bracket(nodes: list[Node], before: str, after: str) -> Bracket:
    between, parts = _parted(nodes)
    alternatives = tuple(_alternative(part) for part in parts)
    return Bracket(alternatives=alternatives, between=between, before=before, after=after)


def _parted(nodes: list[Node]) -> tuple[Between, list[list[Node]]]:
    for between in _BETWEEN:
        if not any(isinstance(node, str) and between in node for node in nodes):
            continue
        parts = list(_parts(nodes, between))
        if len(parts) > 1:
            return between, parts
    if len(nodes) == 1 and isinstance(only := nodes[0], str):
        words = only.strip()
        if _TOUCHING.fullmatch(words) and words not in _NO_CHOICE:
            return "/", [[word] for word in words.split("/")]
        signed = [part.strip() for part in only.split(";")]
        if len(signed) > 1 and all(_signed(part) for part in signed):
            return ";", [[part] for part in signed]
    return "", [nodes]


def _signed(text: str) -> bool:
    return is_remark(text) or bool(lead(text))


def _parts(nodes: list[Node], between: Between) -> Iterator[list[Node]]:
    """Cut at the mark where it stands alone, but not within "EU / CH:"."""
    mark = re.compile(rf"(?:^|(?<=\s)){re.escape(between)}(?=\s|$)")
    part: list[Node] = []
    for node in nodes:
        if not isinstance(node, str):
            part.append(node)
            continue
        start = 0
        names = _names_end(node, 0) if not part else 0
        for match in mark.finditer(node):
            if match.start() < names:
                continue
            part.append(node[start : match.start()])
            yield part
            part, start = [], match.end()
            names = _names_end(node, start)
        part.append(node[start:])
    yield part


def _names_end(text: str, start: int) -> int:
    rest = text[start:]
    bare = rest.lstrip()
    return start + len(rest) - len(bare) + len(lead(bare, surely=True))


def _alternative(nodes: list[Node]) -> Alternative:
    nodes = _stripped(nodes)
    if not nodes or not isinstance(first := nodes[0], str):
        return Alternative(pieces=_sequence(nodes))
    if len(nodes) == 1 and is_remark(first):
        return Alternative(said=first)
    said = lead(first)
    rest = [first[len(said) :], *nodes[1:]] if said else nodes
    return Alternative(said=said, pieces=_sequence(_stripped(rest)))


def _stripped(nodes: list[Node]) -> list[Node]:
    """Without white space at either edge."""
    own = [node for node in nodes if node != ""]
    while own and isinstance(own[0], str):
        own[0] = own[0].lstrip()
        if own[0]:
            break
        del own[0]
    while own and isinstance(own[-1], str):
        own[-1] = _ended(own[-1])
        if own[-1]:
            break
        del own[-1]
    return own


def _ended(text: str) -> str:
    """A backslash keeps its space, or it would escape the bracket that follows."""
    bare = text.rstrip()
    return f"{bare} " if bare.endswith("\\") and bare != text else bare
