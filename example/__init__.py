"""The example: a real calendar and plan, an invented draft, and a clock that visitors may step."""
