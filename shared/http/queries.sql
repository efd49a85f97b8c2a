-- name: claim_key
-- Waits while another request with the same key is under way. Ten answers that are older than a
-- week are forgotten on the way, so that no more are kept than are asked for in a week.
WITH forgotten AS (
    DELETE FROM idempotency WHERE (person, route, key) IN (
        SELECT person, route, key FROM idempotency
        WHERE given_at < $5::timestamptz - interval '1 week'
            AND (person, route, key) <> ($1, $2, $3)
        ORDER BY given_at LIMIT 10 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO idempotency (person, route, key, asked, given_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
RETURNING true;

-- name: answer_given
SELECT asked, id, version FROM idempotency WHERE person = $1 AND route = $2 AND key = $3;

-- name: keep_answer
UPDATE idempotency SET id = $4, version = $5 WHERE person = $1 AND route = $2 AND key = $3;

-- name: world_stands_at
SELECT now FROM world_clock;

-- name: world_goes_to
-- Never back.
INSERT INTO world_clock (now) VALUES ($1)
ON CONFLICT (single) DO UPDATE SET now = excluded.now WHERE world_clock.now < excluded.now;

-- name: has_pending
SELECT EXISTS (SELECT FROM outbox);

-- name: events_recorded
SELECT coalesce(max(position), 0) FROM event_log;

-- name: lags
-- As the reconciler sees it: behind on these heads, and not because something is parked.
SELECT theirs.aggregate
FROM unnest($2::uuid[], $3::bigint[]) AS theirs (aggregate, version)
LEFT JOIN progress AS ours ON ours.owner = $1 AND ours.aggregate = theirs.aggregate
WHERE coalesce(ours.version, 0) < theirs.version
    AND NOT EXISTS (
        SELECT FROM parked WHERE parked.owner = $1 AND parked.aggregate = theirs.aggregate
    )
LIMIT 1;
