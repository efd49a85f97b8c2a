-- What was tried long ago is forgotten by its age.
CREATE INDEX attempt_by_age ON attempt (until);
