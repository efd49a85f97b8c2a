"""The web side of a service: commands and views as typed routes, forms, formats, refusals."""
