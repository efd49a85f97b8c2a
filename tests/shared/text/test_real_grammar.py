"""The grammar of real documents, rule by rule, in invented words."""

import pytest

from shared.text.blocks import flatten, in_order
from shared.text.facts import facts
from shared.text.printing.plain import print_text
from shared.text.reading import read, read_text
from shared.text.structure import Document


def draft(*preamble: str, decides: str = "1. Decides to go on.") -> Document:
    return read_text("\n\n".join(["The General Assembly,", *preamble, decides]))


# Openings


@pytest.mark.parametrize(
    "opening",
    [
        "Aware",
        "Being of the view",
        "Saluting the work",
        "While noting the efforts",
        "Also recalling its work",
        "On the recommendation of the Committee",
        "Pursuant to its rules",
        "In view of the above",
        "Having heard the Chair",
        "Acting under Chapter VII of the Charter",
        "Emphasizing in this regard that bridges last",
        "Aghast at the state of the bridges",
    ],
)
def test_a_paragraph_that_stands_apart_is_one(opening: str) -> None:
    """Whatever word it opens with, known or not."""
    document = draft("Recalling its past,", "Mindful of bridges,", f"{opening},", "Noting it,")

    assert len(document.preambular) == 4
    assert document.preambular[2].text == f"{opening},"


def test_a_name_below_the_edge_of_a_page_goes_on() -> None:
    document = draft(
        "Recalling its past,",
        "Mindful of bridges, of rivers,\n\n25-12345 2/3\n\nRuritania and its mountains,",
        "Noting it,",
    )

    assert [p.text for p in document.preambular] == [
        "Recalling its past,",
        "Mindful of bridges, of rivers, Ruritania and its mountains,",
        "Noting it,",
    ]


def test_labelled_recitals() -> None:
    document = draft("(a) Recalling its past;", "(b) Taking note of the report;", decides="Acts.")

    assert [(p.label, p.text) for p in document.preambular] == [
        ("(a)", "Recalling its past;"),
        ("(b)", "Taking note of the report;"),
    ]


def test_a_last_paragraph_that_ends_in_a_full_stop_decides() -> None:
    document = draft("Recalling its past,", decides="Disbands the committee.")

    assert (len(document.preambular), len(document.operative)) == (1, 1)


def test_a_draft_that_somebody_quotes() -> None:
    document = read_text(
        "“The General Assembly,\n\n“Recalling its past,\n\n“Noting it,\n\n"
        "“1. Decides to act;\n\n“2. Requests States to go.”\n"
    )

    assert document.chain == ("General Assembly",)
    assert len(document.preambular) == 2
    assert [p.number for p in document.operative] == ["1", "2"]


# Sections, and several resolutions in one text

SECTIONS = """The General Assembly,

Recalling its past,

I
Bridges in
general

Having considered the report of the Secretary-General and the related report of the
Advisory Committee,

1. Takes note of the report;

2. Endorses it;

II
Building

Recalling section I above,

1. Takes note of the second report;

III
Estimates

Takes note of the estimates.
"""


def test_a_section_has_a_preamble_of_its_own() -> None:
    document = read_text(SECTIONS)

    assert [p.behind for p in document.preambular] == [0, 0, 2]
    assert [p.number for p in document.operative] == ["1", "2", "1", ""]
    assert [(s.heading, s.before, s.part) for s in document.sections] == [
        ("I", 1, "preambular"),
        ("Bridges in general", 1, "preambular"),
        ("II", 2, "operative"),
        ("Building", 2, "operative"),
        ("III", 3, "operative"),
        ("Estimates", 3, "operative"),
    ]
    assert not document.not_understood
    assert not document.warnings


def test_reading_order_with_preambles_between() -> None:
    document = read_text(SECTIONS)
    blocks = flatten(document)

    assert [block.text for block in blocks if block.kind in ("preambular", "operative")] == [
        p.text for p in in_order(document)
    ]
    assert [p.text[:9] for p in in_order(document)][3:5] == ["Endorses ", "Recalling"]
    assert len({block.path for block in blocks}) == len(blocks)


