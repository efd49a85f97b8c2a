-- name: know_room
INSERT INTO room (place, name) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- name: lock_rooms
-- In one order for everybody, before looking whether they are free.
SELECT name FROM room WHERE place = $1 AND name = ANY($2::text[]) ORDER BY name FOR UPDATE;

-- name: clashes
-- Of meetings at a place that would hold these rooms at these times, those that cannot: another
-- meeting has the room. Meetings in $6 move too, so where they are now takes nobody's room.
SELECT wanted.title, wanted.room, meeting.title AS other, session.title AS other_session,
    meeting.starts_at, meeting.ends_at
FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
    AS wanted (title, room, starts_at, ends_at)
JOIN meeting ON meeting.place = $1 AND meeting.room = wanted.room
    AND meeting.starts_at < wanted.ends_at AND meeting.ends_at > wanted.starts_at
    AND meeting.placed AND meeting.cancelled_at IS NULL AND meeting.id <> ALL($6::uuid[])
JOIN session ON session.id = meeting.session
ORDER BY meeting.starts_at, wanted.room, meeting.id
LIMIT 20;

-- name: programme_changed
-- Whoever keeps the programme in memory sees by this that it is another one.
UPDATE session SET programme_version = programme_version + 1 WHERE id = $1;

-- name: add_meeting
INSERT INTO meeting
    (id, session, part, day, starts, ends, title, place, room, placed, starts_at, ends_at,
        changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10, $11, $12);

-- name: keep_meeting
-- While it has no time, the last that stood is kept: calendars say what does not take place.
UPDATE meeting SET part = $2, day = $3, starts = $4, ends = $5, title = $6, room = $7, placed = $8,
    starts_at = coalesce($9, starts_at), ends_at = coalesce($10, ends_at), changed_at = $11
WHERE id = $1;

-- name: cancel_meeting
UPDATE meeting SET cancelled_at = $2, changed_at = $2 WHERE id = $1;

-- name: get_meeting
SELECT id, session, part, day, starts, ends, title, place, room, placed,
    cancelled_at IS NOT NULL AS cancelled
FROM meeting WHERE id = $1;

-- name: session_of_meeting
SELECT session FROM meeting WHERE id = $1;

-- name: meetings_of_session
-- What takes place, in an order that every transaction takes their locks in.
SELECT id, session, part, day, starts, ends, title, place, room, placed, false AS cancelled
FROM meeting WHERE session = $1 AND cancelled_at IS NULL
ORDER BY id;

-- name: programme_stamp
-- What the programme of a session was made from: three versions, by three primary keys.
SELECT session.programme_version, ours.version, bodies.version AS body_version
FROM session
JOIN head AS ours ON ours.aggregate = session.id
JOIN head AS bodies ON bodies.aggregate = session.body
WHERE session.id = $1;

-- name: show_programme
-- In one round trip: the session, and its meetings as JSON.
SELECT session.id, session.title, body.short_name, body.zone, body.place, session.changed_at,
    session.body, session.programme_version, head.version, bodies.version AS body_version,
    (
        SELECT json_agg(json_build_object(
            'number', part, 'opens', opens, 'closes', closes) ORDER BY part)
        FROM session_dates WHERE session_dates.session = session.id AND valid_until IS NULL
    ) AS parts,
    (
        SELECT coalesce(json_agg(json_build_object(
            'id', meeting.id,
            'session', meeting.session,
            'title', meeting.title,
            'room', meeting.room,
            'part', meeting.part,
            'day', CASE WHEN meeting.placed THEN dates.opens + meeting.day END,
            'starts', meeting.starts,
            'ends', meeting.ends,
            'starts_at', meeting.starts_at,
            'ends_at', meeting.ends_at,
            'cancelled', meeting.cancelled_at IS NOT NULL,
            'changed_at', meeting.changed_at,
            'version', ours.version
        ) ORDER BY meeting.starts_at, meeting.room, meeting.id), '[]')
        FROM meeting
        JOIN head AS ours ON ours.aggregate = meeting.id
        JOIN session_dates AS dates ON dates.session = meeting.session
            AND dates.part = meeting.part AND dates.valid_until IS NULL
        WHERE meeting.session = session.id
    ) AS meetings
FROM session
JOIN body ON body.id = session.body
JOIN head ON head.aggregate = session.id
JOIN head AS bodies ON bodies.aggregate = session.body
WHERE session.id = $1;

-- name: show_meeting
SELECT meeting.id, meeting.session, meeting.title, meeting.room, meeting.part,
    CASE WHEN meeting.placed THEN dates.opens + meeting.day END AS day,
    meeting.starts, meeting.ends, meeting.starts_at, meeting.ends_at,
    meeting.cancelled_at IS NOT NULL AS cancelled, meeting.changed_at, head.version,
    session.title AS session_title, session.body, body.zone, body.place
FROM meeting
JOIN head ON head.aggregate = meeting.id
JOIN session ON session.id = meeting.session
JOIN body ON body.id = session.body
JOIN session_dates AS dates ON dates.session = meeting.session
    AND dates.part = meeting.part AND dates.valid_until IS NULL
WHERE meeting.id = $1;

-- name: rooms_at
SELECT name FROM room WHERE place = $1 ORDER BY name LIMIT 200;
