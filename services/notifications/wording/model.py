"""Facts in sentences. No await, no clock, no randomness, no driver.

A sentence stands alone: it names the thing, says what was and what is, and every time its place.
"""

from collections.abc import Callable
from datetime import datetime
from functools import singledispatch
from uuid import UUID

import msgspec

from services.meetings.events.deadlines import DeadlineCancelled, DeadlineMoved, DeadlineSet
from services.meetings.events.drafts import (
    DraftConcluded,
    DraftIssued,
    DraftRevised,
    DraftSubmitted,
    RevisionSubmitted,
    SponsorJoined,
    SponsorWithdrew,
)
from services.meetings.events.programme import MeetingCancelled, MeetingScheduled
from services.meetings.events.sessions import (
    AgendaAdopted,
    AgendaProposed,
    Part,
    SessionClosed,
    SessionMoved,
    SessionScheduled,
)
from services.notifications.alerts.model import Due, Fact, MeetingShifted
from services.workplan.events.plans import (
    MilestoneDelivered,
    MilestonePlanned,
    MilestoneSlipped,
    WorkplanAdopted,
)
from shared.deadlines.zones import resolve
from shared.web import times
from shared.web.translations import translations


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """The names that a sentence needs, as they are known now; empty where not yet known."""

    title: str = ""
    """Of the thing."""
    kind: str = ""
    within: UUID | None = None
    within_kind: str = ""
    within_title: str = ""
    """Of the session or plan that it belongs to."""
    body: str = ""
    """Its short name."""
    zone: str = "UTC"
    place: str = "UTC"
    """The body's duty station."""
    delegation: str = ""


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads the sentence."""

    language: str = "en"
    zone: str | None = None
    """IANA; None says the duty station's time only."""


class Told:
    """One sentence being written: the scene, and the reader's words and times."""

    def __init__(self, scene: Scene, reader: Reader) -> None:
        self.scene = scene
        self.language = reader.language
        self.zone = reader.zone
        self.gettext: Callable[[str], str] = translations(reader.language).gettext

    def at(self, instant: datetime | None, zone: str, place: str) -> str:
        """At the duty station and for the reader, or that there is no date."""
        if instant is None:
            return self.gettext("no date yet")
        return times.when(instant, zone, place, self.zone, self.language)

    def wall(self, wall: datetime | None, zone: str) -> str:
        """A wall time at the body's place."""
        instant = resolve(wall.replace(tzinfo=None), zone) if wall else None
        return self.at(instant, zone, self.scene.place)

    def parts(self, parts: tuple[Part, ...]) -> str:
        """The days of all parts that have some."""
        dated = [
            times.days(each.opens, each.closes, self.language)
            for each in parts
            if each.opens and each.closes
        ]
        return "; ".join(dated) or self.gettext("no dates yet")

    def thing(self) -> str:
        """What it is about, with what it belongs to."""
        return self.scene.title or self.gettext("It")

    def within(self, title: str) -> str:
        """``1st plenary meeting (Twenty-eighth session)``."""
        return f"{title} ({self.scene.within_title})" if self.scene.within_title else title


def sentence(fact: Fact, scene: Scene, reader: Reader) -> str:
    """What happened, in one or two sentences of plain text."""
    return say(fact, Told(scene, reader))


@singledispatch
def say(fact: object, told: Told) -> str:
    """Every fact has its own words."""
    raise TypeError(f"{type(fact).__name__} has no words")


@say.register
def _(fact: SessionScheduled, told: Told) -> str:
    _ = told.gettext
    days = told.parts(fact.parts)
    return _("%(title)s is scheduled: %(days)s.") % {"title": fact.title, "days": days}


@say.register
def _(fact: SessionMoved, told: Told) -> str:
    _ = told.gettext
    dated = any(each.opens for each in fact.now)
    words = (
        _("%(title)s moved from %(was)s to %(now)s.")
        if dated
        else _("%(title)s is postponed. It was %(was)s; the new dates are not fixed yet.")
    )
    moved = words % {
        "title": fact.title,
        "was": told.parts(fact.was),
        "now": told.parts(fact.now),
    }
    basis = _("Decided by: %(who)s. Basis: %(basis)s.") % {
        "who": fact.decided_by.rstrip("."),
        "basis": fact.basis.rstrip("."),
    }
    return f"{moved} {basis}"


