"""The whole line, driven over HTTP through the four services by a state machine."""
