"""Draft resolutions: texts by revision, and what becomes of them."""
