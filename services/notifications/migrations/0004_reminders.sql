-- What is due, as its owner last told it.
CREATE TABLE due (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    body uuid NOT NULL,
    within uuid NOT NULL, -- the session or the plan
    session uuid,
    title text NOT NULL,
    zone text NOT NULL,
    place text NOT NULL,
    due timestamptz, -- NULL while it has no date
    was timestamptz, -- what it was until it moved last
    moved_at timestamptz,
    state text NOT NULL CHECK (state IN ('stands', 'delivered', 'cancelled')),
    generation bigint NOT NULL -- the version of the owner's aggregate
);
CREATE INDEX due_by_instant ON due (due) WHERE state = 'stands';

CREATE TABLE reminder (
    owner text NOT NULL,
    item uuid NOT NULL,
    lead text NOT NULL, -- how long before: "7 days", "1 day", "3 hours"
    generation bigint NOT NULL,
    due timestamptz NOT NULL,
    fires_at timestamptz NOT NULL,
    superseded boolean NOT NULL DEFAULT false, -- the owner is further on: its event will say where
    PRIMARY KEY (item, lead)
);
CREATE INDEX reminder_by_instant ON reminder (owner, fires_at) WHERE NOT superseded;

-- Appended to, never changed: what has fired does not fire again.
CREATE TABLE firing (
    item uuid NOT NULL,
    lead text NOT NULL,
    generation bigint NOT NULL,
    fired_at timestamptz NOT NULL,
    PRIMARY KEY (item, lead, generation)
);
