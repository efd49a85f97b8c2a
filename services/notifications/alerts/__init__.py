"""Alerts: the inbox, where a cause is told to a person once."""
