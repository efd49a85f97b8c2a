-- name: acts
SELECT delegation, joined, happened_at AS happened FROM sponsor_act
WHERE draft = $1 ORDER BY happened_at, position;

-- name: add_act
INSERT INTO sponsor_act (draft, delegation, joined, source, happened_at, recorded_at, recorded_by)
VALUES ($1, $2, $3, $4, $5, $6, $7);
