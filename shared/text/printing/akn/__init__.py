"""Akoma Ntoso for the United Nations (AKN4UN 1.0): the document as structured XML."""
