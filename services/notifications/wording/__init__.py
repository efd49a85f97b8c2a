"""Wording: what a fact says to a person, in the person's language and time."""
