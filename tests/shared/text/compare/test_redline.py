"""The redline as people see it: on a page, in a mail, and in one sentence."""

import re
from gettext import NullTranslations

import pytest
from lxml import html as reader
from lxml.html import HtmlElement

from shared.text.compare.comparison import compare
from shared.text.compare.html import inline, side_by_side
from shared.text.compare.model import Comparison, Paragraph
from shared.text.compare.replay import OtherText, apply
from shared.text.compare.summary import sentence
from shared.text.compare.text import redline
from tests.shared.text.compare.texts import (
    CALLS,
    INVITES,
    REPORT,
    URGES,
    numbered,
    operative,
    preambular,
)

RECALLS = "Recalling <its> resolution 65/230 of 21 December 2010 & others,"
BEFORE = [preambular(RECALLS), *numbered(URGES, CALLS, INVITES, REPORT)]
AFTER = [
    preambular(RECALLS.replace("21 December 2010", "4 May 2019")),
    *numbered(INVITES, URGES, "Decides to remain seized of the matter;", CALLS, REPORT),
]
LOST = [preambular(RECALLS), *numbered(URGES, INVITES, REPORT)]


def whole() -> Comparison:
    return compare(BEFORE, AFTER)


def test_the_inline_text_escapes_and_marks() -> None:
    page = inline(whole())
    assert (
        "&lt;its&gt; resolution 65/230 of "
        '<span class="change" id="change-1" tabindex="-1">'
        "<del>21 December 2010</del><ins>4 May 2019</ins></span> &amp; others,"
    ) in page
    assert "style=" not in page


def test_what_happened_is_said_in_words() -> None:
    assert contents(inline(whole()), "//*[@class='para-note']") == [
        "Moved from paragraph 3",
        "Renumbered from 3 to 1",
        "Renumbered from 1 to 2",
        "Inserted",
        "Renumbered from 2 to 4",
        "Paragraph 3 moved to paragraph 1",
        "Renumbered from 4 to 5",
    ]


def test_deleted_paragraphs_are_shown() -> None:
    page = inline(compare(BEFORE, LOST))
    assert '<span class="para-note">Deleted</span>' in page
    assert f"<del>{CALLS}</del>" in page


@pytest.mark.parametrize("form", ["inline", "sides"])
def test_every_change_is_a_stop_in_reading_order(form: str) -> None:
    comparison = whole()
    page = inline(comparison) if form == "inline" else side_by_side(comparison, titles=("a", "b"))
    numbers = [int(n) for n in re.findall(r' id="change-(\d+)"', page)]
    assert numbers == list(range(1, 7))
    assert page.count('href="#change-2"') == 1


def test_side_by_side_shows_each_text_on_its_side() -> None:
    page = side_by_side(whole(), titles=("L.6", "L.6/Rev.1 <draft>"))
    assert contents(page, "//th") == ["L.6", "L.6/Rev.1 <draft>"]
    before = contents(page, "//td[contains(@class, 'side-before')]/p[@class='para-text']")
    after = contents(page, "//td[contains(@class, 'side-after')]/p[@class='para-text']")
    assert sorted(before) == sorted(shown(BEFORE))
    assert after == shown(AFTER)
    assert not contents(page, "//td[contains(@class, 'side-before')]//ins")
    assert not contents(page, "//td[contains(@class, 'side-after')]//del")


def contents(page: str, path: str) -> list[str]:
    found = reader.fromstring(page).xpath(path)
    assert isinstance(found, list)
    return [element.text_content() for element in found if isinstance(element, HtmlElement)]


def shown(blocks: list[Paragraph]) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in blocks]


def test_far_from_a_change_paragraphs_are_counted_only() -> None:
    longer = [*BEFORE, *(preambular(f"Noting part {n} of the plan,") for n in "abcd")]
    page = inline(compare(longer, [longer[0], *longer[2:]]), context=1)
    assert "Noting part" not in page
    assert '<p class="para-skipped">6 paragraphs unchanged</p>' in page


def test_two_comparisons_may_stand_on_one_page() -> None:
    assert 'id="second-1"' in inline(whole(), prefix="second")


def test_the_mail_says_the_same() -> None:
    assert redline(whole()).split("\n\n")[:2] == [
        "Recalling <its> resolution 65/230 of [-21 December 2010-]{+4 May 2019+} & others,",
        f"(Moved from paragraph 3)\n(Renumbered from 3 to 1)\n[-3.-]{{+1.+}} {INVITES}",
    ]
    assert redline(compare(BEFORE, BEFORE)) == ""


def test_a_paragraph_that_moved_and_kept_its_number_says_so() -> None:
    after = [BEFORE[0], BEFORE[1], BEFORE[3], BEFORE[2], BEFORE[4]]
    text = redline(compare(BEFORE, after))
    assert "(Moved here, still paragraph 3)" in text
    assert "(Paragraph 3 moved, still paragraph 3)" in text


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (BEFORE, "No changes"),
        (LOST, "1 paragraph deleted, 2 renumbered: 15 words deleted"),
        (AFTER, "1 paragraph edited, 1 inserted, 1 moved, 4 renumbered: "
                "3 words deleted, 11 inserted"),
        ([*BEFORE[:4], operative("5.", REPORT)], "1 paragraph renumbered"),
        ([*BEFORE[:4], operative("4.", REPORT.replace(".", ";"))],
         "1 paragraph edited: no words, only marks, spaces or the kind of paragraph"),
    ],
)  # fmt: skip
def test_one_sentence_sums_it_up(after: list[Paragraph], said: str) -> None:
    assert sentence(compare(BEFORE, after)) == said


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return re.sub(r"[a-z]+(?![a-z]*})", lambda word: word[0].upper(), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{n} X"


def test_every_word_of_ours_can_be_translated() -> None:
    assert ">INSERTED<" in inline(whole(), Shouting(), context=0)
    assert sentence(compare(BEFORE, BEFORE), Shouting()) == "NO CHANGES"


def test_a_paragraph_may_become_an_operative_one() -> None:
    after = [operative("1.", RECALLS), *BEFORE[1:]]
    (change,) = compare(BEFORE, after).changes
    assert (change.edited, change.renumbered) == (True, True)
    assert "Was preambular paragraph 1" in inline(compare(BEFORE, after))


@pytest.mark.parametrize("other", [AFTER, BEFORE[:-1], [*BEFORE, BEFORE[0]], []])
def test_is_not_applied_to_another_text(other: list[Paragraph]) -> None:
    with pytest.raises(OtherText):
        apply(whole(), other)
