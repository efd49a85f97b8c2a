"""The whole line in a browser, on the example as anybody starts it: one module for each person."""
