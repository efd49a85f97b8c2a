"""What an operator looks at: health, metrics, parked events, and what is published."""
