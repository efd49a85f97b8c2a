-- name: place_of_body
SELECT zone, place FROM body WHERE id = $1;

-- name: add_plan
INSERT INTO workplan (id, body, title, basis, begins, ends, adopted_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (body, title) DO NOTHING
RETURNING true;

-- name: get_plan
SELECT workplan.id, workplan.body, title, basis, begins, ends, body.zone, body.place
FROM workplan JOIN body ON body.id = workplan.body
WHERE workplan.id = $1;

-- name: show_plan
SELECT workplan.id, workplan.body, body.name AS body_name, body.short_name, workplan.title,
    workplan.basis, workplan.begins, workplan.ends, workplan.adopted_at, body.zone, body.place,
    head.version
FROM workplan
JOIN body ON body.id = workplan.body
JOIN head ON head.aggregate = workplan.id
WHERE workplan.id = $1;

-- name: list_plans
-- The latest first; the cursor is the id of the last row that was seen.
SELECT workplan.id, workplan.body, body.name AS body_name, body.short_name, workplan.title,
    workplan.basis, workplan.begins, workplan.ends, workplan.adopted_at, body.zone, body.place,
    head.version
FROM workplan
JOIN body ON body.id = workplan.body
JOIN head ON head.aggregate = workplan.id
WHERE $1::uuid IS NULL OR (workplan.ends, workplan.id) < (
    SELECT seen.ends, seen.id FROM workplan AS seen WHERE seen.id = $1
)
ORDER BY workplan.ends DESC, workplan.id DESC
LIMIT $2;

-- name: list_bodies
SELECT id, name FROM body ORDER BY name, id LIMIT 500;
