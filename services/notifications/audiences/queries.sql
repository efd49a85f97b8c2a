-- name: people_concerned
-- The next people, by id after $8, with the strongest of their reasons. $1: token, $2: body,
-- $3: things from the nearest on, $4: followers, $5: watchers, $6: secretariat, $7: delegations,
-- $10: whose act it was.
WITH said AS (
    SELECT DISTINCT ON (watch.person) watch.person, watch.muted
    FROM unnest($3::uuid[]) WITH ORDINALITY AS near (thing, distance)
    JOIN watch ON watch.thing = near.thing
    ORDER BY watch.person, near.distance
), reason AS (
    SELECT audience_person.person, audience_person.why, 0 AS rank
    FROM audience_person WHERE token = $1
    UNION ALL
    SELECT person.id, 'delegation', 1 FROM person
    WHERE $1::uuid IS NULL AND person.delegation = ANY($7::uuid[])
    UNION ALL
    SELECT said.person, 'watch', 2 FROM said WHERE $1::uuid IS NULL AND $5 AND NOT said.muted
    UNION ALL
    SELECT role_held.person, 'secretariat', 3 FROM role_held
    WHERE $1::uuid IS NULL AND $6 AND role = 'secretariat' AND (body = $2 OR body IS NULL)
    UNION ALL
    SELECT role_held.person, 'body', 4 FROM role_held
    WHERE $1::uuid IS NULL AND $4 AND role <> 'operator' AND (body = $2 OR body IS NULL)
)
SELECT DISTINCT ON (reason.person) reason.person, reason.why
FROM reason
JOIN person ON person.id = reason.person
LEFT JOIN said ON said.person = reason.person
WHERE reason.person > $8 AND reason.person <> $10 AND ($1::uuid IS NOT NULL OR said.muted IS NOT TRUE)
ORDER BY reason.person, reason.rank
LIMIT $9;

-- name: keep_audience
-- Everybody who would be told if all of the things ($3) of the body ($2) changed, under a token ($1).
WITH kept AS (
    INSERT INTO audience (token) VALUES ($1) RETURNING token
), near AS (
    SELECT asked.thing AS about, link.thing, link.distance
    FROM unnest($3::uuid[]) AS asked (thing)
    LEFT JOIN thing ON thing.id = asked.thing
    LEFT JOIN due ON due.id = asked.thing
    CROSS JOIN LATERAL (VALUES (asked.thing, 1), (thing.within, 2), (due.session, 3), ($2::uuid, 4))
        AS link (thing, distance)
    WHERE link.thing IS NOT NULL
), said AS (
    SELECT DISTINCT ON (watch.person, near.about) watch.person, near.about, watch.muted
    FROM near JOIN watch ON watch.thing = near.thing
    ORDER BY watch.person, near.about, near.distance
), reason AS (
    SELECT said.person, 'watch' AS why, 1 AS rank FROM said WHERE NOT muted
    UNION ALL
    SELECT role_held.person, 'body', 2 FROM role_held
    WHERE role <> 'operator' AND (body = $2 OR body IS NULL)
        AND (SELECT count(*) FROM said WHERE said.person = role_held.person AND muted)
            < cardinality($3::uuid[])
)
INSERT INTO audience_person (token, person, why)
SELECT DISTINCT ON (reason.person) kept.token, reason.person, reason.why
FROM kept, reason JOIN person ON person.id = reason.person
ORDER BY reason.person, reason.rank
RETURNING person;

-- name: is_kept
SELECT EXISTS (SELECT FROM audience WHERE token = $1);

-- name: oldest_unused
SELECT token FROM audience
WHERE NOT EXISTS (SELECT FROM alert WHERE alert.audience = audience.token)
ORDER BY token
LIMIT 1;

-- name: forget_unused
DELETE FROM audience
WHERE token < $1 AND NOT EXISTS (SELECT FROM alert WHERE alert.audience = audience.token);
