-- name: keep_body
INSERT INTO body (id, name, short_name, zone, place) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, short_name = excluded.short_name,
    zone = excluded.zone, place = excluded.place;

-- name: keep_session
INSERT INTO session (id, body, title) VALUES ($1, $2, $3)
ON CONFLICT (id) DO UPDATE SET body = excluded.body, title = excluded.title;

-- name: drop_parts
DELETE FROM session_part WHERE session = $1;

-- name: keep_part
INSERT INTO session_part (session, number, opens, closes) VALUES ($1, $2, $3, $4);

-- name: close_session
UPDATE session SET closed = true WHERE id = $1;

-- name: hold_session
-- Its dates do not move until what is planned on them is committed.
SELECT title FROM session WHERE id = $1 FOR SHARE;

-- name: parts
SELECT number, opens, closes FROM session_part WHERE session = $1 ORDER BY number;

-- name: sessions
-- For the choice in a form: those of the plan's body first, the newest first.
SELECT session.id, session.title, session.closed, body.short_name,
    count(*)::integer AS parts, min(session_part.opens) AS opens, max(session_part.closes) AS closes
FROM session
JOIN session_part ON session_part.session = session.id
LEFT JOIN body ON body.id = session.body
GROUP BY session.id, session.title, session.closed, session.body, body.short_name
ORDER BY (session.body = $1) DESC, min(session_part.opens) DESC NULLS FIRST, session.id
LIMIT 200;
