-- What Brygga knows, one file for any number of connections: every key begins with the connection.
-- Instants are ISO-8601 texts in UTC of one width (they sort as text), hashes 32 hexadecimal digits.

-- The schemas that rows were encoded under, so that rows written under older rules can still be read.
CREATE TABLE schemas (
  connection TEXT NOT NULL,
  hash TEXT NOT NULL,
  entity TEXT NOT NULL,
  field_names TEXT NOT NULL,
  CONSTRAINT pk_schemas PRIMARY KEY (connection, hash)
) STRICT;

-- schema_hash is null where it is not known: the row is then decoded from its JSON.
CREATE TABLE mirror (
  connection TEXT NOT NULL,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  json_text TEXT NOT NULL,
  row_bytes BLOB NOT NULL,
  row_hash TEXT NOT NULL,
  schema_hash TEXT NULL,
  read_at TEXT NOT NULL,
  CONSTRAINT pk_mirror PRIMARY KEY (connection, entity, id),
  CONSTRAINT fk_mirror_schemas FOREIGN KEY (connection, schema_hash) REFERENCES schemas (connection, hash)
) STRICT;

CREATE TABLE cursors (
  connection TEXT NOT NULL,
  entity TEXT NOT NULL,
  schema_hash TEXT NOT NULL,
  complete_at TEXT NOT NULL,
  through_at TEXT NOT NULL,
  CONSTRAINT pk_cursors PRIMARY KEY (connection, entity),
  CONSTRAINT fk_cursors_schemas FOREIGN KEY (connection, schema_hash) REFERENCES schemas (connection, hash)
) STRICT;

-- A record has one partner in a flow at most, on either side. Bytes are null where a side has no base.
CREATE TABLE links (
  connection TEXT NOT NULL,
  flow TEXT NOT NULL,
  severa_id TEXT NOT NULL,
  fortnox_id TEXT NOT NULL,
  severa_bytes BLOB NULL,
  severa_schema TEXT NULL,
  severa_rules TEXT NOT NULL,
  fortnox_bytes BLOB NULL,
  fortnox_schema TEXT NULL,
  fortnox_rules TEXT NOT NULL,
  CONSTRAINT pk_links PRIMARY KEY (connection, flow, severa_id),
  CONSTRAINT uq_links_fortnox UNIQUE (connection, flow, fortnox_id),
  CONSTRAINT fk_links_severa FOREIGN KEY (connection, severa_schema) REFERENCES schemas (connection, hash),
  CONSTRAINT fk_links_fortnox FOREIGN KEY (connection, fortnox_schema) REFERENCES schemas (connection, hash),
  CONSTRAINT ck_links_severa CHECK ((severa_bytes IS NULL AND severa_schema IS NULL) OR (severa_bytes IS NOT NULL AND severa_schema IS NOT NULL)),
  CONSTRAINT ck_links_fortnox CHECK ((fortnox_bytes IS NULL AND fortnox_schema IS NULL) OR (fortnox_bytes IS NOT NULL AND fortnox_schema IS NOT NULL))
) STRICT;

CREATE TABLE done_marks (
  connection TEXT NOT NULL,
  flow TEXT NOT NULL,
  severa_id TEXT NOT NULL,
  fortnox_id TEXT NOT NULL,
  rule_name TEXT NOT NULL,
  CONSTRAINT pk_done_marks PRIMARY KEY (connection, flow, severa_id, fortnox_id, rule_name)
) STRICT;

CREATE TABLE plans (
  connection TEXT NOT NULL,
  hash TEXT NOT NULL,
  json_text TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT NULL,
  CONSTRAINT pk_plans PRIMARY KEY (connection, hash)
) STRICT;

-- One receipt a step; a final one (Done, Adopted) is never replaced.
CREATE TABLE receipts (
  connection TEXT NOT NULL,
  plan_hash TEXT NOT NULL,
  step_hash TEXT NOT NULL,
  outcome TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  target_id TEXT NULL,
  answer TEXT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  CONSTRAINT pk_receipts PRIMARY KEY (connection, plan_hash, step_hash),
  CONSTRAINT fk_receipts_plans FOREIGN KEY (connection, plan_hash) REFERENCES plans (connection, hash)
) STRICT;

-- Creates that were begun. A marker is open once at most: the last guard against creating a record twice.
CREATE TABLE intents (
  connection TEXT NOT NULL,
  number INTEGER NOT NULL,
  plan_hash TEXT NOT NULL,
  step_hash TEXT NOT NULL,
  marker TEXT NOT NULL,
  flow TEXT NOT NULL,
  source_entity TEXT NOT NULL,
  source_id TEXT NOT NULL,
  source_bytes BLOB NULL,
  source_schema TEXT NULL,
  target_entity TEXT NOT NULL,
  key_field TEXT NOT NULL,
  key_bytes BLOB NOT NULL,
  intended_at TEXT NOT NULL,
  closed_at TEXT NULL,
  CONSTRAINT pk_intents PRIMARY KEY (connection, number),
  CONSTRAINT fk_intents_plans FOREIGN KEY (connection, plan_hash) REFERENCES plans (connection, hash),
  CONSTRAINT fk_intents_schemas FOREIGN KEY (connection, source_schema) REFERENCES schemas (connection, hash)
) STRICT;

CREATE UNIQUE INDEX uq_intents_open ON intents (connection, marker) WHERE closed_at IS NULL;

CREATE TABLE transfer_log (
  connection TEXT NOT NULL,
  number INTEGER NOT NULL,
  logged_at TEXT NOT NULL,
  level TEXT NOT NULL,
  flow TEXT NOT NULL,
  item TEXT NOT NULL,
  message TEXT NOT NULL,
  code TEXT NOT NULL,
  remedy TEXT NOT NULL,
  CONSTRAINT pk_transfer_log PRIMARY KEY (connection, number)
) STRICT;

CREATE INDEX ix_transfer_log_time ON transfer_log (connection, logged_at, number);
