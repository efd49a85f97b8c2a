-- The wall time comes from the rule and the dates of the part; the instant from the wall time.
CREATE TABLE deadline (
    id uuid PRIMARY KEY,
    session uuid NOT NULL REFERENCES session,
    subject text NOT NULL,
    title text NOT NULL,
    part integer NOT NULL,
    rule jsonb NOT NULL,
    wall timestamp, -- at the place; NULL while the part has no date
    zone text NOT NULL,
    place text NOT NULL,
    due timestamptz,
    last_due timestamptz, -- the last instant that stood, for calendars
    cancelled_at timestamptz,
    changed_at timestamptz NOT NULL,
    CHECK ((wall IS NULL) = (due IS NULL))
);
CREATE INDEX deadline_by_session ON deadline (session);
CREATE INDEX deadline_by_due ON deadline (due, id) WHERE cancelled_at IS NULL;
CREATE UNIQUE INDEX deadline_that_stands ON deadline (session, subject, title)
WHERE cancelled_at IS NULL;
