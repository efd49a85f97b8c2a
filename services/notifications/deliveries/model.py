"""What a mail says. No await, no clock, no randomness, no driver."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from services.notifications.alerts.model import Fact, in_order
from services.notifications.wording.model import Reader, Scene, sentence, why
from shared.web.translations import translations

LONGEST_SUBJECT = 150


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One item, as the person was told of it."""

    item: int
    fact: Fact
    scene: Scene
    why: str


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """Plain text that says everything; a program that reads it needs no page."""

    message_id: str
    """The same however often it is sent, so that a repetition can be told."""
    subject: str
    text: str


class To(msgspec.Struct, frozen=True, kw_only=True):
    """The alert and the person that the mail is for."""

    alert: UUID
    person: UUID
    number: int
    """Of the person's inbox: an alert that grows is another mail."""
    reader: Reader


def compose(to: To, items: Sequence[Said], redlines: Mapping[UUID, str], base: str) -> Mail:
    """``redlines``: what a revision changes, by draft; ``base``: the address of the system."""
    _ = translations(to.reader.language).gettext
    ordered = in_order(items)
    sentences = [sentence(each.fact, each.scene, to.reader) for each in ordered]
    parts = [sentences[0]]
    if len(sentences) > 1:
        parts.append("\n".join([_("With it:"), *(f"- {each}" for each in sentences[1:])]))
    for draft, redline in redlines.items():
        if any(each.fact.id == draft for each in ordered):
            parts.append("\n\n".join([_("What changed:"), redline.strip()]))
    parts.append(reasons(ordered, to.reader))
    inbox = _("Your inbox, where you can mute it:")
    parts += [f"{base}/alerts/{to.alert}", f"{inbox}\n{base}/inbox"]
    return Mail(
        message_id=message_id(to, base),
        subject=subject(ordered[0], sentences, to.reader),
        text="\n\n".join(parts) + "\n",
    )


def message_id(to: To, base: str) -> str:
    """RFC 5322: unique for this alert, person and number."""
    host = urlsplit(base).hostname or "localhost"
    return f"<{to.alert}.{to.person}.{to.number}@{host}>"


def subject(first: Said, sentences: Sequence[str], reader: Reader) -> str:
    """The body, what leads, and how much comes with it; one line."""
    _ = translations(reader.language).gettext
    words = " ".join(sentences[0].split())
    if len(words) > LONGEST_SUBJECT:
        words = words[: LONGEST_SUBJECT - 1].rsplit(" ", 1)[0] + "…"
    if len(sentences) > 1:
        words += _(" (and %(count)s more)") % {"count": len(sentences) - 1}
    return f"[{first.scene.body}] {words}" if first.scene.body else words


def reasons(items: Sequence[Said], reader: Reader) -> str:
    """Why the person is told, each reason once."""
    _ = translations(reader.language).gettext
    found = dict.fromkeys(why(each.why, each.scene, reader) for each in items)
    return _("You get this because %(reasons)s.") % {"reasons": "; ".join(found)}
