"""Every kind of page with the cases of the field: for the tests, and to look at.

``python -m tests.shared.web.gallery FOLDER`` leaves pictures of all of them there.
"""

import asyncio
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from markupsafe import Markup

from shared.text.compare.comparison import compare
from shared.text.compare.html import inline
from shared.text.compare.model import Paragraph
from shared.web.page import ClockBar, Link, Page, Problem, Reader
from shared.web.render import Pages
from shared.web.timeline import Row, Slip, svg
from tests.browser import ORIGIN, chromium, serve

TEMPLATES = Path(__file__).with_name("templates")
NOW = datetime(2019, 5, 21, 7, 40, tzinfo=UTC)
DEADLINE = datetime(2019, 5, 22, 11, 0, tzinfo=UTC)
DELEGATE = Reader(name="Aiko Tanaka", delegation="Japan", unread=3, last_alert=41)
OFFICER = Reader(name="Marta Weiss", delegation="Secretariat", officer=True, unread=12)
CLOCK = ClockBar(now=NOW, zone="Europe/Vienna", place="Vienna", next_due=DEADLINE)
ALTERNATES = [
    Link(label="JSON", href="/x.json", type="application/json"),
    Link(label=".ics", href="/x.ics", type="text/calendar"),
    Link(label=".docx", href="/x.docx"),
    Link(label="PDF", href="/x.pdf", type="application/pdf"),
]
CAUSE = "Postponed by the Bureau because of COVID-19"
ROWS = (
    Row(
        title="Fourth meeting: workplan, legislation, criminalization",
        state="delivered",
        baseline=(date(2018, 4, 3), date(2018, 4, 5)),
        current=(date(2018, 4, 3), date(2018, 4, 5)),
    ),
    Row(
        title="Fifth meeting: law enforcement, electronic evidence",
        state="delivered",
        baseline=(date(2019, 3, 27), date(2019, 3, 29)),
        current=(date(2019, 3, 27), date(2019, 3, 29)),
    ),
    Row(
        title="Sixth meeting: international cooperation, prevention",
        state="at_risk",
        baseline=(date(2020, 4, 6), date(2020, 4, 8)),
        current=(date(2020, 7, 27), date(2020, 7, 29)),
        slips=(Slip(before=date(2020, 4, 6), after=date(2020, 7, 27), cause=CAUSE),),
    ),
    Row(
        title="Comments of Member States on the compilation",
        state="late",
        baseline=(date(2019, 5, 2), date(2019, 9, 30)),
        current=(date(2019, 6, 3), date(2019, 11, 29)),
        slips=(
            Slip(
                before=date(2019, 9, 30),
                after=date(2019, 11, 29),
                cause="Extended at the request of 14 delegations",
            ),
        ),
    ),
    Row(
        title="Seventh meeting: stocktaking and future work",
        state="waiting",
        baseline=(date(2021, 4, 6), date(2021, 4, 8)),
        current=None,
        slips=(Slip(before=date(2021, 4, 6), after=None, cause="Venue not yet confirmed"),),
    ),
)


def page(path: str, section: str, reader: Reader | None = DELEGATE, **more: Any) -> Page:
    zone = "America/New_York"
    return Page(path=path, section=section, reader=reader, zone=zone, csrf="token", **more)


def build(language: str = "en") -> dict[str, str]:
    """The pages by name."""
    pages = Pages({"gallery": TEMPLATES})
    cases: dict[str, tuple[str, Page, dict[str, Any]]] = {
        "today": ("today", page("/today", "today", language=language, search="/search"), today()),
        "draft": ("draft", page("/d", "drafts", language=language), draft(None)),
        "changes": ("draft", page("/d/changes", "drafts", language=language), draft(redline())),
        "session": ("session", page("/s", "calendar", language=language), session()),
        "workplan": ("workplan", page("/workplan", "workplan", language=language), workplan()),
        "form": ("form", page("/f", "drafts", language=language), problem()),
        "inbox": ("inbox", page("/inbox", "inbox", language=language), inbox()),
        "move": ("move", page("/m", "desk", OFFICER, language=language), move()),
        "empty": ("empty", page("/drafts", "drafts", None, language=language), {}),
    }
    return {
        name: pages.render(f"gallery/{template}.html", about, **values)
        for name, (template, about, values) in cases.items()
    }


