-- The part of a record that a create was to make: an address of its customer.
ALTER TABLE intents ADD COLUMN part TEXT NULL;

-- Records that a rule with remember: has let through.
CREATE TABLE passes (
  connection TEXT NOT NULL,
  flow TEXT NOT NULL,
  rule_name TEXT NOT NULL,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  CONSTRAINT pk_passes PRIMARY KEY (connection, flow, rule_name, entity, record_id)
) STRICT;

-- When the connection was switched on and off last.
CREATE TABLE activations (
  connection TEXT NOT NULL,
  activated_at TEXT NOT NULL,
  deactivated_at TEXT NULL,
  CONSTRAINT pk_activations PRIMARY KEY (connection)
) STRICT;

-- What there was at activation, as it stood then.
CREATE TABLE baseline (
  connection TEXT NOT NULL,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  row_bytes BLOB NOT NULL,
  row_schema TEXT NOT NULL,
  CONSTRAINT pk_baseline PRIMARY KEY (connection, entity, record_id),
  CONSTRAINT fk_baseline_schemas FOREIGN KEY (connection, row_schema) REFERENCES schemas (connection, hash)
) STRICT;
