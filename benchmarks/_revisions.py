"""Two revisions to compare: paragraphs of 60 words in the idiom of resolutions."""

import random

from shared.text.compare.model import Paragraph

Text = list[Paragraph]
VERBS = "Urges Invites Requests Encourages Recalls Notes Welcomes Reaffirms Stresses".split()  # noqa: SIM905
COMMON = "the of and to in for on with Member States United Nations Office upon request".split()  # noqa: SIM905


def revisions(dice: random.Random, number: int = 110) -> tuple[Text, Text]:
    """Four paragraphs of five are edited, five moved."""
    rare = [f"word{n}" for n in range(1500)]
    texts = [[dice.choice(VERBS), *_words(dice, rare, 60)] for _ in range(number)]
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
