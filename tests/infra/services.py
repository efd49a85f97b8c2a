"""The services that the servers are made for in these tests."""

SERVICES = ("meetings", "workplan", "notifications", "identity")
