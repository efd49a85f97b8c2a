"""Steps of the secretariat: sessions, agendas, deadlines and meetings."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from tests.journeys.invented import rules
from tests.journeys.oracle import Deadline, Meeting, Parts, Session
from tests.journeys.stage import Stage, one, picks
from tests.journeys.taking import step

SUBJECTS = ("drafts", "revised drafts", "co-sponsorship", "comments")
WEEK = timedelta(weeks=1)
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


def as_json(parts: Parts) -> list[dict[str, str]]:
    """As commands take them."""
    return [{"opens": str(days[0]), "closes": str(days[1])} if days else {} for days in parts]


def laid_out(first: date, lengths: list[int], gap: int) -> Parts:
    """One part after the other, with weeks between them."""
    found = []
    for length in lengths:
        last = first + timedelta(days=length - 1)
        found.append((first, last))
        first = last + timedelta(weeks=gap)
    return tuple(found)


class CalendarSteps(Stage):
    """What an officer enters."""

    def unadopted(self) -> list[Session]:
        return [each for each in self.paper.open_sessions() if not each.adopted]

    def proposed(self) -> list[Session]:
        return [each for each in self.paper.open_sessions() if each.agenda]

    def dated(self) -> list[Session]:
        return [each for each in self.paper.open_sessions() if each.dated()]

    def over(self) -> list[Session]:
        """Every part has opened."""
        today = self.today()
        return [
            each
            for each in self.paper.open_sessions()
            if all(days and days[0] <= today for days in each.parts)
        ]

    @step(
        2,
        lambda self: len(self.paper.sessions) < 3,
        weeks=st.integers(7, 30),
        lengths=st.lists(st.integers(1, 5), min_size=1, max_size=3),
        gap=st.integers(1, 12),
    )
    def schedule_session(self, weeks: int, lengths: list[int], gap: int) -> None:
        parts = laid_out(self.today() + weeks * WEEK, lengths, gap)
        title = f"{ORDINALS[len(self.paper.sessions)]} {self.paper.as_given.session_label}"
        wanted = {"body": str(self.paper.body), "title": title, "parts": as_json(parts)}
        made = self.made(self.cast.officer, "/sessions", wanted)
        self.paper.sessions.append(Session(made, title, self.paper.zone, parts))

    @step(1, lambda self: self.unadopted(), pick=picks, count=st.integers(1, 4))
    def propose_agenda(self, pick: int, count: int) -> None:
        session = one(self.unadopted(), pick)
        assert session
        agenda = [(str(n), f"Matter {self.paper.next()}") for n in range(1, count + 1)]
        items = [{"number": number, "title": title} for number, title in agenda]
        at, version = f"/sessions/{session.id}/agenda", self.at_work.version(session.id)
        self.ask(self.cast.officer, "PUT", at, {"items": items}, version=version)
        session.agenda = agenda

    @step(1, lambda self: self.proposed(), pick=picks)
    def adopt_agenda(self, pick: int) -> None:
        session = one(self.proposed(), pick)
        assert session
        self.ask(self.cast.officer, "POST", f"/sessions/{session.id}/agenda/adoption", {})
        session.adopted = True

    @step(
        3,
        lambda self: self.paper.open_sessions(),
        pick=picks,
        part=picks,
        subject=st.sampled_from(SUBJECTS),
        counted=rules,
    )
    def set_deadline(self, pick: int, part: int, subject: str, counted: dict[str, Any]) -> None:
        session = self.session(pick)
        assert session
        title = f"{subject} {self.paper.next()}"
        number = part % len(session.parts) + 1
        wanted = {"subject": subject, "title": title, "rule": counted, "part": number}
        made = self.made(self.cast.officer, f"/sessions/{session.id}/deadlines", wanted)
        self.paper.deadlines.append(Deadline(made, session, subject, title, number, counted))

    def deadline(self, pick: int) -> Deadline | None:
        stand = [each for each in self.paper.deadlines if not each.cancelled]
        return one([each for each in stand if not each.session.closed], pick)

    @step(2, lambda self: self.deadline(0), pick=picks, counted=rules, rename=st.booleans())
    def change_deadline(self, pick: int, counted: dict[str, Any], *, rename: bool) -> None:
        deadline = self.deadline(pick)
        assert deadline
        title = f"{deadline.subject} {self.paper.next()}" if rename else deadline.title
        wanted = {"title": title, "rule": counted, "part": deadline.part, "reason": "Consultations"}
        at, version = f"/deadlines/{deadline.id}", self.at_work.version(deadline.id)
        self.ask(self.cast.officer, "PUT", at, wanted, version=version)
        deadline.title, deadline.rule = title, counted

    @step(1, lambda self: self.deadline(0), pick=picks)
    def cancel_deadline(self, pick: int) -> None:
        deadline = self.deadline(pick)
        assert deadline
        at, version = f"/deadlines/{deadline.id}", self.at_work.version(deadline.id)
        self.ask(self.cast.officer, "DELETE", at, {"reason": "No longer needed"}, version=version)
        deadline.cancelled = True

    @step(
        2,
        lambda self: self.dated(),
        pick=picks,
        part=picks,
        day=picks,
        half=st.sampled_from((9, 10, 15)),
    )
    def schedule_meeting(self, pick: int, part: int, day: int, half: int) -> None:
        """In a room of its own: clashes are tested where rooms are."""
        session = one(self.dated(), pick)
        assert session
        number = session.dated()[part % len(session.dated())]
        title = f"Meeting {self.paper.next()}"
        meeting = Meeting(UUID(int=0), session, title, number, 0, "", "", f"Room of {title}")
        self.placed(meeting, day, half)
        wanted = self.as_wanted(meeting)
        meeting.id = self.made(self.cast.officer, f"/sessions/{session.id}/meetings", wanted)
        self.paper.meetings.append(meeting)

    def placed(self, meeting: Meeting, day: int, half: int) -> None:
        days = meeting.session.parts[meeting.part - 1]
        assert days
        meeting.day = day % ((days[1] - days[0]).days + 1)
        meeting.starts, meeting.ends = f"{half:02}:00", f"{half + 3}:00"

    def as_wanted(self, meeting: Meeting) -> dict[str, Any]:
        return {
            "title": meeting.title,
            "day": str(meeting.held()),
            "starts": meeting.starts,
            "ends": meeting.ends,
            "room": meeting.room,
            "part": meeting.part,
        }

    def meeting(self, pick: int) -> Meeting | None:
        stand = [
            each
            for each in self.paper.meetings
            if not each.cancelled and not each.session.closed and each.part in each.session.dated()
        ]
        return one(stand, pick)

    @step(1, lambda self: self.meeting(0), pick=picks, day=picks, half=st.sampled_from((8, 10, 16)))
    def move_meeting(self, pick: int, day: int, half: int) -> None:
        meeting = self.meeting(pick)
        assert meeting
        self.placed(meeting, day, half)
        at, version = f"/meetings/{meeting.id}", self.at_work.version(meeting.id)
        self.ask(self.cast.officer, "PUT", at, self.as_wanted(meeting), version=version)

    @step(1, lambda self: self.meeting(0), pick=picks)
    def cancel_meeting(self, pick: int) -> None:
        meeting = self.meeting(pick)
        assert meeting
        at, version = f"/meetings/{meeting.id}", self.at_work.version(meeting.id)
        self.ask(self.cast.officer, "DELETE", at, {}, version=version)
        meeting.cancelled = True

    @step(2, lambda self: self.over(), pick=picks)
    def close_session(self, pick: int) -> None:
        session = one(self.over(), pick)
        assert session
        self.ask(self.cast.chair, "POST", f"/sessions/{session.id}/closing", {})
        session.closed = True
