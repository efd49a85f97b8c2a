"""A long run for people: ``pytest tests/journeys --hypothesis-profile=deep -s``."""

from hypothesis import settings

settings.register_profile("deep", max_examples=100, derandomize=False)
