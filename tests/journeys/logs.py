"""Nothing is under way, nothing is parked, and versions rise by one."""

from tests.journeys.world import NAMES, World

GAPS = """
SELECT aggregate FROM {0}.event_log GROUP BY aggregate
HAVING min(version) <> 1 OR max(version) <> count(*)
"""
HEADS = """
SELECT coalesce(head.aggregate, logged.aggregate) AS aggregate
FROM {0}.head FULL JOIN (
    SELECT aggregate, max(version) AS version FROM {0}.event_log GROUP BY aggregate
) AS logged ON logged.aggregate = head.aggregate
WHERE head.version IS DISTINCT FROM logged.version
"""
BEHIND = """
SELECT head.aggregate FROM {owner}.head
LEFT JOIN {0}.progress ON progress.owner = '{owner}' AND progress.aggregate = head.aggregate
WHERE progress.version IS DISTINCT FROM head.version
"""
HEARS = {
    "meetings": ("identity",),
    "workplan": ("identity", "meetings"),
    "notifications": ("identity", "meetings", "workplan"),
}


def hold(world: World) -> None:
    """In every service."""
    for name in NAMES:
        assert world.rows(GAPS.format(name)) == [], f"{name}: a gap in its versions"
        assert world.rows(HEADS.format(name)) == [], f"{name}: a head beside its log"
        assert world.value(f"SELECT count(*) FROM {name}.outbox") == 0, f"{name}: its outbox"
        parked = world.rows(f"SELECT owner, type, error FROM {name}.parked")
        assert parked == [], f"{name}: parked {parked}"
        for owner in HEARS.get(name, ()):
            behind = world.rows(BEHIND.format(name, owner=owner))
            assert behind == [], f"{name} is behind {owner}"
    assert world.value("SELECT count(*) FROM notifications.fanout") == 0