def today() -> dict[str, Any]:
    return {
        "clock_bar": CLOCK,
        "alternates": ALTERNATES[:2],
        "now": NOW,
        "due": [
            {
                "title": "Statement under item 6: speakers’ list closes",
                "state": "at_risk",
                "words": "at risk: not entered yet",
                "at": NOW + timedelta(hours=3),
            },
            {
                "title": "Co-sponsorship of E/CN.15/2019/L.6 closes",
                "state": "on_track",
                "words": "on track: Japan joined",
                "at": DEADLINE,
            },
            {
                "title": "Comments on the compilation of the Expert Group",
                "state": "late",
                "words": "late by 3 days",
                "at": NOW - timedelta(days=3),
            },
            {
                "title": "Amendments to E/CN.15/2019/L.2",
                "state": "delivered",
                "words": None,
                "at": NOW - timedelta(hours=20),
            },
        ],
        "changed": [
            {
                "title": "E/CN.15/2019/L.6/Rev.1",
                "what": "was issued: 3 operative paragraphs changed, 1 new",
                "at": NOW - timedelta(minutes=12),
            },
            {
                "title": "Committee of the Whole, 4th meeting",
                "what": "moved from Boardroom D to Boardroom A",
                "at": NOW - timedelta(hours=2),
            },
            {
                "title": "E/CN.15/2019/L.3",
                "what": "Norway joined the sponsors",
                "at": NOW - timedelta(hours=16),
            },
        ],
        "today": [
            ("10:00–13:00", "3rd plenary meeting", "Boardroom A · interpretation in six languages"),
            ("10:00–13:00", "Committee of the Whole, 2nd meeting", "Boardroom D"),
            ("14:00–15:00", "Informal consultations on L.6", "Conference room M7 · English only"),
            ("15:00–18:00", "4th plenary meeting", "Boardroom A"),
        ],
    }


def paragraph(kind: str, opening: str, text: str, **more: Any) -> dict[str, Any]:
    defaults = {"number": None, "id": None, "level": 0, "watch": False}
    return {"kind": kind, "opening": opening, "text": opening + text} | defaults | more


PARAGRAPHS = [
    paragraph("formula", "The General Assembly,", ""),
    paragraph(
        "preambular",
        "Recalling",
        " its resolution 73/187 of 17 December 2018, entitled “Countering the use of information "
        "and communications technologies for criminal purposes”,",
    ),
    paragraph(
        "preambular",
        "Gravely concerned",
        " by the growing number of children who are harmed online, and convinced that no State "
        "can answer this alone,",
    ),
    paragraph(
        "operative",
        "Urges",
        " Member States to strengthen their efforts at the national level:",
        number="1.",
        id="op1",
        watch=True,
    ),
    paragraph(
        "item",
        "",
        "By criminalizing the conduct in all its forms, whether or not it crosses a border;",
        number="(a)",
        id="op1a",
        level=1,
    ),
    paragraph(
        "item",
        "",
        "By giving those who investigate the means to preserve electronic evidence, in particular:",
        number="(b)",
        id="op1b",
        level=1,
    ),
    paragraph("item", "", "Training for prosecutors;", number="(i)", id="op1bi", level=2),
    paragraph("item", "", "Laboratories within reach;", number="(ii)", id="op1bii", level=2),
    paragraph(
        "operative",
        "Also urges",
        " Member States to take legislative or other measures so that providers can report "
        "what they find to the competent authorities;",
        number="2.",
        id="op2",
        watch=True,
    ),
    paragraph(
        "operative",
        "Requests",
        " the United Nations Office on Drugs and Crime to report to the Commission at its "
        "twenty-ninth session on the implementation of the present resolution.",
        number="14.",
        id="op14",
        watch=True,
    ),
]


def redline() -> Markup:
    before = [
        Paragraph(kind="formula", label="", text="The General Assembly,"),
        Paragraph(kind="preambular", label="", text="Recalling its resolution 73/187,"),
        Paragraph(
            kind="operative",
            label="1.",
            text="Urges Member States to consider strengthening their efforts at national level;",
        ),
        Paragraph(kind="item", label="(a)", text="By training prosecutors and judges;"),
        Paragraph(
            kind="operative", label="2.", text="Invites Member States to share good practices;"
        ),
        Paragraph(
            kind="operative",
            label="3.",
            text="Decides to remain seized of the matter until the end of the session.",
        ),
    ]
    after = [
        before[0],
        Paragraph(
            kind="preambular",
            label="",
            text="Recalling its resolution 73/187, and noting the report of the Expert Group,",
        ),
        Paragraph(
            kind="operative",
            label="1.",
            text="Invites Member States to share good practices;",
        ),
        Paragraph(
            kind="operative",
            label="2.",
            text="Urges Member States to strengthen their efforts at the national level;",
        ),
        before[3],
        Paragraph(
            kind="operative",
            label="3.",
            text="Also urges providers to report what they find to the competent authorities.",
        ),
    ]
    return inline(compare(before, after))


def draft(changes: Markup | None) -> dict[str, Any]:
    names = ["Text", "Changes", "Sponsors", "Amendments", "History"]
    hrefs = ["/d", "/d/changes", "/d/sponsors", "/d/amendments", "/d/history"]
    return {
        "alternates": [ALTERNATES[0], *ALTERNATES[2:]],
        "changes": changes,
        "deadline": DEADLINE,
        "paragraphs": PARAGRAPHS,
        "tab_links": [
            Link(label=label, href=href) for label, href in zip(names, hrefs, strict=True)
        ],
    }


