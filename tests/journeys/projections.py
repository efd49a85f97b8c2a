"""Every copy equals what its owner has, and what the owner has is what was written on paper."""

from collections import Counter

from tests.journeys import moments
from tests.journeys.oracle import Paper
from tests.journeys.world import NAMES, World

BODIES = "SELECT id, name, short_name, zone, place FROM {0}.body"
PARTS = "SELECT session, part AS number, opens, closes FROM meetings.session_dates WHERE {0}"
STAND = PARTS.format("valid_until IS NULL")
CLOSED = "SELECT id, closed_at IS NOT NULL FROM meetings.session"
PAIRS = {
    "bodies of workplan": (BODIES.format("meetings"), BODIES.format("workplan")),
    "bodies of notifications": (BODIES.format("meetings"), BODIES.format("notifications")),
    "sessions of workplan": (
        "SELECT id, body, title, closed_at IS NOT NULL FROM meetings.session",
        "SELECT id, body, title, closed FROM workplan.session",
    ),
    "parts of workplan": (
        STAND,
        "SELECT session, number, opens, closes FROM workplan.session_part",
    ),
    "parts of notifications": (
        STAND,
        "SELECT session, number, opens, closes FROM notifications.session_part",
    ),
    "closed sessions of notifications": (
        f"SELECT DISTINCT dates.session, closed.* FROM ({STAND}) AS dates"
        f" JOIN ({CLOSED}) AS closed (id, is_closed) ON closed.id = dates.session",
        "SELECT DISTINCT session, session, closed FROM notifications.session_part",
    ),
    "meetings of notifications": (
        "SELECT id, session, title, room, cancelled_at IS NOT NULL,"
        " CASE WHEN placed THEN starts_at END FROM meetings.meeting",
        "SELECT id, session, title, room, cancelled, starts AT TIME ZONE zone"
        " FROM notifications.meeting",
    ),
    "deadlines of notifications": (
        "SELECT id, session, title, zone, place, due, head.version,"
        " CASE WHEN cancelled_at IS NULL THEN 'stands' ELSE 'cancelled' END"
        " FROM meetings.deadline JOIN meetings.head ON head.aggregate = id",
        "SELECT id, session, title, zone, place, due, generation, state"
        " FROM notifications.due WHERE owner = 'meetings'",
    ),
    "milestones of notifications": (
        "SELECT milestone.id, plan, title, head.version, delivered_on IS NOT NULL,"
        " CASE WHEN dropped_at IS NULL THEN stands.due END"
        " FROM workplan.milestone JOIN workplan.head ON head.aggregate = milestone.id"
        " JOIN workplan.milestone_due AS stands"
        " ON stands.milestone = milestone.id AND stands.valid_until IS NULL",
        "SELECT id, within, title, generation, state = 'delivered',"
        " (due AT TIME ZONE zone)::date FROM notifications.due WHERE owner = 'workplan'",
    ),
    "drafts of notifications": (
        "SELECT id, delegation, symbol IS NOT NULL FROM meetings.draft",
        "SELECT id, delegation, issued FROM notifications.draft",
    ),
    "sponsors of notifications": (
        "SELECT id, delegation FROM meetings.draft UNION"
        " SELECT draft, delegation FROM meetings.sponsorship WHERE valid_until IS NULL",
        "SELECT draft, delegation FROM notifications.draft_sponsor",
    ),
    "titles of notifications": (
        "SELECT id, title FROM meetings.session UNION SELECT id, title FROM meetings.meeting"
        " UNION SELECT id, title FROM meetings.deadline UNION SELECT id, name FROM meetings.body"
        " UNION SELECT id, title FROM workplan.workplan"
        " UNION SELECT id, title FROM workplan.milestone",
        "SELECT id, title FROM notifications.thing WHERE kind <> 'draft'",
    ),
}
COPIES = ("person", "role_held", "delegation")
DUE = "SELECT id, due FROM meetings.deadline WHERE cancelled_at IS NULL"
HELD = "SELECT id, starts_at FROM meetings.meeting WHERE placed AND cancelled_at IS NULL"
DAYS = "SELECT milestone, due FROM workplan.milestone_due WHERE valid_until IS NULL"


def hold(world: World) -> None:
    """Each copy, as a set with its repetitions."""
    for what, (truth, copy) in PAIRS.items():
        same(world, what, truth, copy)
    for table in COPIES:
        for name in NAMES:
            same(world, f"{table} of {name}", f"TABLE identity.{table}", f"TABLE {name}.{table}")


def same(world: World, what: str, truth: str, copy: str) -> None:
    expected, found = (Counter(map(tuple, world.rows(sql))) for sql in (truth, copy))
    assert found == expected, f"{what}: missing {expected - found}, too many {found - expected}"


def as_on_paper(world: World, paper: Paper) -> None:
    """Dates of sessions, and all that is counted from them."""
    days = {(row["session"], row["number"]): row for row in world.rows(STAND)}
    assert {key: (row["opens"], row["closes"]) for key, row in days.items()} == {
        (session.id, number): part or (None, None)
        for session in paper.sessions
        for number, part in enumerate(session.parts, 1)
    }
    assert dict(map(tuple, world.rows(CLOSED))) == {s.id: s.closed for s in paper.sessions}
    assert dict(map(tuple, world.rows(DUE))) == {
        each.id: each.due() for each in paper.deadlines if not each.cancelled
    }
    assert dict(map(tuple, world.rows(HELD))) == {
        each.id: moments.instant(moments.at(day, each.starts), paper.zone)
        for each in paper.meetings
        if (day := each.held()) and not each.cancelled
    }
    assert dict(map(tuple, world.rows(DAYS))) == {each.id: each.day() for each in paper.milestones}
