-- What people have decided: of two records that they are one, or never are; of one that it has no partner; or that it is undecided.
-- One decision of a subject at most. A record that a decision does not speak of is the empty text.
CREATE TABLE decisions (
  connection TEXT NOT NULL,
  flow TEXT NOT NULL,
  severa_record TEXT NOT NULL,
  fortnox_record TEXT NOT NULL,
  judgement TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  because TEXT NOT NULL,
  CONSTRAINT pk_decisions PRIMARY KEY (connection, flow, severa_record, fortnox_record),
  CONSTRAINT ck_decisions_judgement CHECK (judgement IN ('Accept', 'Reject', 'CreateNew', 'Defer')),
  CONSTRAINT ck_decisions_records CHECK (
    CASE judgement
      WHEN 'CreateNew' THEN (severa_record = '') <> (fortnox_record = '')
      WHEN 'Defer' THEN severa_record <> '' OR fortnox_record <> ''
      ELSE severa_record <> '' AND fortnox_record <> ''
    END)
) STRICT;
