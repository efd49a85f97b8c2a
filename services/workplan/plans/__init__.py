"""Workplans: what a body has set itself, and how it stands."""
