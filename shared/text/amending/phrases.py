"""One verb with what leads it in and what follows it, and the places that both name."""

import re
from collections.abc import Sequence

import msgspec

from shared.text import ordinals
from shared.text.amending.model import Place
from shared.text.amending.places import Within, places_in, wholes, within
from shared.text.amending.quotations import QUOTATION, Aside

_THIS = re.compile(
    r"\b(?:this|the|that)(?: entire| whole)?(?: sub-?)?\s*paragraph\b(?! \d)|\bit\b"
    r"|\bin its entirety\b",
    re.I,
)
_LATIN = ordinals.LATIN_PATTERN
_BIS = rf"(?:\s?(?:{_LATIN}|alt)\b)*"
NEW = re.compile(
    r"\b(?:new|additional|following|further|separate|another|a|two|three|four|five|six|several|as|by)"
    r"\s+(?:(?:(?:a|the|two|three|four|five|six|new|additional|further|separate|final|last|concluding"
    rf"|following)|(?P<nth>{ordinals.PATTERN}))\s+){{0,6}}"
    r"(?:(?P<part>preambular|preambulatory|operative)\s+)?"
    r"(?P<sub>sub-?\s?)?(?:paragraphs?|paras?\b\.?|clauses?)(?P<of>\s+(?:of|in|to)\s+the\s+preamble)?"
    rf"(?:\s+(?:No\.\s*)?\(?(?P<number>\d{{1,3}}{_BIS}(?:\s?\([a-z]{{1,4}}\))?"
    rf"|\((?:[a-z]{{1,4}}|\d{{1,2}})(?:\s?(?:{_LATIN}))?\)(?:\s?(?:{_LATIN})\b)?)\)?"
    rf"(?P<more>(?:\s*(?:,|and|to|[-–])\s*(?:\d{{1,3}}{_BIS}"
    r"|\([a-z]{1,4}\)))*))?",
    re.I,
)


EDGE = re.compile(
    r"\b(?:at|to|as)\s+(?:the\s+)?(?:very\s+)?(?P<edge>end|beginning|start|close|last|final|first)\b"
    r"|\b(?:new\s+)(?P<last>final|last|concluding)\b",
    re.I,
)


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above a sentence: the places a heading names, the side, the part."""

    places: tuple[Place, ...] = ()
    side: str = ""
    part: str = ""


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """``before`` is what leads the sentence in, ``rest`` what follows the verb."""

    verb: str
    before: str
    rest: str
    context: Context
    aside: Aside

    def places(self) -> tuple[Place, ...]:
        """Of the rest, else of what leads in, else of the heading above; then what narrows them."""
        found = self.own() or self.led() or self.context.places or wholes(self._both())
        return self._narrowed(found)

    def searched(self) -> tuple[Place, ...]:
        """Where words are looked for: without any place in the whole text."""
        return self.places() or self._narrowed((Place(part="text"),))

    def led(self) -> tuple[Place, ...]:
        return self._named(self.before, self.context.places)

    def own(self) -> tuple[Place, ...]:
        """Those that follow the verb; the name of a new paragraph is not a place."""
        return self._named(without_new(self.rest), self.led() or self.context.places)

    def all_places(self, text: str) -> tuple[Place, ...]:
        return self._narrowed(self._named(text, self.context.places))

    def names_paragraph(self) -> bool:
        """Whether the clause is about a paragraph as a whole, and says no more than which."""
        return bool(
            self.own() or _THIS.search(self.rest) or wholes(self.rest)
        ) or not self.rest.strip(" .;,:")

    def old_and_new(self, text: str) -> bool:
        """Whether it quotes both what stands there and what is to stand there."""
        return len(re.findall(QUOTATION, self.words_of(text))) > 1

    def words_of(self, text: str) -> str:
        """Without the words that name a paragraph by its beginning."""
        found = places_in(text, self.context.places, self.aside.quoted)
        for named in reversed(found):
            if any(place.starting for place in named.places):
                text = text[: named.start] + " " + text[named.end :]
        return text

    def _both(self) -> str:
        return f"{self.before} {without_new(self.rest)}"

    def _named(self, text: str, context: Sequence[Place]) -> tuple[Place, ...]:
        found = places_in(text, context, self.aside.quoted, self.context.part)
        return tuple(place for each in found for place in each.places)

    def _narrowed(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        by: Within = within(self._both())
        return tuple(by.narrowed(place) for place in places)


def without_new(text: str) -> str:
    """The text with spaces where it names a new paragraph, which has no place yet."""
    return NEW.sub(lambda match: " " * len(match[0]), text)
