"""``penholder text rolling``: the text with what is open, in every form."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from services.texts import text
from shared.text.rolling.model import RollingText
from shared.text.rolling.reading import read_rolling
from tests.shared.text.rolling.texts import ROLLING


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rolling.txt"
    path.write_text(ROLLING, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(text, ["rolling", *map(str, arguments)])


def test_text_with_what_is_open(file: Path) -> None:
    result = run(file)

    assert result.exit_code == 0
    shown, summary = result.stdout.split("---\n")
    assert read_rolling(shown) == read_rolling(ROLLING)
    assert summary.startswith("23 paragraphs: 5 agreed, 1 agreed ad referendum, 17 open; 14 br")
    assert "PP4 bis: agreed ad referendum" in summary.splitlines()
    assert "  OP7 [1]: bracket: [Ruritania, Freedonia: delete; Sylvania: retain]" in summary
    assert "! OP10: a bracket is not closed" in summary


def test_json(file: Path) -> None:
    found = json.loads(run(file, "--to", "json").stdout)
    assert found["status"] == "Status: 7 April 6 PM"
    assert found["counts"]["open"] == 17
    assert {each["place"]: each["state"] for each in found["paragraphs"]}["PP5"] == "agreed"
    assert msgspec.convert(found["text"], RollingText) == read_rolling(ROLLING)


def test_html(file: Path) -> None:
    result = run(file, "--to", "html")
    assert result.stdout.startswith('<article class="resolution rolling">')


def test_word(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "rolling.docx"

    assert run(file, "--to", "docx").exit_code == 1
    result = run(file, "--to", "docx", "-o", out)

    assert result.exit_code == 0
    assert out.read_bytes().startswith(b"PK")
    assert "17 open" in result.stdout
    assert "17 open" in run(out).stdout


def test_no_text(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_bytes(b"\x00\x01")
    result = run(path)
    assert result.exit_code == 1
    assert "binary" in str(result.exception)
