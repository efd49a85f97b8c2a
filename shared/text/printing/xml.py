"""What XML can hold."""

import re

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def unprefixed(namespace: str) -> dict[str, str]:
    """The map that makes a namespace the one of all elements without a prefix."""
    return {None: namespace}  # type: ignore[dict-item]


def legible(text: str) -> str:
    """The text without the few characters that no XML file may contain."""
    return _IMPOSSIBLE.sub("", text)