@say.register
def _(_fact: SessionClosed, told: Told) -> str:
    return told.gettext("%(title)s has closed.") % {"title": told.thing()}


@say.register
def _(fact: AgendaProposed, told: Told) -> str:
    _ = told.gettext
    return _("The provisional agenda of %(title)s stands, with %(count)s items.") % {
        "title": told.thing(),
        "count": len(fact.items),
    }


@say.register
def _(fact: AgendaAdopted, told: Told) -> str:
    _ = told.gettext
    return _("The agenda of %(title)s was adopted, with %(count)s items.") % {
        "title": told.thing(),
        "count": len(fact.items),
    }


@say.register
def _(fact: MeetingScheduled, told: Told) -> str:
    return told.gettext("%(title)s: %(when)s, %(room)s.") % {
        "title": told.within(fact.title),
        "when": told.wall(fact.starts, fact.zone),
        "room": fact.room,
    }


@say.register
def _(fact: MeetingShifted, told: Told) -> str:
    _ = told.gettext
    title = told.within(fact.title)
    if fact.starts is None:
        return _("%(title)s has no date yet. It was %(was)s, %(was_in)s.") % {
            "title": title,
            "was": told.wall(fact.was, fact.zone),
            "was_in": fact.was_in,
        }
    now = {"title": title, "now": told.wall(fact.starts, fact.zone), "room": fact.room}
    if fact.was is None:
        return _("%(title)s is now %(now)s, %(room)s.") % now
    return _("%(title)s moved to %(now)s, %(room)s. Until now: %(was)s, %(was_in)s.") % {
        **now,
        "was": told.wall(fact.was, fact.zone),
        "was_in": fact.was_in,
    }


@say.register
def _(_fact: MeetingCancelled, told: Told) -> str:
    title = told.within(told.thing())
    return told.gettext("%(title)s is cancelled.") % {"title": title}


@say.register
def _(fact: DeadlineSet, told: Told) -> str:
    return told.gettext("%(title)s is due: %(due)s.") % {
        "title": told.within(fact.title),
        "due": told.at(fact.due, fact.zone, fact.place),
    }


@say.register
def _(fact: DeadlineMoved, told: Told) -> str:
    words = told.gettext("%(title)s is now due: %(now)s. Until now: %(was)s.") % {
        "title": told.within(fact.title),
        "now": told.at(fact.due, fact.zone, fact.place),
        "was": told.at(fact.was, fact.zone, fact.place),
    }
    return because(words, fact.reason, told)


@say.register
def _(fact: DeadlineCancelled, told: Told) -> str:
    title = told.within(told.thing())
    words = told.gettext("%(title)s is no longer due.") % {"title": title}
    return because(words, fact.reason, told)


@say.register
def _(_fact: DraftSubmitted, told: Told) -> str:
    _ = told.gettext
    return _("A draft resolution of %(delegation)s was submitted (%(session)s).") % {
        "delegation": told.scene.delegation or _("a delegation"),
        "session": told.scene.within_title or told.scene.body,
    }


@say.register
def _(_fact: RevisionSubmitted, told: Told) -> str:
    _ = told.gettext
    return _("%(delegation)s submitted a revision of %(title)s.") % {
        "delegation": told.scene.delegation or _("A delegation"),
        "title": told.scene.title or _("its draft resolution"),
    }


@say.register
def _(fact: DraftIssued, told: Told) -> str:
    return told.gettext("%(symbol)s was issued: %(title)s.") % {
        "symbol": fact.symbol,
        "title": fact.title.rstrip("."),
    }


@say.register
def _(fact: DraftRevised, told: Told) -> str:
    return told.gettext("%(symbol)s was issued and revises %(revises)s: %(summary)s.") % {
        "symbol": fact.symbol,
        "revises": fact.revises,
        "summary": fact.summary.rstrip("."),
    }


