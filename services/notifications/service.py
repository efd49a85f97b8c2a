"""Notifications as a value: a new noun is one line here; what it declares is in its modules."""

from services.identity.events import copy
from services.notifications.alerts import commands as alert_commands
from services.notifications.alerts import live
from services.notifications.alerts import reactions as alert_reactions
from services.notifications.alerts import timers as alert_timers
from services.notifications.alerts import views as alert_views
from services.notifications.audiences import answers as audience_answers
from services.notifications.audiences import timers as audience_timers
from services.notifications.deliveries import reactions as delivery_reactions
from services.notifications.deliveries import timers as delivery_timers
from services.notifications.deliveries import views as delivery_views
from services.notifications.events import alerts, watches
from services.notifications.reminders import gauges as reminder_gauges
from services.notifications.reminders import reactions as reminder_reactions
from services.notifications.reminders import timers as reminder_timers
from services.notifications.things import reactions as thing_reactions
from services.notifications.today import views as today_views
from services.notifications.watches import commands as watch_commands
from services.notifications.watches import views as watch_views
from shared.service import Service

NOTIFICATIONS = Service.of(
    "notifications",
    *(alerts, watches),
    copy,
    alert_reactions,  # before the copies, which then say what is new
    *(thing_reactions, reminder_reactions, delivery_reactions),
    *(watch_commands, watch_views),
    audience_answers,
    *(alert_commands, alert_views, live),
    *(today_views, delivery_views),
    *(alert_timers, reminder_timers, delivery_timers, audience_timers),
    reminder_gauges,
)
