-- How far a long task has come, so that it goes on there after it was stopped. No part of any backup.
CREATE TABLE task_place (
    task TEXT NOT NULL,
    place TEXT NOT NULL,
    PRIMARY KEY (task)
) STRICT, WITHOUT ROWID;
