"""The states a thing can be in, each with a shape and a word, so that colour only adds to them."""

from typing import NamedTuple

from shared.web.translations import translations


class Mark(NamedTuple):
    """How a state is shown."""

    shape: str
    word: str


def marks(language: str = "en") -> dict[str, Mark]:
    """Every state by its name, which is also its class in the style."""
    _ = translations(language).gettext
    return {
        "on_track": Mark("●", _("on track")),
        "at_risk": Mark("▲", _("at risk")),
        "late": Mark("■", _("late")),
        "delivered": Mark("✓", _("delivered")),
        "waiting": Mark("○", _("waiting")),
        "moved": Mark("➜", _("moved")),
        "cancelled": Mark("✕", _("cancelled")),
        "new": Mark("◆", _("new")),
    }
