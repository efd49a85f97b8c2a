"""What adopted texts say of their adoption, in the forms in which the organs print it."""

import datetime

import pytest

from shared.text.adoption import Adoption, Meeting, Source
from shared.text.facts import facts
from shared.text.printed import printed
from shared.text.reading import read, read_text
from shared.text.structure import Document
from tests.shared.text.documents import real

BODY = "Recalling its resolution 65/230,\n\n1. Decides to meet;\n\n2. Invites all to come."


def resolution(
    organ: str = "General Assembly", head: str = "", closing: str = "", notes: str = ""
) -> Document:
    text = f"{head}\n\n80/100. A title\n\nThe {organ},\n\n{BODY}\n\n{closing}\n\n{notes}\n"
    document = read_text(text)
    assert document.not_understood == ()
    assert [p.number for p in document.operative] == ["1", "2"]
    return document


def adopted(document: Document) -> Adoption:
    assert document.adoption is not None
    return document.adoption


HEAD = "Resolution adopted by the General Assembly on 15 December 2025"
MEETING = "61st plenary meeting\n15 December 2025"


@pytest.mark.parametrize(
    ("name", "organ", "meeting", "day", "by", "source"),
    [
        ("A-RES-80-146.pdf", "General Assembly", 64, (2025, 12, 15), "Second Committee",
         Source(symbol="A/80/555", place="para. 7")),
        ("A-RES-80-189.pdf", "General Assembly", 62, (2025, 12, 15), "Third Committee",
         Source(symbol="A/80/545", place="para. 5")),
        ("A-RES-74-173.txt", "General Assembly", 50, (2019, 12, 18), "Third Committee",
         Source(symbol="A/74/400")),
        ("E-RES-2019-19.txt", "Economic and Social Council", 36, (2019, 7, 23),
         "Commission on Crime Prevention and Criminal Justice", Source(symbol="E/2019/30")),
    ],
)  # fmt: skip
def test_real_texts(
    name: str, organ: str, meeting: int, day: tuple[int, int, int], by: str, source: Source
) -> None:
    found = adopted(read(name, real(name)))
    assert (found.organ, found.meeting) == (organ, Meeting(number=meeting, kind="plenary meeting"))
    assert (found.date, found.recommended_by) == (datetime.date(*day), by)
    assert found.documents == (source,)
    assert found.session == {"A-RES-74-173.txt": "74", "E-RES-2019-19.txt": "2019"}.get(name, "80")


@pytest.mark.parametrize(
    "name", ["E-CN.15-2019-L.6-Rev.1.txt", "A-C.3-80-L.24.pdf", "A-C.3-80-L.65.pdf"]
)
def test_a_draft_is_not_adopted(name: str) -> None:
    assert read(name, real(name)).adoption is None
    assert facts(read(name, real(name)))["adoption"] is None


def test_nor_is_a_draft_that_tells_of_other_votes() -> None:
    note = "<sup>1</sup> Adopted by a recorded vote of 5 to 4, with 3 abstentions."
    text = f"Austria: draft resolution\n\nA title\n\nThe General Assembly,\n\n{BODY}\n\n{note}"
    document = read_text(text.replace("65/230", "65/230<sup>1</sup>"))
    assert document.kind == "draft resolution"
    assert document.adoption is None


@pytest.mark.parametrize(
    ("bracket", "documents"),
    [
        ("[without reference to a Main Committee (A/80/L.14 and A/80/L.14/Add.1)]",
         [("A/80/L.14", "draft", ""), ("A/80/L.14/Add.1", "draft", "")]),
        ("[without reference to a Main Committee (A/80/L.14/Rev.1 and Add.1)]",
         [("A/80/L.14/Rev.1", "draft", ""), ("A/80/L.14/Rev.1/Add.1", "draft", "")]),
        ("[on the report of the Third Committee (A/66/433 (Part II), para. 19)]",
         [("A/66/433 (Part II)", "report", "para. 19")]),
        ("[on the recommendation of the Commission on Walks (E/2019/28, chap. I, sect. B)]",
         [("E/2019/28", "report", "chap. I, sect. B")]),
    ],
)  # fmt: skip
def test_the_documents_it_was_adopted_on(
    bracket: str, documents: list[tuple[str, str, str]]
) -> None:
    found = adopted(resolution(head=f"{HEAD}\n\n{bracket}", closing=MEETING))
    assert [(each.symbol, each.role, each.place) for each in found.documents] == documents


