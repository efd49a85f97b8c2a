"""One change in the many ways in which amendments ask for it."""

import pytest

from shared.text.amending.language import Amendment, read_instructions
from tests.shared.text.amending.saying import said


def changes(amendment: Amendment) -> list[str]:
    return [said(change) for each in amendment.instructions for change in each.changes]


ALIKE: dict[str, list[str]] = {
    "delete paragraph · operative paragraph 5": [
        "Delete operative paragraph 5",
        "Operative paragraph 5: delete",
        "Operative paragraph 5 should be deleted.",
        "Operative paragraph 5 is deleted.",
        "Op 5: delete.",
        "Strike out paragraph 5.",
        "Remove operative paragraph 5 in its entirety.",
        "Delete the fifth operative paragraph.",
        "It is proposed that operative paragraph 5 be deleted.",
        "Delete operative paragraph 5, which reads: “Requests it;”",
    ],
    "delete paragraph · preambular paragraph 7": [
        "The seventh preambular paragraph should be deleted",
        "Delete preambular paragraph 7",
        "Delete the seventh paragraph of the preamble.",
        "Delete the entire seventh preambular paragraph.",
        "PP7: delete",
    ],
    "replace words · operative paragraph 3 · a · b": [
        "In operative paragraph 3, replace “a” with “b”.",
        "In operative paragraph 3, replace the words “a” by the words “b”",
        "In operative paragraph 3, replace 'a' with 'b'",
        'In operative paragraph 3, replace "a" with "b"',
        "In operative paragraph 3, replace «a» by «b»",
        "In operative paragraph 3, substitute “b” for “a”.",
        "Substitute the word “a” with “b” in operative paragraph 3",
        "Replace the word “a” in operative paragraph 3 with the word “b”.",
        "In operative paragraph 3, the word “a” should be replaced by the word “b”.",
        "In operative paragraph 3, change “a” to “b”.",
        "In operative paragraph 3, line 2, replace “a” with “b”.",
        "In the second line of operative paragraph 3, replace “a” with “b”.",
        "In operative paragraph 3, delete “a” and insert “b” in its place.",
        "Amend operative paragraph 3 by replacing “a” with “b”.",
        "In operative paragraph 3, replace “a” with “b”, so that it would read: “Requests b;”",
        "Operative paragraph 3: replace “a” with “b” (Ruritania)",
    ],
    "delete words · operative paragraph 13 · a": [
        "In operative paragraph 13, delete the words “a”",
        "Delete “a” from operative paragraph 13",
        "In operative paragraph 13, the word “a” should be deleted.",
        "Delete in paragraph 13 the following words: “a”.",
        "Delete the phrase “a” in operative paragraph 13",
        "In operative paragraph 13, delete the word “a” and the associated footnote.",
    ],
    "insert words · operative paragraph 5 · after · x · y": [
        "In operative paragraph 5, after the words “x”, insert the words “y”",
        "In operative paragraph 5, insert “y” after “x”",
        "In operative paragraph 5, insert the phrase “y” immediately after the phrase “x”.",
        "After “x” in operative paragraph 5, insert “y”",
        "Operative paragraph 5: after “x” add “y”",
        "In operative paragraph 5, the word “y” should be inserted after the word “x”.",
        "In operative paragraph 5, in the third line, after the word “x”, add the word “y”",
    ],
    "insert words · operative paragraph 5 · after · a · b · c": [
        "In operative paragraph 5, between the words “a” and “b”, insert “c”",
        "In operative paragraph 5, insert “c” between “a” and “b”.",
        "In operative paragraph 5, insert “c” after “a” and before “b”.",
    ],
    "insert words · preambular paragraph 2 · after · , as appropriate": [
        "At the end of the second preambular paragraph, add “, as appropriate”",
        "In the second preambular paragraph, at the end of the paragraph, add “, as appropriate”",
        "The words “, as appropriate” should be added at the end of preambular paragraph 2.",
        "In preambular paragraph 2, insert “, as appropriate” at the end, before the comma.",
    ],
    "insert words · operative paragraph 5 · before · Also": [
        "At the beginning of operative paragraph 5, add “Also”",
        "In operative paragraph 5, insert “Also” at the start of the paragraph",
    ],
    "replace words · operative paragraph 5 · . · ; · -1": [
        "In operative paragraph 5, replace the full stop with a semicolon.",
        "At the end of operative paragraph 5, replace the full stop by a semi-colon",
    ],
    "delete words · operative paragraph 5 · , · behind x": [
        "In operative paragraph 5, delete the comma after “x”",
    ],
    "insert words · operative paragraph 5 · after · x · , y": [
        "In operative paragraph 5, after “x”, add a comma and the words “y”",
        "In operative paragraph 5, insert “, y” after “x”",
    ],
    "delete words · the last sentence of operative paragraph 5": [
        "In operative paragraph 5, delete the last sentence",
        "Delete the last sentence of operative paragraph 5.",
        "The last sentence of operative paragraph 5 should be deleted.",
    ],
    "replace words · the first sentence of operative paragraph 5 · Hello.": [
        "In operative paragraph 5, replace the first sentence with the following: “Hello.”",
        "Replace the first sentence of operative paragraph 5 by “Hello.”",
        "The first sentence of operative paragraph 5 should read: “Hello.”",
    ],
    "delete words · operative paragraph 4 · x · after": [
        "In operative paragraph 4, delete all words after “x”",
        "In operative paragraph 4, delete everything after the word “x”.",
        "Delete the rest of the paragraph after “x” in operative paragraph 4",
    ],
    "delete words · operative paragraph 4 · a · b": [
        "In operative paragraph 4, delete from “a” to “b”",
        "In operative paragraph 4, delete the words from “a” to “b”.",
        "In operative paragraph 4, delete the phrase beginning with “a” and ending with “b”.",
        "In operative paragraph 4, delete the text from the word “a” up to and including “b”",
    ],
    "delete words · operative paragraph 4 · a · from": [
        "In paragraph 4, delete the phrase from the words “a” to the end of the paragraph",
        "In operative paragraph 4, delete from “a” to the end",
    ],
    "replace words · operative paragraph 4 · States · to act · after": [
        "In operative paragraph 4, replace the words after “States” with “to act”",
    ],
    "delete words · operative paragraph 4 · a · 2": [
        "In operative paragraph 4, delete the second “a”",
        "In operative paragraph 4, delete the second occurrence of “a”.",
        "In operative paragraph 4, delete the word “a” where it occurs for the second time.",
    ],
    "replace words · the text · a · b · 0": [
        "Throughout the draft resolution, replace “a” with “b”",
        "Throughout the text, replace “a” by “b”.",
        "Replace “a” with “b” throughout.",
    ],
    "replace words · operative paragraph 4 · a · b · 0": [
        "In operative paragraph 4, replace “a” with “b” wherever it occurs",
        "In operative paragraph 4, replace “a” with “b” wherever it appears.",
        "In operative paragraph 4, replace all occurrences of “a” with “b”.",
    ],
    "replace words · preambular paragraph 2 · a · b · 2": [
        "In the first and third lines of the second preambular paragraph, replace “a” with “b”",
        "In the second preambular paragraph, replace “a” with “b” in both places.",
    ],
    "delete words · the chapeau of operative paragraph 4 · a": [
        "In the chapeau of operative paragraph 4, delete “a”",
        "In operative paragraph 4, chapeau, delete “a”",
    ],
    "delete words · operative paragraph 4 (b) · a": [
        "In subparagraph (b) of operative paragraph 4, delete “a”",
        "In operative paragraph 4 (b), delete “a”",
        "In paragraph 4(b), delete “a”",
        "In operative paragraph 4, subparagraph (b), delete “a”",
        "In operative paragraph 4, in sub-paragraph (b), delete “a”",
    ],
    "insert words · operative paragraph 4 (b) · after · , and so on": [
        "In operative paragraph 4, at the end of subparagraph (b), add “, and so on”",
    ],
    "insert paragraph · preambular paragraph 5 · after · Recalling it,": [
        "After the fifth preambular paragraph, insert a new paragraph reading: “Recalling it,”",
        "Insert a new paragraph after preambular paragraph 5, as follows: “Recalling it,”",
        "After the fifth preambular paragraph, insert: “Recalling it,”",
        "A new paragraph should be inserted after preambular paragraph 5, reading “Recalling it,”",
        "Insert, after preambular paragraph 5, a new paragraph that would read: “Recalling it,”",
        "Insert a new paragraph between the fifth and sixth preambular paragraphs: “Recalling it,”",
        "Following the fifth preambular paragraph, add the following paragraph: “Recalling it,”",
    ],
    "insert paragraph · operative paragraph 3 · after · Requests it; · 3 bis": [
        "Insert a new operative paragraph 3 bis, reading: “Requests it;”",
        "New operative paragraph 3 bis: “Requests it;”",
        "Add new operative paragraph 3 bis as follows: “Requests it;”",
    ],
    "insert paragraph · preambular paragraph 5 · before · So, · 5": [
        "Insert the following as a new fifth preambular paragraph: “So,”",
        "Insert a new preambular paragraph 5, reading: “So,”",
    ],
    "insert paragraph · operative paragraph the last · after · Requests it;": [
        "Add a new operative paragraph at the end, reading: “Requests it;”",
        "Add the following operative paragraph: “Requests it;”",
        "At the end of the draft resolution, add a new operative paragraph reading: “Requests it;”",
    ],
    "replace paragraph · operative paragraph 9 · Decides;": [
        "Operative paragraph 9 should read (as follows): “Decides;”",
        "Operative paragraph 9 would read: “Decides;”",
        "Replace operative paragraph 9 with “Decides;”",
        "Replace operative paragraph 9 with the following text: “Decides;”",
        "Replace the existing text of operative paragraph 9 with “Decides;”",
        "Amend operative paragraph 9 to read as follows: “Decides;”",
        "Operative paragraph 9 shall be amended to read: “Decides;”",
        "Revise operative paragraph 9 to read: “Decides;”",
        "Reword operative paragraph 9 as follows: “Decides;”",
        "Delete operative paragraph 9 and replace it with: “Decides;”",
        "Operative paragraph 9 is replaced by the following: “Decides;”",
        "Replace operative paragraph 9 by: Decides;",
    ],
    "move paragraph · operative paragraph 5 · after · operative paragraph 8": [
        "Move operative paragraph 5 after operative paragraph 8",
        "Operative paragraph 5 should be placed after operative paragraph 8.",
        "Move operative paragraph 5 to become operative paragraph 8.",
    ],
    "delete words · paragraph 4 of annex · a": [
        "In paragraph 4 of the annex, delete “a”.",
        "In the annex, paragraph 4, delete “a”",
    ],
    "delete words · operative paragraph 3 of section II · a": [
        "In section II, paragraph 3, delete “a”",
    ],
    "replace words · footnote 3 · a · b": ["In footnote 3, replace “a” with “b”."],
    "delete paragraph · footnote 2": ["Delete footnote 2."],
    "replace paragraph · the title · New": [
        "Replace the title with “New”",
        "The title should read: “New”",
        "Amend the title to read “New”.",
    ],
    "delete paragraph · the preambular paragraph beginning “Recalling its”": [
        "Delete the preambular paragraph beginning with the words “Recalling its”",
    ],
}
SEVERAL = {
    "Delete preambular paragraphs 3, 5 and 7 to 9": [
        f"delete paragraph · preambular paragraph {n}" for n in (3, 5, 7, 8, 9)
    ],
    "Delete operative paragraphs 3 (a) and (b) and 5 (a) to (c)": [
        f"delete paragraph · operative paragraph {n}"
        for n in ("3 (a)", "3 (b)", "5 (a)", "5 (b)", "5 (c)")
    ],
    "In operative paragraph 4, delete subparagraphs (c) and (d)": [
        "delete paragraph · operative paragraph 4 (c)",
        "delete paragraph · operative paragraph 4 (d)",
    ],
    "In operative paragraphs 27 and 43, delete “sexual and reproductive”.": [
        "delete words · operative paragraph 27 · sexual and reproductive",
        "delete words · operative paragraph 43 · sexual and reproductive",
    ],
    "In operative paragraph 9, replace “a” and “c” with “b” and “d”, respectively": [
        "replace words · operative paragraph 9 · a · b",
        "replace words · operative paragraph 9 · c · d",
    ],
    "In operative paragraph 3, insert “y” after “x” and “w” after “z”": [
        "insert words · operative paragraph 3 · after · x · y",
        "insert words · operative paragraph 3 · after · z · w",
    ],
    "Reverse the order of operative paragraphs 3 and 4.": [
        "move paragraph · operative paragraph 4 · before · operative paragraph 3",
        "move paragraph · operative paragraph 3 · after · operative paragraph 4",
    ],
    "Merge operative paragraphs 5 and 6 to read: “Decides;”": [
        "replace paragraph · operative paragraph 5 · Decides;",
        "delete paragraph · operative paragraph 6",
    ],
    "In operative paragraph 3, the words “a” should be replaced by “b” and the word “c” deleted": [
        "replace words · operative paragraph 3 · a · b",
        "delete words · operative paragraph 3 · c",
    ],
    "Delete the first and second paragraphs of the preamble and substitute therefor: “So,”": [
        "replace paragraph · preambular paragraph 1 · So,",
        "delete paragraph · preambular paragraph 2",
    ],
}
NOT_UNDERSTOOD = [
    "In operative paragraph 3, add some warmer words.",
    "Replace the second line of operative paragraph 3 with “x”.",
    "Delete the first line of operative paragraph 3.",
    "In operative paragraph 7, remove the reference to “the Pact”.",
    "In operative paragraph 3, the word “resolution” should be in the singular.",
    "In operative paragraph 3, insert “x”.",
    "Merge operative paragraphs 3 and 4.",
    "Replace operative paragraphs 3 and 7 with “Requests it;”",
    "Insert a new operative paragraph.",
    "Remove the brackets around “x”",
    "In operative paragraph 3, insert “a” and “b” after “c”.",
]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [(sentence, wanted) for wanted, all_of in ALIKE.items() for sentence in all_of],
)
def test_said_in_many_ways(sentence: str, wanted: str) -> None:
    amendment = read_instructions([sentence])

    assert (changes(amendment), amendment.not_understood) == ([wanted], ())


@pytest.mark.parametrize("sentence", list(SEVERAL))
def test_several_changes(sentence: str) -> None:
    amendment = read_instructions([sentence])

    assert (changes(amendment), len(amendment.instructions)) == (SEVERAL[sentence], 1)


@pytest.mark.parametrize("sentence", NOT_UNDERSTOOD)
def test_handed_back_as_printed(sentence: str) -> None:
    amendment = read_instructions([sentence])

    assert (amendment.instructions, amendment.not_understood) == ((), (sentence,))
