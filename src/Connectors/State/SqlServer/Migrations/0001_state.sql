-- What Brygga knows, one database for any number of connections: every key begins with the connection. The same tables as in SQLite.
-- Instants are ISO-8601 texts in UTC of one width: they sort as text, and keep the last digit on every server. Hashes are 32 hexadecimal
-- digits. Every text is compared by its code points, as SQLite does, whatever the database's own collation says.

-- The schemas that rows were encoded under, so that rows written under older rules can still be read.
IF OBJECT_ID(N'schemas') IS NULL
  CREATE TABLE schemas (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    field_names nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_schemas PRIMARY KEY (connection, hash)
  );

-- schema_hash is null where it is not known: the row is then decoded from its JSON. read_at is when the fields were read, seen_at when a
-- listing last brought the record. owner is of a record that is had by a list of what belongs to its owner.
IF OBJECT_ID(N'mirror') IS NULL
BEGIN
  CREATE TABLE mirror (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    row_bytes varbinary(max) NOT NULL,
    row_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    schema_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
    read_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    seen_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_mirror PRIMARY KEY (connection, entity, id),
    CONSTRAINT fk_mirror_schemas FOREIGN KEY (connection, schema_hash) REFERENCES schemas (connection, hash)
  );

  CREATE INDEX ix_mirror_owner ON mirror (connection, entity, owner) WHERE owner IS NOT NULL;
END;

-- What a record was received as stands apart from its row: planning loads the rows alone.
IF OBJECT_ID(N'mirror_json') IS NULL
  CREATE TABLE mirror_json (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    json_text nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_mirror_json PRIMARY KEY (connection, entity, id),
    CONSTRAINT fk_mirror_json_mirror FOREIGN KEY (connection, entity, id) REFERENCES mirror (connection, entity, id) ON DELETE CASCADE
  );

-- The owners of which all was stored that belongs to them, be it nothing.
IF OBJECT_ID(N'mirror_owners') IS NULL
  CREATE TABLE mirror_owners (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    owner nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    read_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_mirror_owners PRIMARY KEY (connection, entity, owner)
  );

IF OBJECT_ID(N'cursors') IS NULL
  CREATE TABLE cursors (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    schema_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    complete_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    through_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_cursors PRIMARY KEY (connection, entity),
    CONSTRAINT fk_cursors_schemas FOREIGN KEY (connection, schema_hash) REFERENCES schemas (connection, hash)
  );

-- A record has one partner in a flow at most, on either side. Bytes are null where a side has no base.
IF OBJECT_ID(N'links') IS NULL
  CREATE TABLE links (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    severa_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fortnox_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    severa_bytes varbinary(max) NULL,
    severa_schema nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
    severa_rules nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fortnox_bytes varbinary(max) NULL,
    fortnox_schema nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
    fortnox_rules nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_links PRIMARY KEY (connection, flow, severa_id),
    CONSTRAINT uq_links_fortnox UNIQUE (connection, flow, fortnox_id),
    CONSTRAINT fk_links_severa FOREIGN KEY (connection, severa_schema) REFERENCES schemas (connection, hash),
    CONSTRAINT fk_links_fortnox FOREIGN KEY (connection, fortnox_schema) REFERENCES schemas (connection, hash),
    CONSTRAINT ck_links_severa CHECK ((severa_bytes IS NULL AND severa_schema IS NULL) OR (severa_bytes IS NOT NULL AND severa_schema IS NOT NULL)),
    CONSTRAINT ck_links_fortnox CHECK ((fortnox_bytes IS NULL AND fortnox_schema IS NULL) OR (fortnox_bytes IS NOT NULL AND fortnox_schema IS NOT NULL))
  );

-- A key of more than 900 bytes may not be clustered.
IF OBJECT_ID(N'done_marks') IS NULL
  CREATE TABLE done_marks (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    severa_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fortnox_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    rule_name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_done_marks PRIMARY KEY NONCLUSTERED (connection, flow, severa_id, fortnox_id, rule_name)
  );

IF OBJECT_ID(N'plans') IS NULL
  CREATE TABLE plans (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    json_text nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    started_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    finished_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_plans PRIMARY KEY (connection, hash)
  );

-- One receipt a step; a final one (Done, Adopted) is never replaced.
IF OBJECT_ID(N'receipts') IS NULL
  CREATE TABLE receipts (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    plan_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    step_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    outcome nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ended_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    target_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    answer nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
    code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_receipts PRIMARY KEY (connection, plan_hash, step_hash),
    CONSTRAINT fk_receipts_plans FOREIGN KEY (connection, plan_hash) REFERENCES plans (connection, hash)
  );

