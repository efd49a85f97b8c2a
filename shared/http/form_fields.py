"""What a browser sends in a form: its fields by name, and the JSON body they make."""

import base64
import io
from typing import Any
from urllib.parse import parse_qsl

from multipart import MultipartError, MultipartParser, parse_options_header

from shared.errors import RuleBroken

URL_ENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
Fields = dict[str, list[str | bytes]]
MOST = 1000
"""Fields of one form."""
DEEPEST = 8
NOT_OURS = "The form is not one that a browser sends from a page of ours."


def parsed(content_type: str, content: bytes) -> Fields:
    """The fields by name, each with what was given; an empty file or field is not there."""
    kind, options = parse_options_header(content_type)
    if kind == URL_ENCODED:
        pairs = letters(content)
    else:
        pairs = list(parts(content, options.get("boundary", "")))
    fields: Fields = {}
    for name, value in pairs:
        if value:
            fields.setdefault(name, []).append(value)
    return fields


def letters(content: bytes) -> list[tuple[str, str | bytes]]:
    """What a form without a file sends."""
    try:
        return [*parse_qsl(content.decode("utf-8", "replace"), max_num_fields=MOST)]
    except ValueError as error:
        raise RuleBroken(NOT_OURS) from error


def parts(content: bytes, boundary: str) -> list[tuple[str, str | bytes]]:
    """A file comes as bytes, its name beside it as ``<field>_name``.

    Its content is here already, so none of it goes through the disk, which may be full.
    """
    found: list[tuple[str, str | bytes]] = []
    room = len(content)
    parser = MultipartParser(
        io.BytesIO(content), boundary, strict=True, spool_limit=room, memory_limit=room
    )
    try:
        for part in parser:
            if part.filename is None:
                found.append((part.name, part.value))
            elif part.size:
                found += [(part.name, part.raw), (f"{part.name}_name", part.filename)]
    except (MultipartError, ValueError) as error:
        raise RuleBroken(NOT_OURS) from error
    return found


def text(fields: Fields, name: str) -> str | None:
    """The last of a field's values, if it is text."""
    values = [value for value in fields.get(name, []) if isinstance(value, str)]
    return values[-1].strip() if values else None


def typed(fields: Fields) -> dict[str, str]:
    """What the form shows again; a file must be chosen anew."""
    return {name: words for name in fields if (words := text(fields, name)) is not None}


def nested(fields: Fields) -> dict[str, Any]:
    """The body of the command: ``dates.opens`` inside ``dates``, ``people[]`` a list.

    RuleBroken where one name is a value and also has something inside it.
    """
    body: dict[str, Any] = {}
    for name, values in fields.items():
        if name.startswith("_"):
            continue
        *outer, last = name.removesuffix("[]").split(".", DEEPEST)
        place = body
        for each in outer:
            place = place.setdefault(each, {})
            if not isinstance(place, dict):
                raise RuleBroken(NOT_OURS)
        if last in place:
            raise RuleBroken(NOT_OURS)
        given = [plain(value) for value in values]
        place[last] = given if name.endswith("[]") else given[-1]
    return body


def plain(value: str | bytes) -> str:
    """Bytes travel in JSON as base64, as msgspec reads them."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value.strip()
