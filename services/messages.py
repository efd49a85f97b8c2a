"""The words of all pages, gathered for their translators: ``python -m services.messages``.

Each catalogue keeps what has been translated; what is said no more is dropped, and what is new
waits with an empty translation, so that it is said in English until then.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from shared.web.translations import SPOKEN, catalogue

ROOT = Path(__file__).parents[1]
FOLDERS = ("shared/web", "shared/http", "services", "infra", "example")
METHODS = [("**.py", "python"), ("**/pages/**.html", "jinja2.ext:babel_extract")]
NOISE = re.compile(
    rb'^"(?:POT-|PO-|Report-|Last-|Generated-|Language-Team).*\n', flags=re.MULTILINE
)
"""Dates and names that would change with every run."""
OPTIONS = {"**/pages/**.html": {"trimmed": "true", "silent": "false"}}


def said() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Each message with the file that says it; a message with a plural is a pair."""
    for folder in FOLDERS:
        found = extract_from_dir(str(ROOT / folder), METHODS, OPTIONS)
        for name, _, message, _, _ in found:
            yield f"{folder}/{name}", message


def template() -> Catalog:
    """Without line numbers: they would change with every edit."""
    made = Catalog(project="Penholder", version="0.1")
    for file, message in sorted(said(), key=str):
        made.add(message, locations=[(file, 0)])
    return made


def known(language: str) -> Catalog:
    """What is written so far."""
    with catalogue(language).open("rb") as source:
        return read_po(source, locale=language)


def updated(language: str) -> bytes:
    """The catalogue as it should stand."""
    catalog = known(language)
    catalog.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    target = BytesIO()
    write_po(target, catalog, width=100, include_lineno=False)
    return NOISE.sub(b"", target.getvalue())


def missing(language: str) -> list[str]:
    """What is still said in English, with its file."""
    catalog = known(language)
    return [
        f"{file}: {message}"
        for file, message in sorted(set(said()), key=str)
        if message not in catalog or not catalog[message].string
    ]


if __name__ == "__main__":
    for language in SPOKEN[1:]:
        catalogue(language).write_bytes(updated(language))
        print(f"{language}: {len(missing(language))} still in English")  # noqa: T201
