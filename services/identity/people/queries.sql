-- name: add_account
INSERT INTO account (person, name, email, zone, language, password)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING
RETURNING true;

-- name: erase_account
DELETE FROM account WHERE person = $1;

-- name: is_delegation
SELECT EXISTS (SELECT FROM delegation WHERE id = $1);

-- name: people_of
SELECT account.person AS id, account.name, coalesce(delegation.name, '') AS delegation,
    account.email, account.zone, account.language
FROM account
JOIN person ON person.id = account.person
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE account.person = ANY($1::uuid[]);

-- name: sees_person
-- The secretariat of the whole system and operators see everybody; anybody sees themselves.
(
    person.id = ($1::viewer).person
    OR ($1::viewer).staff_everywhere
    OR EXISTS (
        SELECT FROM role_held
        WHERE role_held.person = ($1::viewer).person AND role_held.role = 'operator'
    )
)

-- name: show_self
SELECT person.id, account.name, account.email, coalesce(delegation.name, '') AS delegation,
    account.zone,
    array(
        SELECT role_held.role FROM role_held WHERE role_held.person = person.id
        ORDER BY role_held.role LIMIT 50
    ) AS roles
FROM person
JOIN account ON account.person = person.id
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE {sees_person} AND person.id = ($1::viewer).person;

-- name: show_person
SELECT person.id, account.name, account.email, coalesce(delegation.name, '') AS delegation,
    account.zone, account.language
FROM person
JOIN account ON account.person = person.id
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE {sees_person} AND person.id = $2;

-- name: roles_of
SELECT role_held.role, role_held.body
FROM role_held JOIN person ON person.id = role_held.person
WHERE {sees_person} AND person.id = $2
ORDER BY role_held.role, role_held.body NULLS FIRST
LIMIT 200;

-- name: list_people
SELECT person.id, account.name, account.email, coalesce(delegation.name, '') AS delegation,
    account.zone,
    array(
        SELECT role_held.role FROM role_held WHERE role_held.person = person.id
        ORDER BY role_held.role LIMIT 50
    ) AS roles
FROM person
JOIN account ON account.person = person.id
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE {sees_person}
    AND ($2::uuid IS NULL OR (account.name, person.id) > (
        SELECT seen.name, seen.person FROM account AS seen WHERE seen.person = $2
    ))
ORDER BY account.name, person.id
LIMIT $3;
