"""Deadlines of a session: what is due by when, and the rule that the day came from."""
