import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.formats.lines import OCTETS, fold


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=20, max_size=400))
def test_a_folded_line_is_short_and_unfolds(line: str) -> None:
    folded = fold(line)

    assert all(len(each.encode()) <= OCTETS for each in folded.removesuffix("\r\n").split("\r\n"))
    assert folded.replace("\r\n ", "") == f"{line}\r\n"


@pytest.mark.parametrize(
    ("character", "lengths"),
    [("x", [75, 75, 52]), ("é", [74, 75, 75, 75, 75, 31]), ("文", [75] + [73] * 7 + [22])],
)
def test_a_line_is_filled_to_75_octets_and_no_character_is_cut(
    character: str, lengths: list[int]
) -> None:
    pieces = fold(character * 200).removesuffix("\r\n").split("\r\n")

    assert [len(piece.encode()) for piece in pieces] == lengths
