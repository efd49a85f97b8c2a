-- name: account_by_email
SELECT account.person, account.name, account.zone, account.language, account.password,
    coalesce(delegation.name, '') AS delegation
FROM account
JOIN person ON person.id = account.person
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE lower(account.email) = lower($1);

-- name: is_known_network
SELECT EXISTS (
    SELECT FROM known_network JOIN account ON account.person = known_network.person
    WHERE lower(account.email) = lower($1) AND network = $2
);

-- name: begin_guess
-- Counted before the password is looked at, so that many at once are as slow as one by one: no row
-- while a pause lasts. $4 are free; after them each pause is twice the one before, up to $5.
-- The free ones end a minute ago, since the clocks of two replicas never quite agree; and no pause
-- is longer than the longest, though the clock went back. What nobody has tried for a day is
-- forgotten on the way.
WITH forgotten AS (
    DELETE FROM guess WHERE (email, network) IN (
        SELECT email, network FROM guess WHERE until < $3::timestamptz - interval '1 day'
            AND email <> lower($1)
        ORDER BY until LIMIT 10 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO guess AS seen (email, network, failed, until)
VALUES (lower($1), $2, 1, $3::timestamptz - interval '1 minute')
ON CONFLICT (email, network) DO UPDATE SET
    failed = seen.failed + 1,
    until = CASE WHEN seen.failed + 1 < $4::integer THEN excluded.until
        ELSE $3 + least(power(2.0, least(seen.failed + 1 - $4, 30)) * interval '1 second', $5::interval)
        END
WHERE seen.until <= $3 OR seen.until > $3 + $5::interval
RETURNING true;

-- name: blocked_until
SELECT until FROM guess WHERE email = lower($1) AND network = $2;

-- name: forget_guesses
-- Those of this network; among those of all unknown ones, the one that was right.
WITH right_one AS (
    UPDATE guess SET failed = greatest(failed - 1, 0)
    WHERE email = lower($1) AND network = '' AND NOT $3::boolean
)
DELETE FROM guess WHERE email = lower($1) AND network = $2;

-- name: know_network
WITH forgotten AS (
    DELETE FROM known_network WHERE (person, network) IN (
        SELECT person, network FROM known_network
        WHERE used_at < $3::timestamptz - interval '180 days' AND person <> $1
        ORDER BY used_at LIMIT 10 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO known_network (person, network, used_at) VALUES ($1, $2, $3)
ON CONFLICT (person, network) DO UPDATE SET used_at = excluded.used_at;
