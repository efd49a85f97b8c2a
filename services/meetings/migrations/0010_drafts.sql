-- The last number given in a series of symbols, such as "E/CN.15/2019/L.": its row is the lock.
CREATE TABLE symbol_series (
    prefix text PRIMARY KEY,
    last integer NOT NULL CHECK (last > 0)
);

CREATE TABLE draft (
    id uuid PRIMARY KEY,
    body uuid NOT NULL REFERENCES body,
    session uuid NOT NULL REFERENCES session,
    item text NOT NULL, -- of the agenda, as printed: "8 (c)"
    delegation uuid NOT NULL, -- the main sponsor
    open_to_sponsors boolean NOT NULL, -- false for texts of the Bureau
    title text NOT NULL, -- of the newest text issued; before that of the text handed in
    symbol text UNIQUE, -- as first issued; NULL before
    number integer, -- in its series
    revision integer, -- the newest one issued
    outcome text,
    became text NOT NULL, -- the symbol of what it became
    submitted_at timestamptz NOT NULL,
    issued_at timestamptz,
    concluded_at timestamptz,
    CHECK ((symbol IS NULL) = (revision IS NULL)),
    CHECK ((symbol IS NULL) = (issued_at IS NULL)),
    CHECK ((outcome IS NULL) = (concluded_at IS NULL))
);
CREATE INDEX draft_by_session ON draft (session, number, id);

-- A text that was handed in: what becomes a revision, when an officer issues it. Kept for good.
CREATE TABLE submission (
    id uuid PRIMARY KEY,
    draft uuid NOT NULL REFERENCES draft,
    number integer NOT NULL, -- of the revision it is to become
    title text NOT NULL,
    structure jsonb NOT NULL, -- shared.text.structure.Document
    warnings jsonb NOT NULL, -- what a drafter should look at
    file_name text NOT NULL, -- "" for a pasted text
    submitted_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    submitted_by uuid NOT NULL,
    on_behalf boolean NOT NULL, -- an officer has handed it in for the delegation
    state text NOT NULL CHECK (state IN ('waiting', 'replaced', 'issued', 'withdrawn'))
);
CREATE UNIQUE INDEX submission_that_waits ON submission (draft) WHERE state = 'waiting';

-- Never changed, never deleted: see revokes.sql.
CREATE TABLE revision (
    id uuid PRIMARY KEY,
    draft uuid NOT NULL REFERENCES draft,
    number integer NOT NULL,
    symbol text NOT NULL UNIQUE,
    revises uuid REFERENCES revision, -- the text that it was compared with
    submission uuid NOT NULL UNIQUE REFERENCES submission,
    title text NOT NULL,
    structure jsonb NOT NULL,
    summary text NOT NULL, -- what changed, in a sentence
    issued_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    issued_by uuid NOT NULL,
    UNIQUE (draft, number),
    CHECK ((number = 0) = (revises IS NULL))
);

-- The sponsors in the head of a revision, as it was issued.
CREATE TABLE printed_sponsor (
    revision uuid NOT NULL REFERENCES revision,
    position integer NOT NULL,
    delegation uuid, -- NULL for a name that no delegation here bears
    name text NOT NULL,
    star text NOT NULL,
    note text NOT NULL, -- what the star says
    PRIMARY KEY (revision, position)
);

-- The text of a revision or document by paragraphs. "id" is the paragraph's own, and stays with it
-- from text to text, however it is numbered.
CREATE TABLE paragraph (
    text uuid NOT NULL,
    position integer NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    label text NOT NULL, -- the number as printed
    level integer NOT NULL,
    words text NOT NULL,
    opening text NOT NULL, -- the verb phrase it begins with
    notes jsonb NOT NULL, -- where footnotes are called
    PRIMARY KEY (text, position),
    UNIQUE (text, id)
);
CREATE INDEX paragraph_by_id ON paragraph (id);

-- Two texts compared, by one version of the algorithm: the texts never change, so it stays right.
CREATE TABLE comparison (
    before uuid NOT NULL,
    after uuid NOT NULL,
    algorithm text NOT NULL,
    result jsonb NOT NULL, -- shared.text.compare.model.Comparison
    summary text NOT NULL,
    PRIMARY KEY (before, after, algorithm)
);

-- Who joined and who withdrew. Appended to only: what stood at any moment is read from it.
CREATE TABLE sponsor_act (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draft uuid NOT NULL REFERENCES draft,
    delegation uuid NOT NULL,
    joined boolean NOT NULL, -- false: withdrew
    source text NOT NULL, -- own, text, nameplate, note, mail, list
    happened_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid NOT NULL
);
CREATE INDEX sponsor_act_by_draft ON sponsor_act (draft, delegation, happened_at, position);

-- For which time each of them stood.
CREATE VIEW sponsorship AS
SELECT draft, delegation, valid_from, valid_until, source, recorded_at, recorded_by
FROM (
    SELECT draft, delegation, joined, source, recorded_at, recorded_by,
        happened_at AS valid_from,
        lead(happened_at) OVER (
            PARTITION BY draft, delegation ORDER BY happened_at, position
        ) AS valid_until
    FROM sponsor_act
) AS act
WHERE joined;
