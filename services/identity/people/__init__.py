"""People: who has an account, for whom they act, and which roles they hold."""
