-- Wrong passwords by address and by the network they come from, on the real clock, so that nobody
-- holds back another's sign-in. It takes the place of "attempt", which nothing reads any more.
CREATE TABLE guess (
    email text NOT NULL,
    network text NOT NULL, -- '' counts together the networks from which nobody has signed in yet
    failed integer NOT NULL,
    until timestamptz NOT NULL, -- no further one is looked at before
    PRIMARY KEY (email, network)
);
CREATE INDEX guess_by_age ON guess (until);

-- From where a person has signed in: erased with the account, and after half a year without use.
CREATE TABLE known_network (
    person uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    network text NOT NULL,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (person, network)
);
CREATE INDEX known_network_by_age ON known_network (used_at);
