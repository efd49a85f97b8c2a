"""Deadline rules: from an anchor and a rule to wall time, and from wall time to an instant.

Pure: nothing here reads a clock or a database. Zones come from the IANA data that Python finds.
"""
