CREATE TABLE item (id INTEGER PRIMARY KEY, grp INTEGER, name TEXT, weight REAL);
BEGIN;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
INSERT INTO item SELECT i, i * 7919 % 997, printf('name-%06d-%s', i * 31337 % 100003, substr('abcdefghijklmnopqrstuvwxyz', i % 20 + 1)), i / 7.0 FROM n;
COMMIT;
CREATE INDEX by_group ON item (grp, weight);
CREATE UNIQUE INDEX by_name ON item (name);
SELECT count(*), sum(grp), min(name), max(name), round(sum(weight), 3) FROM item;
SELECT grp, count(*), round(avg(weight), 3) FROM item GROUP BY grp HAVING grp % 100 = 3 ORDER BY grp;
SELECT a.id, b.id FROM item a JOIN item b ON a.grp = b.grp AND b.id = a.id + 997 WHERE a.id < 5 ORDER BY 1;
UPDATE item SET name = name || '-' || hex(id) WHERE id % 3 = 0;
DELETE FROM item WHERE id % 5 = 0;
SELECT count(*), sum(length(name)) FROM item;
SELECT length(group_concat(name, ',')) FROM (SELECT name FROM item ORDER BY name);
VACUUM;
PRAGMA integrity_check;
PRAGMA page_count;
