-- What stands in somebody's way, with all that is to be said of it. What stood before is found, and logged, once more by the next run.
DROP TABLE open_findings;

CREATE TABLE open_findings (
  connection TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  since_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  flow TEXT NOT NULL,
  item TEXT NOT NULL,
  message TEXT NOT NULL,
  code TEXT NOT NULL,
  remedy TEXT NOT NULL,
  field_names TEXT NOT NULL,
  CONSTRAINT pk_open_findings PRIMARY KEY (connection, fingerprint)
) STRICT;

-- Steps that failed and were not done since. wish is null once a person wants a refused one to be tried again.
CREATE TABLE failed_steps (
  connection TEXT NOT NULL,
  subject TEXT NOT NULL,
  wish TEXT NULL,
  since_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  flow TEXT NOT NULL,
  item TEXT NOT NULL,
  message TEXT NOT NULL,
  code TEXT NOT NULL,
  remedy TEXT NOT NULL,
  field_names TEXT NOT NULL,
  CONSTRAINT pk_failed_steps PRIMARY KEY (connection, subject)
) STRICT;
