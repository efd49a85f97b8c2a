-- What others have told of things, as far as alerts, reminders and the page Today need it.
CREATE TABLE body (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    short_name text NOT NULL,
    zone text NOT NULL, -- IANA
    place text NOT NULL,
    session_label text NOT NULL
);

CREATE TABLE thing (
    id uuid PRIMARY KEY,
    kind text NOT NULL, -- body, session, meeting, deadline, draft, plan, milestone
    body uuid NOT NULL,
    within uuid, -- the session or the plan that it belongs to
    title text NOT NULL
);

CREATE TABLE session_part (
    session uuid NOT NULL,
    number integer NOT NULL,
    body uuid NOT NULL,
    opens date,
    closes date,
    closed boolean NOT NULL DEFAULT false,
    PRIMARY KEY (session, number)
);

CREATE TABLE meeting (
    id uuid PRIMARY KEY,
    body uuid NOT NULL,
    session uuid NOT NULL,
    title text NOT NULL,
    starts timestamp, -- wall times in "zone"; NULL while its session has no dates
    ends timestamp,
    zone text NOT NULL,
    room text NOT NULL,
    cancelled boolean NOT NULL DEFAULT false
);
CREATE INDEX meeting_by_start ON meeting (starts) WHERE NOT cancelled;

CREATE TABLE draft (
    id uuid PRIMARY KEY,
    delegation uuid NOT NULL, -- the main sponsor
    issued boolean NOT NULL
);

CREATE TABLE draft_sponsor (
    draft uuid NOT NULL,
    delegation uuid NOT NULL,
    PRIMARY KEY (draft, delegation)
);
