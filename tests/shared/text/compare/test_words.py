"""What counts as one word, and as one change."""

import pytest

from shared.text.compare.model import Op, Piece
from shared.text.compare.text import marked
from shared.text.compare.tokens import tokenise, words_of
from shared.text.compare.words import LARGEST, compare_words


@pytest.mark.parametrize(
    "token",
    [
        "E/CN.15/2019/L.6/Rev.1",
        "UNODC/CCPCJ/EG.4",
        "21 December 2010",
        "20–24 May 2019",
        "27 to 29 March 2019",
        "2018–2021",
        "1,266",
        "46/152",
        "and/or",
        "Open-ended",
        "children’s",
        "<sup>12</sup>",
        "¹²",
        "أيضاً",
        "coordine\u0301",
    ],
)
def test_is_never_cut(token: str) -> None:
    assert tokenise([f"the {token}, which"]).words[:3] == ["the", token, ","]


def test_tokens_are_the_text_to_the_letter() -> None:
    text = "  Recalling*,  its\tresolution 65/230 of 21 December 2010;\n "
    tokens = tokenise([text])
    assert "".join(a + b for a, b in zip(tokens.spaces, tokens.words, strict=True)) == text


def test_chinese_is_compared_sign_by_sign() -> None:
    assert marked(compare_words(["请秘书长提出报告"], ["请秘书长提交报告"])) == (
        "请秘书长提[-出-]{+交+}报告"
    )


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("of 3 April 2018, on", "of 5 May 2019, on", "of [-3 April 2018-]{+5 May 2019+}, on"),
        ("to promote, guide", "to support, guide", "to [-promote-]{+support+}, guide"),
        ("Also urges States", "Urges States", "[-Also urges-]{+Urges+} States"),
        ("law and order", "law, and order", "law{+,+} and order"),
        ("the Convention<sup>1</sup> on", "the Convention<sup>2</sup> on",
         "the Convention[-<sup>1</sup>-]{+<sup>2</sup>+} on"),
        ("in A/C.3/80/L.24 of", "in A/C.3/80/L.65 of", "in [-A/C.3/80/L.24-]{+A/C.3/80/L.65+} of"),
        ("laws, customs, habits", "laws, rules, customs, habits",
         "laws,{+ rules,+} customs, habits"),
        ("one  two", "one two", "one[-  -]{+ +}two"),
        ("", "new text", "{+new text+}"),
    ],
)  # fmt: skip
def test_is_one_change(before: str, after: str, shown: str) -> None:
    assert marked(compare_words([before], [after])) == shown


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('the "new" plan', "the “new” plan"),
        ("the Child's plan", "the Child’s plan"),
        ("for 2018-2021,", "for 2018–2021,"),
        ("this – and that", "this — and that"),
        ("No. 7", "No.\u00a07"),
    ],
)
def test_print_is_no_change(before: str, after: str) -> None:
    pieces = compare_words([before], [after])
    assert {piece.op for piece in pieces} == {Op.KEEP}
    assert "".join(piece.text for piece in pieces) == after
    assert "".join(piece.was or piece.text for piece in pieces) == before
    assert marked(pieces) == after


def test_beside_a_change_print_is_none_either() -> None:
    assert marked(compare_words(["the 'old' law-"], ["the ‘new’ law–"])) == (
        "the ‘[-old-]{+new+}’ law–"
    )


def test_two_rewritten_phrases_are_one_change() -> None:
    before = ["the quick study of the broad legal problem ends"]
    after = ["the slow long review of many narrow moral questions ends"]
    assert [piece.op for piece in compare_words(before, after)] == [
        Op.KEEP, Op.DELETE, Op.INSERT, Op.KEEP,
    ]  # fmt: skip


def test_a_paragraph_that_is_cut_breaks_between_its_parts() -> None:
    assert compare_words(["Notes this; and that"], ["Notes this;", "and that"]) == (
        Piece(op=Op.KEEP, text="Notes this;"),
        Piece(op=Op.DELETE, text=" "),
        Piece(op=Op.INSERT, breaks=True),
        Piece(op=Op.KEEP, text="and that"),
    )


def test_what_is_too_large_is_replaced_as_a_whole() -> None:
    size = int(LARGEST**0.5) + 1
    pieces = compare_words(["a " * size], ["b a " * size])
    assert [piece.op for piece in pieces][:2] == [Op.DELETE, Op.INSERT]


def test_a_date_is_three_words() -> None:
    assert words_of("On 4 December 2000, the Office’s") == [
        "on", "4", "december", "2000", "the", "office’s",
    ]  # fmt: skip
