-- name: keep_due
INSERT INTO due
    (id, owner, body, within, session, title, zone, place, due, was, moved_at, state, generation)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (id) DO UPDATE SET
    within = excluded.within,
    session = coalesce(excluded.session, due.session),
    title = excluded.title,
    zone = excluded.zone,
    place = excluded.place,
    due = excluded.due,
    was = coalesce(excluded.was, due.was),
    moved_at = coalesce(excluded.moved_at, due.moved_at),
    state = excluded.state,
    generation = excluded.generation;

-- name: session_of
SELECT session FROM due WHERE id = $1;

-- name: end_due
UPDATE due SET state = $2, generation = $3 WHERE id = $1;

-- name: pending_reminders
-- Locked: one that is just firing is waited for, and is gone then.
SELECT owner, item, lead, generation, due, fires_at FROM reminder WHERE item = $1 FOR UPDATE;

-- name: fired_leads
SELECT lead FROM firing WHERE item = $1 AND due = $2;

-- name: drop_reminders
DELETE FROM reminder WHERE item = $1;

-- name: add_reminder
INSERT INTO reminder (owner, item, lead, generation, due, fires_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: next_reminder
SELECT min(fires_at) FROM reminder WHERE owner = $1 AND NOT superseded;

-- name: claim_reminders
-- Held until the transaction ends, so that no other replica asks for the same ones.
SELECT
    reminder.owner,
    reminder.item,
    reminder.lead,
    reminder.generation,
    reminder.due,
    reminder.fires_at,
    coalesce(progress.version, 0) AS reached,
    due.body,
    due.within,
    due.session,
    due.title,
    due.zone,
    due.place
FROM reminder
JOIN due ON due.id = reminder.item
LEFT JOIN progress ON progress.owner = reminder.owner AND progress.aggregate = reminder.item
WHERE reminder.owner = $1 AND reminder.fires_at <= $2 AND NOT reminder.superseded
ORDER BY reminder.fires_at, reminder.item -- so that the last lead of an item comes last
LIMIT $3
FOR UPDATE OF reminder SKIP LOCKED;

-- name: record_firing
-- No row when it has fired already.
INSERT INTO firing (item, lead, generation, fired_at, due) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
RETURNING true;

-- name: drop_reminder
DELETE FROM reminder WHERE item = $1 AND lead = $2;

-- name: supersede
UPDATE reminder SET superseded = true WHERE item = $1 AND lead = $2;

-- name: lateness
-- How many should have fired by the world's moment $1, and since when the first of them waits.
SELECT count(*) AS reminders, min(fires_at) AS since FROM reminder WHERE fires_at <= $1;
