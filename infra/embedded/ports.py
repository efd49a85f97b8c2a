"""Ports on loopback, the same ones from start to start while nobody else has taken them."""

import secrets
import socket
from pathlib import Path

HOST = "127.0.0.1"
FIRST, LAST = 20_000, 29_999
"""Below those that the kernel hands out for outgoing connections."""


def free(port: int) -> bool:
    """At this moment; whoever starts a server still has to expect that it was taken meanwhile."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def remembered_port(file: Path) -> int:
    """The port in ``file`` if it is still free, else another one, which is kept there."""
    if file.exists() and file.read_text().isdigit() and free(port := int(file.read_text())):
        return port
    return new_port(file)


def new_port(file: Path) -> int:
    """Any free one, kept in ``file``."""
    while not free(port := FIRST + secrets.randbelow(LAST - FIRST + 1)):
        pass
    file.write_text(str(port))
    return port
