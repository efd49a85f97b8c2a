"""Become a server that ends with whoever started it, and that is not root.

Run as a program of its own between fork and the server: code that runs in a forked child of a
process with threads may never return.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, signal: int, uid: int, gid: int, command: list[str]) -> None:
    """The order matters: the kernel forgets the signal when the user changes."""
    if uid >= 0:
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we could ask to be told
        sys.exit(f"process {parent} has ended")
    os.umask(0o077)
    os.execv(command[0], command)


if __name__ == "__main__":
    own, end, user, group = (int(each) for each in sys.argv[1:5])
    main(own, end, user, group, sys.argv[5:])
