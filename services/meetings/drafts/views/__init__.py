"""What may be read of drafts."""
