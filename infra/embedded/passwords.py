"""Random passwords, one for each role, in a file that only its owner may read."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

import msgspec

from infra.embedded.errors import CannotStart


def passwords(file: Path, names: Iterable[str]) -> dict[str, str]:
    """Those in ``file``, and new ones, kept there, for names that have none."""
    try:
        known = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        known = {}
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        raise CannotStart(f"{file} cannot be read: {error}") from error
    missing = [name for name in names if name not in known]
    known |= {name: secrets.token_urlsafe(24) for name in missing}
    if missing:
        write_private(file, msgspec.json.format(msgspec.json.encode(known)))
    return known


def write_private(file: Path, content: bytes) -> None:
    """Mode 0600 from its first byte on, and whole or not at all."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    part.rename(file)
