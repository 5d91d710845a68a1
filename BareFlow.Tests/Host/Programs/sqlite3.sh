# A database of 100,000 rows: filled, indexed, summed up, changed, vacuumed and checked.
exec sqlite3 data.db < "$PROGRAMS/workload.sql"
