"""Amendments: what their sentences ask for, and a text with them applied or a refusal that says why."""
