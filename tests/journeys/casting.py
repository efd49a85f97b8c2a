"""Lets the invented body, its delegations and its people in, over HTTP."""

from collections.abc import Mapping
from uuid import UUID

from tests.journeys.invented import Body
from tests.journeys.oracle import Paper, Person
from tests.journeys.world import World

OTHER_BODY = {
    "name": "Board of Another Matter",
    "short_name": "BAM",
    "symbol": "E/CN.97",
    "zone": "Asia/Tokyo",
    "place": "Elsewhere",
}
Named = list[tuple[str, str]]


class Casting:
    """Whoever acts in the steps, by what they are there for."""

    def __init__(self, world: World, body: Body, states: Named, invented: Named) -> None:
        self.world = world
        given = {name: getattr(body, name) for name in body.__struct_fields__}
        self.body = self.made("/bodies", given)
        other = self.made("/bodies", OTHER_BODY)
        self.states = {self.registered(code, name, "state"): name for code, name in states}
        self.named_only = {self.registered(code, name, "invented"): name for code, name in invented}
        delegations = self.states | self.named_only
        world.settle()
        self.paper = Paper(body=self.body, as_given=body, people={}, delegations=delegations)
        self.first = Person(world.first, "The first officer", roles={("secretariat", None)})
        self.paper.people[world.first] = self.first
        self.officer = self.joins("Officer Ødegård", roles={("secretariat", self.body)})
        self.chair = self.joins("Chair O’Hara", roles={("chair", self.body)})
        self.delegates = [
            self.joins(f"Delegate of {name}", each, {("delegate", self.body)})
            for each, name in delegations.items()
        ]
        home = next(iter(delegations))
        self.colleague = self.joins("Colleague", home, {("delegate", self.body)})
        self.reader = self.joins("Reader at home", home)
        self.watcher = self.joins("Watcher")
        self.stranger = self.joins("Stranger", roles={("secretariat", other)})

    def made(self, at: str, wanted: Mapping[str, object]) -> UUID:
        answer = self.world.send(self.world.first, "POST", at, wanted)
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["id"])

    def registered(self, code: str, name: str, kind: str) -> UUID:
        return self.made("/delegations", {"code": code, "name": name, "kind": kind})

    def joins(
        self,
        name: str,
        delegation: UUID | None = None,
        roles: set[tuple[str, UUID | None]] | None = None,
    ) -> Person:
        """With an account, and then with roles."""
        address = f"{len(self.paper.people)}@example.org"
        wanted: dict[str, object] = {"name": name, "email": address, "password": "long enough"}
        if delegation:
            wanted["delegation"] = str(delegation)
        person = Person(self.made("/people", wanted), name, delegation)
        self.paper.people[person.id] = person
        for role, body in roles or set():
            self.made(f"/people/{person.id}/roles", {"role": role, "body": str(body)})
            person.roles.add((role, body))
        return person
