"""The plan of the Expert Group for 2018 to 2021, as it was entered while it happened."""

from datetime import date
from uuid import UUID

import httpx

from tests.services.workplan.calendar import Calendar, Span
from tests.services.workplan.plans import adopt, deliver, milestone

FOURTH: Span = (date(2018, 4, 3), date(2018, 4, 5))
FIFTH: Span = (date(2019, 3, 27), date(2019, 3, 29))
SIXTH: Span = (date(2020, 4, 6), date(2020, 4, 8))
SEVENTH: Span = (date(2021, 4, 6), date(2021, 4, 8))
SESSION_28: tuple[Span, ...] = (
    (date(2018, 12, 7), date(2018, 12, 7)),
    (date(2019, 5, 20), date(2019, 5, 24)),
    (date(2019, 12, 12), date(2019, 12, 13)),
)
SESSION_29: Span = (date(2020, 5, 18), date(2020, 5, 22))
ADOPTED = "2018-04-03"
SECRETARIAT = "the Secretariat"


async def load(calendar: Calendar, officer: httpx.AsyncClient, group: UUID) -> str:
    """The id of the plan; the officer may enter the past."""
    commission = await calendar.body("Commission on Crime Prevention and Criminal Justice")
    entered = date(2018, 1, 15)
    fourth = await calendar.session(group, "Fourth meeting", FOURTH, on=entered)
    fifth = await calendar.session(group, "Fifth meeting", FIFTH, on=entered)
    sixth = await calendar.session(group, "Sixth meeting", SIXTH, on=entered)
    seventh = await calendar.session(group, "Seventh meeting", SEVENTH, on=entered)
    session_28 = await calendar.session(
        commission, "Twenty-eighth session", *SESSION_28, on=entered
    )
    session_29 = await calendar.session(commission, "Twenty-ninth session", SESSION_29, on=entered)
    plan = await adopt(officer, group, on=ADOPTED)

    async def meeting(title: str, session: UUID, topics: str) -> str:
        return await milestone(
            officer, plan, title, on=ADOPTED, session=session, topics=topics, responsible="Chair"
        )

    async def after(title: str, session: UUID, days: int, *waits: str, by: str) -> str:
        return await milestone(
            officer,
            plan,
            title,
            on=ADOPTED,
            session=session,
            days=days,
            depends_on=list(waits),
            responsible=by,
        )

    first = await meeting(
        "Fourth meeting", fourth, "Workplan; Legislation and frameworks; Criminalization"
    )
    second = await meeting(
        "Fifth meeting",
        fifth,
        "Law enforcement and investigations; Electronic evidence and criminal justice",
    )
    third = await meeting("Sixth meeting", sixth, "International cooperation; Prevention")
    listed = await after(
        "Conclusions and recommendations suggested at the sixth meeting",
        sixth,
        14,
        third,
        by="Rapporteur",
    )
    comments = await milestone(
        officer,
        plan,
        "Comments of Member States on the compilation",
        on=ADOPTED,
        day="2020-05-29",
        responsible="Member States",
    )
    last = await milestone(
        officer,
        plan,
        "Seventh meeting",
        on=ADOPTED,
        session=seventh,
        topics="Stocktaking and future work",
        responsible="Chair",
        depends_on=[listed, comments],
    )
    progress = await milestone(
        officer,
        plan,
        "Report on progress to the Commission at its twenty-eighth session",
        on=ADOPTED,
        session=session_28,
        part=2,
        anchor="opens",
        days=-42,
        responsible=SECRETARIAT,
    )
    await milestone(
        officer,
        plan,
        "Report to the Commission at its twenty-ninth session",
        on="2019-05-24",
        session=session_29,
        anchor="opens",
        responsible="Secretary-General",
        description="Asked for in operative paragraph 14 of E/CN.15/2019/L.6/Rev.1",
    )
    await milestone(
        officer,
        plan,
        "Consolidated list of conclusions and recommendations for the Commission",
        on=ADOPTED,
        session=seventh,
        days=30,
        depends_on=[last],
        responsible="Rapporteur",
    )
    await deliver(officer, first, "2018-04-05", "Meeting held", past_too=True)
    await deliver(officer, second, "2019-03-29", "Meeting held", past_too=True)
    await deliver(officer, progress, "2019-04-11", "Report issued", past_too=True)
    await calendar.move(sixth, (date(2020, 7, 27), date(2020, 7, 29)), on=date(2020, 3, 16))
    await calendar.move(session_29, None, on=date(2020, 4, 20))
    return plan
