# When the database is busy or the machine fails: what happened, whether anything was recorded, and what to do.
outage-busy = Too many people are at work right now. Nothing was recorded. Please try again in { $seconds } seconds.
outage-disk-full = The disk is full. Nothing was recorded. Make room on the disk that holds the data folder, then do the same again.
outage-disk = The disk could not be read or written. Nothing was recorded. Look at the disk and at the system's log, then do the same again; if it happens again, move the data folder to another disk.
outage-read-only = The database may only be read. Nothing was recorded. Give the account that runs the program the right to write the data folder and the files in it, then do the same again.
outage-not-opened = The database file cannot be opened. Check that the data folder exists and that the account that runs the program may read and write it.
outage-damaged = The database file is damaged or is no database. Stop the program, keep the file, and restore the last backup to another place.
outage-unreachable = The database server does not answer. Nothing was recorded. Check that PostgreSQL runs and can be reached, then do the same again.
outage-unsure = The connection or the disk failed just while this was being recorded, so it is not known whether it was. Look at the matter first, and do it again only if it is not there.
outage-taken-back = The database took this back together with what was recorded at the same time. Nothing was recorded. Please do the same again.
outage-in-a-file = This concerns the rows at which the import stopped; the rows before them are in. Import the same file again when the cause is removed: what is in stays, and nothing is taken in twice.
outage-cause = Cause: { $cause }
clock-set-back = The computer's clock is behind the last record of this matter by { $seconds } seconds. The act was recorded with the earlier time; the order of the records does not change. Set the clock right.
