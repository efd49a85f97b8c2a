"""``penholder text amend``: the amended text, or exit 1 with the reasons."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from services.texts import text
from tests.shared.text.documents import FOLDER, real

L24, L65 = FOLDER / "A-C.3-80-L.24.pdf", FOLDER / "A-C.3-80-L.65.pdf"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(text, [str(argument) for argument in arguments])


@pytest.mark.parametrize("to", ["text", "html", "json"])
def test_amended(to: str) -> None:
    real(L24.name)

    result = run("amend", L24, L65, "--to", to)

    assert result.exit_code == 0
    if to == "json":
        found = json.loads(result.stdout)
        assert (found["preambular"].__len__(), len(found["operative"])) == (3, 1)
    else:
        assert "Takes note" in result.stdout


def test_not_amended(tmp_path: Path) -> None:
    real(L24.name)
    other = tmp_path / "L.66.txt"
    other.write_text(
        "A/C.3/80/L.66\n\nThird Committee\nAgenda item 66\n\nBrazil: amendment to draft resolution "
        "A/C.3/80/L.24\n\nIn operative paragraph 2, delete “dialogue”.\n\nBe kinder.\n",
        "utf-8",
    )

    result = run("amend", L24, L65, other, "--to", "json")

    assert result.exit_code == 1
    not_understood, refusal = json.loads(result.stdout)["reasons"]
    assert not_understood == "L.66.txt: not understood: Be kinder."
    assert refusal.startswith("A/C.3/80/L.66: “dialogue” does not stand in operative paragraph 2")


def test_not_an_amendment_of_this_draft() -> None:
    real(L24.name)

    result = run("amend", FOLDER / "A-C.2-80-L.2.pdf", L65)

    assert result.exit_code == 1
    assert "amends A/C.3/80/L.24, and the draft is A/C.2/80/L.2" in str(result.exception)