def meeting(hours: str, title: str, note: str = "", state: str | None = None) -> dict[str, Any]:
    return {"hours": hours, "title": title, "note": note, "state": state, "href": f"#{title}"}


def session() -> dict[str, Any]:
    first = date(2019, 5, 20)
    names = ["Mon 20 May", "Tue 21 May", "Wed 22 May", "Thu 23 May", "Fri 24 May"]
    days = []
    for index, name in enumerate(names):
        plenary = [
            meeting("10:00–13:00", f"{2 * index + 1}. plenary meeting", "Items 1 to 3"),
            meeting("15:00–18:00", f"{2 * index + 2}. plenary meeting", "Item 5"),
        ]
        whole = [meeting("10:00–13:00", f"Committee of the Whole, {index + 1}. meeting")]
        side = []
        if index == 1:
            side = [meeting("13:10–14:00", "Informal consultations on L.6", "moved from M2: the "
                            "room was taken", "moved")]  # fmt: skip
        if index == 3:
            side = [meeting("13:10–14:00", "Side event on evidence", "cancelled", "cancelled")]
        cells = [plenary, whole if index < 4 else [], side]
        days.append({"date": first + timedelta(days=index), "label": name, "cells": cells})
    rooms = ["Boardroom A", "Boardroom D", "Conference room M7"]
    return {"rooms": rooms, "days": days, "alternates": ALTERNATES[:2]}


def workplan() -> dict[str, Any]:
    return {
        "alternates": [ALTERNATES[0]],
        "rows": ROWS,
        "picture": svg(ROWS, date(2020, 3, 16)),
    }


def problem() -> dict[str, Any]:
    return {
        "typed": {"paragraph": "op7", "kind": "replace", "words": "provide & preserve", "by": ""},
        "problem": Problem(
            title="The amendment was not submitted",
            detail="The words to replace do not stand in operative paragraph 7 of Rev.1. "
            "Compare with the text as issued on 23 May 2019, and submit again.",
            errors={
                "words": "“provide & preserve” is not in operative paragraph 7",
                "contact": "An address needs an @",
            },
        ),
    }


def inbox() -> dict[str, Any]:
    why = "because you watch it for Japan"
    return {
        "now": NOW,
        "things": [
            {
                "title": "E/CN.15/2019/L.6, Countering child sexual exploitation online",
                "why": why,
                "alerts": [
                    {
                        "new": True,
                        "text": "Rev.1 was issued: 3 paragraphs changed, 1 new.",
                        "at": NOW - timedelta(minutes=12),
                    },
                    {
                        "new": False,
                        "text": "The Philippines joined the sponsors.",
                        "at": NOW - timedelta(days=1),
                    },
                ],
            },
            {
                "title": "Committee of the Whole, 4th meeting",
                "why": "because your delegation is a member",
                "alerts": [
                    {
                        "new": True,
                        "text": "Moved from Boardroom D to Boardroom A.",
                        "at": NOW - timedelta(hours=2),
                    }
                ],
            },
        ],
    }


def move() -> dict[str, Any]:
    names = ["Aiko Tanaka", "Bruno Silva", "Chidi Okafor", "Dana Novak", "Elif Kaya", "Farah Aziz",
             "Goran Ilić", "Hannah Brandt", "Ines Duarte", "Jonas Lind", "Kofi Mensah"]  # fmt: skip
    states = ["Japan", "Brazil", "Nigeria", "Czechia", "Türkiye", "Jordan", "Serbia", "Germany",
              "Portugal", "Sweden", "Ghana"]  # fmt: skip
    people = [
        {"name": name, "delegation": state, "role": "delegate", "note": "mail and inbox"}
        for name, state in zip(names, states, strict=True)
    ]
    old, new = (date(2020, 4, 6), date(2020, 4, 8)), (date(2020, 7, 27), date(2020, 7, 29))
    return {
        "clock_bar": CLOCK,
        "persons": people,
        "moves": [
            ("Sixth meeting of the Expert Group", old, new),
            (
                "Slot date for documents",
                (date(2020, 2, 24), date(2020, 2, 24)),
                (date(2020, 6, 15), date(2020, 6, 15)),
            ),
            (
                "Speakers’ list opens",
                (date(2020, 3, 30), date(2020, 4, 3)),
                (date(2020, 7, 20), date(2020, 7, 24)),
            ),
        ],
    }


async def photograph(folder: Path) -> None:
    """Each page, wide and narrow, light and dark, and as it would be printed."""
    pages = build()
    async with chromium() as browser:
        for scheme in ("light", "dark"):
            for width in (1280, 390):
                context = await browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                await serve(context, pages)
                tab = await context.new_page()
                for name in pages:
                    await tab.goto(f"{ORIGIN}/{name}")
                    path = folder / f"{name}-{width}-{scheme}.png"
                    await tab.screenshot(path=path, full_page=True)
                await context.close()


if __name__ == "__main__":
    asyncio.run(photograph(Path(sys.argv[1])))
