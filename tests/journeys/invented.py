"""Invented bodies, delegations and people, and rules by which something falls due."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

import msgspec
from hypothesis import strategies as st

ZONES = (
    "Asia/Kathmandu",  # +05:45
    "Asia/Kolkata",  # +05:30
    "Australia/Adelaide",  # +09:30, summer time in the south
    "Australia/Lord_Howe",  # summer time of half an hour
    "America/St_Johns",  # -03:30, summer time
    "America/New_York",
    "Africa/Casablanca",  # summer time that pauses in Ramadan
    "Pacific/Chatham",  # +12:45, summer time
    "Europe/Lisbon",
    "Africa/Nairobi",
)
STARTS = (
    datetime(2019, 3, 1, 9, tzinfo=UTC),
    datetime(2021, 9, 20, 3, 30, tzinfo=UTC),
    datetime(2023, 2, 27, 23, 15, tzinfo=UTC),
    datetime(2024, 10, 7, 12, tzinfo=UTC),
)
STATES = (
    ("BIH", "Bosnia and Herzegovina"),
    ("BOL", "Bolivia (Plurinational State of)"),
    ("NLD", "Netherlands (Kingdom of the)"),
    ("TUR", "Türkiye"),
    ("CIV", "Côte d’Ivoire"),
    ("TTO", "Trinidad and Tobago"),
    ("KEN", "Kenya"),
)
INVENTED = (
    ("XAO", "Ærland and Østmark"),
    ("XTU", "Tuvána (Free State of)"),
    ("XCE", "Côte-Émeraude"),
    ("XME", "Meridia"),
)
ORGANS = ("Commission on River Records", "Committee on Standards", "Forum on Small Archives")


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """As a command gives it, and where the world's clock stands when it is established."""

    name: str
    short_name: str
    symbol: str
    zone: str
    place: str
    session_label: str
    draft_series: str


bodies = st.builds(
    Body,
    name=st.sampled_from(ORGANS),
    short_name=st.sampled_from(("CRR", "River Records", "Comité")),
    symbol=st.sampled_from(("E/CN.98", "A/AC.987", "UNEP/EA", "CAC/COSP")),
    zone=st.sampled_from(ZONES),
    place=st.sampled_from(("Port Élan", "Sankt Örn", "Nova")),
    session_label=st.sampled_from(("session", "meeting", "conference")),
    draft_series=st.sampled_from(("L", "L", "CRP")),
)
casts = st.tuples(
    st.lists(st.sampled_from(STATES), min_size=2, max_size=3, unique=True),
    st.lists(st.sampled_from(INVENTED), min_size=2, max_size=2, unique=True),
)
hours = st.sampled_from(("00:00", "02:30", "09:00", "13:00", "18:00", "23:59"))
anchored = st.fixed_dictionaries(
    {
        "count": st.integers(0, 40),
        "unit": st.sampled_from(("days", "working_days")),
        "direction": st.sampled_from(("before", "before", "after")),
        "anchor": st.sampled_from(("part_opens", "part_closes")),
        "at": hours,
        "roll": st.sampled_from(("stays", "earlier", "later")),
    }
)
weekly = st.fixed_dictionaries(
    {
        "count": st.integers(0, 10),
        "unit": st.just("weeks"),
        "direction": st.just("before"),
        "anchor": st.sampled_from(("part_opens", "part_closes")),
        "at": hours,
    }
)
hourly = st.fixed_dictionaries(
    {
        "count": st.integers(1, 200),
        "unit": st.just("hours"),
        "direction": st.sampled_from(("before", "after")),
        "anchor": st.just("part_opens"),
        "at": hours,
    }
)
rules: st.SearchStrategy[dict[str, Any]] = st.one_of(anchored, weekly, hourly)


def alphabetical(name: str) -> str:
    """Diacritics, case and apostrophes do not count."""
    bare = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return "".join(each for each in bare if not unicodedata.combining(each)).casefold()


def in_order(names: set[str]) -> list[str]:
    """English alphabetical order, as documents list them; who is invented stands among them."""
    return sorted(names, key=alphabetical)
