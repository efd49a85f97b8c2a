"""The register of States: the names under which they sponsor, sit and are addressed.

``register.tsv`` holds the 193 Member States, the observer States, the European Union and the main
groups; ``former_names.tsv`` the names that held earlier, with the day from which they no longer
do. A name of the past finds the same State, so that an old text can be read.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Standing = Literal["member", "observer state", "organization", "group"]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """``code`` is ISO 3166-1 alpha-3, "EU" for the European Union, an abbreviation for a group.

    ``group`` is the regional group for elections, "" where there is none.
    """

    code: str
    name: str
    short: str
    standing: Standing
    group: str


def _rows(file: str) -> list[list[str]]:
    text = (files("shared.text") / file).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line and line[0] != "#"]


def key(name: str) -> str:
    """Diacritics, case, apostrophes and a leading article do not tell two States apart."""
    bare = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ı", "i"))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return re.sub(r"^the ", "", re.sub(r"[\s\-–]+", " ", bare).strip())


@cache
def everyone() -> tuple[State, ...]:
    """All of the register in the order of the file."""
    return tuple(
        State(code=row[0], name=row[1], short=row[2] or row[1], standing=row[3], group=row[4])  # type: ignore[arg-type]
        for row in _rows("register.tsv")
    )


@cache
def _all_spellings() -> dict[str, tuple[str, ...]]:
    """The names that hold, by code: the official one first."""
    return {
        row[0]: tuple(filter(None, (row[1], row[2], *(row[5].split("|") if len(row) > 5 else ()))))
        for row in _rows("register.tsv")
    }


def _spellings(code: str) -> tuple[str, ...]:
    return _all_spellings().get(code, ())


@cache
def _by_name() -> dict[str, str]:
    names = {key(name): code for code, known in _all_spellings().items() for name in known}
    return {key(row[1]): row[0] for row in _rows("former_names.tsv")} | names


@cache
def _by_code() -> dict[str, State]:
    return {state.code: state for state in everyone()}


@cache
def _former() -> dict[str, list[tuple[date, str]]]:
    former: dict[str, list[tuple[date, str]]] = {}
    for code, name, until in _rows("former_names.tsv"):
        former.setdefault(code, []).append((date.fromisoformat(until), name))
    return {code: sorted(names) for code, names in former.items()}


def get(code: str) -> State | None:
    """By ISO alpha-3 code, "EU", or the abbreviation of a group."""
    return _by_code().get(code.upper())


def find(name: str, on: date | None = None) -> State | None:
    """By any known spelling; with ``on``, under the official name that held on that day."""
    code = _by_name().get(key(name))
    state = _by_code().get(code) if code else None
    if state and on:
        for until, former in _former().get(state.code, []):
            if on < until:
                return msgspec.structs.replace(state, name=former)
    return state


def held_until(name: str) -> date | None:
    """The day on which a former name ended; None for a name that holds, or is not known."""
    bare = key(name)
    state = find(name)
    if state is None or bare in {key(known) for known in _spellings(state.code)}:
        return None
    ends = [until for until, former in _former().get(state.code, []) if key(former) == bare]
    return max(ends, default=None)


def nearest(name: str) -> str | None:
    """The official name that a misspelt one may mean."""
    close = difflib.get_close_matches(key(name), list(_by_name()), n=1, cutoff=0.8)
    return _by_code()[_by_name()[close[0]]].name if close else None


def sponsor_order(names: Iterable[str]) -> list[str]:
    """English alphabetical order of official names; the State of Palestine after the States."""
    return sorted(names, key=_order)


def _order(name: str) -> tuple[int, str]:
    state = find(name.rstrip("*"))
    if state is None:  # misspelt or invented, but printed among the States all the same
        return 0, key(name)
    if state.code == "PSE":
        return 1, ""
    return (0 if state.standing in ("member", "observer state") else 2), key(state.name)


def sponsor_line(names: Iterable[str]) -> str:
    """ "A, B and C", in the order of sponsors."""
    ordered = sponsor_order(names)
    if len(ordered) < 2:
        return "".join(ordered)
    return f"{', '.join(ordered[:-1])} and {ordered[-1]}"
