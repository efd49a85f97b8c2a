"""Issued texts by paragraphs, each with an identity, and the comparisons of any two of them."""
