"""The real documents, one folder above the project."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[4] / "shared" / "documents"


def real(name: str) -> bytes:
    """The file; without the folder the test skips and says so, and in CI it fails."""
    path = FOLDER / name
    if not path.exists():
        reason = f"the real documents are not here: {name}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path.read_bytes()


def expected(name: str) -> dict[str, Any]:
    """What a correct reading finds in it."""
    return dict(json.loads(real("facts.json"))[name])