PARTS = """51/45. Bridges

A

STONE

The General Assembly,

Recalling its past,

1. Calls upon States to build;

2. Decides to go on.

79th plenary meeting
10 December 1996

B

WOOD

The General Assembly,

Recalling its past,

Mindful of wood,

Welcomes it.

79th plenary meeting
10 December 1996
"""


def test_several_resolutions_in_one_text() -> None:
    document = read_text(PARTS)

    assert document.title == "Bridges"
    assert [p.behind for p in document.preambular] == [0, 2, 2]
    assert [p.number for p in document.operative] == ["1", "2", ""]
    assert [s.heading for s in document.sections] == [
        "A",
        "STONE",
        "B",
        "WOOD",
        "The General Assembly,",
    ]
    assert document.closing == ("79th plenary meeting", "10 December 1996") * 2
    assert not document.not_understood
    assert not document.warnings


@pytest.mark.parametrize("source", [SECTIONS, PARTS])
def test_what_is_printed_is_read_again(source: str) -> None:
    document = read_text(source)

    assert flatten(read("a.txt", print_text(document))) == flatten(document)


def test_a_heading_that_is_a_sentence() -> None:
    document = draft("Noting it,", decides="1. Decides;\n\nAction 1. We build.\n\n2. Goes on.")

    assert [s.heading for s in document.sections] == ["Action 1. We build."]
    assert document.not_understood == ()


# Heads


@pytest.mark.parametrize("mark", ["57/…", "57/...", "57/__"])
def test_a_number_that_is_not_yet_given(mark: str) -> None:
    document = read_text(
        f"Ruritania: draft resolution\n\n{mark} Shade\n\nThe Human Rights Council,\n\n"
        "Noting it,\n\n1. Decides this.\n"
    )

    assert (document.title, document.heads[-1]) == ("Shade", mark)
    assert read("a.txt", print_text(document)).title == "Shade"


def test_days_of_a_session_without_a_place() -> None:
    head = read_text(
        "A/HRC/57/L.12\n\n2 October 2024\n\nHuman Rights Council\nFifty-seventh session\n"
        "9 September–9 October 2024\nAgenda item 3\n\nRuritania: draft resolution\n\nShade\n\n"
        "The Human Rights Council,\n\nNoting it,\n\n1. Decides this.\n"
    ).masthead

    assert [day.isoformat() for day in head.dates] == ["2024-09-09", "2024-10-09"]
    assert (str(head.date), head.place) == ("2024-10-02", None)


def test_an_organ_over_two_lines() -> None:
    head = read_text(
        "A/C.4/79/L.9\n\nSpecial Political and Decolonization Committee\n(Fourth Committee)\n"
        "Agenda item 50\n\nRuritania: draft resolution\n\nWeavers\n\nThe General Assembly,\n\n"
        "Noting it,\n\n1. Decides this.\n"
    ).masthead

    assert head.organ == "Special Political and Decolonization Committee (Fourth Committee)"


@pytest.mark.parametrize("verb", ["approves", "requests", "takes note of", "also endorses"])
def test_a_decision_in_one_sentence(verb: str) -> None:
    document = read_text(
        "A/C.3/79/L.70\n\nDraft decision submitted by the Chair\n\nProgramme of work of the Third "
        f"Committee\n\nThe General Assembly {verb} the programme of work.\n"
    )

    assert (document.kind, len(document.operative)) == ("draft decision", 1)
    assert document.title == "Programme of work of the Third Committee"


def test_a_formula_without_its_comma() -> None:
    document = read_text("The General Assembly\n\nAdopts the following declaration:\n\n1. We go.\n")

    assert document.formulas == ("The General Assembly",)
    assert document.operative[0].opening == "Adopts"


