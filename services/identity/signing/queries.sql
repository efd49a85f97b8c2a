-- name: account_by_email
SELECT account.person, account.name, account.zone, account.password,
    coalesce(delegation.name, '') AS delegation
FROM account
JOIN person ON person.id = account.person
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE lower(account.email) = lower($1);

-- name: begin_attempt
-- Counted before the password is looked at, so that many at once are as slow as one by one: no row
-- while a pause lasts. $3 are free; after them each pause is twice the one before, up to $4.
-- The free ones end a minute ago, since the clocks of two replicas never quite agree. What nobody
-- has tried for a day is forgotten on the way.
WITH forgotten AS (
    DELETE FROM attempt WHERE email IN (
        SELECT email FROM attempt WHERE until < $2::timestamptz - interval '1 day'
            AND email <> lower($1)
        ORDER BY until LIMIT 10 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO attempt AS seen (email, failed, until)
VALUES (lower($1), 1, $2::timestamptz - interval '1 minute')
ON CONFLICT (email) DO UPDATE SET
    failed = seen.failed + 1,
    until = CASE WHEN seen.failed + 1 < $3::integer THEN excluded.until
        ELSE $2 + least(power(2.0, least(seen.failed + 1 - $3, 30)) * interval '1 second', $4::interval)
        END
WHERE seen.until <= $2
RETURNING true;

-- name: blocked_until
SELECT until FROM attempt WHERE email = lower($1);

-- name: forget_attempts
DELETE FROM attempt WHERE email = lower($1);
