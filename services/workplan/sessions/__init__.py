"""What a plan hangs on: bodies and their sessions, as copied from the facts of meetings."""
