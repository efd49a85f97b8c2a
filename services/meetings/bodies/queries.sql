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
SELECT id, name, short_name, symbol, zone, place, session_label, members_only
FROM body
WHERE $1::uuid IS NULL OR (name, id) > (SELECT seen.name, seen.id FROM body AS seen WHERE seen.id = $1)
ORDER BY name, id
LIMIT $2;

-- name: show_body
SELECT id, name, short_name, symbol, zone, place, session_label, members_only, head.version
FROM body JOIN head ON head.aggregate = body.id
WHERE id = $1;

-- name: members_of
SELECT delegation FROM member WHERE body = $1;

-- name: unknown_delegations
SELECT EXISTS (
    SELECT FROM unnest($1::uuid[]) AS asked (id)
    WHERE NOT EXISTS (SELECT FROM delegation WHERE delegation.id = asked.id)
);

-- name: set_rule
UPDATE body SET members_only = $2 WHERE id = $1;

-- name: drop_members
DELETE FROM member WHERE body = $1 AND delegation <> ALL($2::uuid[]);

-- name: add_members
INSERT INTO member (body, delegation) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING;

-- name: show_members
-- Every delegation (a few hundred at most) in the order of documents, and whether it is a member.
SELECT delegation.id, delegation.name, member.body IS NOT NULL AS member
FROM delegation
LEFT JOIN member ON member.delegation = delegation.id AND member.body = $1
ORDER BY delegation.sort;
