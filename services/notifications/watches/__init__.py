"""Watches: what a person wants to be told of, beyond or against what their roles say."""
