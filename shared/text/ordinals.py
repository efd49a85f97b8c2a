"""Ordinal words as sessions carry them: "Twenty-eighth" is 28, 28 is "twenty-eighth"."""

import re

_UNITS = re.findall(
    r"\S+",
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
)
_TENS = {
    20: "twent",
    30: "thirt",
    40: "fort",
    50: "fift",
    60: "sixt",
    70: "sevent",
    80: "eight",
    90: "ninet",
}
_HUNDREDS = {100: "one hundred", 200: "two hundred", 300: "three hundred"}


LATIN: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies "
        "quaterdecies quindecies sexdecies septdecies octodecies novodecies vicies",
    )
)
"""What is put in behind paragraph 7 is 7 bis, then 7 ter, in this order."""
LATIN_PATTERN = "|".join(sorted(LATIN, key=len, reverse=True))


def _words() -> dict[int, str]:
    words = dict(enumerate(_UNITS[1:], 1))
    for ten, stem in _TENS.items():
        words[ten] = f"{stem}ieth"
        words |= {ten + n: f"{stem}y-{_UNITS[n]}" for n in range(1, 10)}
    below = dict(words)
    for hundred, stem in _HUNDREDS.items():
        words[hundred] = f"{stem}th"
        words |= {hundred + n: f"{stem} and {word}" for n, word in below.items()}
    return words


WORDS = _words()
_NUMBERS = (
    {word: number for number, word in WORDS.items()}
    | {word.replace(" and ", " "): number for number, word in WORDS.items()}
    | {word.replace("one hundred", "hundred"): n for n, word in WORDS.items() if 100 <= n < 200}
)
PATTERN = (
    r"(?:(?:(?:one|two|three)[ -])?hundred(?:th|[ -](?:and[ -])?)?)?"
    r"(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ieth|y[- ](?:first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth))|(?:"
    + "|".join(sorted(_UNITS[1:], reverse=True))
    + r"))|(?:one|two|three) hundredth|\d{1,4}(?:st|nd|rd|th)"
)


def number(word: str) -> int | None:
    """28 for "Twenty-eighth", "twenty eighth", "28th"; None for what is no ordinal."""
    plain = re.sub(r"\s+", " ", word.strip().lower())
    if match := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", plain):
        return int(match[1])
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    return _NUMBERS.get(re.sub(r"(\w+y) (\w+)$", r"\1-\2", plain))


def word(n: int) -> str:
    """ "twenty-eighth" for 28; beyond the words known here "412th"."""
    if n in WORDS:
        return WORDS[n]
    suffix = "th" if 10 < n % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"
