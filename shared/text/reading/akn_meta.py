"""The adoption in the ``meta`` of Akoma Ntoso: its workflow, its vote, and what they refer to."""

import datetime
import re

import msgspec
from lxml import etree

from shared.text import ordinals, register
from shared.text.adoption import Adoption, Listed, Meeting, Orally, Source, Vote, VoteKind
from shared.text.reading.akn_parts import A

_KINDS: tuple[VoteKind, ...] = ("recorded", "roll-call", "unrecorded")
_ORALLY: tuple[Orally, ...] = ("revised", "amended", "corrected")
_UNKNOWN = datetime.date.min


def stated(statement: etree._Element) -> Adoption | None:
    """What the metadata say; None where no step of the workflow is an adoption."""
    steps = list(statement.iterfind(f"{A}meta/{A}workflow/{A}step"))
    adopted = [step for step in steps if _word(step, "outcome").startswith("adopted")]
    return _Meta(statement).adoption(steps, adopted[-1]) if adopted else None


def completed(stated: Adoption | None, read: Adoption | None) -> Adoption | None:
    """What the metadata say, and where they are silent what the printed lines say."""
    if stated is None or read is None:
        return stated or read
    silent = {
        name: getattr(read, name) for name in stated.__struct_fields__ if not getattr(stated, name)
    }
    if stated.vote:
        silent["without_vote"] = False
    return msgspec.structs.replace(stated, **silent)


class _Meta:
    """The references of a statement, by their names."""

    def __init__(self, statement: etree._Element) -> None:
        self._known = {
            str(each.get("eId")): each for each in statement.iterfind(f"{A}meta/{A}references/*")
        }
        self._voting = statement.find(f"{A}meta/{A}analysis/{A}parliamentary/{A}voting")

    def adoption(self, steps: list[etree._Element], adopted: etree._Element) -> Adoption:
        outcome = _word(self._voting, "outcome") if self._voting is not None else ""
        without = outcome == "adoptedWithoutVote"
        return Adoption(
            organ=self._shown(adopted.get("by")) if adopted.get("by") != "#organ" else None,
            session=self._shown("#adoptionSession"),
            meeting=_meeting(self._shown("#adoptionMeeting") or ""),
            date=_day(adopted.get("date")),
            without_vote=without if outcome else None,
            vote=self._vote(outcome) if outcome and not without else None,
            recommended_by=self._shown("#recommending"),
            documents=tuple(self._source(step) for step in steps if _is_source(step)),
            sponsors=tuple(
                each
                for step in steps
                if _word(step, "outcome") == "sponsored"
                for each in self._listed(step)
            ),
            orally=tuple(w for w in _ORALLY if f"#orally{w.title()}" in _about(adopted)),
            chapter=self._shown("#adoptionChapter") or "",
        )

    def _shown(self, reference: str | None) -> str | None:
        known = self._known.get((reference or "").removeprefix("#"))
        return str(known.get("showAs")) if known is not None else None

    def _source(self, step: etree._Element) -> Source:
        about = [self._known.get(name.removeprefix("#")) for name in _about(step)]
        place = next((each.get("shortForm") for each in about if each is not None), None)
        role = _word(step, "outcome")
        symbol = str(step.get("as"))
        return Source(
            symbol=symbol, role="report" if role == "report" else "draft", place=str(place or "")
        )

    def _vote(self, outcome: str) -> Vote:
        assert self._voting is not None
        kinds = [kind for kind in _KINDS if f"#{kind}-vote" in _about(self._voting)]
        counts = {
            term: count
            for count in self._voting.iterfind(f"{A}count")
            for term in _about(count)[:1]
        }
        return Vote(
            kind=kinds[0] if kinds else "unrecorded",
            unanimous=outcome == "adoptedUnanimously",
            in_favour=_figure(counts.get("#inFavour")),
            against=_figure(counts.get("#against")),
            abstaining=_figure(counts.get("#abstaining")),
            for_it=self._listed(counts.get("#inFavour")),
            against_it=self._listed(counts.get("#against")),
            abstained=self._listed(counts.get("#abstaining")),
            absent=self._listed(counts.get("#absent")),
        )

    def _listed(self, element: etree._Element | None) -> tuple[Listed, ...]:
        names = _about(element) if element is not None else []
        known = (self._known.get(name.removeprefix("#")) for name in names)
        return tuple(
            _state(each) for each in known if each is not None and each.tag == f"{A}TLCOrganization"
        )


def _state(known: etree._Element) -> Listed:
    name = str(known.get("showAs"))
    code = str(known.get("href")).rpartition("/")[2]
    found = register.get(code) or register.find(name)
    return Listed(name=name, code=found.code if found else None)


def _is_source(step: etree._Element) -> bool:
    return bool(step.get("as")) and _word(step, "outcome") in (
        "report",
        "draftResolution",
        "draftDecision",
    )


def _word(element: etree._Element, name: str) -> str:
    return str(element.get(name) or "").removeprefix("#")


def _about(element: etree._Element) -> list[str]:
    return str(element.get("refersTo") or "").split()


def _figure(count: etree._Element | None) -> int | None:
    value = str(count.get("value")) if count is not None else ""
    return int(value) if re.fullmatch(r"\d{1,4}", value) else None


def _day(value: str | None) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
    return None if day == _UNKNOWN else day


def _meeting(shown: str) -> Meeting | None:
    first, _, kind = shown.partition(" ")
    number = ordinals.number(first)
    return Meeting(number=number, kind=kind) if number and kind else None
