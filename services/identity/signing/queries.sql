-- name: account_by_email
SELECT account.person, account.name, account.zone, account.password,
    coalesce(delegation.name, '') AS delegation
FROM account
JOIN person ON person.id = account.person
LEFT JOIN delegation ON delegation.id = person.delegation
WHERE lower(account.email) = lower($1);

-- name: blocked_until
SELECT until FROM attempt WHERE email = lower($1) AND until > $2;

-- name: attempt_failed
INSERT INTO attempt (email, failed, until) VALUES (lower($1), 1, $2)
ON CONFLICT (email) DO UPDATE SET failed = attempt.failed + 1
RETURNING failed;

-- name: block_attempts
UPDATE attempt SET until = $2 WHERE email = lower($1);

-- name: forget_attempts
DELETE FROM attempt WHERE email = lower($1);
