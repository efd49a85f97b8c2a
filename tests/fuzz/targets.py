"""What is fuzzed: each reader with the damage that suits its files, and files to begin with."""

from collections.abc import Callable, Iterable
from itertools import pairwise

import msgspec

from shared.text.amending.language import read_instructions
from shared.text.blocks import flatten
from shared.text.compare.comparison import compare
from shared.text.facts import facts
from shared.text.printing.work import print_document, print_redline
from shared.text.reading import read, read_docx
from shared.text.reading.word.proposed import read_proposed
from tests.fuzz.mutations import Mutation, mutated_pdf, mutated_text, mutated_word
from tests.shared.text.documents import FOLDER
from tests.shared.text.sheets import typeset

DRAFT = """\
United Nations A/C.3/80/L.24

General Assembly Distr.: Limited

30 October 2025

Original: English

Eightieth session

Third Committee

Agenda item 71 (b)

Human rights questions*

Austria,** Bosnia and Herzegovina and Netherlands (Kingdom of the): draft resolution

Cooperation in the field of paper

The General Assembly,

Recalling its resolutions 65/230 of 21 December 2010,¹ 2625 (XXV) and S-10/2,

*Recalling also* the report of the Commission on its session² and:

(a) Its annex;

(b) The “addendum”,

I. General

1. Requests the Secretary-General to report to it at its eighty-first session:

(a) On training:

(i) In paper;

(ii) In ink;

(b) On research,

and to do so in writing;

2 bis. Decides to delete “the word” in operative paragraph 3 and to replace it with “that word”;

3. Invites all States to answer by 31 March 2026.

Annex I

Terms of reference

1. The group meets twice a year.

36th plenary meeting
18 December 2025

* A/80/150.

** On behalf of the States Members that are members of the Group of African States.

¹ See A/80/1, annex.

² Ibid., para. 3.
"""
AMENDMENT = """\
A/C.3/80/L.65

Austria: amendment to draft resolution A/C.3/80/L.24

In operative paragraph 1, replace “to report” with “to report orally”.

After the second preambular paragraph, insert a new preambular paragraph reading:

“Noting the paper,”.

Delete operative paragraphs 2 bis and 3 and renumber the paragraphs accordingly.
"""


class Target(msgspec.Struct, frozen=True):
    """``take`` may raise nothing but Unreadable."""

    take: Callable[[bytes], object]
    mutate: Mutation
    seeds: Callable[[], Iterable[bytes]]


def _text(data: bytes) -> None:
    document = read("draft.txt", data)
    facts(document)
    read_instructions(data.decode("utf-8", "replace").splitlines())


def _word(data: bytes) -> None:
    document = read_docx(data)
    proposed = read_proposed(data)
    facts(document)
    compare(flatten(proposed.before), flatten(proposed.after))


def _pdf(data: bytes) -> None:
    facts(read("draft.pdf", b"%PDF-1.7\n" + data if not data.startswith(b"%PDF") else data))


def _texts() -> Iterable[bytes]:
    yield from (DRAFT.encode(), AMENDMENT.encode())
    yield from (path.read_bytes() for path in sorted(FOLDER.glob("*-22-8.txt")))


def _words() -> Iterable[bytes]:
    documents = [read("draft.txt", text.encode()) for text in (DRAFT, AMENDMENT)]
    yield from (print_document(document, "docx") for document in documents)
    for one, other in pairwise(documents):
        yield print_redline(one, other, None, "A State", None)


def _pdfs() -> Iterable[bytes]:
    documents = [read("draft.txt", text.encode()) for text in (DRAFT, AMENDMENT)]
    yield from (typeset(document, "A/C.3/80/L.24") for document in documents)
    yield print_document(documents[0], "pdf")
    yield from (path.read_bytes() for path in sorted(FOLDER.glob("*-L.2.pdf")))


TARGETS = {
    "text": Target(_text, mutated_text, _texts),
    "docx": Target(_word, mutated_word, _words),
    "pdf": Target(_pdf, mutated_pdf, _pdfs),
}
