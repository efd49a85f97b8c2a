"""What may be asked of drafts: handing in, issuing, concluding."""
