"""Moving a session: through its preview, to another date, to none, back, and under way."""

from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from tests.journeys import moments
from tests.journeys.calendar_steps import WEEK, as_json
from tests.journeys.oracle import Parts, Session
from tests.journeys.reminders import Coming
from tests.journeys.stage import Stage, one, picks
from tests.journeys.taking import step

WAYS = ("later", "later", "earlier", "postpone", "postpone one", "give a date", "back")
DECISION = {"decided_by": "The extended Bureau", "basis": "A letter of the Chair"}


class MovingSteps(Stage):
    """What the secretariat does most carefully."""

    def about_to_fire(self) -> list[Coming]:
        """Reminders of what hangs on a session that may move, the next ones first."""
        coming = [each for each in self.checks.upcoming() if not each.session.closed]
        return sorted(coming, key=lambda each: (each.at, each.thing))

    @step(
        6,
        lambda self: self.paper.open_sessions(),
        pick=picks,
        way=st.sampled_from(WAYS),
        weeks=st.integers(1, 25),
    )
    def move_session(self, pick: int, way: str, weeks: int) -> None:
        """Who is named in the preview is told of all that follows, and nobody else."""
        session = self.session(pick)
        assert session
        ways = (way, *WAYS)
        found = (self.elsewhere(session, each, weeks) for each in ways)
        parts = next((each for each in found if each), None)
        if parts is None:
            return
        preview = self.previewed(session, parts)
        token = preview["told"]["token"]
        wanted = DECISION | {"parts": as_json(parts), "audience": token}
        at, version = f"/sessions/{session.id}/dates", preview["version"]
        self.ask(self.cast.officer, "PUT", at, wanted, version=version)
        self.moved(session, parts)

    @step(1, lambda self: self.paper.open_sessions(), pick=picks, weeks=st.integers(1, 25))
    def move_session_blindly(self, pick: int, weeks: int) -> None:
        """Without a preview: the ordinary rules say who is told."""
        session = self.session(pick)
        assert session
        parts = self.elsewhere(session, "later", weeks)
        if parts is None:
            return
        wanted = DECISION | {"parts": as_json(parts)}
        at, version = f"/sessions/{session.id}/dates", self.at_work.version(session.id)
        self.ask(self.cast.officer, "PUT", at, wanted, version=version)
        self.moved(session, parts)

    @step(1, lambda self: self.paper.open_sessions(), pick=picks, weeks=st.integers(1, 25))
    def move_without_right(self, pick: int, weeks: int) -> None:
        """A delegate may not, and neither may whoever read an older version."""
        session = self.session(pick)
        assert session
        parts = self.elsewhere(session, "later", weeks)
        if parts is None:
            return
        wanted = DECISION | {"parts": as_json(parts)}
        at, version = f"/sessions/{session.id}/dates", self.at_work.version(session.id)
        for who, read, status in (
            (self.cast.delegates[0], version, 403),
            (self.cast.stranger, version, 403),
            (self.cast.officer, version - 1, 412),
        ):
            answer = self.at_work.send(who.id, "PUT", at, wanted, version=read)
            self.refused(answer, status)

    @step(
        3,
        lambda self: self.about_to_fire(),
        pick=picks,
        weeks=st.integers(1, 25),
        back=st.booleans(),
        late=st.floats(0, 0.12),
    )
    def move_while_a_reminder_fires(
        self, pick: int, weeks: int, late: float, *, back: bool
    ) -> None:
        """The clock comes to a reminder of it at the very moment at which it is moved."""
        coming = one(self.about_to_fire(), pick % 3)
        assert coming
        session = coming.session
        self.at_work.step(coming.at - timedelta(seconds=1))
        self.checks.all()
        parts = self.elsewhere(session, "back" if back else "later", weeks)
        if parts is None:
            return
        wanted = DECISION | {"parts": as_json(parts)}
        at, version = f"/sessions/{session.id}/dates", self.at_work.version(session.id)
        self.checks.expect_either(coming.at, session, parts)
        answer = self.at_work.meanwhile(
            coming.at, late, (self.cast.officer.id, "PUT", at, wanted), version
        )
        assert answer.status_code == 200, answer.text
        self.moved(session, parts)

    def moved(self, session: Session, parts: Parts) -> None:
        session.before.append(session.parts)
        session.parts = parts

    def elsewhere(self, session: Session, way: str, weeks: int) -> Parts | None:
        """Where it would go, if it may go there."""
        shift = weeks * WEEK
        match way:
            case "later" | "earlier":
                by = shift if way == "later" else -shift
                parts = tuple(days and (days[0] + by, days[1] + by) for days in session.parts)
            case "postpone":
                parts = tuple(None for _ in session.parts)
            case "postpone one":
                kept = session.parts[:-1]
                parts = (*kept, None)
            case "give a date":
                parts = self.all_dated(session, weeks)
            case _:
                parts = session.before[-1] if session.before else session.parts
        return parts if self.may_go(session, parts) else None

    def all_dated(self, session: Session, weeks: int) -> Parts:
        """Parts without one get days after all that have some."""
        found, free = [], self.today() + weeks * WEEK
        for days in session.parts:
            given = days or (free, free + timedelta(days=2))
            found.append(given)
            free = max(free, given[1] + WEEK)
        return tuple(found)

    def may_go(self, session: Session, parts: Parts) -> bool:
        """Something changes, in order, and nothing into the past."""
        dated = [days for days in parts if days]
        ordered = all(a[1] < b[0] for a, b in pairwise(dated))
        changed = [days for days in parts if days not in session.parts]
        to_come = all(days is None or days[0] >= self.today() for days in changed)
        return parts != session.parts and ordered and to_come

    def previewed(self, session: Session, parts: Parts) -> Any:
        """What it says is what the naive model says, and nothing has changed by it."""
        query = [("opens", str(days[0]) if days else "") for days in parts]
        query += [("closes", str(days[1]) if days else "") for days in parts]
        at = f"/sessions/{session.id}/move/preview"
        preview = self.ask(self.cast.officer, "GET", at, query=query)
        assert preview["refused"] is None, preview
        deadlines, meetings, milestones = self.paper.of(session)
        zone = self.paper.zone
        assert shifts(preview["deadlines"]) == {
            each.id: (text(each.due()), text(each.due(parts)))
            for each in deadlines
            if each.due() != each.due(parts)
        }
        held = {
            each.id: tuple(
                text(moments.instant(moments.at(day, each.starts), zone)) if day else None
                for day in (each.held(), each.held(parts))
            )
            for each in meetings
        }
        assert shifts(preview["meetings"]) == {
            each: pair for each, pair in held.items() if pair[0] != pair[1]
        }
        assert shifts(preview["milestones"]) == {
            each.id: (text(each.day()), text(each.day(parts)))
            for each in milestones
            if each.day() != each.day(parts)
        }
        self.checks.expect_named(session.id, preview, self.cast.officer.id)
        return preview


def shifts(shown: list[dict[str, Any]]) -> dict[UUID, tuple[str | None, str | None]]:
    """By thing: from when to when."""
    return {UUID(each["id"]): (each["was"], each["now"]) for each in shown}


def text(when: Any) -> str | None:
    """As JSON has a day or an instant."""
    return when.isoformat().replace("+00:00", "Z") if when else None
