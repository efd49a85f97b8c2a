-- name: keep_body
INSERT INTO body (id, name, short_name, zone, place, session_label)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    short_name = excluded.short_name,
    zone = excluded.zone,
    place = excluded.place,
    session_label = excluded.session_label;

-- name: keep_thing
INSERT INTO thing (id, kind, body, within, title) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET within = excluded.within, title = excluded.title;

-- name: keep_part
INSERT INTO session_part (session, number, body, opens, closes) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (session, number) DO UPDATE SET opens = excluded.opens, closes = excluded.closes;

-- name: drop_parts
DELETE FROM session_part WHERE session = $1;

-- name: close_parts
UPDATE session_part SET closed = true WHERE session = $1;

-- name: keep_meeting
INSERT INTO meeting (id, body, session, title, starts, ends, zone, room)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (id) DO UPDATE SET
    title = excluded.title,
    starts = excluded.starts,
    ends = excluded.ends,
    zone = excluded.zone,
    room = excluded.room;

-- name: get_meeting
SELECT id, body, session, title, starts, ends, zone, room FROM meeting WHERE id = $1;

-- name: cancel_meeting
UPDATE meeting SET cancelled = true WHERE id = $1;

-- name: keep_draft
INSERT INTO draft (id, delegation, issued) VALUES ($1, $2, $3)
ON CONFLICT (id) DO UPDATE SET delegation = excluded.delegation, issued = excluded.issued;

-- name: keep_sponsor
INSERT INTO draft_sponsor (draft, delegation) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- name: drop_sponsor
DELETE FROM draft_sponsor WHERE draft = $1 AND delegation = $2;

-- name: get_draft
-- With the delegations that sponsor it, in no order.
SELECT
    delegation,
    issued,
    ARRAY(SELECT draft_sponsor.delegation FROM draft_sponsor WHERE draft_sponsor.draft = draft.id) AS sponsors
FROM draft WHERE id = $1;

-- name: title_of
SELECT title FROM thing WHERE id = $1;

-- name: within_of
SELECT within FROM thing WHERE id = $1;
