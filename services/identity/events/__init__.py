"""The facts that identity tells the rest of the system. No names or addresses of people."""
