-- name: queue_deliveries
-- What is still waiting grows with its alert, and settles anew; what went out is followed by one
-- more, of what came after it. $1: ids, $2: people, $3: their inboxes' numbers, $4: the alert,
-- $5: the channel, $6: when it will have settled.
INSERT INTO delivery (id, alert, person, channel, after, number, state, due_at)
SELECT
    told.id,
    $4,
    told.person,
    $5,
    coalesce(
        (SELECT max(sent.number) FROM delivery AS sent
            WHERE sent.alert = $4 AND sent.person = told.person AND sent.channel = $5
                AND sent.state <> 'waiting'),
        0
    ),
    told.number,
    'waiting',
    $6
FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS told (id, person, number)
ORDER BY told.person
ON CONFLICT (alert, person, channel) WHERE state = 'waiting'
    DO UPDATE SET number = excluded.number, due_at = excluded.due_at;

-- name: claim_deliveries
-- A lease until $2, so that what a killed replica had in hand goes out later. What would wait for
-- longer than anything does ($4) was put off before the clock went back.
UPDATE delivery SET state = 'sending', due_at = $2
WHERE id IN (
    SELECT id FROM delivery
    WHERE state IN ('waiting', 'sending') AND (due_at <= $1 OR due_at > $1 + $4::interval)
    ORDER BY due_at
    LIMIT $3
    FOR UPDATE SKIP LOCKED
)
RETURNING id, alert, person, channel, after, number, attempts, waits;

-- name: next_delivery
SELECT min(due_at) FROM delivery WHERE state IN ('waiting', 'sending');

-- name: settle_delivery
UPDATE delivery SET state = $2 WHERE id = $1 AND state = 'sending' RETURNING true;

-- name: try_later
UPDATE delivery SET due_at = $2, attempts = $3, waits = $4 WHERE id = $1 AND state = 'sending';

-- name: keep_mail
INSERT INTO mailbox (id, person, alert, message_id, subject, content, kept_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (message_id) DO NOTHING;

-- name: root_of
SELECT root FROM alert WHERE id = $1;

-- name: forget_mail
DELETE FROM mailbox WHERE person = $1;

-- name: drop_deliveries
UPDATE delivery SET state = 'dropped' WHERE person = $1 AND state IN ('waiting', 'sending');

-- name: sees_mailbox
(mailbox.person = ($1::viewer).person)

-- name: list_mailbox
-- Newest first; the cursor is the id of the last one that was seen.
SELECT id, alert, message_id, subject, content, kept_at
FROM mailbox
WHERE {sees_mailbox} AND ($2::uuid IS NULL OR id < $2)
ORDER BY id DESC
LIMIT $3;
