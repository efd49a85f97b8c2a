CREATE TABLE session (
    id uuid PRIMARY KEY,
    body uuid NOT NULL REFERENCES body,
    title text NOT NULL,
    closed_at timestamptz, -- when the body concluded its work
    changed_at timestamptz NOT NULL, -- when its aggregate was last changed
    programme_version bigint NOT NULL DEFAULT 0, -- rises with every change of one of its meetings
    UNIQUE (body, title)
);

-- The dates of each part with the time for which they stood: what an old plan counted from can be
-- read as of any day. "version" is that of the session with which they came.
CREATE TABLE session_dates (
    session uuid NOT NULL REFERENCES session,
    version bigint NOT NULL,
    part integer NOT NULL,
    opens date, -- NULL with closes: postponed, no date yet
    closes date,
    valid_from timestamptz NOT NULL, -- when it was so decided
    valid_until timestamptz, -- NULL while they stand
    recorded_at timestamptz NOT NULL, -- when it was entered
    superseded_at timestamptz, -- when the dates that took over were entered
    PRIMARY KEY (session, version, part),
    CHECK ((opens IS NULL) = (closes IS NULL)),
    CHECK (closes >= opens)
);
CREATE UNIQUE INDEX session_dates_that_stand ON session_dates (session, part)
WHERE valid_until IS NULL;

-- Who decided on each move and on what basis; the officer only entered it.
CREATE TABLE session_move (
    session uuid NOT NULL REFERENCES session,
    version bigint NOT NULL,
    decided_by text NOT NULL,
    basis text NOT NULL,
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (session, version)
);
