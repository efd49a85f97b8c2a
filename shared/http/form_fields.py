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


def parsed(content_type: str, content: bytes) -> Fields:
    """The fields by name, each with what was given; an empty file or field is not there."""
    kind, options = parse_options_header(content_type)
    if kind == URL_ENCODED:
        pairs: list[tuple[str, str | bytes]] = [*parse_qsl(content.decode("utf-8", "replace"))]
    else:
        pairs = list(parts(content, options.get("boundary", "")))
    fields: Fields = {}
    for name, value in pairs:
        if value:
            fields.setdefault(name, []).append(value)
    return fields


def parts(content: bytes, boundary: str) -> list[tuple[str, str | bytes]]:
    """A file comes as bytes, its name beside it as ``<field>_name``."""
    found: list[tuple[str, str | bytes]] = []
    try:
        for part in MultipartParser(io.BytesIO(content), boundary, strict=True):
            if part.filename is None:
                found.append((part.name, part.value))
            elif part.size:
                found += [(part.name, part.raw), (f"{part.name}_name", part.filename)]
    except (MultipartError, ValueError) as error:
        raise RuleBroken("The form is not one that a browser sends.") from error
    return found


def text(fields: Fields, name: str) -> str | None:
    """The last of a field's values, if it is text."""
    values = [value for value in fields.get(name, []) if isinstance(value, str)]
    return values[-1].strip() if values else None


def typed(fields: Fields) -> dict[str, str]:
    """What the form shows again; a file must be chosen anew."""
    return {name: words for name in fields if (words := text(fields, name)) is not None}


def nested(fields: Fields) -> dict[str, Any]:
    """The body of the command: ``dates.opens`` inside ``dates``, ``people[]`` a list."""
    body: dict[str, Any] = {}
    for name, values in fields.items():
        if name.startswith("_"):
            continue
        *outer, last = name.removesuffix("[]").split(".")
        place = body
        for each in outer:
            place = place.setdefault(each, {})
        given = [plain(value) for value in values]
        place[last] = given if name.endswith("[]") else given[-1]
    return body


def plain(value: str | bytes) -> str:
    """Bytes travel in JSON as base64, as msgspec reads them."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value.strip()
