"""Drafts as they are read: unchangeable, with the right sponsors, and unseen before their issue."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.journeys import invented
from tests.journeys.oracle import Draft, Paper, Person
from tests.journeys.texts import Printed, printed
from tests.journeys.world import World

PARAGRAPHS = """
SELECT paragraph.text, array_agg(paragraph ORDER BY position)::text AS whole
FROM meetings.paragraph JOIN meetings.revision ON revision.id = paragraph.text
GROUP BY paragraph.text
"""
IN_INBOX = """
SELECT told.person FROM notifications.told
JOIN notifications.alert_item
    ON alert_item.alert = told.alert AND alert_item.number = told.item
WHERE alert_item.thing = $1
"""
MOMENT = timedelta(microseconds=1)


class Papers:
    """Remembers every text that was issued."""

    def __init__(self, world: World, paper: Paper) -> None:
        self.world = world
        self.paper = paper
        self.texts: dict[UUID, str] = {}
        self.looked_at: dict[UUID, Any] = {}

    def hold(self) -> None:
        texts = {row["text"]: row["whole"] for row in self.world.rows(PARAGRAPHS)}
        changed = [each for each, whole in self.texts.items() if texts.get(each) != whole]
        assert not changed, f"issued texts have changed: {changed}"
        self.texts = texts
        for draft in self.paper.drafts:
            if not draft.issued and self.looked_at.get(draft.id) != (seen := self.sight()):
                self.hidden(draft)
                self.looked_at[draft.id] = seen
            elif draft.issued and self.looked_at.get(draft.id) != (state := self.state(draft)):
                self.as_issued(draft)
                self.sponsored(draft)
                self.looked_at[draft.id] = state

    def state(self, draft: Draft) -> tuple[int, int, str]:
        """Pages are read again when there is something new on them."""
        return len(draft.issued), len(draft.acts), draft.outcome

    def sight(self) -> tuple[Any, ...]:
        """Who may see what is not issued changes with roles; whoever was told, with all else."""
        roles = tuple(sorted((str(each.id), each.here, str(each.roles)) for each in self.people()))
        return (roles, self.world.value("SELECT count(*) FROM notifications.told"))

    def people(self) -> list[Person]:
        return list(self.paper.people.values())

    def reader(self) -> Person:
        """Somebody who may only read."""
        return next(each for each in self.paper.people.values() if each.name == "Watcher")

    def get(self, who: Person, at: str, *query: tuple[str, str]) -> Any:
        answer = self.world.send(who.id, "GET", at, query=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def hidden(self, draft: Draft) -> None:
        """Before it is issued: for all but its delegation and the secretariat."""
        list_of = ("session", str(draft.session.id))
        for person in self.paper.people.values():
            sees = person.delegation == draft.main or person.holds("secretariat", self.paper.body)
            if not person.here:
                continue
            answer = self.world.send(person.id, "GET", f"/drafts/{draft.id}")
            assert answer.status_code == (200 if sees else 404), f"{person.name}: {answer.text}"
            listed = {each["id"] for each in self.get(person, "/drafts", list_of)}
            assert (str(draft.id) in listed) is sees, person.name
        told = {row["person"] for row in self.world.rows(IN_INBOX, draft.id)}
        for each in (self.paper.people[person] for person in told):
            assert each.delegation == draft.main or each.holds("secretariat", self.paper.body), (
                f"{each.name} was told of a draft that is not issued"
            )

    def as_issued(self, draft: Draft) -> None:
        """Every text, read back as it was handed in, with those in its head who stood then."""
        for number, text in enumerate(draft.issued):
            shown = self.get(self.reader(), f"/drafts/{draft.id}", ("revision", str(number)))
            found: Printed = [(p["kind"], p["label"], p["words"]) for p in shown["text"]]
            assert found == printed(text, self.paper.as_given.name)
            heads = [each["name"] for each in shown["printed"]]
            assert heads == self.names(draft.printed[number])

    def sponsored(self, draft: Draft) -> None:
        """At each moment at which something happened, and a moment before it."""
        happened = {draft.issued_at, self.world.now, *(at for at, _, _ in draft.acts)}
        for at in sorted(each for each in happened if each):
            for moment in (at - MOMENT, at):
                assert self.standing(draft, moment) == self.names(draft.sponsors(moment)), moment

    def standing(self, draft: Draft, at: datetime) -> list[str]:
        query = ("as_of", at.isoformat().replace("+00:00", "Z"))
        shown = self.get(self.reader(), f"/drafts/{draft.id}/sponsors", query)
        return [each["name"] for each in shown["standing"]]

    def names(self, delegations: set[UUID]) -> list[str]:
        return invented.in_order({self.paper.delegations[each] for each in delegations})
