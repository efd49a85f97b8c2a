"""Word files, to the same lines that a pasted text gives."""
