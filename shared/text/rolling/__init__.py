"""Rolling text: what negotiators write while they negotiate, read, worked on and written back.

``reading.read_rolling`` says which conventions are accepted, ``writing.write_rolling`` gives the
text back; ``proposing``, ``resolving``, ``folding`` and ``cleaning`` are what is done with it.
"""
