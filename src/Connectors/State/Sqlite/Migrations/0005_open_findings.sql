-- What stands in somebody's way, as it was logged: the same is not logged again while it stands.
CREATE TABLE open_findings (
  connection TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  logged_at TEXT NOT NULL,
  CONSTRAINT pk_open_findings PRIMARY KEY (connection, fingerprint)
) STRICT;
