"""Comparing beside difflib on words: the documents' pair, and two revisions of 110 paragraphs.

By turns; ``raw`` is what difflib takes, which is no limit but what one would use without us.
``python -m benchmarks.compare [folder of the documents]``
"""

import difflib
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks._figures import load, note, show
from shared.text.compare.comparison import compare
from shared.text.compare.model import Paragraph

RUNS = 9
SEED = 110
DOCUMENTS = Path(__file__).parents[2] / "shared" / "documents"
Text = list[Paragraph]


def main(folder: Path) -> None:
    """Measure what can be measured: without the documents only the long revisions."""
    load()
    note(f"medians of {RUNS} runs; the long revisions are made with the seed {SEED}")
    pairs = {"compare two revisions of 110 paragraphs": revisions(random.Random(SEED))}
    files = [folder / "compare" / name for name in ("before.txt", "after.txt")]
    if all(file.exists() for file in files):
        pairs["compare the pair of 72 paragraphs"] = (read(files[0]), read(files[1]))
    for figure, (before, after) in pairs.items():
        report(figure, before, after)


def report(figure: str, before: Text, after: Text) -> None:
    """Print it."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(RUNS):
        ours.append(spent(lambda: compare(before, after)))
        theirs.append(spent(lambda: difflib_on_words(before, after)))
    show(figure, median(ours), "ms", median(theirs))


def spent(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def difflib_on_words(before: Text, after: Text) -> object:
    """The whole texts as words, which sees neither paragraphs nor moves."""
    old, new = ([word for p in text for word in p.text.split()] for text in (before, after))
    return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def read(file: Path) -> Text:
    """A document, cut at its empty lines."""
    chunks = (chunk.strip() for chunk in re.split(r"\n\s*\n", file.read_text()))
    return [Paragraph(kind="operative", label="", text=chunk) for chunk in chunks if chunk]


VERBS = "Urges Invites Requests Encourages Recalls Notes Welcomes Reaffirms Stresses".split()  # noqa: SIM905
COMMON = "the of and to in for on with Member States United Nations Office upon request".split()  # noqa: SIM905


def revisions(dice: random.Random) -> tuple[Text, Text]:
    """Paragraphs of 60 words in the idiom of resolutions; four of five edited, five moved."""
    rare = [f"word{n}" for n in range(1500)]
    texts = [[dice.choice(VERBS), *_words(dice, rare, 60)] for _ in range(110)]
    edited = [_edited(dice, rare, words) if dice.random() < 0.8 else words for words in texts]
    for _ in range(5):
        edited.insert(dice.randrange(len(edited)), edited.pop(dice.randrange(len(edited))))
    return _numbered(texts), _numbered(edited)


def _words(dice: random.Random, rare: list[str], number: int) -> list[str]:
    return [dice.choice(COMMON if dice.random() < 0.5 else rare) for _ in range(number)]


def _edited(dice: random.Random, rare: list[str], words: list[str]) -> list[str]:
    place = dice.randrange(1, len(words) - 4)
    return [*words[:place], *_words(dice, rare, dice.randrange(4)), *words[place + 2 :]]


def _numbered(texts: list[list[str]]) -> Text:
    return [
        Paragraph(kind="operative", label=f"{n}.", text=" ".join(words) + ";")
        for n, words in enumerate(texts, 1)
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