@pytest.mark.parametrize(
    ("line", "starred"),
    [
        ("Austria*, Chad and Peru*", ["Austria", "Peru"]),
        ("Austria,* Chad and Peru*", ["Austria", "Peru"]),
        ("Austria,* Chad,* Malta and Peru:*", ["Austria", "Chad", "Peru"]),
        ("Austria* and Peru", ["Austria"]),
        ("Austria and Micronesia (Federated States of)*", ["Micronesia (Federated States of)"]),
    ],
)
def test_stars_of_sponsors(line: str, starred: list[str]) -> None:
    line = line if ":" in line else f"{line}:"
    sponsors = read_text(
        f"{line} draft resolution\n\nShade\n\nThe Human Rights Council,\n\nNoting it,\n\n"
        "1. Decides this.\n\n* State not a member of the Human Rights Council.\n"
    ).sponsors

    assert [sponsor.name for sponsor in sponsors if sponsor.star] == starred
    assert all("*" not in sponsor.name for sponsor in sponsors)


def test_a_star_about_the_document_binds_to_no_sponsor() -> None:
    sponsors = read_text(
        "Austria and Peru:* draft resolution\n\nShade\n\nThe General Assembly,\n\nNoting it,\n\n"
        "1. Decides this.\n\n* Reissued for technical reasons on 1 May 2025.\n"
    ).sponsors

    assert [sponsor.star for sponsor in sponsors] == ["", ""]


# Closing and annexes


@pytest.mark.parametrize(
    "meeting", ["50th plenary meeting (resumed)", "947th plenary meeting,", "40th meeting"]
)
def test_the_meeting_that_adopted_it(meeting: str) -> None:
    document = draft("Noting it,", decides=f"1. Decides.\n\n{meeting}\n14 December 1960.")

    assert document.closing == (meeting, "14 December 1960.")
    assert document.not_understood == ()


def test_an_annex_in_capitals_behind_the_closing() -> None:
    document = draft(
        "Noting it,", decides="1. Decides.\n\n5th meeting\n1 May 1974\n\nANNEX\n\nCharter\n\n1. We."
    )

    assert [(a.label, a.title, len(a.paragraphs)) for a in document.annexes] == [
        ("ANNEX", "Charter", 1)
    ]


def test_the_agenda_that_a_decision_carries() -> None:
    document = read_text(
        "Draft decision\n\nAgenda of the Council\n\nThe Economic and Social Council:\n\n"
        "(a) Takes note of the report;\n\n(b) Approves the agenda below.\n\n"
        "Provisional agenda for the fortieth session of the Commission\n\n"
        "1. Election of officers.\n\n2. Adoption of the agenda.\n"
    )

    assert len(document.operative) == 1
    assert [len(annex.paragraphs) for annex in document.annexes] == [2]


def test_entries_of_an_annex_that_no_punctuation_ends() -> None:
    document = draft(
        "Recalling it,",
        "Noting it,",
        decides="1. Decides.\n\nAnnex\n\nList\n\n1. SALT\n\nTrader in salt.\n\n2. PEPPER",
    )

    assert [p.text for p in document.annexes[0].paragraphs] == ["SALT", "Trader in salt.", "PEPPER"]


def test_a_decision_in_several_sentences_with_names() -> None:
    document = read_text(
        "79/406. Appointments\n\nAt its 30th plenary meeting, on 12 November 2024, the General "
        "Assembly appointed the following persons:\n\nMr. A. B. (Ruritania)\n\n"
        "Ms. C. D. (Syldavia)\n\nAs a result, the Committee is complete.\n"
    )

    assert document.masthead.symbol == "A/DEC/79/406"
    assert [[item.text for item in p.items] for p in document.operative] == [
        ["Mr. A. B. (Ruritania)", "Ms. C. D. (Syldavia)"],
        [],
    ]
    assert document.not_understood == ()


def test_a_text_behind_deeper_items_belongs_to_the_item_above_them() -> None:
    (paragraph,) = draft(
        "Noting it,",
        decides="1. Decides that:\n\n(a) It shall have:\n\n(i) Ten members;\n\n(ii) A chair;\n\n"
        "and shall meet;\n\n(b) The rest follows;\n\nand ends it.",
    ).operative

    assert [item.continued for item in paragraph.items] == ["and shall meet;", ""]
    assert paragraph.continued == "and ends it."


