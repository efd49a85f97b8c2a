"""Lights: whether a milestone is on track, and if not, why and what needs a decision."""
