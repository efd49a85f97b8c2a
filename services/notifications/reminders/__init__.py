"""Reminders: what is due, and when to say so."""
