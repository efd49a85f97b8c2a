"""What had happened before Wednesday 22 May 2019, 18:05 in Vienna.

The calendar and the plan are real: sessions of the Commission on Crime Prevention and Criminal
Justice and meetings of its Expert Group on cybercrime. The draft and its delegations are not.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from example.desk import Desk
from example.papers import file_papers
from example.people import DELEGATIONS, PASSWORD, PEOPLE
from example.texts import DRAFT, REVISION

COMMISSION = {
    "name": "Commission on Crime Prevention and Criminal Justice",
    "short_name": "CCPCJ",
    "symbol": "E/CN.15",
    "zone": "Europe/Vienna",
    "place": "Vienna",
    "draft_series": "EXAMPLE/L",
}
EXPERT_GROUP = {
    "name": "Expert Group to Conduct a Comprehensive Study on Cybercrime",
    "short_name": "Expert Group",
    "symbol": "UNODC/CCPCJ/EG.4",
    "zone": "Europe/Vienna",
    "place": "Vienna",
    "session_label": "meeting",
    "draft_series": "EXAMPLE/L",
}
TOPICS = {
    "fourth": ("Legislation and frameworks", "Criminalization"),
    "fifth": (
        "Law enforcement and investigations",
        "Electronic evidence and criminal justice",
    ),
    "sixth": ("International cooperation", "Prevention"),
    "seventh": ("Stocktaking and discussion of future work",),
}
MEETINGS = {
    "fourth": (date(2018, 4, 3), date(2018, 4, 5), datetime(2017, 10, 2, 9, tzinfo=UTC)),
    "fifth": (date(2019, 3, 27), date(2019, 3, 29), datetime(2018, 10, 1, 9, tzinfo=UTC)),
    "sixth": (date(2020, 4, 6), date(2020, 4, 8), datetime(2019, 4, 15, 9, tzinfo=UTC)),
    "seventh": (date(2021, 4, 6), date(2021, 4, 8), datetime(2019, 4, 15, 9, tzinfo=UTC)),
}
HALF_DAYS = (("10:00", "13:00"), ("15:00", "18:00"))
ROOMS = (("Example Hall", "Plenary"), ("Example Room 2", "Committee of the Whole"))
"""The week of May 2019 in its usual half days; the rooms are invented."""
CONVENED = datetime(2018, 9, 3, 9, tzinfo=UTC)
NEXT_CONVENED = datetime(2019, 4, 15, 9, tzinfo=UTC)
PLANNED = datetime(2018, 4, 3, 14, tzinfo=UTC)


async def load(desk: Desk, documents: Path | None) -> None:
    """Everything, in order. Each act has its key, so that a load that was cut short goes on."""
    await desk.settle()  # every service must have heard of the officer, who came a moment ago
    delegations = await register(desk)
    bodies = await establish(desk)
    await admit(desk, delegations, bodies)
    await desk.settle()
    commission = await convene_commission(desk, bodies["CCPCJ"])
    group = await convene_group(desk, bodies["EG"])
    await desk.settle()
    await plan(desk, bodies["EG"], group, commission["29"])
    await submit_draft(desk, commission["28"], delegations)
    await file_papers(desk, bodies["CCPCJ"], commission["28"], documents)
    await desk.settle()


async def register(desk: Desk) -> dict[str, str]:
    """The invented delegations."""
    return {
        code: await desk.do(
            "POST /delegations", {"code": code, "name": name, "kind": "invented"}, CONVENED
        )
        for code, name in DELEGATIONS.items()
    }


async def establish(desk: Desk) -> dict[str, str]:
    """Both bodies."""
    return {
        "CCPCJ": await desk.do("POST /bodies", COMMISSION, CONVENED),
        "EG": await desk.do("POST /bodies", EXPERT_GROUP, CONVENED),
    }


async def admit(desk: Desk, delegations: dict[str, str], bodies: dict[str, str]) -> None:
    """Everybody of the example but the officer, who is here already."""
    for guest in PEOPLE:
        if guest.role == "secretariat":
            continue
        person = {"name": guest.name, "email": guest.email, "password": PASSWORD}
        if guest.delegation:
            person["delegation"] = delegations[guest.delegation]
        made = await desk.do("POST /people", person | {"zone": guest.zone}, CONVENED)
        everywhere = guest.role == "operator"
        for body in [None] if everywhere else bodies.values():
            role = {"role": guest.role} | ({"body": body} if body else {})
            await desk.do(f"POST /people/{made}/roles", role, CONVENED)


async def convene_commission(desk: Desk, body: str) -> dict[str, str]:
    """The twenty-eighth session in its three parts, and the twenty-ninth as it was planned."""
    parts = [
        {"opens": "2018-12-07", "closes": "2018-12-07"},
        {"opens": "2019-05-20", "closes": "2019-05-24"},
        {"opens": "2019-12-12", "closes": "2019-12-13"},
    ]
    title = "Twenty-eighth session"
    now = await desk.do("POST /sessions", {"body": body, "title": title, "parts": parts}, CONVENED)
    item = {
        "number": "8",
        "title": "World crime trends and emerging issues and responses in the field of crime"
        " prevention and criminal justice",
    }
    await desk.edit(
        f"PUT /sessions/{now}/agenda", {"items": [item]}, CONVENED, of=f"/sessions/{now}"
    )
    await desk.do(
        f"POST /sessions/{now}/agenda/adoption", {}, datetime(2019, 5, 20, 8, 30, tzinfo=UTC)
    )
    for subject, words, rule in (
        ("drafts", "Submission of draft resolutions", {"count": 3, "unit": "weeks", "at": "13:00"}),
        (
            "revised drafts",
            "Submission of revised drafts",
            {"count": 3, "unit": "days", "direction": "after", "at": "18:00"},
        ),
        (
            "co-sponsorship",
            "Co-sponsorship of draft resolutions",
            {"count": 7, "unit": "days", "direction": "after", "at": "13:00"},
        ),
    ):
        wanted = {"subject": subject, "title": words, "part": 2, "rule": rule}
        await desk.do(f"POST /sessions/{now}/deadlines", wanted, CONVENED)
    for day in range(20, 25):
        for room, name in ROOMS:
            for starts, ends in HALF_DAYS:
                held = {
                    "title": name,
                    "day": f"2019-05-{day}",
                    "starts": starts,
                    "ends": ends,
                    "room": room,
                    "part": 2,
                }
                await desk.do(f"POST /sessions/{now}/meetings", held, CONVENED)
    following = {
        "body": body,
        "title": "Twenty-ninth session",
        "parts": [{"opens": "2020-05-18", "closes": "2020-05-22"}],
    }
    later = await desk.do("POST /sessions", following, NEXT_CONVENED)
    handed = {
        "subject": "drafts",
        "title": "Submission of draft resolutions",
        "rule": {"count": 3, "unit": "weeks", "at": "13:00"},
    }
    await desk.do(f"POST /sessions/{later}/deadlines", handed, NEXT_CONVENED)
    return {"28": now, "29": later}


async def convene_group(desk: Desk, body: str) -> dict[str, str]:
    """The Expert Group's four meetings under its workplan; the first two have been held."""
    made = {}
    for name, (opens, closes, when) in MEETINGS.items():
        parts = [{"opens": str(opens), "closes": str(closes)}]
        session = {"body": body, "title": f"{name.title()} meeting", "parts": parts}
        made[name] = await desk.do("POST /sessions", session, when)
        items = [
            {"number": str(number), "title": topic}
            for number, topic in enumerate(TOPICS[name], start=2)
        ]
        address = f"/sessions/{made[name]}"
        await desk.edit(f"PUT {address}/agenda", {"items": items}, when, of=address)
        if closes < date(2019, 5, 1):
            end = datetime(closes.year, closes.month, closes.day, 16, tzinfo=UTC)
            await desk.do(f"POST {address}/closing", {}, end)
    for name in ("sixth", "seventh"):
        comments = {
            "subject": "comments",
            "title": "Comments by Member States on the topics of the meeting",
            "rule": {"count": 6, "unit": "weeks", "at": "18:00"},
        }
        await desk.do(f"POST /sessions/{made[name]}/deadlines", comments, MEETINGS[name][2])
    return made


