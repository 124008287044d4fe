-- The owner of a record that is had by a list of what belongs to its owner.
ALTER TABLE mirror ADD COLUMN owner TEXT NULL;

-- The owners of which all was stored that belongs to them, be it nothing.
CREATE TABLE mirror_owners (
  connection TEXT NOT NULL,
  entity TEXT NOT NULL,
  owner TEXT NOT NULL,
  read_at TEXT NOT NULL,
  CONSTRAINT pk_mirror_owners PRIMARY KEY (connection, entity, owner)
) STRICT;

CREATE INDEX ix_mirror_owner ON mirror (connection, entity, owner) WHERE owner IS NOT NULL;
