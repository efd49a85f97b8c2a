"""From whose page a request comes, as far as a browser says it."""

from urllib.parse import urlsplit

HARMLESS = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing, whoever sends them."""


def elsewhere(origin: str, host: str) -> bool:
    """Whether ``Origin`` names another site than ``Host``; programs name none."""
    if origin in ("", "null"):
        return False
    try:
        return urlsplit(origin).netloc != host
    except ValueError:
        return True


def forged(method: str, origin: str, host: str) -> bool:
    """Whether another site's page may have sent it, with the cookie of whoever looks at that page.

    A page with nothing of its own to say (``null``) is no page of ours either.
    """
    return method not in HARMLESS and (origin == "null" or elsewhere(origin, host))
