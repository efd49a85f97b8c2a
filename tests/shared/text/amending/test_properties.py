"""Instructions as data, printed in varied words, read and applied: the edit made directly."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text import ordinals
from shared.text.amending.apply import apply
from shared.text.amending.language import read_instructions
from shared.text.reading import read_text

WORDS = ["peace", "rights", "water", "health", "work", "trade", "food", "law", "youth", "soil"]


@dataclass(frozen=True)
class Wish:
    """What is asked for at one paragraph."""

    part: str
    n: int
    do: str
    phrase: int
    quotes: int
    label: bool


def draft(preambular: int, operative: int) -> dict[str, list[str]]:
    return {
        "preambular": [f"Noting {_words('p', n)}," for n in range(1, preambular + 1)],
        "operative": [
            f"Requests {_words('q', n)}{'.' if n == operative else ';'}"
            for n in range(1, operative + 1)
        ],
    }


def _words(prefix: str, n: int) -> str:
    return " ".join(f"{word}{prefix}{n}" for word in WORDS[:4])


def text(parts: dict[str, list[str]]) -> str:
    numbered = [f"{n}. {line}" for n, line in enumerate(parts["operative"], 1)]
    return "\n\n".join(["A title", "The General Assembly,", *parts["preambular"], *numbered])


def place(wish: Wish) -> str:
    if wish.part == "operative":
        names = ("operative paragraph {}", "paragraph {}", "OP{}")
        return names[wish.phrase % 3].format(wish.n)
    names = (
        "the {} preambular paragraph",
        "preambular paragraph {}",
        "the {} paragraph of the preamble",
    )
    name = names[wish.phrase % 3]
    return name.format(ordinals.word(wish.n) if "the" in name else wish.n)


def quoted(wish: Wish, words: str) -> str:
    opening, closing = ("“”", '""', "''", "«»")[wish.quotes]
    return f"{opening}{words}{closing}"


def sentence(wish: Wish) -> str:
    """One of the ways to ask for it."""
    mark = "q" if wish.part == "operative" else "p"
    where, old = place(wish), quoted(wish, f"{WORDS[1]}{mark}{wish.n}")
    new = quoted(wish, f"{'Urges' if mark == 'q' else 'Recalling'} new{mark}{wish.n} things")
    said = {
        "delete": (f"Delete {where}", f"{where}: delete", f"{where} should be deleted"),
        "replace": (
            f"Replace {where} with the following: {new}",
            f"{where} should read as follows: {new}",
            f"Amend {where} to read {new}",
        ),
        "after": (
            f"After {where}, insert a new paragraph reading: {new}",
            f"Insert a new paragraph after {where}, as follows: {new}",
            f"A new paragraph should be added after {where}, reading {new}",
        ),
        "cut": (
            f"In {where}, delete {old}",
            f"Delete the word {old} in {where}",
            f"In {where}, the word {old} should be deleted",
        ),
        "swap": (
            f"In {where}, replace {old} with {quoted(wish, 'new')}",
            f"In {where}, substitute {quoted(wish, 'new')} for {old}",
            f"In {where}, the word {old} should be replaced by the word {quoted(wish, 'new')}",
        ),
        "beside": (
            f"In {where}, insert {quoted(wish, 'and new')} after {old}",
            f"In {where}, after the word {old}, add the words {quoted(wish, 'and new')}",
            f"In {where}, the words {quoted(wish, 'and new')} should be inserted after {old}",
        ),
    }[wish.do][wish.phrase // 3 % 3]
    return said[0].upper() + said[1:] + "."


def directly(parts: dict[str, list[str]], wishes: list[Wish]) -> dict[str, list[str]]:
    """The edits by hand, then the marks at the ends."""
    found = {}
    for part, lines in parts.items():
        mark = "q" if part == "operative" else "p"
        verb = "Urges" if mark == "q" else "Recalling"
        groups = [[line] for line in lines]
        for wish in (each for each in wishes if each.part == part):
            word, line = f"{WORDS[1]}{mark}{wish.n}", lines[wish.n - 1]
            new = f"{verb} new{mark}{wish.n} things"
            groups[wish.n - 1] = {
                "delete": [],
                "replace": [new],
                "after": [line, new],
                "cut": [line.replace(f"{word} ", "")],
                "swap": [line.replace(word, "new")],
                "beside": [line.replace(word, f"{word} and new")],
            }[wish.do]
        kept = [line.rstrip(",;.") for group in groups for line in group]
        last = "," if mark == "p" else "."
        found[part] = [
            line + (last if n == len(kept) or mark == "p" else ";")
            for n, line in enumerate(kept, 1)
        ]
    return found


@st.composite
def amendments(draw: st.DrawFn) -> tuple[dict[str, list[str]], list[Wish]]:
    preambular, operative = draw(st.integers(1, 30)), draw(st.integers(2, 30))
    places = [("preambular", n) for n in range(1, preambular + 1)]
    places += [("operative", n) for n in range(1, operative + 1)]
    chosen = draw(st.lists(st.sampled_from(places), min_size=1, max_size=12, unique=True))
    doing = st.sampled_from(["delete", "replace", "after", "cut", "swap", "beside"])
    wishes = [
        Wish(
            part,
            n,
            draw(doing),
            draw(st.integers(0, 8)),
            draw(st.integers(0, 3)),
            draw(st.booleans()),
        )
        for part, n in chosen
    ]
    return draft(preambular, operative), wishes


def lines(wishes: list[Wish]) -> list[str]:
    numbered = wishes[0].label
    return [f"{n}. {sentence(w)}" if numbered else sentence(w) for n, w in enumerate(wishes, 1)]


@given(amendments())
@settings(max_examples=80, deadline=None)
def test_what_is_read_is_what_is_asked(case: tuple[dict[str, list[str]], list[Wish]]) -> None:
    parts, wishes = case

    amendment = read_instructions(lines(wishes))
    outcome = apply(read_text(text(parts)), [("L.1", amendment.instructions)])

    assert (amendment.not_understood, len(amendment.instructions)) == ((), len(wishes))
    assert outcome.applied
    wanted = directly(parts, wishes)
    assert [p.text for p in outcome.document.preambular] == wanted["preambular"]
    assert [p.text for p in outcome.document.operative] == wanted["operative"]
    count = len(wanted["operative"])
    numbers = [str(n) for n in range(1, count + 1)] if count > 1 else [""] * count
    assert [p.number for p in outcome.document.operative] == numbers


@given(amendments(), st.data())
@settings(max_examples=25, deadline=None)
def test_words_that_are_not_there_change_nothing(
    case: tuple[dict[str, list[str]], list[Wish]], data: st.DataObject
) -> None:
    parts, wishes = case
    wrong = replace(wishes[0], n=data.draw(st.integers(31, 60)), do="delete")
    before = read_text(text(parts))

    outcome = apply(before, [("L.1", read_instructions(lines([*wishes, wrong])).instructions)])

    assert (outcome.document, len(outcome.refusals)) == (before, 1)


@given(amendments())
@settings(max_examples=25, deadline=None)
def test_the_order_of_amendments_does_not_matter(
    case: tuple[dict[str, list[str]], list[Wish]],
) -> None:
    parts, wishes = case
    before = read_text(text(parts))
    named = [
        (f"L.{n}", read_instructions([sentence(w)]).instructions) for n, w in enumerate(wishes)
    ]

    assert apply(before, named).document == apply(before, named[::-1]).document