@pytest.mark.parametrize(
    "closing", [MEETING, MEETING.replace("\n", ", "), MEETING.replace("\n", "\n\n")]
)
def test_meeting_and_day(closing: str) -> None:
    found = adopted(resolution(closing=closing))
    assert found.meeting == Meeting(number=61, kind="plenary meeting")
    assert (found.date, found.session) == (datetime.date(2025, 12, 15), "80")
    assert (found.without_vote, found.vote) == (None, None)


@pytest.mark.parametrize(
    "line", ["[Adopted without a vote.]", "[Resolution adopted without a vote.]"]
)
def test_without_a_vote(line: str) -> None:
    found = adopted(resolution(closing=f"56th meeting\n4 April 2023\n\n{line}"))
    assert (found.without_vote, found.vote) == (True, None)
    assert found.meeting == Meeting(number=56, kind="meeting")


VOTED = """56th meeting
4 April 2023

[Adopted, as orally revised, by a recorded vote of {}. The voting was as follows:

In favour:
Algeria, Bolivia (Plurinational State of) and
Bosnia and Herzegovina

Against:
United Kingdom of Great Britain and
Northern Ireland, France

Abstaining:
Benin]"""


def test_a_vote_with_its_lists() -> None:
    document = resolution("Human Rights Council", closing=VOTED.format("3 to 2, with 1 abstention"))
    found = adopted(document)
    vote = found.vote
    assert vote is not None
    assert (vote.kind, vote.in_favour, vote.against, vote.abstaining) == ("recorded", 3, 2, 1)
    assert [(each.name, each.code) for each in vote.for_it] == [
        ("Algeria", "DZA"), ("Bolivia (Plurinational State of)", "BOL"),
        ("Bosnia and Herzegovina", "BIH"),
    ]  # fmt: skip
    assert [each.code for each in vote.against_it] == ["GBR", "FRA"]
    assert [each.code for each in vote.abstained] == ["BEN"]
    assert (found.organ, found.orally) == ("Human Rights Council", ("revised",))
    assert about_adoption(document) == []


def about_adoption(document: Document) -> list[str]:
    return [warning.message for warning in document.warnings if warning.kind == "adoption"]


def test_what_does_not_add_up_is_a_warning() -> None:
    closing = VOTED.format("4 to 2, with 1 abstention").replace("Benin", "Benin, France, Ruritania")
    document = resolution("Human Rights Council", head=HEAD, closing=closing)
    assert about_adoption(document) == [
        "4 in favour, and the list names 3",
        "1 abstaining, and the list names 3",
        "“France” is listed twice",
        "“Ruritania” in the vote is not in the register of States",
        "the head says 2025-12-15, and the closing 2023-04-04",
    ]


@pytest.mark.parametrize(
    ("words", "kind", "figures"),
    [
        ("by a recorded vote of 79 to 60, with 33 abstentions", "recorded", (79, 60, 33)),
        ("by a recorded vote of 29 votes to 14, with no abstentions", "recorded", (29, 14, 0)),
        ("by a recorded vote (79–60–33)", "recorded", (79, 60, 33)),
        ("by a recorded vote of 23-18-6", "recorded", (23, 18, 6)),
        ("by a roll-call vote of 53 to none, with 2 abstentions", "roll-call", (53, 0, 2)),
        ("by a non-recorded vote of 53 to 4", "unrecorded", (53, 4, 0)),
        ("by 13 votes to none, with two abstentions", "unrecorded", (13, 0, 2)),
        ("by 13 votes in favour, none against and 2 abstentions", "unrecorded", (13, 0, 2)),
        ("by a recorded vote", "recorded", (None, None, None)),
    ],
)
def test_figures(words: str, kind: str, figures: tuple[int | None, ...]) -> None:
    vote = adopted(resolution(closing=f"{MEETING}\n\nAdopted {words}.")).vote
    assert vote is not None
    assert (vote.kind, (vote.in_favour, vote.against, vote.abstaining)) == (kind, figures)


