"""Every word of the kit has its translation where a language has a catalogue."""

import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from services import messages
from shared.web import translations as module
from shared.web.times import relative, when
from shared.web.translations import NAMES, catalogue, translations
from tests.shared.web.gallery import NOW, build

ENOUGH = 0.95
"""Of all words: what was added last may wait for its translator."""
KIT = Path(module.__file__).parent
WRITTEN = [language for language in NAMES if catalogue(language).exists()]
METHODS = [("**.py", "python"), ("**/pages/**.html", "jinja2.ext:babel_extract")]


def said() -> set[Any]:
    options = {"**/pages/**.html": {"trimmed": "true", "silent": "false"}}
    return {found[2] for found in extract_from_dir(str(KIT), METHODS, options)}


@pytest.mark.parametrize("language", WRITTEN)
def test_nothing_the_kit_says_is_left_out(language: str) -> None:
    with catalogue(language).open("rb") as source:
        written = read_po(source, locale=language)

    missing = [words for words in said() if words not in written or not written[words].string]

    assert {"Sign in", "late", "your time %(time)s"} <= said()
    assert missing == []


@pytest.mark.parametrize("language", WRITTEN)
def test_nearly_all_that_services_say_is_translated(language: str) -> None:
    every = {words for _, words in messages.said()}
    lacking = messages.missing(language)

    assert len(lacking) <= (1 - ENOUGH) * len(every), "\n".join(lacking)


@pytest.mark.parametrize("language", WRITTEN)
def test_a_translation_names_what_the_original_names(language: str) -> None:
    wrong = [
        message.id
        for message in messages.known(language)
        if message.string and any(names(each) != names(message.id) for each in forms(message))
    ]

    assert wrong == []


def forms(message: Message) -> list[Any]:
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


def names(words: Any) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|{\w+}", str(words)))


def test_a_page_speaks_its_language() -> None:
    pages = build("fr")

    assert "Plan de travail" in pages["workplan"]
    assert "en retard" in pages["workplan"]
    assert "votre heure" in pages["today"]
    assert "3 autres personnes" in pages["move"]


def test_dates_and_words_come_from_the_same_language() -> None:
    assert when(NOW, "Europe/Vienna", "Vienne", "Asia/Tokyo", language="fr") == (
        "mar. 21 mai 2019, 09:40 Vienne (votre heure : 16:40)"
    )
    assert relative(NOW, NOW, "fr") == "maintenant"


def test_a_language_without_a_catalogue_says_it_in_english() -> None:
    assert translations("tlh").gettext("late") == "late"
    assert translations("../../etc").gettext("late") == "late"
