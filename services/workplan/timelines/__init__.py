"""Timelines: a plan as a drawing, and as a calendar to subscribe to."""
