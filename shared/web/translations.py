"""Catalogues of messages, compiled in memory from ``locale/<language>/LC_MESSAGES``."""

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LOCALE = Path(__file__).with_name("locale")
NAMES = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ar": "العربية",
    "zh": "中文",
}
"""The languages of the United Nations, each in its own name."""
RIGHT_TO_LEFT = frozenset({"ar"})


def catalogue(language: str) -> Path:
    """Where the messages of a language stand, whether or not they have been written yet."""
    return LOCALE / language / "LC_MESSAGES" / "penholder.po"


SPOKEN = tuple(each for each in NAMES if each == "en" or catalogue(each).exists())
"""Those whose words have been written."""


@cache
def translations(language: str) -> NullTranslations:
    """The messages of a language; English, and one without a catalogue, says what templates say."""
    path = catalogue(language)
    if language not in NAMES or not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled, domain="messages")
