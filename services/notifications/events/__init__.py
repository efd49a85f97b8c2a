"""The facts that notifications tells the rest of the system."""
