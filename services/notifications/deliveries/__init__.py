"""Deliveries: what goes out of the house, as mail."""
