-- The least that Brygga's users need, in a database of its own. Run by an administrator, in that database; it may be run again.
-- brygga_runner reads and writes rows; brygga_migrator makes tables besides, and is needed only when a new version brings migrations.

IF DATABASE_PRINCIPAL_ID(N'brygga_runner') IS NULL
  CREATE ROLE brygga_runner;

IF DATABASE_PRINCIPAL_ID(N'brygga_migrator') IS NULL
  CREATE ROLE brygga_migrator;

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO brygga_runner;

GRANT CREATE TABLE TO brygga_migrator;

GRANT ALTER, REFERENCES ON SCHEMA::dbo TO brygga_migrator;

ALTER ROLE brygga_runner ADD MEMBER brygga_migrator;

-- Then, with names and passwords of your own:
--   CREATE USER brygga WITH PASSWORD = '...';            (Azure SQL, or a contained database)
--   CREATE USER brygga FOR LOGIN brygga;                 (SQL Server, after CREATE LOGIN brygga WITH PASSWORD = '...' in master)
--   ALTER ROLE brygga_runner ADD MEMBER brygga;
--   ALTER ROLE brygga_migrator ADD MEMBER brygga_setup;  (the same for a second user, who migrates)
