-- name: upcoming
-- What is due from $2 until $3, or in these bodies ($1; NULL: in all) only.
SELECT due.id, due.owner, due.title, due.within, due.due, due.zone, due.place, due.was,
    due.moved_at, due.state, coalesce(thing.title, '') AS within_title
FROM due LEFT JOIN thing ON thing.id = due.within
WHERE ($1::uuid[] IS NULL OR due.body = ANY($1)) AND due.state = 'stands'
    AND due.due BETWEEN $2 AND $3
ORDER BY due.due, due.id
LIMIT $4;

-- name: late_milestones
-- Undelivered, and their day is over.
SELECT due.id, due.owner, due.title, due.within, due.due, due.zone, due.place, due.was,
    due.moved_at, due.state, coalesce(thing.title, '') AS within_title
FROM due LEFT JOIN thing ON thing.id = due.within
WHERE ($1::uuid[] IS NULL OR due.body = ANY($1)) AND due.state = 'stands'
    AND due.owner = 'workplan' AND due.due < $2
ORDER BY due.due DESC, due.id
LIMIT $3;

-- name: meetings_of
-- Of the day at each meeting's place that lies $3 days after the moment $2.
SELECT meeting.id, meeting.session, meeting.title, meeting.starts, meeting.ends, meeting.zone,
    meeting.room, coalesce(thing.title, '') AS session_title, coalesce(body.place, '') AS place
FROM meeting
LEFT JOIN thing ON thing.id = meeting.session
LEFT JOIN body ON body.id = meeting.body
WHERE ($1::uuid[] IS NULL OR meeting.body = ANY($1)) AND NOT meeting.cancelled
    AND meeting.starts BETWEEN ($2::timestamptz AT TIME ZONE 'UTC') - interval '2 days'
        AND ($2::timestamptz AT TIME ZONE 'UTC') + interval '4 days'
    AND meeting.starts::date = ($2::timestamptz AT TIME ZONE meeting.zone)::date + $3::integer
ORDER BY meeting.starts, meeting.room, meeting.id
LIMIT $4;

-- name: sessions_ahead
-- Parts that have not closed by the day $2, the next first.
SELECT session_part.session, session_part.number, session_part.opens, session_part.closes,
    coalesce(thing.title, '') AS title, coalesce(body.short_name, '') AS body
FROM session_part
LEFT JOIN thing ON thing.id = session_part.session
LEFT JOIN body ON body.id = session_part.body
WHERE ($1::uuid[] IS NULL OR session_part.body = ANY($1)) AND NOT session_part.closed
    AND session_part.closes >= $2
ORDER BY session_part.opens, session_part.session
LIMIT $3;
