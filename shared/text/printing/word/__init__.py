"""Word files: the whole document, or two of its texts in one, with tracked changes."""
