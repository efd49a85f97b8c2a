"""Signing in: one room, so that it can be deepened without touching another."""
