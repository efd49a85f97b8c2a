"""The phrases that paragraphs open with: "Recalling also", "Takes note with appreciation of"."""

import re
from typing import Literal

import msgspec

from shared.text.reading.marks import plain, slanted

_WORD = re.compile(r"\w+")
_PARTICIPLES = _WORD.findall(
    "Accepting Acknowledging Acting Adhering Affirming Anticipating Appealing Applauding "
    "Appreciating Approving Aspiring Attaching Bearing Believing Calling Celebrating "
    "Commemorating Commending Condemning Confirming Congratulating Considering Continuing "
    "Declaring Deeming Demanding Denouncing Deploring Desiring Determining Drawing "
    "Emphasizing Emphasising Encouraging Endeavouring Endorsing Evoking Examining Expecting "
    "Expressing Finding Following Fulfilling Having Highlighting Honouring Hoping Identifying "
    "Inviting Keeping Lamenting Looking Mourning Noting Observing Paying Pledging Proceeding "
    "Proclaiming Pursuing Reaffirming Realizing Recalling Recognizing Recognising "
    "Recommending Referring Regretting Reiterating Rejecting Remaining Remembering Reminding "
    "Renewing Reserving Resolving Respecting Restating Responding Sharing Seeking Seeing "
    "Seized Stating Stressing Striving Supporting Taking Thanking Trusting Underlining "
    "Underscoring Understanding Urging Viewing Voicing Welcoming Wishing Reasserting "
    "Strengthening Upholding Valuing Providing Building Being Concurring Desiring Saluting "
    "Hailing Lauding Echoing Fearing Cherishing Reconfirming Reemphasizing Rededicating Intending "
    "Protesting Assuming Noticing Agreeing Assessing Alluding Affording Attributing "
)
_ADJECTIVES = _WORD.findall(
    "Alarmed Anxious Appalled Aware Cognizant Committed Concerned Confident Conscious Convinced "
    "Dedicated Desirous Determined Dismayed Distressed Disturbed Encouraged Grateful Gratified "
    "Guided Horrified Indignant Inspired Mindful Moved Outraged Persuaded Pleased Reassured "
    "Resolute Resolved Saddened Satisfied Seized Shocked Troubled Unanimous Disappointed "
    "Dissatisfied Grieved Perturbed Preoccupied Prompted Motivated Heartened Animated Bound"
)
PREAMBULAR = frozenset(word.lower() for word in (*_PARTICIPLES, *_ADJECTIVES))
_PREPOSITIONAL = re.compile(
    r"(?:In (?:view|the light|light|recognition|pursuance|application) of|With a view to"
    r"|On the (?:recommendation|proposal) of|Pursuant to|Without prejudice to|In accordance with"
    r"|In the (?:spirit|exercise) of)\b"
)
"""Phrases that open a preambular paragraph without a participle."""
_ADVERBS = r"(?:also|further|furthermore|again|once again|once more|moreover|\w+ly(?: and \w+ly)?)"
_HEADS = (
    r"taking(?: also| further)? note|taking(?: also| further)? into (?:account|consideration)"
    r"|takes note|bearing(?: also| further)? in mind|keeping in mind|looking(?: also)? forward"
    r"|looks forward|calls (?:upon|for|on|attention to)|calling (?:upon|for)|drawing attention"
    r"|draws (?:the )?attention|having (?:considered|examined|received|heard|adopted|noted"
    r"|reviewed|regard|met|in mind)|pays tribute|paying tribute|remains seized|acting under"
)
_NOUNS = (
    "appreciation|concern|regret|satisfaction|interest|alarm|gratitude|approval|conviction|support"
    "|commitment|condolences|solidarity|thanks|hope|recognition|condemnation|grave concern|dismay"
    "|disappointment|indignation|sorrow|sympathy|call|request|invitation|appeal|decision"
    "|determination|readiness|intention|belief|view|will|resolve|sense|outrage|pride|respect"
)
_TAIL = (
    rf"(?:\s+(?:also|further|once again|again))?"
    rf"(?:\s+(?:with|its|their)(?:\s+(?:\w+\s+){{0,3}}?(?:{_NOUNS})\b(?:\s+and\s+(?:\w+\s+)?"
    rf"(?:{_NOUNS})\b)?))?"
)
_OPENING = re.compile(
    rf"(?:{_ADVERBS}\s+)*(?:{_HEADS}|[a-z]+(?:-[a-z]+)*)(?:\s+(?:also|further)(?!\w))?{_TAIL}", re.I
)
_PLAIN_ADVERB = re.compile(r"(?:also|further|furthermore|again|once again|once more)$", re.I)


