-- The text of an event, packed: then body is empty. Events of before stay as they were written.
ALTER TABLE event ADD COLUMN packed BLOB;
