-- The date that a document bears, by which it is listed: it may be entered here much later. Where it
-- bears none, the day of its entry. Empty only for what an older release enters while both run.
ALTER TABLE document ADD COLUMN dated date;
UPDATE document SET dated = coalesce((structure #>> '{masthead,date}')::date,
    (issued_at AT TIME ZONE body.zone)::date)
FROM body WHERE body.id = document.body;
CREATE INDEX document_by_date ON document (dated, id);
