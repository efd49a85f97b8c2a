-- name: add_deadline
INSERT INTO deadline
    (id, session, subject, title, part, rule, wall, zone, place, due, last_due, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
ON CONFLICT DO NOTHING
RETURNING true;

-- name: keep_deadline
UPDATE deadline SET title = $2, part = $3, rule = $4, wall = $5, zone = $6, due = $7,
    last_due = coalesce($7, last_due), changed_at = $8
WHERE id = $1;

-- name: cancel_deadline
UPDATE deadline SET cancelled_at = $2, changed_at = $2 WHERE id = $1;

-- name: get_deadline
SELECT id, session, subject, title, part, rule, wall, zone, place, due,
    cancelled_at IS NOT NULL AS cancelled
FROM deadline WHERE id = $1;

-- name: session_of_deadline
SELECT session FROM deadline WHERE id = $1;

-- name: deadlines_of_session
-- What stands, in an order that every transaction takes their locks in.
SELECT id, session, subject, title, part, rule, wall, zone, place, due, false AS cancelled
FROM deadline WHERE session = $1 AND cancelled_at IS NULL
ORDER BY id;

-- name: standing_in_session
-- When drafts, say, may no longer be handed in: the last of several such deadlines. No row and
-- no time both mean that nothing has passed.
SELECT CASE WHEN bool_or(due IS NULL) THEN NULL ELSE max(due) END
FROM deadline WHERE session = $1 AND subject = $2 AND cancelled_at IS NULL;

-- name: standing_deadlines
SELECT id, due, head.version AS generation
FROM deadline JOIN head ON head.aggregate = deadline.id
WHERE id = ANY($1::uuid[]) AND cancelled_at IS NULL;

-- name: session_deadlines
-- Also those that were cancelled, last.
SELECT deadline.id, session, deadline.subject, deadline.title, deadline.part, deadline.rule,
    deadline.wall, deadline.zone, deadline.place, deadline.due, deadline.last_due,
    deadline.cancelled_at IS NOT NULL AS cancelled, deadline.changed_at, head.version,
    session.title AS session_title, session.body
FROM deadline
JOIN head ON head.aggregate = deadline.id
JOIN session ON session.id = deadline.session
WHERE deadline.session = $1
ORDER BY cancelled, deadline.last_due NULLS LAST, deadline.title;

-- name: show_deadline
SELECT deadline.id, session, deadline.subject, deadline.title, deadline.part, deadline.rule,
    deadline.wall, deadline.zone, deadline.place, deadline.due, deadline.last_due,
    deadline.cancelled_at IS NOT NULL AS cancelled, deadline.changed_at, head.version,
    session.title AS session_title, session.body
FROM deadline
JOIN head ON head.aggregate = deadline.id
JOIN session ON session.id = deadline.session
WHERE deadline.id = $1;

-- name: upcoming_deadlines
-- What is due from $1 on or waits for a date; what was cancelled stays until it would have been
-- due, so that calendars hear of it. The cursor is the id of the last row that was seen.
SELECT deadline.id, session, deadline.subject, deadline.title, deadline.part, deadline.rule,
    deadline.wall, deadline.zone, deadline.place, deadline.due, deadline.last_due,
    deadline.cancelled_at IS NOT NULL AS cancelled, deadline.changed_at, head.version,
    session.title AS session_title, session.body
FROM deadline
JOIN head ON head.aggregate = deadline.id
JOIN session ON session.id = deadline.session
WHERE (
        deadline.due >= $1
        OR (deadline.due IS NULL AND deadline.cancelled_at IS NULL)
        OR (deadline.cancelled_at IS NOT NULL AND deadline.last_due >= $1)
    )
    AND (
        $2::uuid IS NULL
        OR (coalesce(deadline.due, 'infinity'), deadline.id) > (
            SELECT coalesce(seen.due, 'infinity'), seen.id FROM deadline AS seen WHERE seen.id = $2
        )
    )
ORDER BY coalesce(deadline.due, 'infinity'), deadline.id
LIMIT $3;
