-- What goes out of the house for one person: the items told after "after", up to "number".
CREATE TABLE delivery (
    id uuid PRIMARY KEY,
    alert uuid NOT NULL,
    person uuid NOT NULL,
    channel text NOT NULL,
    after bigint NOT NULL,
    number bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'dropped', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    waits integer NOT NULL DEFAULT 0, -- for another service of ours, which costs no attempt
    due_at timestamptz NOT NULL -- the real clock's: settled, to be tried again, or lease run out
);
CREATE UNIQUE INDEX delivery_waiting ON delivery (alert, person, channel) WHERE state = 'waiting';
CREATE INDEX delivery_by_alert ON delivery (alert, person);
CREATE INDEX delivery_due ON delivery (due_at) WHERE state IN ('waiting', 'sending');

-- Mail of a system without a mail server. No names and no addresses.
CREATE TABLE mailbox (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    alert uuid NOT NULL,
    message_id text NOT NULL UNIQUE,
    subject text NOT NULL,
    content text NOT NULL,
    kept_at timestamptz NOT NULL
);
CREATE INDEX mailbox_by_person ON mailbox (person, id);
