"""Notifications: who is told what, when, and on which channel."""
