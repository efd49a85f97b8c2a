-- name: keep_person
INSERT INTO person (id, delegation) VALUES ($1, $2)
ON CONFLICT (id) DO UPDATE SET delegation = excluded.delegation;

-- name: drop_person
DELETE FROM person WHERE id = $1;

-- name: keep_role
INSERT INTO role_held (person, role, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- name: drop_role
DELETE FROM role_held WHERE person = $1 AND role = $2 AND body IS NOT DISTINCT FROM $3;

-- name: drop_roles
DELETE FROM role_held WHERE person = $1;

-- name: roles_of_person
-- A person without any role still is somebody: one row, with no role in it.
SELECT person.delegation, role_held.role, role_held.body
FROM person LEFT JOIN role_held ON role_held.person = person.id
WHERE person.id = $1;

-- name: keep_delegation
INSERT INTO delegation (id, code, name, sort) VALUES ($1, $2, $3, $4)
ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, sort = excluded.sort;

-- name: delegations
SELECT id, code, name, sort FROM delegation ORDER BY sort, id LIMIT 1000;
