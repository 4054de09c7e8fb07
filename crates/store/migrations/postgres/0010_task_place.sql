-- How far a long task has come, so that it goes on there after it was stopped. No part of any backup.
CREATE TABLE task_place (
    task TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (task)
);
