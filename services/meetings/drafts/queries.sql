-- name: sees_draft
-- A draft before issue exists for its main sponsor and the body's secretariat only.
(draft.symbol IS NOT NULL OR draft.delegation = (($1::viewer).delegation)
    OR (($1::viewer).staff_everywhere) OR draft.body = ANY (($1::viewer).staff))

-- name: is_seen_draft
SELECT EXISTS (SELECT FROM draft WHERE draft.id = $2 AND {sees_draft});

-- name: sees_submission
-- A text that waits to be issued, also a revision of a draft that everybody sees.
(draft.delegation = (($1::viewer).delegation)
    OR (($1::viewer).staff_everywhere) OR draft.body = ANY (($1::viewer).staff))

-- name: sees_desk
-- The queue of a secretariat, which nobody else looks into.
((($1::viewer).staff_everywhere) OR draft.body = ANY (($1::viewer).staff))

-- name: add_draft
INSERT INTO draft (id, body, session, item, delegation, open_to_sponsors, title, became, submitted_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8);

-- name: get_draft
SELECT id, body, session, item, delegation, open_to_sponsors, title, symbol, revision, outcome,
    became
FROM draft WHERE id = $1;

-- name: issue_draft
UPDATE draft SET symbol = $2, number = $3, revision = 0, title = $4, issued_at = $5 WHERE id = $1;

-- name: symbol_taken
SELECT EXISTS (SELECT FROM revision WHERE symbol = $1)
    OR EXISTS (SELECT FROM document WHERE symbol = $1);

-- name: revise_draft
UPDATE draft SET revision = $2, title = $3 WHERE id = $1;

-- name: conclude_draft
UPDATE draft SET outcome = $2, became = $3, concluded_at = coalesce(concluded_at, $4) WHERE id = $1;

-- name: next_in_series
-- The row is locked until the symbol is committed, so no number is given twice and none is lost.
INSERT INTO symbol_series (prefix, last) VALUES ($1, 1)
ON CONFLICT (prefix) DO UPDATE SET last = symbol_series.last + 1
RETURNING last;

-- name: take_in_series
-- A number that was given elsewhere: the series goes on after it.
INSERT INTO symbol_series (prefix, last) VALUES ($1, $2)
ON CONFLICT (prefix) DO UPDATE SET last = greatest(symbol_series.last, excluded.last);

-- name: replace_submission
-- A newer text from the same delegation; the older one is kept.
UPDATE submission SET state = 'replaced' WHERE draft = $1 AND state = 'waiting';

-- name: end_submission
UPDATE submission SET state = $2 WHERE draft = $1 AND state = 'waiting';

