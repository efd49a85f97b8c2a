"""Mail through a server of the operator's."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

import aiosmtplib

from services.notifications.deliveries.model import Mail

SECONDS = 15.0
FOR_GOOD = range(500, 600)
"""Replies of a mail server after which the same mail would be refused again (RFC 5321)."""


class Undelivered(Exception):
    """The mail did not go out. The words name no address: they are kept in the log."""

    def __init__(self, reason: str, *, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


def message(mail: Mail, name: str, address: str, host: str, real: datetime) -> EmailMessage:
    """Text alone; marked as sent by a program, so that no absence notice answers it (RFC 3834)."""
    made = EmailMessage()
    made["Message-ID"] = mail.message_id
    made["Date"] = format_datetime(real)
    made["From"] = f"Penholder <penholder@{host}>"
    made["To"] = Address(display_name=name, addr_spec=address)
    made["Subject"] = mail.subject
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    return made


async def send(server: str, message: EmailMessage) -> None:
    """Undelivered when the server refuses it, or is away."""
    place = urlsplit(server)
    try:
        await aiosmtplib.send(
            message,
            hostname=place.hostname,
            port=place.port,
            username=unquote(place.username) if place.username else None,
            password=unquote(place.password) if place.password else None,
            use_tls=place.scheme == "smtps",
            timeout=SECONDS,
        )
    except aiosmtplib.SMTPRecipientsRefused as error:
        code = error.recipients[0].code
        raise refused(code) from error
    except aiosmtplib.SMTPResponseException as error:
        raise refused(error.code) from error
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        raise Undelivered("the mail server does not answer", for_good=False) from error


def refused(code: int) -> Undelivered:
    """By the server's reply code alone: its words may repeat the address."""
    return Undelivered(f"the mail server refused it with {code}", for_good=code in FOR_GOOD)
