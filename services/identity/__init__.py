"""Identity: people, delegations, roles per body, and signing in."""
