-- What this service keeps of the facts of others: bodies with their words, sessions with their days.
CREATE TABLE body (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    short_name text NOT NULL,
    zone text NOT NULL, -- IANA
    place text NOT NULL
);

CREATE TABLE session (
    id uuid PRIMARY KEY,
    body uuid NOT NULL,
    title text NOT NULL,
    closed boolean NOT NULL DEFAULT false
);

CREATE TABLE session_part (
    session uuid NOT NULL,
    number integer NOT NULL,
    opens date, -- both NULL while it has no date
    closes date,
    PRIMARY KEY (session, number)
);
