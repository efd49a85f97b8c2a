"""Amendments: what their sentences ask for, and the text with them applied, or why it cannot be."""
