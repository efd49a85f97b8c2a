"""The adoption as Akoma Ntoso tells it: steps of the workflow, the vote, and what they refer to.

A list of States is the ``refersTo`` of its ``count``: first what was counted, then each State. The
quorum is empty, as the Secretariat leaves it: adopted texts do not print it.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from shared.text.adoption import Adoption, Listed, Vote
from shared.text.printing.akn.markup import element

UNKNOWN = "0001-01-01"
"""The schema asks for a date; this one says that there is none."""
ORGANIZATION = "/akn/ontology/organization/un/"
TERM = "/akn/ontology/term/un/"
COUNTS = (
    ("inFavour", "in_favour", "for_it"),
    ("against", "against", "against_it"),
    ("abstaining", "abstaining", "abstained"),
    ("absent", "", "absent"),
)
"""What is counted: its term, the field of its figure, and that of its list."""


class AdoptionMeta:
    """The elements of one adoption; ``references`` are complete once the others are made."""

    def __init__(self, adopted: Adoption) -> None:
        self._adopted = adopted
        self._known: dict[str, etree._Element] = {}
        self.workflow = element("workflow", *self._steps(), source="#source")
        voting = self._voting()
        self.analysis = (
            element("analysis", element("parliamentary", voting), source="#source")
            if voting is not None
            else None
        )
        self._told()

    @property
    def references(self) -> Sequence[etree._Element]:
        return list(self._known.values())

    def _steps(self) -> Iterator[etree._Element]:
        told = self._adopted
        organ = self._organization("adopting", told.organ) if told.organ else "#organ"
        by = self._organization("recommending", told.recommended_by) if told.recommended_by else ""
        for n, each in enumerate(told.documents, 1):
            outcome = "draftResolution" if each.role == "draft" else "report"
            about = self._know("TLCReference", f"source_{n}", f"{TERM}document", each.symbol)
            about.set("name", each.role)
            if each.place:
                about.set("shortForm", each.place)
            yield _step(by or organ, outcome, refersTo=f"#source_{n}", as_=each.symbol)
        if told.sponsors:
            yield _step(organ, "sponsored", refersTo=self._states(told.sponsors))
        about_it = [self._term(f"orally{word.title()}", f"orally {word}") for word in told.orally]
        if meeting := told.meeting:
            name = f"{_nth(meeting.number)} {meeting.kind}"
            self._know("TLCEvent", "adoptionMeeting", f"{TERM}meeting", name)
            about_it.insert(0, "#adoptionMeeting")
        yield _step(
            organ,
            "adopted",
            date=told.date.isoformat() if told.date else UNKNOWN,
            **({"refersTo": " ".join(about_it)} if about_it else {}),
        )

    def _voting(self) -> etree._Element | None:
        vote = self._adopted.vote
        if vote is None and not self._adopted.without_vote:
            return None
        made = element("voting", element("quorum", value=""))
        outcome = "adoptedUnanimously" if vote and vote.unanimous else "adopted"
        made.set("outcome", outcome if vote else "adoptedWithoutVote")
        if vote:
            made.set("refersTo", self._term(f"{vote.kind}-vote", f"{vote.kind} vote"))
            made.extend(self._counts(vote))
        return made

    def _counts(self, vote: Vote) -> Iterator[etree._Element]:
        for term, figure, names in COUNTS:
            counted = getattr(vote, figure) if figure else None
            listed = getattr(vote, names)
            if counted is not None or listed:
                about = [self._term(term, term), *filter(None, [self._states(listed)])]
                value = "" if counted is None else str(counted)
                yield element("count", eId=f"count_{term}", value=value, refersTo=" ".join(about))

    def _told(self) -> None:
        """What belongs to no step: the session, and the chapter of the organ's report."""
        if self._adopted.session:
            self._term("adoptionSession", self._adopted.session)
        if self._adopted.chapter:
            self._term("adoptionChapter", self._adopted.chapter)

    def _states(self, listed: Sequence[Listed]) -> str:
        return " ".join(self._state(each) for each in listed)

    def _state(self, each: Listed) -> str:
        address = f"{ORGANIZATION}state/{each.code or ''}"
        for name, made in self._known.items():
            if (made.get("href"), made.get("showAs")) == (address, each.name):
                return f"#{name}"
        name = f"state_{sum(known.startswith('state_') for known in self._known) + 1}"
        self._know("TLCOrganization", name, address, each.name)
        return f"#{name}"

    def _organization(self, name: str, shown: str) -> str:
        self._know("TLCOrganization", name, ORGANIZATION + "-".join(shown.lower().split()), shown)
        return f"#{name}"

    def _term(self, name: str, shown: str) -> str:
        self._know("TLCTerm", name, TERM + name, shown)
        return f"#{name}"

    def _know(self, tag: str, name: str, address: str, shown: str) -> etree._Element:
        return self._known.setdefault(name, element(tag, eId=name, href=address, showAs=shown))


def _step(by: str, outcome: str, date: str = UNKNOWN, **attributes: str) -> etree._Element:
    return element("step", date=date, by=by, outcome=outcome, **attributes)


def _nth(number: int) -> str:
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
