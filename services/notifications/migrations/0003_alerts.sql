-- One for each root cause, however many services the chain passes through.
CREATE TABLE alert (
    id uuid PRIMARY KEY,
    root uuid NOT NULL UNIQUE,
    audience uuid, -- the token under which the chain runs
    items integer NOT NULL, -- the last number drawn
    grown boolean NOT NULL DEFAULT false, -- somebody was told of what AlertRaised has not said yet
    raised_at timestamptz NOT NULL
);
CREATE INDEX alert_by_audience ON alert (audience) WHERE audience IS NOT NULL;

-- What the alert tells of: each fact of the chain once.
CREATE TABLE alert_item (
    alert uuid NOT NULL REFERENCES alert,
    number integer NOT NULL,
    kind text NOT NULL,
    thing uuid NOT NULL,
    body uuid NOT NULL,
    fact jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (alert, number),
    UNIQUE (alert, kind, thing)
);

-- Items that have still to be told to people after "after", in the order of their ids.
CREATE TABLE fanout (
    alert uuid NOT NULL,
    item integer NOT NULL,
    concern jsonb NOT NULL, -- who is concerned
    after uuid NOT NULL,
    PRIMARY KEY (alert, item)
);

-- The last number of each person's inbox.
CREATE TABLE inbox_end (
    person uuid PRIMARY KEY,
    number bigint NOT NULL
);

CREATE TABLE inbox (
    person uuid NOT NULL,
    alert uuid NOT NULL REFERENCES alert,
    number bigint NOT NULL, -- renewed when the alert grows
    told_at timestamptz NOT NULL,
    read_at timestamptz,
    cleared_at timestamptz,
    cleared_by uuid, -- for the delegation, by one of its people
    PRIMARY KEY (person, alert),
    UNIQUE (person, number)
);
CREATE INDEX inbox_by_alert ON inbox (alert);
CREATE INDEX inbox_unread ON inbox (person) WHERE read_at IS NULL AND cleared_at IS NULL;

-- Which items of an alert a person was told, and why: the same alert may tell another one more.
CREATE TABLE told (
    person uuid NOT NULL,
    alert uuid NOT NULL,
    item integer NOT NULL,
    why text NOT NULL,
    number bigint NOT NULL, -- of the person's inbox, when it was told last
    PRIMARY KEY (person, alert, item)
);

-- An item as one person was told of it, with the names that its sentence needs.
CREATE VIEW told_item AS
SELECT
    told.person,
    told.alert,
    told.item,
    told.number,
    told.why,
    alert_item.kind,
    alert_item.thing,
    alert_item.fact,
    alert_item.occurred_at,
    coalesce(thing.title, '') AS title,
    coalesce(thing.kind, '') AS thing_kind,
    thing.within,
    coalesce(parent.kind, '') AS within_kind,
    coalesce(parent.title, '') AS within_title,
    coalesce(body.short_name, '') AS body,
    coalesce(body.zone, 'UTC') AS zone,
    coalesce(body.place, 'UTC') AS place,
    coalesce(delegation.name, '') AS delegation
FROM told
JOIN alert_item ON alert_item.alert = told.alert AND alert_item.number = told.item
LEFT JOIN thing ON thing.id = alert_item.thing
LEFT JOIN thing AS parent ON parent.id = thing.within
LEFT JOIN body ON body.id = alert_item.body
LEFT JOIN delegation ON delegation.id = (alert_item.fact ->> 'delegation')::uuid;
