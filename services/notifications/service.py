"""Notifications as a value: a new noun is one line here, what it declares is found in its modules."""

from shared.service import Service

NOTIFICATIONS = Service.of("notifications")
