"""Who sponsors a draft: a ledger by delegation, which is only appended to."""
