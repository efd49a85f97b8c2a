"""Bodies: who sits, where, and in which words."""
