-- The tokens of a system, encrypted; a refresh that was begun and whose answer was not stored may have spent them.
CREATE TABLE tokens (
  connection TEXT NOT NULL,
  system TEXT NOT NULL,
  sealed_text TEXT NOT NULL,
  stored_at TEXT NOT NULL,
  refresh_begun_at TEXT NULL,
  CONSTRAINT pk_tokens PRIMARY KEY (connection, system)
) STRICT;

-- The company of each system that the connection is with, for good.
CREATE TABLE companies (
  connection TEXT NOT NULL,
  system TEXT NOT NULL,
  company_id TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  CONSTRAINT pk_companies PRIMARY KEY (connection, system)
) STRICT;
