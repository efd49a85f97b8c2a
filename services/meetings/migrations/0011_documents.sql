-- An issued document. Never changed, never deleted: see revokes.sql.
CREATE TABLE document (
    id uuid PRIMARY KEY,
    body uuid NOT NULL REFERENCES body,
    session uuid REFERENCES session,
    symbol text NOT NULL UNIQUE,
    title text NOT NULL,
    item text NOT NULL,
    derives_from uuid, -- the document or the revision of a draft that it came from
    structure jsonb NOT NULL,
    file_name text NOT NULL, -- "" for a pasted text
    issued_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    issued_by uuid NOT NULL
);
CREATE INDEX document_by_session ON document (session, symbol);
CREATE INDEX document_by_origin ON document (derives_from);