-- Creates that were begun. A marker is open once at most: the last guard against creating a record twice.
IF OBJECT_ID(N'intents') IS NULL
BEGIN
  CREATE TABLE intents (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    number bigint NOT NULL,
    plan_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    step_hash nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    marker nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    source_bytes varbinary(max) NULL,
    source_schema nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
    target_entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    key_field nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    key_bytes varbinary(max) NOT NULL,
    intended_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    closed_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    part nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_intents PRIMARY KEY (connection, number),
    CONSTRAINT fk_intents_plans FOREIGN KEY (connection, plan_hash) REFERENCES plans (connection, hash),
    CONSTRAINT fk_intents_schemas FOREIGN KEY (connection, source_schema) REFERENCES schemas (connection, hash)
  );

  CREATE UNIQUE INDEX uq_intents_open ON intents (connection, marker) WHERE closed_at IS NULL;
END;

IF OBJECT_ID(N'transfer_log') IS NULL
BEGIN
  CREATE TABLE transfer_log (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    number bigint NOT NULL,
    logged_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    level nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    item nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    remedy nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_transfer_log PRIMARY KEY (connection, number)
  );

  CREATE INDEX ix_transfer_log_time ON transfer_log (connection, logged_at, number);
END;

-- What stands in somebody's way, with all that is to be said of it: the same is not logged again while it stands.
IF OBJECT_ID(N'open_findings') IS NULL
  CREATE TABLE open_findings (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fingerprint nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    since_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    level nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    item nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    remedy nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    field_names nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_open_findings PRIMARY KEY (connection, fingerprint)
  );

-- Steps that failed and were not done since. wish is null once a person wants a refused one to be tried again.
IF OBJECT_ID(N'failed_steps') IS NULL
  CREATE TABLE failed_steps (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    subject nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    wish nvarchar(32) COLLATE Latin1_General_100_BIN2 NULL,
    since_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    level nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    item nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    message nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    code nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    remedy nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    field_names nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_failed_steps PRIMARY KEY (connection, subject)
  );

-- Records that a rule with remember: has let through.
IF OBJECT_ID(N'passes') IS NULL
  CREATE TABLE passes (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    rule_name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    record_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_passes PRIMARY KEY NONCLUSTERED (connection, flow, rule_name, entity, record_id)
  );

-- When the connection was switched on and off last.
IF OBJECT_ID(N'activations') IS NULL
  CREATE TABLE activations (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    activated_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    deactivated_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_activations PRIMARY KEY (connection)
  );

-- What there was at activation, as it stood then.
IF OBJECT_ID(N'baseline') IS NULL
  CREATE TABLE baseline (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    entity nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    record_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    row_bytes varbinary(max) NOT NULL,
    row_schema nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_baseline PRIMARY KEY (connection, entity, record_id),
    CONSTRAINT fk_baseline_schemas FOREIGN KEY (connection, row_schema) REFERENCES schemas (connection, hash)
  );

-- The tokens of a system, encrypted; a refresh that was begun and whose answer was not stored may have spent them.
IF OBJECT_ID(N'tokens') IS NULL
  CREATE TABLE tokens (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    system nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    sealed_text nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    stored_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    refresh_begun_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    CONSTRAINT pk_tokens PRIMARY KEY (connection, system)
  );

-- The company of each system that the connection is with, for good.
IF OBJECT_ID(N'companies') IS NULL
  CREATE TABLE companies (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    system nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    company_id nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    seen_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_companies PRIMARY KEY (connection, system)
  );

-- What people have decided: of two records that they are one, or never are; of one that it has no partner; or that it is undecided.
-- One decision of a subject at most. A record that a decision does not speak of is the empty text.
IF OBJECT_ID(N'decisions') IS NULL
  CREATE TABLE decisions (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    flow nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    severa_record nvarchar(310) COLLATE Latin1_General_100_BIN2 NOT NULL,
    fortnox_record nvarchar(310) COLLATE Latin1_General_100_BIN2 NOT NULL,
    judgement nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    decided_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    decided_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    because nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY NONCLUSTERED (connection, flow, severa_record, fortnox_record),
    CONSTRAINT ck_decisions_judgement CHECK (judgement IN ('Accept', 'Reject', 'CreateNew', 'Defer')),
    CONSTRAINT ck_decisions_records CHECK (
      (judgement = 'CreateNew' AND ((severa_record = '' AND fortnox_record <> '') OR (severa_record <> '' AND fortnox_record = '')))
      OR (judgement = 'Defer' AND (severa_record <> '' OR fortnox_record <> ''))
      OR (judgement IN ('Accept', 'Reject') AND severa_record <> '' AND fortnox_record <> ''))
  );

-- Who may work on a connection, and for how long; one lease of a connection, whose number rises with every holder.
IF OBJECT_ID(N'leases') IS NULL
  CREATE TABLE leases (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    number bigint NOT NULL,
    holder nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    place nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
    taken_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    until_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    ended_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NULL,
    quiet_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_leases PRIMARY KEY (connection)
  );

-- The last unit of work that each open store has committed, so that one whose answer was lost on the way is not done twice.
-- This table is the only one that SQLite, which has no way to lose an answer on, does without.
IF OBJECT_ID(N'units') IS NULL
  CREATE TABLE units (
    connection nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    writer nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    number bigint NOT NULL,
    written_at nvarchar(28) COLLATE Latin1_General_100_BIN2 NOT NULL,
    CONSTRAINT pk_units PRIMARY KEY (connection, writer)
  );
