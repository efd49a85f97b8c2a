-- name: keep_agenda
INSERT INTO agenda (session, adopted_at) VALUES ($1, $2)
ON CONFLICT (session) DO UPDATE SET adopted_at = excluded.adopted_at;

-- name: clear_items
DELETE FROM agenda_item WHERE session = $1;

-- name: add_items
INSERT INTO agenda_item (session, position, number, title)
SELECT $1, given.position, given.number, given.title
FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given (number, title, position);

-- name: agenda_adopted_at
SELECT adopted_at FROM agenda WHERE session = $1;

-- name: agenda_items
SELECT number, title FROM agenda_item WHERE session = $1 ORDER BY position;
