"""Our own style, script and mark, under addresses that change with their content."""

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).with_name("static")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

POLICY = (
    "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
    "form-action 'self'"
)
"""The ``Content-Security-Policy`` of every page: nothing inline, nothing from elsewhere."""
FOREVER = "public, max-age=31536000, immutable"
"""The ``Cache-Control`` of an asset asked for by its own address."""


@cache
def read(name: str) -> bytes:
    """The content of one asset; a name that is not one of ours raises KeyError."""
    files = {path.name: path for path in FOLDER.iterdir() if path.suffix in TYPES}
    return files[name].read_bytes()


@cache
def address(name: str) -> str:
    """``/static/style.css?v=…``, safe to cache for ever."""
    return f"/static/{name}?v={sha256(read(name)).hexdigest()[:12]}"


def media_type(name: str) -> str:
    """What to send the asset as."""
    return TYPES[Path(name).suffix]
