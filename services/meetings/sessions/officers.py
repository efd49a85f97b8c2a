"""Who sees the forms and previews of officers: the secretariat of the body that sits."""

from services.meetings.sessions.store import SQL
from shared.access.sight import sees

OFFICERS = sees("session_officer", "the secretariat of the body", SQL)
