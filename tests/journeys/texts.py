"""Invented draft resolutions in the grammar of the United Nations, and what revisions change."""

from collections.abc import Callable, Sequence

import msgspec
from hypothesis import strategies as st

OPENINGS = ("Recalling", "Noting with concern", "Bearing in mind", "Mindful of", "Welcoming")
VERBS = ("Encourages", "Requests", "Invites", "Calls upon", "Decides to consult", "Urges")
WHOM = ("Member States", "the Secretariat", "the Office", "relevant organizations", "the Bureau")
MATTERS = (
    "the preservation of electronic evidence",
    "the training of judges and prosecutors",
    "the keeping of river records (1990–2020)",
    "the work of smaller delegations",
    "the exchange of “good practices” between regions",
    "the costs of interpretation, in particular at short notice",
)
WAYS = ("as early as possible", "upon request", "within available resources", "in all regions")
TITLES = (
    "Keeping river records usable",
    "Strengthening cooperation",
    "Smaller delegations' access",
)


class Clause(msgspec.Struct, frozen=True):
    """An operative paragraph with its sub-paragraphs; without closing marks."""

    words: str
    items: tuple[str, ...] = ()


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A draft resolution as a delegation thinks of it: nothing is numbered yet."""

    title: str
    preambular: tuple[str, ...]
    operative: tuple[Clause, ...]


Printed = list[tuple[str, str, str]]
"""Kind, label and words of each paragraph, in reading order."""
preambles = st.builds("{} {}".format, st.sampled_from(OPENINGS), st.sampled_from(MATTERS))
wishes = st.builds(
    "{} {} to address {}, {}".format,
    st.sampled_from(VERBS),
    st.sampled_from(WHOM),
    st.sampled_from(MATTERS),
    st.sampled_from(WAYS),
)
points = st.builds("By reviewing {} {}".format, st.sampled_from(MATTERS), st.sampled_from(WAYS))
clauses = st.builds(
    Clause, wishes, st.one_of(st.just(()), st.lists(points, min_size=2, max_size=3).map(tuple))
)
texts = st.builds(
    Text,
    title=st.sampled_from(TITLES),
    preambular=st.lists(preambles, min_size=1, max_size=4, unique=True).map(tuple),
    operative=st.lists(clauses, min_size=1, max_size=5, unique=True).map(tuple),
)


def printed(text: Text, organ: str) -> Printed:
    """As a document has it: commas, semicolons, a full stop at the end, numbers and letters."""
    found: Printed = [("title", "", text.title), ("formula", "", f"The {organ},")]
    found += [("preambular", "", f"{each},") for each in text.preambular]
    for number, clause in enumerate(text.operative, 1):
        end = "." if number == len(text.operative) else ";"
        opens = ":" if clause.items else end
        found.append(("operative", f"{number}.", f"{clause.words}{opens}"))
        for place, item in enumerate(clause.items):
            last = place == len(clause.items) - 1
            found.append(("item", f"({chr(ord('a') + place)})", f"{item}{end if last else ';'}"))
    return found


def pasted(text: Text, organ: str, sponsors: Sequence[str]) -> str:
    """As it is handed in, with the line of sponsors above it."""
    names = " and ".join(filter(None, (", ".join(sponsors[:-1]), sponsors[-1])))
    paragraphs = [f"{label} {words}".strip() for _, label, words in printed(text, organ)]
    return "\n\n".join([f"{names}: draft resolution", *paragraphs]) + "\n"


Edit = Callable[[Text], Text]


def insert(text: Text, clause: Clause, place: int) -> Text:
    """A new paragraph; those behind it are renumbered."""
    if clause in text.operative:
        return text
    at = place % (len(text.operative) + 1)
    operative = (*text.operative[:at], clause, *text.operative[at:])
    return msgspec.structs.replace(text, operative=operative)


def delete(text: Text, place: int) -> Text:
    """One paragraph less, if any would be left."""
    if len(text.operative) == 1:
        return text
    at = place % len(text.operative)
    kept = text.operative[:at] + text.operative[at + 1 :]
    return msgspec.structs.replace(text, operative=kept)


def move(text: Text, place: int) -> Text:
    """The last paragraph goes elsewhere."""
    rest, last = text.operative[:-1], text.operative[-1]
    at = place % (len(rest) + 1)
    return msgspec.structs.replace(text, operative=(*rest[:at], last, *rest[at:]))


def reword(text: Text, place: int, way: str) -> Text:
    """A few words more in one paragraph."""
    at = place % len(text.operative)
    clause = text.operative[at]
    longer = msgspec.structs.replace(clause, words=f"{clause.words} and {way}")
    operative = (*text.operative[:at], longer, *text.operative[at + 1 :])
    return msgspec.structs.replace(text, operative=operative)


def recall(text: Text, words: str) -> Text:
    """One more preambular paragraph."""
    if words in text.preambular:
        return text
    return msgspec.structs.replace(text, preambular=(*text.preambular, words))


places = st.integers(0, 9)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.tuples(clauses, places).map(lambda of: lambda text: insert(text, *of)),
    places.map(lambda place: lambda text: delete(text, place)),
    places.map(lambda place: lambda text: move(text, place)),
    st.tuples(places, st.sampled_from(WAYS)).map(lambda of: lambda text: reword(text, *of)),
    preambles.map(lambda words: lambda text: recall(text, words)),
)
revisions = st.lists(edits, min_size=1, max_size=4)


def revised(text: Text, changes: Sequence[Edit]) -> Text:
    """After all of the changes, in their order."""
    for change in changes:
        text = change(text)
    return text
