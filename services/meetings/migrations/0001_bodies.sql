CREATE TABLE body (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    short_name text NOT NULL,
    symbol text NOT NULL UNIQUE, -- the root of its documents' symbols
    zone text NOT NULL, -- IANA
    place text NOT NULL,
    session_label text NOT NULL,
    draft_series text NOT NULL, -- what the symbols of its drafts begin with after session or year
    members_only boolean NOT NULL -- whether only its members sponsor; others join as co-sponsors
);
