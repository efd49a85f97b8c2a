-- For which date something has fired: it does not fire for the same date again, though the clock
-- of the machine goes back and the date is entered anew. NULL in what fired before this.
ALTER TABLE firing ADD COLUMN due timestamptz;
CREATE INDEX firing_by_date ON firing (item, due);
