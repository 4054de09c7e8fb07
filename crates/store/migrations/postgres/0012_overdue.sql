-- The rule check reads what is overdue and goes on, and what ended late, and no other term. What goes on is a small part
-- of all terms, and of what ended a small part is late, so that these cost an act less than the index of every term by
-- its day did.
DROP INDEX clock_by_due;
CREATE INDEX clock_owed ON clock (due_on, shard, matter, no) WHERE stopped_on IS NULL AND is_window = 0;
CREATE INDEX clock_late ON clock (shard, matter, no) WHERE stopped_on > ends_on;