def test_a_number_with_the_day_in_place_of_a_title() -> None:
    document = read_text(
        "242 (1967). Resolution of 22 November 1967\n\nThe Security Council,\n\nNoting it,\n\n"
        "1. Affirms this.\n\nAdopted unanimously at the 1382nd meeting.\n"
    )

    assert (document.masthead.symbol, document.title) == ("S/RES/242 (1967)", None)
    assert str(document.masthead.date) == "1967-11-22"


# Requests


def request(sentence: str) -> dict[str, object]:
    (found,) = facts(draft("Noting it,", decides=f"1. {sentence}."))["requests"]
    return {key: value for key, value in found.items() if value and key != "op"}


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Requests the Panel to meet, in 2026, in public", {"year": 2026}),
        ("Requests the Panel to report by 31 December 2026", {"date": "2026-12-31"}),
        ("Requests the Panel to report no later than 1 May 2027", {"date": "2027-05-01"}),
        ("Requests the Panel to report at its 2027 session", {"year": 2027}),
        ("Requests the Panel to report within ninety days", {"within": "ninety days"}),
        ("Requests the Panel to report every three years", "every three years"),
        ("Requests the Panel to report annually", "annually"),
        ("Requests the Panel periodically to report", "periodically"),
        ("Requests the Panel to keep States informed on a quarterly basis", "on a quarterly basis"),
        (
            "Requests the Panel to report at its eightieth session, and every two years thereafter",
            {"session": 80, "every": "every two years"},
        ),
        (
            "Requests the Panel to report at the sixteenth session of the Conference of Bridges",
            {"session": 16, "of": "Conference of Bridges"},
        ),
        (
            "Requests the Panel to report at the main part of its eighty-first session",
            {"session": 81},
        ),
    ],
)
def test_when_it_is_due(sentence: str, when: object) -> None:
    assert request(sentence)["when"] == when


def test_what_has_no_time_is_not_due() -> None:
    sentence = "Requests the Panel to support the 2030 Agenda for Sustainable Development"

    assert "when" not in request(sentence)


@pytest.mark.parametrize(
    ("sentence", "who", "to"),
    [
        ("Decides it, and requests the Panel to report to the General Assembly", "Panel", True),
        ("Welcomes it, and also requests the Panel to report to it", "Panel", True),
        ("Requests that the Panel include it in its report", "Panel", False),
        ("Requests the Panel to report to the General Assembly annually", "Panel", True),
        ("Requests the Panel to report to the Assembly every ninety days", "Panel", True),
    ],
)
def test_who_reports_to_whom(sentence: str, who: str, *, to: bool) -> None:
    found = request(sentence)

    assert found["who"] == who
    assert found.get("to", []) == (["General Assembly"] if to else [])


# Citations

ASSEMBLY, COUNCIL = "General Assembly", "Security Council"
ECOSOC, RIGHTS = "Economic and Social Council", "Human Rights Council"


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "its resolutions 46/182 of 19 December 1991 and 47/1",
            [(ASSEMBLY, "46/182", "1991-12-19"), (ASSEMBLY, "47/1", None)],
        ),
        (
            "resolution 2625 (XXV) of 24 October 1970 and its decision 78/512",
            [(ASSEMBLY, "2625 (XXV)", "1970-10-24"), (ASSEMBLY, "78/512", None)],
        ),
        (
            "resolution 44/25 and Human Rights Council resolution 7/29 of 28 March 2008",
            [(ASSEMBLY, "44/25", None), (RIGHTS, "7/29", "2008-03-28")],
        ),
        ("resolution 1325 (2000)", [(COUNCIL, "1325 (2000)", None)]),
        ("the call of the Human Rights Council in its resolution 5/1", [(RIGHTS, "5/1", None)]),
        (
            "that the Security Council, in paragraph 5 of its resolution 9/1, acted",
            [(COUNCIL, "9/1", None)],
        ),
        (
            "Economic and Social Council resolution 1996/31 and Council decision 2023/321",
            [(ECOSOC, "1996/31", None), (ECOSOC, "2023/321", None)],
        ),
        (
            "Commission on Narcotic Drugs resolution 61/2 and Commission decision 2/1",
            [
                ("Commission on Narcotic Drugs", "61/2", None),
                ("Commission on Narcotic Drugs", "2/1", None),
            ],
        ),
        ("its resolution 51/45 J", [(ASSEMBLY, "51/45 J", None)]),
        (
            "its resolutions 71/101 A and B of 6 December 2016",
            [(ASSEMBLY, "71/101 A", "2016-12-06"), (ASSEMBLY, "71/101 B", "2016-12-06")],
        ),
        (
            "its resolutions 3189 (XXVIII), 3190 (XXVIII) and 3191 (XXVIII) of 18 December 1973",
            [(ASSEMBLY, f"{n} (XXVIII)", "1973-12-18") for n in (3189, 3190, 3191)],
        ),
        (
            "its resolution 59/276, section XI, of 23 December 2004",
            [(ASSEMBLY, "59/276", "2004-12-23")],
        ),
        (
            "A/HRC/RES/32/2 and S/RES/2250 (2015)",
            [(RIGHTS, "32/2", None), (COUNCIL, "2250 (2015)", None)],
        ),
        ("resolution 70/1 and the report contained in A/79/284", [(ASSEMBLY, "70/1", None)]),
    ],
)
def test_citations(text: str, cited: list[tuple[str, str, str | None]]) -> None:
    document = draft(f"Recalling {text},")

    found = [(c.organ, c.number, str(c.date) if c.date else None) for c in document.citations]
    assert found == cited


