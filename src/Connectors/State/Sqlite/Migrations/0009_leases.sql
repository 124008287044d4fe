-- Who may work on a connection, and for how long; one lease of a connection, whose number rises with every holder.
CREATE TABLE leases (
  connection TEXT NOT NULL,
  number INTEGER NOT NULL,
  holder TEXT NOT NULL,
  place TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  until_at TEXT NOT NULL,
  ended_at TEXT NULL,
  quiet_at TEXT NOT NULL,
  CONSTRAINT pk_leases PRIMARY KEY (connection)
) STRICT;
