"""What one would compare texts with otherwise: each says how many words went, came and moved.

redlines and diff-match-patch are measured where they are installed.
"""

import difflib
import importlib
import importlib.util
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks._revisions import Text
from shared.text.compare.comparison import compare
from shared.text.compare.summary import count


class Found(NamedTuple):
    """Words; ``moved`` is None for a tool that knows no moves."""

    deleted: int
    inserted: int
    moved: int | None = None


Tool = Callable[[Text, Text], Found]


def tools() -> dict[str, Tool]:
    """By name, our own first."""
    others: dict[str, Tool] = {"redlines": redlines, "diff-match-patch": diff_match_patch}
    own: dict[str, Tool] = {"penholder": penholder, "difflib on words": difflib_on_words}
    installed = importlib.util.find_spec
    return own | {name: tool for name, tool in others.items() if installed(name.replace("-", "_"))}


def penholder(before: Text, after: Text) -> Found:
    """Paragraph by paragraph and word by word."""
    counts = count(compare(before, after))
    return Found(counts.words_deleted, counts.words_inserted, counts.words_moved)


def difflib_on_words(before: Text, after: Text) -> Found:
    """The whole texts as words, which sees neither paragraphs nor moves."""
    old, new = (whole(text).split() for text in (before, after))
    changes = [
        code
        for code in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if code[0] != "equal"
    ]
    deleted = sum(end - start for _, start, end, _, _ in changes)
    return Found(deleted, sum(end - start for _, _, _, start, end in changes))


def redlines(before: Text, after: Text) -> Found:
    """Its changes, as it would show them."""
    made = importlib.import_module("redlines").Redlines(whole(before), whole(after))
    changes = list(made.changes)
    return Found(
        words(change.source_text for change in changes),
        words(change.test_text for change in changes),
    )


def diff_match_patch(before: Text, after: Text) -> Found:
    """On characters, tidied as it advises for people; it gives up refining after a second."""
    made = importlib.import_module("diff_match_patch").diff_match_patch()
    changes = made.diff_main(whole(before), whole(after))
    made.diff_cleanupSemantic(changes)
    return Found(
        words(text for op, text in changes if op < 0), words(text for op, text in changes if op > 0)
    )


def words(texts: Iterable[str | None]) -> int:
    """What stands between white space, and parts of words too."""
    return sum(len(text.split()) for text in texts if text)


def whole(text: Text) -> str:
    """All paragraphs with their numbers."""
    return "\n\n".join(f"{block.label} {block.text}".strip() for block in text)
