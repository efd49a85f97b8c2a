"""Printing: from a Document to a file that looks like the official one, and can be read back."""
