-- What was issued stays as it was issued, and who sponsored when stays as it was recorded: the
-- service may append to these tables, and no more.
REVOKE UPDATE, DELETE ON revision, printed_sponsor, paragraph, comparison, sponsor_act, document
FROM meetings;
