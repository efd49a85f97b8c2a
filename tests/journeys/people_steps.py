"""Steps of people: what they watch and mute, what roles they get and lose, and time that passes."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st

from tests.journeys.oracle import Person
from tests.journeys.stage import Stage, one, picks
from tests.journeys.taking import step


class PeopleSteps(Stage):
    """Whoever is there."""

    def present(self, pick: int) -> Person:
        found = one([each for each in self.paper.people.values() if each.here], pick)
        assert found
        return found

    def things(self) -> list[tuple[str, UUID]]:
        """What may be watched, with what it is; also what one may not see."""
        found = [("body", self.paper.body)]
        found += [("session", each.id) for each in self.paper.sessions]
        found += [("deadline", each.id) for each in self.paper.deadlines]
        found += [("milestone", each.id) for each in self.paper.milestones]
        found += [("meeting", each.id) for each in self.paper.meetings]
        found += [("draft", each.id) for each in self.paper.drafts]
        return found + ([("plan", self.paper.plan)] if self.paper.plan else [])

    @step(3, who=picks, pick=picks, mutes=st.booleans())
    def wish(self, who: int, pick: int, *, mutes: bool) -> None:
        """To be told of a thing, or to be left alone with it: the last wish stands."""
        person, thing = self.present(who), one(self.things(), pick)
        assert thing
        wanted = {"kind": thing[0], "thing": str(thing[1])}
        self.ask(person, "POST", "/mutes" if mutes else "/watches", wanted)
        person.wishes[thing[1]] = mutes

    @step(2, pick=picks)
    def watch_from_outside(self, pick: int) -> None:
        """By somebody who holds no role here."""
        thing = one(self.things(), pick)
        assert thing
        wanted = {"kind": thing[0], "thing": str(thing[1])}
        self.ask(self.cast.watcher, "POST", "/watches", wanted)
        self.cast.watcher.wishes[thing[1]] = False

    def wishful(self) -> list[Person]:
        return [each for each in self.paper.people.values() if each.here and each.wishes]

    @step(1, lambda self: self.wishful(), pick=picks)
    def lift_wish(self, pick: int) -> None:
        person = one(self.wishful(), pick)
        assert person
        thing = one(sorted(person.wishes), pick)
        [watch] = self.ask(person, "GET", "/watches", query=[("thing", str(thing))])
        self.ask(person, "DELETE", f"/watches/{watch['id']}", {}, version=watch["version"])
        assert thing
        del person.wishes[thing]

    @step(1, who=picks)
    def change_role(self, who: int) -> None:
        """A delegate of the body is none any more, or is one again."""
        person = self.cast.delegates[who % len(self.cast.delegates)]
        held = ("delegate", self.paper.body)
        revokes = held in person.roles
        at = f"/people/{person.id}/" + ("revocations" if revokes else "roles")
        if not person.here:
            return
        wanted = {"role": "delegate", "body": str(self.paper.body)}
        self.ask(self.cast.first, "POST", at, wanted)
        (person.roles.discard if revokes else person.roles.add)(held)

    @step(1, lambda self: self.cast.reader.here and self.paper.numbers > 8)
    def leave(self) -> None:
        """Whoever has left is told nothing more, and nothing is kept of them."""
        reader = self.cast.reader
        self.ask(self.cast.first, "POST", f"/people/{reader.id}/departure", {})
        reader.here = False
        self.checks.left(reader.id)

    @step(5, hours=st.one_of(st.integers(1, 72), st.integers(73, 1500)))
    def time_passes(self, hours: int) -> None:
        self.at_work.step(self.at_work.now + timedelta(hours=hours))
