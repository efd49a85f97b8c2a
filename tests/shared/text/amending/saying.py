"""Changes in one line each, for tests to compare."""

from shared.text.amending.model import Change


def said(change: Change) -> str:
    """A change in one line."""
    words = f"{change.action} · {change.place}"
    if change.action.startswith(("insert", "move")):
        words += f" · {change.side}"
    for text in (change.old, change.until, *change.new, change.number):
        words += f" · {text}" if text else ""
    behind = f"behind {change.behind}" if change.behind else ""
    for text in (change.extent, behind, str(change.to or "")):
        words += f" · {text}" if text else ""
    if (change.occurrence, change.times) != (0, 1):
        words += f" · {change.occurrence or change.times}"
    return words
