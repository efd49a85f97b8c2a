"""Delegations: the States, observers and organizations that take part."""