# Warnings


def warned(document: Document) -> list[tuple[str, str]]:
    return [(w.place, w.message) for w in document.warnings if w.kind != "verb chain"]


def test_how_paragraphs_end() -> None:
    document = draft(
        "Recalling it;",
        "Noting bridges",
        "Welcoming that (“the Bridge”),",
        decides="1. Decides this,\n\n2. Requests that:\n\n(a) One be;\n\n(b) Two be; and\n\n"
        "3. Calls for “more”;\n\n4. Ends here;",
    )

    assert warned(document) == [
        ("PP 1", "ends with “;” where “,” is expected"),
        ("PP 2", "ends without punctuation where “,” is expected"),
        ("OP 1", "ends with “,” where “;” is expected"),
        ("OP 4", "ends with “;” where “.” is expected"),
    ]


def test_a_declaration_in_sentences_is_right() -> None:
    assert warned(draft("Noting it,", decides="1. We go.\n\n2. We stay.\n\n3. We rest.")) == []


def test_notes_and_their_calls() -> None:
    document = draft(
        "Noting the report,¹ and the other,³", decides="1. Acts.\n\n¹ A/1.\n\n² Ibid.\n"
    )

    assert warned(document) == [
        ("footnote 2", "footnote 2 is not called in the text"),
        ("footnote 3", "footnote 3 is called, and is not there"),
    ]


@pytest.mark.parametrize(
    ("names", "messages"),
    [
        ("Austria and Perou", ["“Perou” is not in the register of States and groups: “Peru” may"]),
        ("Austria, Malta and Austria", ["“Austria” stands there twice"]),
        ("Austria and Turkey", ["“Turkey” is “Türkiye” since 1 June 2022"]),
        ("Austria and Bahamas (The)", []),
    ],
)
def test_names_of_sponsors(names: str, messages: list[str]) -> None:
    document = read_text(
        f"A/80/L.1\n\n8 October 2025\n\n{names}: draft resolution\n\nBridges\n\n"
        "The General Assembly,\n\nNoting it,\n\n1. Decides this.\n"
    )

    found = [message for _, message in warned(document)]
    assert len(found) == len(messages)
    assert all(one.startswith(other) for one, other in zip(found, messages, strict=True))


def test_a_chain_may_start_again_under_a_heading() -> None:
    for verb in ("Requests", "Also requests"):
        document = draft(
            "Noting it,",
            decides=f"1. Requests States to act;\n\nBridges\n\n2. {verb} States to go.",
        )
        assert document.warnings == ()


def test_a_sentence_that_no_verb_opens_is_in_no_chain() -> None:
    assert draft("Noting it,", decides="1. We go.\n\n2. We stay.").warnings == ()
