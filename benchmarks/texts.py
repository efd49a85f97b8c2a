"""Texts: comparing beside what else compares texts, and reading in each form.

By turns; ``raw`` of a comparison is what difflib on words takes: no limit, but what one would use
without us. Nothing else reads such documents, so a reading has no raw.
``python -m benchmarks.texts [folder of the documents]``
"""

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2  # type: ignore[import-untyped]

from benchmarks._diffs import Tool, tools
from benchmarks._figures import load, note, show
from benchmarks._revisions import Text, revisions
from shared.text.compare.model import Paragraph as Block
from shared.text.printing.work import print_document
from shared.text.reading import read
from shared.text.reading.assemble import considered
from shared.text.structure import Document, Masthead, Paragraph

RUNS = 9
SEED = 110
PARAGRAPHS = 152
"""Of 60 words, which our printer sets on twenty pages."""
DOCUMENTS = Path(__file__).parents[2] / "shared" / "documents"


def main(folder: Path) -> None:
    """Measure what can be measured: without the documents only what is made here."""
    load()
    note(f"medians of {RUNS} runs; the long texts are made with the seed {SEED}")
    pairs = {"two revisions of 110 paragraphs": revisions(random.Random(SEED))}
    files = [folder / "compare" / name for name in ("before.txt", "after.txt")]
    if all(file.exists() for file in files):
        pairs["the pair of 72 paragraphs"] = (cut(files[0]), cut(files[1]))
    for name, (before, after) in pairs.items():
        compared(name, before, after)
    reading(long_draft(random.Random(SEED)))
    load()


def compared(name: str, before: Text, after: Text) -> None:
    """Each tool on the same two texts, by turns."""
    known = tools()
    took: dict[str, list[float]] = {tool: [] for tool in known}
    for _ in range(RUNS):
        for tool, work in known.items():
            took[tool].append(spent(lambda work=work: work(before, after)))  # type: ignore[misc]
    raw = median(took["difflib on words"])
    for tool, work in known.items():
        show(f"compare {name}: {tool}", median(took[tool]), "ms", raw)
        said(work, before, after)


def said(work: Tool, before: Text, after: Text) -> None:
    """What it found."""
    found = work(before, after)
    moved = "knows no moves" if found.moved is None else f"{found.moved} moved"
    note(f"{found.deleted} words deleted, {found.inserted} inserted, {moved}")


def reading(draft: Document) -> None:
    """The same draft pasted, as a Word file and as a PDF."""
    for form, name in (("txt", "pasted"), ("docx", "as .docx"), ("pdf", "as a PDF")):
        data = print_document(draft, form)  # type: ignore[arg-type]
        pages = f" of {len(pypdfium2.PdfDocument(data))} pages" if form == "pdf" else ""
        found = read(f"a.{form}", data)
        if len(found.operative) != len(draft.operative):
            note(f"read {len(found.operative)} operative paragraphs of {len(draft.operative)}")
        took = [spent(lambda data=data, form=form: read(f"a.{form}", data)) for _ in range(RUNS)]  # type: ignore[misc]
        show(f"read a text {name}{pages}", median(took), "ms")


def spent(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def cut(file: Path) -> Text:
    """A document, cut at its empty lines."""
    chunks = (chunk.strip() for chunk in re.split(r"\n\s*\n", file.read_text()))
    return [Block(kind="operative", label="", text=chunk) for chunk in chunks if chunk]


def long_draft(dice: random.Random) -> Document:
    """A draft as long as the longest."""
    texts, _ = revisions(dice, PARAGRAPHS)
    operative = [
        Paragraph(number=str(n), label=f"{n}.", text=each.text, opening=each.text.split()[0])
        for n, each in enumerate(texts, 1)
    ]
    last = operative[-1]
    operative[-1] = Paragraph(
        number=last.number, label=last.label, text=last.text[:-1] + ".", opening=last.opening
    )
    return considered(
        Document(
            kind="draft resolution",
            masthead=Masthead(symbol="A/C.3/80/L.99", organ="General Assembly"),
            chain=("General Assembly",),
            title="A long draft",
            heads=("Austria: draft resolution",),
            formulas=("The General Assembly,",),
            operative=tuple(operative),
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
