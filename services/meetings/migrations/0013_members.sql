-- The delegations that are members of a body: a delegate of another hands in no draft where
-- body.members_only says so.
CREATE TABLE member (
    body uuid NOT NULL REFERENCES body,
    delegation uuid NOT NULL,
    PRIMARY KEY (body, delegation)
);