-- name: add_submission
INSERT INTO submission (id, draft, number, title, structure, warnings, file_name, submitted_at,
    recorded_at, submitted_by, on_behalf, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting');

-- name: waiting
SELECT id, draft, number, title, structure, submitted_at
FROM submission WHERE draft = $1 AND state = 'waiting';

-- name: add_revision
INSERT INTO revision (id, draft, number, symbol, revises, submission, title, structure, summary,
    issued_at, recorded_at, issued_by)
SELECT $1, submission.draft, submission.number, $3, $4, submission.id, submission.title,
    submission.structure, $5, $6, $7, $8
FROM submission WHERE submission.id = $2;

-- name: newest_revision
SELECT id, number, symbol FROM revision WHERE draft = $1 ORDER BY number DESC LIMIT 1;

-- name: print_sponsors
INSERT INTO printed_sponsor (revision, position, delegation, name, star, note)
SELECT $1, each.position, each.delegation, each.name, each.star, each.note
FROM unnest($2::integer[], $3::uuid[], $4::text[], $5::text[], $6::text[])
    AS each (position, delegation, name, star, note);

-- name: changes_in
SELECT revision.id, revision.symbol, older.id AS revises, older.symbol AS revises_symbol
FROM revision JOIN revision AS older ON older.id = revision.revises
WHERE revision.draft = $1 AND revision.number = $2;

-- name: delegations
SELECT id, code, name FROM delegation ORDER BY sort, id LIMIT 1000;

-- name: standing_as_of
-- Who had joined by $3 and not withdrawn again; the main sponsor is told apart.
SELECT sponsorship.delegation, delegation.name, sponsorship.valid_from AS since, sponsorship.source
FROM draft JOIN sponsorship ON sponsorship.draft = draft.id
JOIN delegation ON delegation.id = sponsorship.delegation
WHERE draft.id = $2 AND {sees_draft}
    AND valid_from <= $3 AND (valid_until IS NULL OR valid_until > $3);

-- name: acts_shown
SELECT sponsor_act.delegation, delegation.name, joined, source, happened_at, recorded_at, recorded_by
FROM draft JOIN sponsor_act ON sponsor_act.draft = draft.id
JOIN delegation ON delegation.id = sponsor_act.delegation
WHERE draft.id = $2 AND {sees_draft}
ORDER BY happened_at DESC, position DESC;

-- name: printed_sponsors
SELECT revision.number, revision.symbol, revision.issued_at, printed.delegation, printed.name,
    printed.star, printed.note
FROM draft JOIN revision ON revision.draft = draft.id
JOIN printed_sponsor AS printed ON printed.revision = revision.id
WHERE draft.id = $2 AND {sees_draft}
ORDER BY revision.number DESC, printed.position;

-- name: list_drafts
-- By session, the newest first, and in it by symbol; the cursor is the last draft that was seen.
SELECT draft.id, draft.title, draft.symbol, revision.symbol AS newest, draft.item, draft.session,
    session.title AS session_title, body.short_name AS body_name, delegation.name AS main_sponsor,
    draft.outcome, draft.became,
    (
        SELECT count(*) FROM sponsorship
        WHERE sponsorship.draft = draft.id AND valid_from <= $6
            AND (valid_until IS NULL OR valid_until > $6)
    ) + 1 AS sponsors
FROM draft JOIN session ON session.id = draft.session JOIN body ON body.id = draft.body
LEFT JOIN delegation ON delegation.id = draft.delegation
LEFT JOIN revision ON revision.draft = draft.id AND revision.number = draft.revision
LEFT JOIN draft AS seen ON seen.id = $4
WHERE {sees_draft}
    AND ($2::uuid IS NULL OR draft.session = $2)
    AND ($3::uuid IS NULL OR draft.body = $3)
    AND (
        $4::uuid IS NULL OR draft.session < seen.session
        OR (
            draft.session = seen.session
            AND (coalesce(draft.number, 2147483647), draft.id)
                > (coalesce(seen.number, 2147483647), seen.id)
        )
    )
ORDER BY draft.session DESC, coalesce(draft.number, 2147483647), draft.id
LIMIT $5;

-- name: show_draft
SELECT draft.id, draft.body, draft.session, draft.item, draft.delegation, draft.open_to_sponsors,
    draft.title, draft.symbol, draft.revision, draft.outcome, draft.became, draft.submitted_at,
    draft.issued_at, draft.concluded_at, session.title AS session_title, body.name AS body_name,
    body.zone, body.place, delegation.name AS main_sponsor, head.version
FROM draft JOIN session ON session.id = draft.session JOIN body ON body.id = draft.body
JOIN head ON head.aggregate = draft.id
LEFT JOIN delegation ON delegation.id = draft.delegation
WHERE draft.id = $2 AND {sees_draft};

-- name: revisions_shown
SELECT revision.id, revision.number, revision.symbol, revision.title, revision.summary,
    revision.issued_at, revision.recorded_at
FROM draft JOIN revision ON revision.draft = draft.id
WHERE draft.id = $2 AND {sees_draft}
ORDER BY revision.number;

-- name: deadlines_shown
-- What concerns drafts, of those that stand in the session.
SELECT deadline.subject, deadline.title, deadline.due, deadline.zone, deadline.place
FROM draft JOIN deadline ON deadline.session = draft.session
WHERE draft.id = $2 AND {sees_draft} AND deadline.cancelled_at IS NULL
    AND deadline.subject IN ('drafts', 'revised drafts', 'amendments', 'co-sponsorship')
ORDER BY deadline.due, deadline.id;

-- name: submissions_shown
-- The texts of one draft that were handed in, for those who may know of them.
SELECT submission.id, submission.draft, submission.number, submission.title, submission.warnings,
    submission.file_name, submission.submitted_at, submission.on_behalf, submission.state,
    submission.structure
FROM draft JOIN submission ON submission.draft = draft.id
WHERE draft.id = $2 AND {sees_draft} AND {sees_submission}
ORDER BY submission.id DESC;

-- name: desk
-- What waits to be issued, the oldest first.
SELECT submission.id, submission.draft, submission.number, submission.title, submission.warnings,
    submission.file_name, submission.submitted_at, submission.on_behalf, draft.symbol, draft.item,
    session.title AS session_title, body.short_name AS body_name, body.zone, body.place,
    delegation.name AS main_sponsor
FROM draft JOIN submission ON submission.draft = draft.id
JOIN session ON session.id = draft.session JOIN body ON body.id = draft.body
LEFT JOIN delegation ON delegation.id = draft.delegation
WHERE {sees_desk} AND submission.state = 'waiting'
    AND ($2::uuid IS NULL OR submission.id > $2)
ORDER BY submission.id
LIMIT $3;

-- name: paragraph_shown
-- One paragraph in every issued text of the draft that it stands in.
SELECT revision.number, revision.symbol, revision.issued_at, revision.id AS text, paragraph.position,
    paragraph.kind, paragraph.label, paragraph.words, paragraph.opening
FROM draft JOIN revision ON revision.draft = draft.id
JOIN paragraph ON paragraph.text = revision.id AND paragraph.id = $3
WHERE draft.id = $2 AND {sees_draft}
ORDER BY revision.number;

-- name: new_draft
-- What the form for a new draft says of the session.
SELECT session.id, session.title, session.body, session.closed_at IS NOT NULL AS closed,
    body.name AS body_name, body.zone, body.place, body.members_only,
    (
        SELECT CASE WHEN bool_or(due IS NULL) THEN NULL ELSE max(due) END FROM deadline
        WHERE deadline.session = session.id AND subject = 'drafts' AND cancelled_at IS NULL
    ) AS due
FROM session JOIN body ON body.id = session.body
WHERE session.id = $1;
