"""The rules of sponsorship. No await, no clock, no randomness, no driver."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from services.meetings.drafts.model import Draft, capital, require_standing
from services.meetings.events.drafts import SponsorJoined, SponsorWithdrew
from shared.errors import RuleBroken
from shared.text import register
from shared.text.structure import Sponsor

Source = Literal["own", "text", "nameplate", "note", "mail", "list"]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A delegation joined or withdrew. Those of a ledger come in the order they happened."""

    delegation: UUID
    joined: bool
    happened: datetime


class Delegation(msgspec.Struct, frozen=True, kw_only=True):
    """A delegation as documents name it."""

    id: UUID
    code: str
    name: str


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A sponsor in the head of a document; without ``delegation`` its name is all we know."""

    name: str
    delegation: UUID | None = None
    star: str = ""
    note: str = ""


def standing(acts: Iterable[Act], at: datetime | None = None) -> set[UUID]:
    """Who had joined by then and not withdrawn again; the main sponsor is not in the ledger."""
    now: set[UUID] = set()
    for act in acts:
        if at is None or act.happened <= at:
            (now.add if act.joined else now.discard)(act.delegation)
    return now


def join(draft: Draft, acts: Sequence[Act], delegation: UUID, now: datetime) -> list[SponsorJoined]:
    """Whoever sponsors it already joins nothing."""
    require_open(draft)
    if delegation == draft.delegation or delegation in standing(acts):
        return []
    require_order(acts, delegation, now)
    return [joined(draft, delegation)]


def withdraw(
    draft: Draft, acts: Sequence[Act], delegation: UUID, now: datetime
) -> list[SponsorWithdrew]:
    """Whoever does not sponsor it withdraws nothing; the main sponsor withdraws the draft."""
    require_open(draft)
    if delegation == draft.delegation:
        raise RuleBroken(
            f"The main sponsor keeps the text of {draft.short}. It may withdraw the draft itself."
        )
    if delegation not in standing(acts):
        return []
    require_order(acts, delegation, now)
    return [
        SponsorWithdrew(
            id=draft.id,
            body=draft.body,
            session=draft.session,
            delegation=delegation,
            symbol=draft.newest,
        )
    ]


def joined(draft: Draft, delegation: UUID) -> SponsorJoined:
    """The fact."""
    return SponsorJoined(
        id=draft.id,
        body=draft.body,
        session=draft.session,
        delegation=delegation,
        symbol=draft.newest,
    )


def require_open(draft: Draft) -> None:
    """A draft that everybody may see and sponsor."""
    require_standing(draft)
    if draft.symbol is None:
        raise RuleBroken("Sponsors join once the draft is issued. Until then, name them in it.")
    if not draft.open_to_sponsors:
        raise RuleBroken(
            f"{capital(draft.short)} is a text of the Bureau, which is not open to sponsors."
        )


def require_order(acts: Sequence[Act], delegation: UUID, now: datetime) -> None:
    """The past is entered in the order in which it happened, delegation by delegation."""
    last = max((act.happened for act in acts if act.delegation == delegation), default=None)
    if last and now < last:
        raise RuleBroken(
            f"What this delegation did on {last:%d %B %Y at %H:%M} UTC is recorded already: enter"
            " what happened in its order."
        )


def recognise(sponsors: Iterable[Sponsor], delegations: Sequence[Delegation]) -> list[Printed]:
    """The sponsors of a text, each with its delegation where there is one of that name."""
    by_code = {each.code: each for each in delegations}
    by_name = {register.key(each.name): each for each in delegations}
    found = []
    for sponsor in sponsors:
        state = register.find(sponsor.name)
        known = by_name.get(register.key(sponsor.name)) or (
            by_code.get(state.code) if state else None
        )
        found.append(
            Printed(
                name=known.name if known else sponsor.name,
                delegation=known.id if known else None,
                star=sponsor.star,
                note=sponsor.note or "",
            )
        )
    return found


def require_member(
    named: Iterable[Printed], main: UUID, members: Collection[UUID], body: str
) -> None:
    """Where the body has the rule: a member, or one whose text says that it acts for a group."""
    if main in members or acts_for_group(named, main):
        return
    raise RuleBroken(
        f"Drafts of {body} are handed in by its members, or on behalf of a group. Others join as"
        " co-sponsors once a draft is issued. The secretariat can enter a draft all the same."
    )


def acts_for_group(named: Iterable[Printed], delegation: UUID) -> bool:
    """As the note to its star says: "On behalf of the Group of 77 and China"."""
    return any(
        each.delegation == delegation and "on behalf of" in each.note.lower() for each in named
    )


def doubts(
    named: Sequence[Printed], main: UUID, members: Collection[UUID] | None = None
) -> list[str]:
    """What an officer should look at in the list of sponsors; never a reason to refuse.

    ``members`` are those of the body where only they sponsor.
    """
    said = [
        f"No delegation here is called “{each.name}”: it is printed as it stands, and not entered"
        " among the sponsors."
        for each in named
        if each.delegation is None
    ]
    if named and main not in {each.delegation for each in named}:
        said.append("The main sponsor is not among the sponsors in the text: it is added.")
    said += [
        f"{each.name} is no member of the body: it may co-sponsor."
        for each in named
        if members is not None
        and each.delegation
        and each.delegation not in members
        and not acts_for_group([each], each.delegation)
    ]
    return said


def print_for(
    draft: Draft, named: Sequence[Printed], acts: Sequence[Act], names: Mapping[UUID, str]
) -> tuple[list[Printed], list[UUID]]:
    """The sponsors in the head of a revision, in order, and those whom the text lets join.

    A delegation that has withdrawn does not come back because a text still names it.
    """
    if not draft.open_to_sponsors:
        return in_order(named), []
    now, ever = standing(acts), {act.delegation for act in acts}
    new = [
        each.delegation
        for each in named
        if each.delegation and each.delegation not in ever and each.delegation != draft.delegation
    ]
    wanted = {draft.delegation, *now, *new}
    shown = [each for each in named if each.delegation is None or each.delegation in wanted]
    there = {each.delegation for each in shown}
    missing = [Printed(name=names[each], delegation=each) for each in wanted - there]
    return in_order([*shown, *missing]), list(dict.fromkeys(new))


def in_order(printed: Iterable[Printed]) -> list[Printed]:
    """English alphabetical order of official names; State of Palestine after the States."""
    by_name = {each.name: each for each in printed}
    return [by_name[name] for name in register.sponsor_order(by_name)]
