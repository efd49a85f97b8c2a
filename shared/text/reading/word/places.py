"""Where the paragraphs of a Word file stand in the document that was read from it."""

from collections.abc import Iterable, Mapping

from shared.text.blocks import Block, flatten
from shared.text.reading.marks import without_calls
from shared.text.reading.sponsors import LINE
from shared.text.structure import Document

_NEAR = 40
"""Lines and what became of them keep the same order, so what is sought is rarely further away."""


def places(lines: Iterable[tuple[str, tuple[str, ...]]], document: Document) -> dict[str, str]:
    """The place of each paragraph of the file, by its name; lines with the names of theirs."""
    texts = _targets(document)
    exact: dict[str, list[int]] = {}
    for n, (text, _) in enumerate(texts):
        exact.setdefault(text, []).append(n)
    found: dict[str, str] = {}
    at = 0
    for line, origins in lines:
        place = _find(_squeezed(without_calls(line)[0]), texts, exact, at)
        if place < 0:
            continue
        at = place
        for origin in origins:
            found.setdefault(origin, texts[place][1])
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _find(line: str, texts: list[tuple[str, str]], exact: Mapping[str, list[int]], at: int) -> int:
    if same := exact.get(line):
        return next((n for n in same if n >= at), same[-1])
    near = range(max(at - 2, 0), min(at + _NEAR, len(texts)))
    for n in near:
        text = texts[n][0]
        if (len(line) > 2 and line in text) or (len(text) > 9 and text in line):
            return n
    return -1


def _targets(document: Document) -> list[tuple[str, str]]:
    """Each printed text without its spaces, and its place in words."""
    texts = [(_squeezed(piece), "masthead") for piece in document.masthead.pieces]
    texts += [
        (_squeezed(line), "sponsors" if LINE.fullmatch(line) else "head") for line in document.heads
    ]
    return texts + [(_text(block), name(block)) for block in flatten(document)]


def _text(block: Block) -> str:
    label = block.label if block.kind not in ("footnote", "note") else ""
    return _squeezed(label + block.text)


def name(block: Block) -> str:
    """ "PP 3", "OP 7 (a)", "footnote 2", "annex II, paragraph 4", "title"."""
    path = [step for step in block.path if step != "continued"]
    match path:
        case ["preambular" | "operative" as part, number, *items]:
            return " ".join(["PP" if part == "preambular" else "OP", number, *items])
        case ["annex", _]:
            return _annex(block.label) or "annex"
        case ["annex", number, "section", _]:
            return f"annex {number}, heading"
        case ["annex", number, paragraph, *items]:
            return " ".join([f"annex {number}, paragraph {paragraph}", *items])
        case ["section", heading]:
            return f"heading “{heading}”"
        case ["footnote" | "note" as kind, mark]:
            return f"{kind} {mark}"
        case ["title", *_]:
            return "title"
        case [kind, number, *_]:
            return f"{kind} {number}"
    return block.kind


def _annex(label: str) -> str:
    return label[:1].lower() + label[1:]
