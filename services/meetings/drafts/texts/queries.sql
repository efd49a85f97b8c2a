-- name: add_paragraphs
INSERT INTO paragraph (text, position, id, kind, label, level, words, opening, notes)
SELECT $1, each.position, each.id, each.kind, each.label, each.level, each.words, each.opening,
    each.notes::jsonb
FROM unnest(
    $2::integer[], $3::uuid[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[],
    $9::text[]
) AS each (position, id, kind, label, level, words, opening, notes);

-- name: paragraphs
SELECT id, kind, label, level, words, opening, notes
FROM paragraph WHERE text = $1 ORDER BY position;

-- name: add_comparison
-- Whoever compares the same texts at the same moment finds the same.
INSERT INTO comparison (before, after, algorithm, result, summary) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- name: comparison
SELECT result, summary FROM comparison WHERE before = $1 AND after = $2 AND algorithm = $3;

-- name: comparison_as_issued
-- By whichever algorithm stood when it was issued: what people were told then.
SELECT result, summary FROM comparison WHERE before = $1 AND after = $2
ORDER BY algorithm = $3 DESC, algorithm DESC LIMIT 1;

-- name: structure
-- Of whatever text the answer of a view names, so the viewer may see it.
SELECT revision.structure, revision.symbol, body.name AS organ,
    (revision.issued_at AT TIME ZONE body.zone)::date AS day, session.title AS session, draft.item
FROM revision JOIN draft ON draft.id = revision.draft JOIN body ON body.id = draft.body
JOIN session ON session.id = draft.session
WHERE revision.id = $1
UNION ALL
SELECT document.structure, document.symbol, body.name,
    (document.issued_at AT TIME ZONE body.zone)::date, coalesce(session.title, ''), document.item
FROM document JOIN body ON body.id = document.body
LEFT JOIN session ON session.id = document.session
WHERE document.id = $1
UNION ALL
SELECT submission.structure, '', body.name, NULL, session.title, draft.item
FROM submission JOIN draft ON draft.id = submission.draft JOIN body ON body.id = draft.body
JOIN session ON session.id = draft.session
WHERE submission.id = $1;

-- name: text_by_symbol
-- Issued texts only, so everybody may know of them.
SELECT id FROM revision WHERE symbol = $1
UNION ALL
SELECT id FROM document WHERE symbol = $1
LIMIT 1;

-- name: address_by_symbol
SELECT '/drafts/' || draft || '?revision=' || number AS address FROM revision WHERE symbol = $1
UNION ALL
SELECT '/documents/' || id FROM document WHERE symbol = $1
LIMIT 1;
