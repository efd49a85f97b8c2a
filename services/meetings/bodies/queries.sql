-- name: add_body
INSERT INTO body
    (id, name, short_name, symbol, zone, place, session_label, draft_series, members_only)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT DO NOTHING
RETURNING true;

-- name: get_body
SELECT id, name, short_name, symbol, zone, place, session_label, draft_series, members_only
FROM body WHERE id = $1;

-- name: list_bodies
-- A page in order of names; the cursor is the id of the last row that was seen.
SELECT id, name, short_name, symbol, zone, place, session_label
FROM body
WHERE $1::uuid IS NULL OR (name, id) > (SELECT seen.name, seen.id FROM body AS seen WHERE seen.id = $1)
ORDER BY name, id
LIMIT $2;

-- name: show_body
SELECT id, name, short_name, symbol, zone, place, session_label, head.version
FROM body JOIN head ON head.aggregate = body.id
WHERE id = $1;
