-- name: grow_alert
-- The one alert of a root cause, and a number for its next item; whoever else grows it waits.
INSERT INTO alert (id, root, audience, items, raised_at) VALUES ($1, $2, $3, 1, $4)
ON CONFLICT (root) DO UPDATE SET items = alert.items + 1
RETURNING id, items;

-- name: item_of
SELECT number, fact FROM alert_item WHERE alert = $1 AND kind = $2 AND thing = $3;

-- name: keep_item
INSERT INTO alert_item (alert, number, kind, thing, body, fact, occurred_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (alert, number) DO UPDATE SET fact = excluded.fact, occurred_at = excluded.occurred_at;

-- name: queue_fanout
INSERT INTO fanout (alert, item, concern, after) VALUES ($1, $2, $3, $4)
ON CONFLICT (alert, item) DO UPDATE SET concern = excluded.concern, after = excluded.after;

-- name: pending_alerts
SELECT DISTINCT alert.id, alert.root, alert.audience
FROM fanout JOIN alert ON alert.id = fanout.alert
ORDER BY alert.id
LIMIT $1;

-- name: has_fanout
SELECT EXISTS (SELECT FROM fanout);

-- name: claim_alert
-- No row when another replica is at it.
SELECT id FROM alert WHERE id = $1 FOR UPDATE SKIP LOCKED;

-- name: fanout_of
SELECT item, concern, after FROM fanout WHERE alert = $1 ORDER BY item;

-- name: advance_fanout
UPDATE fanout SET after = $3 WHERE alert = $1 AND item = ANY($2::integer[]);

-- name: finish_fanout
DELETE FROM fanout WHERE alert = $1 AND item = ANY($2::integer[]);

-- name: tell_people
-- Their inboxes' next numbers, drawn in the order of their ids so that no two batches deadlock.
-- $1: people, $2: why each, $3: the alert, $4: its items, $5: the world's time.
WITH concerned AS (
    SELECT person, why FROM unnest($1::uuid[], $2::text[]) AS concerned (person, why)
), drawn AS (
    INSERT INTO inbox_end (person, number)
    SELECT person, 1 FROM concerned ORDER BY person
    ON CONFLICT (person) DO UPDATE SET number = inbox_end.number + 1
    RETURNING person, number
), kept AS (
    INSERT INTO inbox (person, alert, number, told_at)
    SELECT person, $3, number, $5 FROM drawn ORDER BY person
    ON CONFLICT (person, alert) DO UPDATE SET
        number = excluded.number,
        told_at = excluded.told_at,
        read_at = NULL,
        cleared_at = NULL,
        cleared_by = NULL
), said AS (
    INSERT INTO told (person, alert, item, why, number)
    SELECT drawn.person, $3, item, concerned.why, drawn.number
    FROM drawn
    JOIN concerned ON concerned.person = drawn.person
    CROSS JOIN unnest($4::integer[]) AS item
    ON CONFLICT (person, alert, item) DO UPDATE SET number = excluded.number
)
SELECT person, number FROM drawn ORDER BY person;

-- name: mark_grown
UPDATE alert SET grown = true WHERE id = $1 AND NOT grown;

-- name: take_growth
-- A row when somebody was told of what was not said yet, and nobody is still to be told.
UPDATE alert SET grown = false
WHERE id = $1 AND grown AND NOT EXISTS (SELECT FROM fanout WHERE fanout.alert = $1)
RETURNING true;

-- name: version_of
SELECT version FROM head WHERE aggregate = $1;

-- name: mark_read
-- What grew since the page was made ($4: the number it showed) is still new.
UPDATE inbox SET read_at = coalesce(read_at, $3)
WHERE person = $1 AND alert = $2 AND ($4::bigint IS NULL OR number <= $4)
RETURNING true;

-- name: clear
-- For oneself, and with a delegation for all of its people whom the same alert has reached.
UPDATE inbox SET cleared_at = $4, cleared_by = $1
WHERE alert = $2 AND cleared_at IS NULL AND (
    person = $1
    OR person IN (SELECT id FROM person WHERE delegation = $3::uuid)
);

-- name: is_in_inbox
SELECT EXISTS (SELECT FROM inbox WHERE person = $1 AND alert = $2);

-- name: forget_inbox
DELETE FROM inbox WHERE person = $1;

-- name: forget_told
DELETE FROM told WHERE person = $1;

-- name: forget_watches
DELETE FROM watch WHERE person = $1;

-- name: sees_inbox
(inbox.person = ($1::viewer).person)

-- name: is_seen_inbox
SELECT EXISTS (SELECT FROM inbox WHERE inbox.alert = $2 AND {sees_inbox});

-- name: list_inbox
-- Newest first, what is cleared left out; the cursor is the number of the last one that was seen.
SELECT inbox.alert, inbox.number, inbox.told_at, inbox.read_at, inbox.cleared_at
FROM inbox
WHERE {sees_inbox} AND inbox.cleared_at IS NULL AND ($2::bigint IS NULL OR inbox.number < $2)
ORDER BY inbox.number DESC
LIMIT $3;

-- name: list_unread
SELECT inbox.alert, inbox.number, inbox.told_at, inbox.read_at, inbox.cleared_at
FROM inbox
WHERE {sees_inbox} AND inbox.cleared_at IS NULL AND inbox.read_at IS NULL
ORDER BY inbox.number DESC
LIMIT $2;

-- name: show_alert
SELECT inbox.alert, inbox.number, inbox.told_at, inbox.read_at, inbox.cleared_at, head.version
FROM inbox LEFT JOIN head ON head.aggregate = inbox.alert
WHERE {sees_inbox} AND inbox.alert = $2;

-- name: show_items
SELECT told_item.*
FROM told_item JOIN inbox ON inbox.person = told_item.person AND inbox.alert = told_item.alert
WHERE {sees_inbox} AND inbox.alert = ANY($2::uuid[])
ORDER BY told_item.alert, told_item.item;

-- name: count_inbox
SELECT
    (SELECT count(*) FROM inbox
        WHERE {sees_inbox} AND inbox.read_at IS NULL AND inbox.cleared_at IS NULL) AS unread,
    (SELECT coalesce(max(inbox.number), 0) FROM inbox WHERE {sees_inbox}) AS newest;

-- name: news_of
-- For a live page: what the person's inbox has after a number, oldest first.
SELECT alert, number FROM inbox
WHERE person = $1 AND number > $2 AND cleared_at IS NULL
ORDER BY number
LIMIT $3;

-- name: unread_of
SELECT
    count(*) FILTER (WHERE read_at IS NULL AND cleared_at IS NULL) AS unread,
    coalesce(max(number), 0) AS newest
FROM inbox WHERE person = $1;

-- name: items_of
-- For who acts in the person's name: a live page, a mail. $2: alerts, told after $3, up to $4.
SELECT told_item.*
FROM told_item
WHERE person = $1 AND alert = ANY($2::uuid[]) AND number > $3
    AND ($4::bigint IS NULL OR number <= $4)
ORDER BY alert, item;

-- name: reached_by
-- Of these people ($2), those whom the alert has reached.
SELECT person FROM inbox WHERE alert = $1 AND person = ANY($2::uuid[]);
