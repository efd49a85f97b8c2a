"""Feeds (RFC 4287). An entry's id is for life; ``updated`` moves only when readers should look."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

# What XML 1.0 cannot carry, not even escaped.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class FeedEntry(Struct, frozen=True, kw_only=True):
    """``id`` is an IRI such as urn:uuid:…; ``author`` is who did it, "" means the feed's."""

    id: str
    title: str
    url: str
    updated: datetime
    published: datetime | None = None
    summary: str = ""
    author: str = ""
    category: str = ""


class Feed(Struct, frozen=True, kw_only=True):
    """``url`` is the page that people read, ``self_url`` the feed; ``updated`` if it is empty."""

    id: str
    title: str
    url: str
    self_url: str
    author: str
    updated: datetime
    language: str = "en"


def render(feed: Feed, entries: Sequence[FeedEntry]) -> bytes:
    """The feed with its entries in the order given (newest first is the custom)."""
    if len({entry.id for entry in entries}) != len(entries):
        raise ValueError("two entries of a feed have the same id")
    latest = max((entry.updated for entry in entries), default=feed.updated)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={attribute(feed.language)}>',
        element("id", feed.id),
        element("title", feed.title),
        element("updated", timestamp(latest)),
        f'<link rel="self" type="application/atom+xml" href={attribute(feed.self_url)}/>',
        f'<link rel="alternate" type="text/html" href={attribute(feed.url)}/>',
        f"<author>{element('name', feed.author)}</author>",
    ]
    for entry in entries:
        lines.extend(entry_lines(entry))
    lines.append("</feed>\n")
    return "\n".join(lines).encode()


def entry_lines(entry: FeedEntry) -> Iterator[str]:
    """One entry; its text is plain, so no reader can be made to run it."""
    yield "<entry>"
    yield element("id", entry.id)
    yield element("title", entry.title)
    yield element("updated", timestamp(entry.updated))
    if entry.published is not None:
        yield element("published", timestamp(entry.published))
    yield f'<link rel="alternate" type="text/html" href={attribute(entry.url)}/>'
    if entry.author:
        yield f"<author>{element('name', entry.author)}</author>"
    if entry.category:
        yield f"<category term={attribute(entry.category)}/>"
    if entry.summary:
        yield element("summary", entry.summary)
    yield "</entry>"


def element(name: str, text: str) -> str:
    """Plain text between tags."""
    return f"<{name}>{escape(NOT_IN_XML.sub('', text))}</{name}>"


def attribute(value: str) -> str:
    """With its quotes."""
    return quoteattr(NOT_IN_XML.sub("", value))


def timestamp(instant: datetime) -> str:
    """RFC 3339 in UTC; refuses a naive time, which would be read as the machine's."""
    if instant.tzinfo is None:
        raise ValueError("an instant carries its offset")
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
