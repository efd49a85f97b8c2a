"""Audiences: who is concerned by what."""