def test_the_security_council() -> None:
    head = (
        "United Nations\nS/RES/2790 (2025)\nSecurity Council\n\nResolution 2790 (2025)\n\nAdopted "
        "by the Security Council at its 9987th meeting, on 19 September 2025\n\n"
    )
    document = read_text(f"{head}The Security Council,\n\n{BODY}\n")
    found = adopted(document)
    assert (found.organ, found.meeting) == ("Security Council", Meeting(number=9987))
    assert found.date == datetime.date(2025, 9, 19)


def test_its_older_volumes() -> None:
    closing = (
        "Adopted at the 2963rd meeting by 12 votes to 2 (Cuba and Yemen), with 1 abstention ({})."
    )
    vote = adopted(resolution("Security Council", closing=closing.format("China"))).vote
    assert vote is not None
    assert (vote.in_favour, vote.against, vote.abstaining) == (12, 2, 1)
    assert [[each.code for each in side] for side in (vote.against_it, vote.abstained)] == [
        ["CUB", "YEM"], ["CHN"],
    ]  # fmt: skip
    found = adopted(resolution(closing="Adopted unanimously at the 2932nd meeting.")).vote
    assert found is not None
    assert (found.unanimous, found.in_favour) == (True, None)


def test_a_compiled_volume() -> None:
    notes = (
        "<sup>1</sup> The draft resolution recommended in the report was sponsored in the "
        "Committee by: Algeria, Viet Nam (on behalf of the Group of 77 and China) and Zambia.\n\n"
        "* Adopted by a recorded vote of 2 to 1, with no abstentions, as follows:\n"
        "In favour: Algeria, Angola\nAgainst: Israel\nAbstaining: None"
    )
    document = resolution(closing=MEETING, notes=notes)
    found = adopted(document)
    assert [each.code for each in found.sponsors] == ["DZA", "VNM", "ZMB"]
    assert found.vote is not None
    assert [each.code for each in found.vote.for_it] == ["DZA", "AGO"]
    assert [each.code for each in found.vote.against_it] == ["ISR"]
    assert about_adoption(document) == []


def test_the_chapter_of_a_report() -> None:
    closing = (
        "57th meeting\n19 April 2005\n[Adopted by a recorded vote of 29 votes to 14, with\n"
        "10 abstentions. See chap. XI, E/CN.4/2005/L.10/Add.11]"
    )
    found = adopted(resolution("Commission on Human Rights", closing=closing))
    assert found.chapter == "chap. XI"
    assert found.documents == (Source(symbol="E/CN.4/2005/L.10/Add.11"),)


def test_a_decision_of_one_sentence() -> None:
    document = read_text(
        "79/501. Appointment\n\nAt its 53rd plenary meeting, on 24 December 2024, the General "
        "Assembly, by a recorded vote of 100 to 2, with 3 abstentions, on the recommendation of "
        "the Third Committee,<sup>12</sup> decided to take note of a report that had been adopted "
        "by 5 votes to 4.<sup>13</sup>\n\n<sup>12</sup> A/79/460, para. 26.\n\n"
        "<sup>13</sup> A/79/1.\n"
    )
    found = adopted(document)
    assert (found.organ, found.recommended_by) == ("General Assembly", "Third Committee")
    assert found.meeting == Meeting(number=53, kind="plenary meeting")
    assert found.date == datetime.date(2024, 12, 24)
    assert found.documents == (Source(symbol="A/79/460", place="para. 26"),)
    assert found.vote is not None
    assert found.vote.in_favour == 100


def test_facts_are_json() -> None:
    closing = VOTED.format("3 to 2, with 1 abstention")
    told = facts(resolution("Human Rights Council", closing=closing))["adoption"]
    assert told["date"] == "2023-04-04"
    assert told["meeting"] == {"number": 56, "kind": "meeting"}
    assert told["vote"]["abstained"] == [{"name": "Benin", "code": "BEN"}]


def test_nothing_is_printed_twice() -> None:
    pieces = list(printed(resolution(closing=VOTED.format("3 to 2, with 1 abstention"))))
    assert pieces.count("56th meeting") == 1
    assert sum("Bosnia and Herzegovina" in piece for piece in pieces) == 1


@pytest.mark.parametrize("tail", ["(" * 20_000, "a, " * 20_000, "1 to 1 " * 8_000, "\n" * 9_000])
def test_what_is_hostile_is_read_in_time(tail: str) -> None:
    document = resolution(closing=f"{MEETING}\n[Adopted by a recorded vote. In favour: {tail}")
    assert adopted(document).vote is not None