async def plan(desk: Desk, body: str, group: dict[str, str], twenty_ninth: str) -> None:
    """The workplan of 2018 to 2021, adopted at the fourth meeting on 3 April 2018."""
    adopted = {
        "body": body,
        "title": "Workplan of the Expert Group, 2018–2021",
        "basis": "CCPCJ resolution 26/4 of 26 May 2017",
        "begins": "2018-04-03",
        "ends": "2021-04-08",
    }
    workplan = await desk.do("POST /workplans", adopted, PLANNED)
    for name, session in group.items():
        milestone = {
            "title": f"{name.title()} meeting held",
            "topics": list(TOPICS[name]),
            "session": session,
            "responsible": "Expert Group",
        }
        held = await desk.do(f"POST /workplans/{workplan}/milestones", milestone, PLANNED)
        if name in ("fourth", "fifth"):
            await deliver(desk, held, MEETINGS[name][1], "The meeting was held as planned")
    one_list = {
        "title": "All conclusions and recommendations in one list for the Commission",
        "session": group["seventh"],
        "responsible": "Expert Group",
    }
    await desk.do(f"POST /workplans/{workplan}/milestones", one_list, PLANNED)
    report = {
        "title": "Report of the Secretary-General to the twenty-ninth session",
        "description": "Asked for in operative paragraph 14 of E/CN.15/2019/L.6/Rev.1",
        "session": twenty_ninth,
        "anchor": "opens",
        "days": 0,
        "responsible": "Secretary-General",
    }
    await desk.do(f"POST /workplans/{workplan}/milestones", report, NEXT_CONVENED)


