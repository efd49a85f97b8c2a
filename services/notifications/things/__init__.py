"""Things: the copies that notifications keeps of what others have told."""
