"""What a parameter is called in an address, where the framework keeps a word for itself."""


def outside(name: str) -> str:
    """The framework keeps ``body`` for the request's; ours is ``body_id`` in addresses."""
    return f"{name}_id" if name == "body" else name


def inside(name: str) -> str:
    """And back again."""
    return "body" if name == "body_id" else name
