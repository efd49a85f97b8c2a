"""Resolutions of the United Nations as text: reading, comparing, amending, printing. Pure."""