async def deliver(desk: Desk, milestone: str, on: date, what: str) -> None:
    """As it was done then."""
    when = datetime(on.year, on.month, on.day, 16, tzinfo=UTC)
    await desk.do(f"POST /milestones/{milestone}/delivery", {"on": str(on), "document": what}, when)


async def submit_draft(desk: Desk, session: str, delegations: dict[str, str]) -> None:
    """The invented draft, its sponsors so far, and the revision that waits to be issued."""
    handed = datetime(2019, 4, 26, 9, tzinfo=UTC)
    draft: dict[str, Any] = {
        "text": DRAFT,
        "item": "8",
        "delegation": delegations["XNO"],
    }
    made = await desk.do(f"POST /sessions/{session}/drafts", draft, handed)
    await desk.do(f"POST /drafts/{made}/issue", {}, datetime(2019, 5, 10, 7, tzinfo=UTC))
    for code, when, source in (
        ("XVA", datetime(2019, 5, 10, 8, tzinfo=UTC), "mail"),
        ("XSA", datetime(2019, 5, 21, 9, 40, tzinfo=UTC), "nameplate"),
        ("XKE", datetime(2019, 5, 22, 9, 15, tzinfo=UTC), "nameplate"),
    ):
        joined = {"delegation": delegations[code], "source": source}
        await desk.do(f"POST /drafts/{made}/sponsors", joined, when)
    left = {"delegation": delegations["XKE"], "source": "note"}
    address = f"/drafts/{made}/sponsors/withdrawal"
    await desk.do(f"POST {address}", left, datetime(2019, 5, 22, 14, 30, tzinfo=UTC))
    waiting = {"text": REVISION}
    when = datetime(2019, 5, 22, 15, 40, tzinfo=UTC)
    await desk.do(f"POST /drafts/{made}/revisions", waiting, when)
