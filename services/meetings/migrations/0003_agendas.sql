-- What stands of a session's agenda. It belongs to the session: one lock, one version.
CREATE TABLE agenda (
    session uuid PRIMARY KEY REFERENCES session,
    adopted_at timestamptz -- NULL while it is provisional
);

CREATE TABLE agenda_item (
    session uuid NOT NULL REFERENCES agenda,
    position integer NOT NULL,
    number text NOT NULL, -- as printed: "8" or "8 (c)"
    title text NOT NULL,
    PRIMARY KEY (session, position),
    UNIQUE (session, number)
);
