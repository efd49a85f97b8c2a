"""A text is read to the letter however an office sets it, wherever pages and notes cut it."""

import time

import pytest

from shared.text import register
from shared.text.reading import read_pdf
from tests.shared.text.typesetting import HOUSES, Found, Sheet, found

NAMES = sorted(each.name for each in register.everyone() if each.standing == "member")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("house", list(HOUSES))
def test_every_house(house: str, seed: int) -> None:
    sponsors = NAMES[seed :: (3, 20, 70, 97)[seed]]
    sheet = Sheet(HOUSES[house], seed, sponsors=sponsors).write(3 + seed, 9)

    document = read_pdf(sheet.pdf())

    assert found(document) == sheet.wanted
    assert [note.text for note in document.footnotes] == sheet.notes
    assert [sponsor.name for sponsor in document.sponsors] == list(sponsors)
    assert document.title == sheet.title
    assert document.masthead.symbol == HOUSES[house].symbol
    assert document.not_understood == ()


@pytest.mark.parametrize("house", ["draft", "Geneva"])
def test_notes_that_outweigh_the_text_and_run_over(house: str) -> None:
    sheet = Sheet(HOUSES[house], 7, notes_share=0.9, longest_note=250, sponsors=NAMES[:2])
    sheet.write(3, 6)

    document = read_pdf(sheet.pdf())

    assert [note.text for note in document.footnotes] == sheet.notes
    assert found(document) == sheet.wanted


def test_annexes_with_titles_over_several_rows() -> None:
    title = "Modalities for the organization of the conference on all that is on earth and at sea"
    sheet = Sheet(HOUSES["draft"], 3, sponsors=NAMES[:2]).write(2, 4)
    sheet.annex("Annex I", title, 3).annex("Annex II", "Terms of reference", 2)

    document = read_pdf(sheet.pdf())

    assert found(document) == sheet.wanted


@pytest.mark.parametrize("seed", range(3))
def test_two_columns_of_an_annual_volume(seed: int) -> None:
    """Rows of the columns share no baseline, and words are cut at their ends."""
    sheet = Sheet(HOUSES["resolution"], seed, columns=True).write(6, 12)

    document = read_pdf(sheet.pdf())

    assert found(document) == sheet.wanted
    assert [note.text for note in document.footnotes] == sheet.notes


def test_a_hundred_and_ten_operative_paragraphs() -> None:
    sheet = Sheet(HOUSES["draft"], 1, longest=25, sponsors=NAMES[:66]).write(30, 110)
    data = sheet.pdf()
    start = time.process_time()

    document = read_pdf(data)

    assert time.process_time() - start < 3
    assert len(document.operative) == 110
    assert len(document.sponsors) == 66
    assert found(document) == sheet.wanted


def test_a_text_of_one_row_for_each_paragraph() -> None:
    sheet = Sheet(HOUSES["draft"], 0, notes_share=0, sponsors=NAMES[:2])
    for n in range(1, 6):
        text = f"Decides to meet in the year {2030 + n};"
        sheet.set(f"#box(width:23.7pt)[{n}.]_Decides_{text.removeprefix('Decides')}", 23.7)
        sheet.wanted.append(Found("operative", str(n), text))

    assert found(read_pdf(sheet.pdf())) == sheet.wanted
