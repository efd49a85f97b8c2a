from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from shared.formats.atom import NOT_IN_XML, Feed, FeedEntry, render

GOLDEN = Path(__file__).parent / "golden"
NS = {"a": "http://www.w3.org/2005/Atom"}
FEED = Feed(
    id="urn:uuid:0190a1b2-0000-7000-8000-000000000001",
    title="Drafts of the Commission on Crime Prevention and Criminal Justice",
    url="https://penholder.example/bodies/ccpcj",
    self_url="https://penholder.example/bodies/ccpcj.atom?since=1&kind=draft",
    author="Secretariat of the Commission",
    updated=datetime(2019, 1, 1, tzinfo=UTC),
)
REVISED = FeedEntry(
    id="urn:uuid:0190a1b2-0000-7000-8000-000000000002",
    title="E/CN.15/2019/L.6/Rev.1 was issued",
    url="https://penholder.example/symbols/E-CN.15-2019-L.6-Rev.1",
    updated=datetime(2019, 5, 24, 12, 30, tzinfo=timezone(timedelta(hours=2))),
    published=datetime(2019, 5, 24, 10, 0, tzinfo=UTC),
    summary="Operative paragraphs 3 & 14 changed; <b>not</b> markup.",
    author="Côte d’Ivoire",
    category="draft-revised",
)
ISSUED = FeedEntry(
    id="urn:uuid:0190a1b2-0000-7000-8000-000000000003",
    title="E/CN.15/2019/L.6 was issued",
    url="https://penholder.example/symbols/E-CN.15-2019-L.6",
    updated=datetime(2019, 5, 3, 9, tzinfo=UTC),
)


def parsed(feed: bytes) -> etree._Element:
    return etree.fromstring(feed, etree.XMLParser(resolve_entities=False))


def test_a_feed_is_what_it_was() -> None:
    assert render(FEED, [REVISED, ISSUED]) == (GOLDEN / "drafts.atom").read_bytes()


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    feed = parsed(render(FEED, [ISSUED, REVISED]))

    assert feed.findtext("a:updated", namespaces=NS) == "2019-05-24T10:30:00Z"
    assert feed.findtext("a:entry/a:updated", namespaces=NS) == "2019-05-03T09:00:00Z"


def test_an_empty_feed_still_has_a_date() -> None:
    feed = parsed(render(FEED, []))

    assert feed.findtext("a:updated", namespaces=NS) == "2019-01-01T00:00:00Z"


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_any_text_arrives_as_text(text: str) -> None:
    feed = parsed(render(FEED, [replace(REVISED, title=text, summary=f"s{text}", category=text)]))

    kept = NOT_IN_XML.sub("", text)
    # A reader of XML sees every line break as a line feed.
    seen = kept.replace("\r\n", "\n").replace("\r", "\n")
    assert (feed.findtext("a:entry/a:title", namespaces=NS) or "") == seen
    assert feed.findtext("a:entry/a:summary", namespaces=NS) == f"s{seen}"
    category = feed.find("a:entry/a:category", namespaces=NS)
    assert (category is None) == (text == "")


def test_mistakes_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        render(FEED, [ISSUED, ISSUED])
    with pytest.raises(ValueError, match="carries its offset"):
        render(FEED, [replace(ISSUED, updated=ISSUED.updated.replace(tzinfo=None))])
