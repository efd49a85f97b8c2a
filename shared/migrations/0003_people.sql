-- Who there is, for whom they act, and what they may do: each service keeps its own copy.
CREATE TABLE person (
    id uuid PRIMARY KEY,
    delegation uuid
);

CREATE TABLE role_held (
    person uuid NOT NULL,
    role text NOT NULL,
    body uuid, -- NULL: in every body
    UNIQUE NULLS NOT DISTINCT (person, role, body)
);

CREATE TABLE delegation (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    sort text NOT NULL
);

-- Who looks: what every rule of sight is asked about.
CREATE TYPE viewer AS (
    person uuid,
    delegation uuid,
    staff uuid[], -- the bodies in whose secretariat the person is
    staff_everywhere boolean,
    bodies uuid[] -- the bodies in which the person holds any role
);

-- An answer already given: the same key asked again gets it again, and nothing is done twice.
CREATE TABLE idempotency (
    person uuid NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    asked bytea NOT NULL, -- SHA-256 of the request's body
    id uuid,
    version bigint,
    given_at timestamptz NOT NULL, -- the real clock's
    PRIMARY KEY (person, route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (given_at);

-- Where the world's time stood last, on a system whose clock is stepped.
CREATE TABLE world_clock (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    now timestamptz NOT NULL
);
