"""The edges of HTTP: what nobody sends by mistake."""