@say.register
def _(fact: DraftConcluded, told: Told) -> str:
    _ = told.gettext
    outcomes = {
        "adopted": _("%(symbol)s was adopted."),
        "withdrawn": _("%(symbol)s was withdrawn."),
        "not acted on": _("No action was taken on %(symbol)s."),
        "deferred": _("Action on %(symbol)s was deferred."),
        "merged": _("%(symbol)s was merged with another draft."),
    }
    words = outcomes.get(fact.outcome, "%(symbol)s: " + fact.outcome + ".")
    became = _(" It became %(symbol)s.") % {"symbol": fact.became} if fact.became else ""
    return words % {"symbol": fact.symbol} + became


@say.register
def _(fact: SponsorJoined, told: Told) -> str:
    _ = told.gettext
    return _("%(delegation)s joined the sponsors of %(symbol)s.") % {
        "delegation": told.scene.delegation or _("A delegation"),
        "symbol": fact.symbol,
    }


@say.register
def _(fact: SponsorWithdrew, told: Told) -> str:
    _ = told.gettext
    return _("%(delegation)s withdrew from the sponsors of %(symbol)s.") % {
        "delegation": told.scene.delegation or _("A delegation"),
        "symbol": fact.symbol,
    }


@say.register
def _(fact: WorkplanAdopted, told: Told) -> str:
    return told.gettext("%(title)s was adopted, for %(days)s. Basis: %(basis)s.") % {
        "title": fact.title,
        "days": times.days(fact.begins, fact.ends, told.language),
        "basis": fact.basis.rstrip("."),
    }


@say.register
def _(fact: MilestonePlanned, told: Told) -> str:
    return told.gettext("%(title)s is planned for %(due)s.") % {
        "title": told.within(fact.title),
        "due": told.at(fact.due_at, fact.zone, fact.place),
    }


@say.register
def _(fact: MilestoneSlipped, told: Told) -> str:
    _ = told.gettext
    if fact.dropped:
        words = _("%(title)s is no longer due.") % {"title": told.within(fact.title)}
        return because(words, fact.reason, told)
    none = _("no date yet")
    words = _("%(title)s is now due on %(now)s. Until now: %(was)s.") % {
        "title": told.within(fact.title),
        "now": times.day(fact.now, told.language) if fact.now else none,
        "was": times.day(fact.was, told.language) if fact.was else none,
    }
    return because(words, fact.reason, told)


@say.register
def _(fact: MilestoneDelivered, told: Told) -> str:
    return told.gettext("%(title)s was delivered on %(day)s.") % {
        "title": told.within(fact.title),
        "day": times.day(fact.on, told.language),
    }


@say.register
def _(fact: Due, told: Told) -> str:
    _ = told.gettext
    leads = {
        "7 days": _("Reminder, 7 days before: %(title)s is due %(due)s."),
        "1 day": _("Reminder, 1 day before: %(title)s is due %(due)s."),
        "3 hours": _("Reminder, 3 hours before: %(title)s is due %(due)s."),
    }
    values = {
        "title": told.within(fact.title),
        "due": told.at(fact.due, fact.zone, fact.place),
    }
    if fact.late_at is None:
        return leads[fact.lead] % values
    if fact.late_at >= fact.due:
        return _("Late reminder: %(title)s was due %(due)s.") % values
    return _("Late reminder: %(title)s is due %(due)s.") % values


def because(words: str, reason: str, told: Told) -> str:
    """With the reason, where one was given."""
    if not reason:
        return words
    return words + told.gettext(" Reason: %(reason)s.") % {"reason": reason.rstrip(".")}


def why(reason: str, scene: Scene, reader: Reader) -> str:
    """Why a person was told."""
    _ = translations(reader.language).gettext
    body = scene.body or _("the body concerned")
    words = {
        "watch": _("you watch it"),
        "delegation": _("your delegation handed in or sponsors the draft, or did"),
        "secretariat": _("you are in the secretariat of %(body)s"),
        "body": _("you follow %(body)s"),
    }
    return words.get(reason, words["body"]) % {"body": body}
