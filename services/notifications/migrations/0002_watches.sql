-- What a person watches or has muted, where that differs from what the person's roles say.
CREATE TABLE watch (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    thing uuid NOT NULL,
    kind text NOT NULL,
    muted boolean NOT NULL,
    UNIQUE (person, thing)
);
CREATE INDEX watch_by_thing ON watch (thing);
CREATE INDEX role_held_by_body ON role_held (body);
CREATE INDEX person_by_delegation ON person (delegation);

-- The people whom a preview named. The token says when it was made (UUIDv7).
CREATE TABLE audience (
    token uuid PRIMARY KEY
);

CREATE TABLE audience_person (
    token uuid NOT NULL REFERENCES audience ON DELETE CASCADE,
    person uuid NOT NULL,
    why text NOT NULL,
    PRIMARY KEY (token, person)
);
