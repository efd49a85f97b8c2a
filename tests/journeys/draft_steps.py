"""Steps of delegations and officers with draft resolutions and their sponsors."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from tests.journeys.oracle import Draft, Person, Session
from tests.journeys.stage import Stage, one, picks
from tests.journeys.taking import step
from tests.journeys.texts import Edit, Text, pasted, revised, revisions, texts

SOURCES = ("nameplate", "note", "mail", "list")


class DraftSteps(Stage):
    """A draft from hand to hand."""

    def delegate(self, pick: int) -> Person | None:
        able = [each for each in self.cast.delegates if self.may_act(each)]
        return one(able, pick)

    def may_act(self, who: Person) -> bool:
        return who.here and who.holds("delegate", self.paper.body)

    def named(self, main: UUID, others: list[int]) -> set[UUID]:
        """Whom a text names: an invented name with "and" in it could be read as two."""
        able = [
            each for each, name in self.paper.delegations.items() if name != "Ærland and Østmark"
        ]
        return ({main, *(able[each % len(able)] for each in others)} & {*able}) or {able[0]}

    def pasted(self, text: Text, named: set[UUID]) -> str:
        names = sorted(self.paper.delegations[each] for each in named)
        return pasted(text, self.paper.as_given.name, names)

    def too_late(self, session: Session, subject: str) -> bool:
        closes = self.paper.closes(session, subject)
        return closes is not None and self.at_work.now > closes

    @step(
        2,
        lambda self: self.paper.open_sessions() and len(self.paper.drafts) < 4,
        pick=picks,
        who=picks,
        text=texts,
        others=st.lists(picks, max_size=2),
    )
    def import_draft(self, pick: int, who: int, text: Text, others: list[int]) -> None:
        """A delegation is refused when it is too late; an officer may still hand it in for it."""
        session, delegate = self.session(pick), self.delegate(who)
        if session is None or delegate is None:
            return
        assert delegate.delegation
        main = delegate.delegation
        named = self.named(main, others)
        at, wanted = f"/sessions/{session.id}/drafts", {"text": self.pasted(text, named)}
        if self.too_late(session, "drafts"):
            self.refused(self.at_work.send(delegate.id, "POST", at, wanted), 422)
            made = self.made(self.cast.officer, at, wanted | {"delegation": str(main)})
        else:
            made = self.made(delegate, at, wanted)
        self.paper.drafts.append(Draft(made, session, main, text, named))

    def standing(self, pick: int, *, issued: bool, waits: bool) -> Draft | None:
        found = [
            each
            for each in self.paper.drafts
            if not each.outcome and bool(each.issued) is issued and bool(each.waiting) is waits
        ]
        return one(found, pick)

    @step(4, lambda self: self.standing(0, issued=False, waits=True), pick=picks)
    def issue_draft(self, pick: int) -> None:
        draft = self.standing(pick, issued=False, waits=True)
        assert draft
        refused = self.at_work.send(self.cast.watcher.id, "POST", f"/drafts/{draft.id}/issue", {})
        self.refused(refused, 404)
        self.ask(self.cast.officer, "POST", f"/drafts/{draft.id}/issue", {})
        draft.print(self.at_work.now)

    @step(
        3,
        lambda self: self.standing(0, issued=True, waits=False),
        pick=picks,
        changes=revisions,
        others=st.lists(picks, max_size=2),
    )
    def submit_revision(self, pick: int, changes: list[Edit], others: list[int]) -> None:
        """By the main sponsor, or by an officer where that is too late."""
        draft = self.standing(pick, issued=True, waits=False)
        assert draft
        text = revised(draft.issued[-1], changes)
        named = self.named(draft.main, others)
        wanted = {"text": self.pasted(text, named)}
        late = self.too_late(draft.session, "revised drafts")
        own = [each for each in self.cast.delegates if each.delegation == draft.main]
        able = [each for each in own if self.may_act(each)]
        who = self.cast.officer if late or not able else able[0]
        self.ask(who, "POST", f"/drafts/{draft.id}/revisions", wanted)
        draft.waiting, draft.named = text, named

    @step(4, lambda self: self.standing(0, issued=True, waits=True), pick=picks)
    def issue_revision(self, pick: int) -> None:
        draft = self.standing(pick, issued=True, waits=True)
        assert draft
        at = f"/drafts/{draft.id}/revisions/{len(draft.issued)}/issue"
        self.ask(self.cast.officer, "POST", at, {})
        draft.print(self.at_work.now)

    @step(
        4,
        lambda self: any(each.issued for each in self.paper.drafts),
        pick=picks,
        who=picks,
        joins=st.booleans(),
    )
    def act_as_sponsor(self, pick: int, who: int, *, joins: bool) -> None:
        """Joining twice changes nothing, nor does withdrawing from what one does not sponsor."""
        draft = one([each for each in self.paper.drafts if each.issued], pick)
        delegate = self.delegate(who)
        if draft is None or delegate is None:
            return
        assert delegate.delegation
        at = f"/drafts/{draft.id}/sponsors" + ("" if joins else "/withdrawal")
        answer = self.at_work.send(delegate.id, "POST", at, {})
        new = (delegate.delegation in draft.sponsors(self.at_work.now)) is not joins
        if draft.outcome:
            self.refused(answer, 409)
        elif (delegate.delegation == draft.main and not joins) or (
            joins and new and self.too_late(draft.session, "co-sponsorship")
        ):
            self.refused(answer, 422)
        else:
            assert answer.status_code == 201, answer.text
            self.entered(draft, delegate.delegation, self.at_work.now, joins=joins)

    @step(
        2,
        lambda self: self.standing(0, issued=True, waits=False),
        pick=picks,
        who=picks,
        joins=st.booleans(),
        source=st.sampled_from(SOURCES),
    )
    def enter_sponsor(self, pick: int, who: int, source: str, *, joins: bool) -> None:
        """By an officer, also after the deadline, with how it was made known."""
        draft, able = self.standing(pick, issued=True, waits=False), list(self.paper.delegations)
        assert draft
        delegation = able[who % len(able)]
        if delegation == draft.main:
            return
        at = f"/drafts/{draft.id}/sponsors" + ("" if joins else "/withdrawal")
        wanted = {"delegation": str(delegation), "source": source}
        self.ask(self.cast.officer, "POST", at, wanted)
        self.entered(draft, delegation, self.at_work.now, joins=joins)

    @step(
        2,
        lambda self: self.standing(0, issued=True, waits=False),
        pick=picks,
        who=picks,
        joins=st.booleans(),
        hours=st.integers(1, 200),
    )
    def enter_past_of_sponsor(self, pick: int, who: int, hours: int, *, joins: bool) -> None:
        """What happened earlier is entered with its time, in its order, and alerts nobody."""
        draft, able = self.standing(pick, issued=True, waits=False), list(self.paper.delegations)
        assert draft
        assert draft.issued_at
        delegation = able[who % len(able)]
        happened = max(self.at_work.now - timedelta(hours=hours), draft.issued_at)
        last = max((at for at, of, _ in draft.acts if of == delegation), default=happened)
        if delegation == draft.main or happened < last:
            return
        at = f"/drafts/{draft.id}/sponsors" + ("" if joins else "/withdrawal")
        wanted: dict[str, Any] = {"delegation": str(delegation), "source": "list"}
        self.ask(self.cast.first, "POST", at, wanted, happened=happened)
        self.entered(draft, delegation, happened, joins=joins)

    def entered(self, draft: Draft, delegation: UUID, at: datetime, *, joins: bool) -> None:
        """In the ledger, unless it changed nothing."""
        if delegation != draft.main and (delegation in draft.sponsors(self.at_work.now)) != joins:
            draft.acts.append((at, delegation, joins))

    @step(
        1,
        lambda self: any(not each.outcome for each in self.paper.drafts),
        pick=picks,
        outcome=st.sampled_from(("adopted", "deferred", "withdrawn")),
    )
    def conclude(self, pick: int, outcome: str) -> None:
        """A draft that was never issued can only be withdrawn, and nobody else hears of that."""
        draft = one([each for each in self.paper.drafts if not each.outcome], pick)
        assert draft
        outcome = outcome if draft.issued else "withdrawn"
        wanted = {"outcome": outcome}
        self.ask(self.cast.officer, "POST", f"/drafts/{draft.id}/conclusion", wanted)
        draft.outcome, draft.waiting = outcome, None
