"""How it runs: the embedded servers, and what a cluster needs."""
