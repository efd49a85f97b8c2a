-- name: add_document
INSERT INTO document (id, body, session, symbol, title, item, derives_from, structure, file_name,
    issued_at, recorded_at, issued_by, dated)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
    coalesce($13::date, (SELECT ($10::timestamptz AT TIME ZONE zone)::date FROM body WHERE id = $2)))
ON CONFLICT DO NOTHING
RETURNING true;

-- name: list_documents
-- By date, the newest first; an older release, while both run, enters none.
SELECT document.id, document.symbol, document.title, document.item, document.session,
    session.title AS session_title, body.short_name AS body_name, document.issued_at,
    coalesce(document.dated, document.issued_at::date) AS dated
FROM document JOIN body ON body.id = document.body
LEFT JOIN session ON session.id = document.session
LEFT JOIN document AS seen ON seen.id = $3
WHERE ($1::uuid IS NULL OR document.session = $1) AND ($2::uuid IS NULL OR document.body = $2)
    AND ($3::uuid IS NULL OR (coalesce(document.dated, document.issued_at::date), document.id)
        < (coalesce(seen.dated, seen.issued_at::date), seen.id))
ORDER BY coalesce(document.dated, document.issued_at::date) DESC, document.id DESC
LIMIT $4;

-- name: show_document
SELECT document.id, document.symbol, document.title, document.item, document.session,
    document.body, session.title AS session_title, body.name AS body_name, body.short_name,
    document.issued_at, document.file_name, document.structure, document.derives_from, head.version
FROM document JOIN body ON body.id = document.body
JOIN head ON head.aggregate = document.id
LEFT JOIN session ON session.id = document.session
WHERE document.id = $1;

-- name: origin
-- What a document came from: the revision of a draft, or another document.
SELECT revision.id, revision.symbol, revision.title, revision.issued_at
FROM revision WHERE revision.id = $1
UNION ALL
SELECT id, symbol, title, issued_at FROM document WHERE id = $1;

-- name: became
SELECT id, symbol, title, issued_at FROM document WHERE derives_from = $1 ORDER BY issued_at, id;

-- name: text_by_id
SELECT id, symbol, title, issued_at FROM revision WHERE id = $1
UNION ALL
SELECT id, symbol, title, issued_at FROM document WHERE id = $1;

-- name: bodies
SELECT id, short_name FROM body ORDER BY short_name, id LIMIT 1000;

-- name: sessions
SELECT session.id, session.title, body.short_name
FROM session JOIN body ON body.id = session.body
WHERE session.body = ANY ($1::uuid[]) ORDER BY session.id DESC LIMIT 1000;
