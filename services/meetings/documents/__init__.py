"""Issued documents: what is not a draft of ours, or what a draft became."""
