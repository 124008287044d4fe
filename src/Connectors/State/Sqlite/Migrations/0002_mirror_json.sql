-- What a record was received as stands apart from its row: planning loads the rows alone.
CREATE TABLE mirror_json (
  connection TEXT NOT NULL,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  json_text TEXT NOT NULL,
  CONSTRAINT pk_mirror_json PRIMARY KEY (connection, entity, id),
  CONSTRAINT fk_mirror_json_mirror FOREIGN KEY (connection, entity, id) REFERENCES mirror (connection, entity, id) ON DELETE CASCADE
) STRICT;

INSERT INTO mirror_json (connection, entity, id, json_text) SELECT connection, entity, id, json_text FROM mirror;

ALTER TABLE mirror DROP COLUMN json_text;

-- When a listing last brought the record; read_at is when its fields were read, which may be before.
ALTER TABLE mirror ADD COLUMN seen_at TEXT NOT NULL DEFAULT '';

UPDATE mirror SET seen_at = read_at;
