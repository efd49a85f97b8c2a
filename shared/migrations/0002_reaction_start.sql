-- When each reaction first ran here. What is not listed is being added to a system with a history.
CREATE TABLE reaction_start (
    owner text NOT NULL,
    reaction text NOT NULL,
    started_at timestamptz NOT NULL,
    PRIMARY KEY (owner, reaction)
);

-- What a reaction that began 'now' leaves out: versions that stood before its first start.
CREATE TABLE reaction_skip (
    owner text NOT NULL,
    aggregate uuid NOT NULL,
    reaction text NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (owner, aggregate, reaction)
);

-- What a reaction that began late 'from the beginning' has still to do: the versions after
-- "version", up to "until", which the other reactions had reached when it came. Gone when done.
CREATE TABLE reaction_replay (
    owner text NOT NULL,
    aggregate uuid NOT NULL,
    reaction text NOT NULL,
    version bigint NOT NULL,
    until bigint NOT NULL,
    PRIMARY KEY (owner, aggregate, reaction)
);
