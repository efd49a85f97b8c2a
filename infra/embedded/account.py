"""Who runs the servers: whoever we are; or, since PostgreSQL refuses root, a user that root picks.

Modes of folders that are not ours are never changed: what stands in the way is named instead.
"""

import hashlib
import os
import pwd
import stat
from pathlib import Path

import msgspec

from infra.embedded.errors import CannotStart

UNPRIVILEGED = "nobody"
ROOM = Path("/var/lib/penholder")
ENTER = (stat.S_IXUSR, stat.S_IXGRP, stat.S_IXOTH)
READ = (stat.S_IRUSR, stat.S_IRGRP, stat.S_IROTH)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A user of this machine, without any further groups."""

    uid: int
    gid: int
    name: str

    def may(self, bits: tuple[int, int, int], found: os.stat_result) -> bool:
        """By the mode alone: the bit for the owner, else for the group, else for all others."""
        if found.st_uid == self.uid:
            return bool(found.st_mode & bits[0])
        return bool(found.st_mode & bits[1 if found.st_gid == self.gid else 2])

    def obstacle(self, path: Path) -> Path | None:
        """The topmost folder on the way into ``path`` that this user may not enter."""
        whole = path.resolve()
        way = (*reversed(whole.parents), whole)
        return next((each for each in way if not self.may(ENTER, each.stat())), None)


def account_for(data: Path) -> Account | None:
    """None when we run as an ordinary user. Data that already belongs to a user stays theirs."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (found := data.stat()).st_uid != 0:
        return Account(uid=found.st_uid, gid=found.st_gid, name=name_of(found.st_uid))
    try:
        user = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise CannotStart(
            f"PostgreSQL does not run as root, and there is no user {UNPRIVILEGED} to lend it to. "
            "Start Penholder as an ordinary user."
        ) from None
    return Account(uid=user.pw_uid, gid=user.pw_gid, name=user.pw_name)


def name_of(uid: int) -> str:
    """For messages."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:  # as in a container whose volume came from elsewhere
        return f"user {uid}"


def make_folder(folder: Path, account: Account | None) -> None:
    """Make what is missing of ``folder``; refuse first if the servers' user may not go there."""
    if account and (wall := account.obstacle(standing(folder))):
        raise CannotStart(
            f"PostgreSQL does not run as root, and {account.name}, who runs it instead, may not "
            f"enter {wall}. Choose a folder for the data elsewhere, such as "
            f"{roomy(folder)}, or start Penholder as an ordinary user."
        )
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(exist_ok=True)
            each.chmod(0o711 if account else 0o700)
    except OSError as error:
        raise CannotStart(f"{error.filename}: {error.strerror}; choose another folder.") from error
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise CannotStart(f"{folder} is not ours to write in; choose another folder.")


def standing(path: Path) -> Path:
    """The innermost folder on the way to ``path`` that is there already."""
    return next(each for each in (path, *path.parents) if each.is_dir())


def roomy(wished: Path) -> Path:
    """``wished`` if the servers' user may enter what exists of it, else a folder under /var/lib."""
    account = account_for(wished)
    if account is None or account.obstacle(standing(wished.absolute())) is None:
        return wished
    mark = hashlib.sha256(bytes(wished.resolve())).hexdigest()[:12]
    return ROOM / f"{wished.resolve().parent.name}-{mark}"
