"""What counts as one word: a number, a date, a symbol, a footnote call is never cut.

Print is no difference: straight and curly quotation marks and apostrophes are the same mark, so
are hyphens and dashes, and so are the spaces of one width or another. A comma is a difference, and
so are two spaces instead of one.

Han, kana and Hangul are written without spaces (or with few), so each sign of them is a token.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

BREAK = "\n¶"
"""The end of a paragraph that another one follows; neither a token nor white space reads so."""
END = ""
"""The end of the last paragraph."""

CALL, CALLED = "\ufdd0", "\ufdd1"
"""What stands around the name of a note that is called: noncharacters, which no text holds."""
_PRINT = (("“”„‟«»", '"'), ("‘’‚‛´`", "'"), ("‐‑‒–—―−", "-"), ("\xa0\u202f\u205f\u3000", " "))
_FOLDED = {ord(sign): plain for signs, plain in _PRINT for sign in signs} | dict.fromkeys(
    range(0x2000, 0x200B), " "
)

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = r"\d{1,2}(?:\s?[-–]\s?\d{1,2}|\s(?:to|and)\s\d{1,2})?"
DATE = rf"{_DAYS}\s(?:{MONTHS})(?:\s\d{{4}})?(?!\w)"
_CALL = rf"{CALL}[^{CALL}{CALLED}]*{CALLED}|<sup>[^<>\s]*</sup>|[¹²³⁰⁴-⁹]+"
_HAN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_LETTERS = rf"[^\W¹²³⁰⁴-⁹{_HAN}]+"
_ACCENTS = r"[\u0300-\u036f\u064b-\u065f\u0670]+"
_LINK = r"(?:[-‐‑–./'’]|(?<=\d),(?=\d{3}))"
_WORD = rf"{_LETTERS}(?:{_ACCENTS}(?:{_LETTERS})?|{_LINK}{_LETTERS})*"
_TOKEN = re.compile(rf"(\s*)({_CALL}|{DATE}|{_WORD}|\S)")
_COUNTED = re.compile(rf"{_WORD}|[{_HAN}]")


class Tokens(NamedTuple):
    """A text cut up: before each word stands its white space. Joined, they are the text.

    ``keys`` are the words that are compared: without regard to how they are printed.
    """

    spaces: list[str]
    words: list[str]
    keys: list[str]


def tokenise(paragraphs: Sequence[str]) -> Tokens:
    """The paragraphs as one run of tokens, with a BREAK between them and an END at the end."""
    spaces: list[str] = []
    words: list[str] = []
    for text in paragraphs:
        found = _TOKEN.findall(text)
        spaces += [space for space, _ in found]
        words += [word for _, word in found]
        spaces.append(text[len(text.rstrip()) :])
        words.append(BREAK)
    words[-1] = END
    printed = "\n".join(paragraphs)
    same = fold(printed) == printed
    return Tokens(spaces, words, words if same else [fold(word) for word in words])


def fold(text: str) -> str:
    """The text without regard to how it is printed, of the same length."""
    return text if text.isascii() else text.translate(_FOLDED)


def words_of(text: str) -> list[str]:
    """The words alone, without marks and without regard to capitals."""
    return _COUNTED.findall(text.casefold())


def is_mark(word: str) -> bool:
    """Punctuation, or an end: whatever is no word."""
    return not word[:1].isalnum()
