-- A room of a place: the row that whoever books it locks first.
CREATE TABLE room (
    place text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (place, name)
);

-- A meeting keeps its place within its part, so it follows the session wherever that goes.
CREATE TABLE meeting (
    id uuid PRIMARY KEY,
    session uuid NOT NULL REFERENCES session,
    part integer NOT NULL,
    day integer NOT NULL, -- 0 is the opening day of the part
    starts time NOT NULL, -- at the place
    ends time NOT NULL,
    title text NOT NULL,
    place text NOT NULL,
    room text NOT NULL,
    starts_at timestamptz NOT NULL, -- the instants that stand, or the last that stood
    ends_at timestamptz NOT NULL,
    placed boolean NOT NULL, -- false: its part has no date, or is now too short for it
    cancelled_at timestamptz,
    changed_at timestamptz NOT NULL,
    FOREIGN KEY (place, room) REFERENCES room,
    CHECK (ends > starts)
);
CREATE INDEX meeting_by_session ON meeting (session, starts_at);
CREATE INDEX meeting_by_room ON meeting (place, room, starts_at)
WHERE placed AND cancelled_at IS NULL;