class Verb(msgspec.Struct, frozen=True):
    """An opening taken apart: "Welcoming also with appreciation" is welcoming, also, behind."""

    head: str
    tail: str
    adverb: Literal["", "also", "further"]
    before: bool


def opening(text: str) -> str:
    """The phrase in italics where there is one, else as much as the grammar of openings takes."""
    italics = slanted(text)
    if italics and italics[0].isupper():
        return italics.rstrip(",")
    match = _OPENING.match(plain(text))
    return match[0].strip() if match else ""


def lexical(text: str) -> str:
    """The first word that is no adverb, in small letters: "deeply concerned" is concerned."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", plain(text)[:120].lower().replace("re-", "re"))
    for word in words:
        if not (word.endswith("ly") or word in ("also", "further", "once", "again", "more")):
            return str(word)
    return ""


def opens_preambular(text: str) -> bool:
    """A capital letter, then a participle or adjective that preambular paragraphs open with."""
    bare = plain(text)
    return (
        bool(bare)
        and bare.lstrip("“\"'[(")[:1].isupper()
        and (lexical(bare) in PREAMBULAR or bool(_PREPOSITIONAL.match(bare)))
    )


def opens_operative(text: str) -> bool:
    """A capital letter, then a finite verb: Decides, Calls upon, Strongly condemns."""
    bare = plain(text)
    word = lexical(bare)
    return bool(bare) and bare.lstrip("“\"'[(")[:1].isupper() and word in OPERATIVE


OPERATIVE = frozenset(
    _WORD.findall(
        "accepts acknowledges adopts affirms agrees anticipates appeals applauds appoints "
        "appreciates approves asks assures authorizes bears believes calls celebrates "
        "commemorates  commends concludes concurs condemns confirms congratulates considers "
        "continues declares  decides deems demands denounces deplores designates determines "
        "directs draws elects  emphasizes emphasises empowers encourages endorses establishes "
        "expects expresses extends  finds highlights honours hopes insists instructs intends "
        "invites looks notes notices  observes offers opposes pays pledges proclaims proposes "
        "reaffirms realizes recalls  recognizes recognises recommends refers regrets "
        "reiterates rejects remains reminds renews  repeats requests requires reserves "
        "resolves salutes shares stands stresses strives  suggests supports takes "
        "thanks transmits trusts underlines underscores undertakes urges  values voices warns "
        "welcomes wishes "
    )
)


def verb(phrase: str) -> Verb:
    """The parts of an opening that a chain of repeated verbs depends on."""
    words = phrase.lower().split()
    adverbs = [n for n, word in enumerate(words) if word in ("also", "further")]
    rest = [word for word in words if word not in ("also", "further")]
    place = next((n for n, word in enumerate(rest) if not word.endswith("ly")), 0)
    size = 2 if rest[place : place + 1] in (["taking"], ["takes"], ["bearing"], ["calls"]) else 1
    head = " ".join(rest[place : place + size])
    return Verb(
        head=head,
        tail=" ".join(rest[:place] + rest[place + size :]),
        adverb="" if not adverbs else "also" if words[adverbs[0]] == "also" else "further",
        before=bool(adverbs) and adverbs[0] == 0,
    )
