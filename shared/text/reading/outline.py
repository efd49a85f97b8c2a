"""The parts of a body while it grows: what is open, and where the next piece goes."""

from shared.text.reading.hyphens import NO_WORDS
from shared.text.reading.labels import Label, Level
from shared.text.reading.nodes import COMPLETE, AnnexNode, Heading, Node
from shared.text.reading.openings import opens_preambular


class Outline:
    """Its lists hold what was found, in order.

    ``_node`` is what the next words are added to, ``_above`` the paragraph that it hangs from,
    ``_trail`` and ``_levels`` the sub-paragraphs between the two; ``_left`` what a text behind
    sub-paragraphs closed, until a label tells to which of them it belongs.
    """

    def __init__(self) -> None:
        self.preambular: list[Node] = []
        self.operative: list[Node] = []
        self.headings: list[Heading] = []
        self.annexes: list[AnnexNode] = []
        self.closing: list[str] = []
        self.formulas: list[str] = []
        self.lost: list[str] = []
        self._part = "preambular"
        self._words = NO_WORDS
        self.dropped: list[str] = []
        self._node: Node | None = None
        self._above: Node | None = None
        self._heading: Heading | None = None
        self._levels: list[Level] = []
        self._trail: list[Node] = []
        self._left: tuple[list[Level], list[Node]] = ([], [])
        self._last = 0

    def _open(self, node: Node, part: str) -> None:
        if part == "preambular":
            node.behind = len(self.operative)
        target = {"preambular": self.preambular, "operative": self.operative}.get(part)
        (self.annexes[-1].paragraphs if target is None else target).append(node)
        self._part, self._node, self._above, self._heading = part, node, node, None
        self._levels, self._trail, self._left = [], [], ([], [])

    def _hang(self, node: Node, depth: int) -> None:
        assert self._above is not None
        del self._trail[depth:]
        parent = self._trail[-1] if depth and self._trail else self._above
        parent.items.append(node)
        self._trail.append(node)
        self._node = node

    def _return_to(self, label: Label) -> None:
        """A text behind deeper sub-paragraphs belongs to the one that this label goes on from."""
        levels, trail = self._left
        self._left = [], []
        for depth in range(min(len(levels), len(trail)) - 1, -1, -1):
            if any(levels[depth].followed_by(*reading) for reading in label.readings):
                above = self._above
                assert above is not None
                trail[depth].continued, trail[depth].on_continued = above.continued, True
                above.continued, above.on_continued = "", False
                self._levels, self._trail = levels[: depth + 1], trail[: depth + 1]
                return

    def _continue(self, text: str) -> None:
        assert self._node is not None
        if self._trail and self._complete() and self._above is not None:
            # A text behind its sub-paragraphs belongs to the paragraph they hang from.
            self._node, self._above.on_continued = self._above, True
            self._left = self._levels, self._trail
            self._trail, self._levels = [], []
        self._node.add(text, self._words, self.dropped)

    def _head(self, text: str) -> None:
        part = "operative" if self.operative else self._part
        paragraphs = self.operative if part == "operative" else self.preambular
        self._heading = Heading(text, len(paragraphs), part)
        self.headings.append(self._heading)
        self._node = None

    def _begin_annex(self, label: str) -> None:
        self.annexes.append(AnnexNode(label))
        self._part, self._last, self._node, self._heading = "annex", 0, None, None

    def _complete(self) -> bool:
        return self._node is None or bool(COMPLETE.search(self._node.said()))

    def _colon(self) -> bool:
        return self._node is not None and self._node.said().endswith(":")

    def _finish(self) -> None:
        """What only the end of the text tells."""
        first = sum(not node.behind for node in self.preambular)
        for heading in self.headings:
            if heading.part == "preambular" and heading.before == first:
                heading.part, heading.before = "operative", 0
        self._end_deciding()

    def _end_deciding(self) -> None:
        """Whatever its verb: a single last paragraph that comes to a full stop decides."""
        last = self.preambular[-1] if len(self.preambular) > 1 else None
        if last is None or self.operative or last.label or opens_preambular(last.text):
            return
        if last.said().endswith("."):
            self.operative.append(self.preambular.pop())
