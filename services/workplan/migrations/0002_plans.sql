CREATE TABLE workplan (
    id uuid PRIMARY KEY,
    body uuid NOT NULL,
    title text NOT NULL,
    basis text NOT NULL,
    begins date NOT NULL,
    ends date NOT NULL,
    adopted_at timestamptz NOT NULL,
    UNIQUE (body, title)
);

-- What was planned never changes: the columns down to planned_at are the baseline.
CREATE TABLE milestone (
    id uuid PRIMARY KEY,
    plan uuid NOT NULL REFERENCES workplan,
    title text NOT NULL,
    topics text[] NOT NULL,
    description text NOT NULL,
    responsible text NOT NULL,
    session uuid, -- hangs on this session's part; NULL: on a day of its own
    part integer,
    anchor text,
    days integer, -- from the anchor; below 0 lie before it
    baseline_begins date, -- NULL where it was planned before its session had a date
    baseline_due date,
    planned_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    delivered_on date,
    document text,
    delivered_at timestamptz, -- the end of that day, or when it was entered if that was before
    delivery_recorded_at timestamptz,
    dropped_because text,
    dropped_at timestamptz,
    drop_recorded_at timestamptz,
    CHECK ((session IS NULL) = (anchor IS NULL))
);
CREATE INDEX milestone_by_plan ON milestone (plan);
CREATE INDEX milestone_by_session ON milestone (session) WHERE session IS NOT NULL;

-- When a milestone was due, from one moment of the world's time to another; the last one stands.
CREATE TABLE milestone_due (
    milestone uuid NOT NULL REFERENCES milestone,
    number integer NOT NULL, -- 1 is what was planned
    begins date,
    due date,
    reason text NOT NULL,
    decided_by text NOT NULL,
    session uuid, -- whose move brought it; NULL: a decision about the milestone itself
    root uuid NOT NULL, -- the first command of the chain
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz, -- NULL: it stands
    PRIMARY KEY (milestone, number)
);

-- It cannot be delivered before the other one is.
CREATE TABLE milestone_dependency (
    milestone uuid NOT NULL REFERENCES milestone,
    depends_on uuid NOT NULL REFERENCES milestone,
    valid_from timestamptz NOT NULL,
    valid_until timestamptz -- NULL: it stands
);
CREATE UNIQUE INDEX milestone_dependency_stands
    ON milestone_dependency (milestone, depends_on) WHERE valid_until IS NULL;
