-- name: has_delegation
SELECT EXISTS (SELECT FROM delegation WHERE code = $1 OR name = $2);

-- name: list_delegations
-- In the order of documents; the cursor is the id of the last row that was seen.
SELECT id, code, name FROM delegation
WHERE $1::uuid IS NULL
    OR (sort, id) > (SELECT seen.sort, seen.id FROM delegation AS seen WHERE seen.id = $1)
ORDER BY sort, id
LIMIT $2;
