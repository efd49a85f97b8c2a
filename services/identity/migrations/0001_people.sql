-- The only place in the system with names and addresses of people; erased when a person leaves.
CREATE TABLE account (
    person uuid PRIMARY KEY,
    name text NOT NULL,
    email text NOT NULL,
    zone text NOT NULL, -- IANA: in which the person reads times
    language text NOT NULL,
    password text NOT NULL -- argon2id
);
CREATE UNIQUE INDEX account_by_email ON account (lower(email));

-- Failed attempts by address, on the real clock: signing in slows down, for whoever tries.
CREATE TABLE attempt (
    email text PRIMARY KEY,
    failed integer NOT NULL,
    until timestamptz NOT NULL -- no attempt is read before
);
