-- name: hold_person
-- One of a person's wishes at a time: the first one for a thing has no row to lock yet.
SELECT id FROM person WHERE id = $1 FOR UPDATE;

-- name: watch_of
SELECT id, person, thing, kind, muted FROM watch WHERE person = $1 AND thing = $2;

-- name: get_watch
SELECT id, person, thing, kind, muted FROM watch WHERE id = $1;

-- name: keep_watch
INSERT INTO watch (id, person, thing, kind, muted) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET muted = excluded.muted;

-- name: drop_watch
DELETE FROM watch WHERE id = $1;

-- name: sees_watch
(watch.person = ($1::viewer).person)

-- name: is_seen_watch
SELECT EXISTS (SELECT FROM watch WHERE id = $2 AND {sees_watch});

-- name: list_watches
-- The latest first; the cursor is the id of the last one that was seen.
SELECT
    watch.id,
    watch.thing,
    watch.muted,
    coalesce(thing.kind, watch.kind) AS kind,
    coalesce(thing.title, '') AS title,
    thing.within,
    coalesce(parent.kind, '') AS within_kind,
    head.version
FROM watch
JOIN head ON head.aggregate = watch.id
LEFT JOIN thing ON thing.id = watch.thing
LEFT JOIN thing AS parent ON parent.id = thing.within
WHERE {sees_watch} AND ($2::uuid IS NULL OR watch.id < $2) AND ($3::uuid IS NULL OR watch.thing = $3)
ORDER BY watch.id DESC
LIMIT $4;
