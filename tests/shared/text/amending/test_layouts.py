"""How instructions and the texts they quote stand on the page of an amendment."""

from shared.text.amending.language import Amendment, read_instructions
from tests.shared.text.amending.saying import said


def changes(amendment: Amendment) -> list[list[str]]:
    return [[said(change) for change in each.changes] for each in amendment.instructions]


def test_instructions_under_a_numbered_place() -> None:
    lines = ["1. In operative paragraph 3:", "(a) Replace “a” with “b”;", "(b) Delete “c”."]
    wanted = [
        ["replace words · operative paragraph 3 · a · b"],
        ["delete words · operative paragraph 3 · c"],
        ["delete paragraph · operative paragraph 5"],
    ]
    last = "2. Delete operative paragraph 5."

    apart = read_instructions([*lines, last])
    run_on = read_instructions([" ".join([*lines, last])])

    assert changes(apart) == changes(run_on) == wanted
    assert [each.label for each in apart.instructions] == ["(a)", "(b)", "2."]
    assert apart.instructions[0].headings == ("1. In operative paragraph 3:",)


def test_numbered_instructions_of_one_line() -> None:
    amendment = read_instructions(
        [
            "1. In operative paragraph 13, delete “x,”. 2. In operative paragraphs 27 and 43, "
            "delete “y”."
        ]
    )

    assert [each.label for each in amendment.instructions] == ["1.", "2."]
    assert changes(amendment)[1] == [
        "delete words · operative paragraph 27 · y",
        "delete words · operative paragraph 43 · y",
    ]


def test_a_further_sentence_is_about_the_same_paragraph() -> None:
    amendment = read_instructions(
        ["In operative paragraph 3, delete “a”. After “b”, insert “c”.", "2. Delete “x”."]
    )

    assert changes(amendment) == [
        ["delete words · operative paragraph 3 · a"],
        ["insert words · operative paragraph 3 · after · b · c"],
        ["delete words · the text · x"],
    ]


def test_headings_in_all_forms() -> None:
    for heading in (
        "Preambular paragraph 5",
        "Fifth preambular paragraph",
        "Preambular paragraph 5 (PP5)",
        "3. Preambular paragraph 5",
        "PP5:",
        "In the fifth preambular paragraph:",
        "In preambular paragraph 5, make the following changes:",
    ):
        amendment = read_instructions([heading, "Delete “x”."])

        assert changes(amendment) == [["delete words · preambular paragraph 5 · x"]], heading
        assert amendment.instructions[0].headings == (heading,)


def test_headings_of_parts() -> None:
    amendment = read_instructions(
        [
            "Preamble",
            "Third paragraph: delete.",
            "Operative part",
            "Paragraph 3: delete.",
            "After operative paragraph 9",
            "Insert a new paragraph:",
            "“Requests it;”",
            "Title",
            "Replace with “New”",
        ]
    )

    assert changes(amendment) == [
        ["delete paragraph · preambular paragraph 3"],
        ["delete paragraph · operative paragraph 3"],
        ["insert paragraph · operative paragraph 9 · after · Requests it;"],
        ["replace paragraph · the title · New"],
    ]


def test_bullets_are_labels() -> None:
    amendment = read_instructions(["• Delete operative paragraph 4", "– Delete PP5"])

    assert [each.label for each in amendment.instructions] == ["•", "–"]


def test_a_quotation_opened_on_each_paragraph_and_closed_on_the_last() -> None:
    amendment = read_instructions(
        [
            "Insert the following new operative paragraphs after operative paragraph 7:",
            "“8. Requests “A” to act:",
            "“(a) Soon;",
            "“(b) Well;",
            "“9. Requests B;”",
            "Delete operative paragraph 9.",
        ]
    )

    first, second = amendment.instructions
    assert first.changes[0].new == (
        "8. Requests “A” to act:",
        "(a) Soon;",
        "(b) Well;",
        "9. Requests B;",
    )
    assert first.quoted[-1] == "“9. Requests B;”"
    assert said(second.changes[0]) == "delete paragraph · operative paragraph 9"


def test_a_text_without_marks_ends_where_the_next_instruction_begins() -> None:
    amendment = read_instructions(
        [
            "58/… Question of rights",
            "1. After paragraph 21, insert",
            "Reaffirms that in this paragraph States are to replace and delete,",
            "2. In paragraph 22, delete “x”",
        ]
    )

    assert amendment.lead == ("58/… Question of rights",)
    assert changes(amendment) == [
        [
            "insert paragraph · operative paragraph 21 · after · Reaffirms that in this paragraph "
            "States are to replace and delete,"
        ],
        ["delete words · operative paragraph 22 · x"],
    ]


def test_what_follows_a_quoted_text_belongs_to_its_sentence() -> None:
    amendment = read_instructions(
        [
            "After operative paragraph 3, insert a new operative paragraph reading:",
            "“Requests it;”",
            "and renumber the subsequent paragraphs accordingly.",
            "In operative paragraph 5, replace",
            "“a”",
            "with",
            "“b”",
        ]
    )

    assert changes(amendment) == [
        [
            "insert paragraph · operative paragraph 3 · after · Requests it;",
            "renumber · the operative part",
        ],
        ["replace words · operative paragraph 5 · a · b"],
    ]


def test_only_a_numbered_renumbering_counts() -> None:
    alone = read_instructions(
        ["1. Delete operative paragraph 3.", "2. Renumber the paragraphs accordingly."]
    )
    with_it = read_instructions(
        ["Delete operative paragraph 3.", "Renumber the remaining paragraphs accordingly."]
    )

    assert (len(alone.instructions), len(with_it.instructions)) == (2, 1)


def test_what_only_announces_is_no_title_and_no_instruction() -> None:
    amendment = read_instructions(
        ["A title", "Amend the draft resolution as follows:", "1. Delete operative paragraph 3."]
    )

    assert amendment.lead == ("A title",)
    assert amendment.announced == ("Amend the draft resolution as follows:",)
    assert len(amendment.instructions) == 1


def test_every_line_is_kept() -> None:
    lines = [
        "A title",
        "Operative paragraph 3",
        "(a) Replace with:",
        "“Requests it;”",
        "(b) Be kind.",
        "2. Delete operative paragraph 4. Renumber the paragraphs accordingly.",
    ]

    amendment = read_instructions(lines)

    kept = [*amendment.lead, *amendment.not_understood]
    kept += [" ".join(line).strip() for each in amendment.instructions for line in each.lines]
    assert sorted(" ".join(kept).split()) == sorted(" ".join(lines).split())


def test_notes_of_a_new_text_come_with_it() -> None:
    amendment = read_instructions(
        ["After PP1, insert: “Recalling resolution 1/1,<sup>2</sup>”"], {"1": "Not it.", "2": "It."}
    )

    (instruction,) = amendment.instructions
    assert instruction.notes == (("2", "It."),)
    assert instruction.sentence == "After PP1, insert: “Recalling resolution 1/1,2”"
