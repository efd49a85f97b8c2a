-- name: list_parked
SELECT owner, aggregate, version, type, error, parked_at
FROM parked ORDER BY parked_at, owner, aggregate LIMIT $1;
