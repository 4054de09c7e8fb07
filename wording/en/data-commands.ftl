# Rebuilding, moving, backing up, restoring and examining the data: words of the commands.
cli-ledger-rebuild = Make lists, terms and other rows anew from the records, and mend what differs
arg-anew = Begin with the first matter, not where an earlier run was stopped

rebuild-progress = matters compared
rebuild-resumed = Going on where the last run was stopped. To compare everything from the beginning, add --anew.
rebuild-counts = { $matters } matters compared, { $differed } differed from the records
rebuild-line = { $matter }: { $tables }
rebuild-more = { $n } more are not listed; --json lists up to a thousand
rebuild-without-events = { $n } matters had rows and no records
rebuild-unreadable = The records of { $n } matters are incomplete or cannot be read; their rows were left alone. Run xinze ledger verify to see where, and compare with a backup.
rebuild-held = Every row agrees with the records; nothing had to be mended.
rebuild-dry = Compared only, nothing was written. Run it again without --dry-run to mend.
rebuild-done = Mended from the records. Now run xinze ledger verify.

cli-backup = Back up everything while others go on working: database, the office's own rules and templates
cli-restore = Put a backup into a new place and prove that it is whole
cli-move = Move everything to another database and prove that it arrived
arg-backup-folder = Folder for one whole backup and its increments
arg-incremental = Add to the backups in the folder only what has changed since
arg-restore-folder = Folder of the backups
arg-unproved = Restore or move even if the check of the records finds something
arg-trusted-checkpoint = A checkpoint of this ledger that was kept elsewhere; what is restored must go on from it
arg-move-to = The new database: postgres://… or sqlite:FILE, empty
arg-reopen = Go on with the old place after a move; what was recorded in the new one is not here

carry-progress = rows
move-progress = rows copied
backup-done = Whole backup written to { $path }: { $events } records, { $megabytes } MB.
backup-increment-done = Increment no. { $no } added to { $path }: { $events } records in all, { $megabytes } MB new.
backup-sum = SHA-256 of the manifest: { $sum }. Write it down elsewhere: whoever changes the backup cannot change that.
backup-masters = Without the master key (no. { $numbers }) nobody can read the personal data in it. The key is not in the backup: keep a copy of it, apart from the backups.
backup-there = There is a backup in { $path } already. Add --incremental to put into it what has changed since, or name another folder.
backup-busy = Another backup is being written to { $path }. Wait until it is done.
restore-done = Restored to { $address }, up to backup no. { $no }: { $matters } matters, { $events } records.
carry-unproved = The check of the records found { $found } things that do not hold; see them with xinze ledger verify.
restore-own-left = { $path } was there already and stayed as it is; the office's own rules and templates of the backup were not put into it.
restore-needs-keys = What the backup holds is sealed with the master key (no. { $numbers }), which is in no backup, and { $place } is not there. Name the key that you keep: --master-key-file FILE, XINZE_MASTER_KEY or --master-key-command. Nothing was restored.
restore-keys-left = The master key stays in { $place } and was not copied. Copy it to { $folder }/master.key (mode 600), or go on naming it with --master-key-file.
restore-folder-there = { $path } is there already, and a backup is never restored over anything. Name a new folder with --data.
restore-file-there = { $path } is there already, and a backup is never restored over anything. Name a new file with --database.
restore-file-to-server = This backup is an SQLite file. Restore it to a new folder first (--data), then move it with xinze move.
move-resumed = Went on where the last run was stopped.
move-done = Moved: { $rows } rows of { $tables } tables. Both places have the same rows, table by table, and { $events } records of { $matters } matters hold in the new one.
move-next = From now on use --database or XINZE_DATABASE with { $address }. The old place stays as it is and is closed to further work; keep it until the new one has been backed up.
move-reopened = This place is open for work again. What was recorded in the new place since the move is not here.
move-same-place = Source and target are the same place.
moved-away = This installation was moved to { $address }. Use that one: whatever is recorded here would be missing there. To go on here all the same: xinze move --reopen.
not-finished = A move or a restore into this database is not finished. Run the same move again; after a restore that was stopped, make a new, empty database and restore again.

carry-io = The files could not be read or written: { $cause }. Nothing half-done was kept. See whether the disk is full and whether this account may write there, then run it again.
carry-fault-target-not-empty = The target already has data (table { $table }); nothing was written. Name an empty database.
carry-fault-other-move = The target holds the unfinished beginning of another move or of a restore; nothing was written. Name an empty database, or run the move that was begun.
carry-fault-moved-already = This installation was moved away before. Run the move from its new place, or open this one again: xinze move --reopen.
carry-fault-table-differs = The rows of table { $table } are not the same on both sides; nothing was given up. Run xinze ledger verify on the source, then try again into an empty place.
carry-fault-discrepancies = All rows arrived, but the check of the records finds { $found } things that do not hold; the old place stays in use. See them with xinze ledger verify at the source. To go on all the same, add --unproved.
carry-fault-no-backup = There is no backup in { $path }. Name the folder that xinze backup wrote to; it contains a folder 0000.
carry-fault-unknown-format = The backup is of form { $found }, which this version cannot read. Use the version that wrote it.
carry-fault-other-schema = The backup is of schema { $found }, here it is { $ours }. Restore it with the version that wrote it (see manifest.json), or make a new whole backup.
carry-fault-unknown-table = The backup has a table { $table } that this version does not know. Use the version that wrote it.
carry-fault-unreadable = { $path } is damaged or no part of a backup. Take another copy of the backup.
carry-fault-file-missing = { $path } is missing from the backup. Take another copy of the backup.
carry-fault-file-differs = { $path } is not what the backup wrote: it was changed or damaged. Take another copy of the backup. Nothing was restored.
carry-fault-other-checkpoint = What the backup holds does not go on from the checkpoint that was given: it is older, of another ledger, or was changed. Nothing was restored. Try a later backup.
carry-fault-not-after = Backup no. { $no } does not follow the one before it, or one is missing. Copy the whole folder again.

cli-doctor = Look at everything that can be wrong, and say what to do
doctor-version = xinze { $version }, { $engine }
doctor-rights = Nobody but its owner may enter { $path }.
doctor-rights-bad = Others may enter or read { $path }. Run chmod go-rwx on it.
doctor-disk = { $free } MB free where { $path } lies.
doctor-disk-bad = Only { $free } MB free where { $path } lies; there should be { $wanted } MB. Make room, or move the data to a larger disk.
doctor-log = The write-ahead log has { $size } MB.
doctor-log-bad = The write-ahead log has grown to { $size } MB (usual: below { $wanted } MB). Some program keeps reading without an end: stop xinze and every other program that has the file open, and start xinze again.
doctor-rules = Every rule pack and calendar can be read.
doctor-rules-bad = The rule packs or calendars cannot be used: { $cause }. Run xinze rules check on the file that you changed.
doctor-calendar = The days off of { $year } are known.
doctor-calendar-bad = The days off of { $year } are not known, so that due dates there are provisional. Take a newer version, or put the State Council's notice into rules/calendars/CN/{ $year }.toml.
doctor-database = The database answers: { $address }
doctor-database-bad = The database does not answer ({ $address }): { $cause }
doctor-standing = The installation is open for work.
doctor-standing-bad = This place is not open for work: the data was moved away, or a move or restore into it is not finished ({ $address }). Use the new place; finish the move; or, to go on here, xinze move --reopen.
doctor-schema = Schema { $found }
doctor-schema-bad = The schema is { $found }, this version wants { $wanted }. Use one version of the program everywhere.
doctor-pages = The pages of the file are whole.
doctor-pages-bad = The database file is damaged: { $cause }. Stop writing, keep the file, and restore the last backup into a new folder (xinze restore).
doctor-lasting = What is acknowledged survives a power cut.
doctor-lasting-bad = What is acknowledged may be lost in a power cut: { $found }. Set it back in the database's configuration.
doctor-time = The clock is not behind what was recorded.
doctor-time-bad = Something was recorded later than this machine's clock says. Set the clock right (timedatectl) before anybody goes on.
doctor-keys = Every master key is at hand, and nothing is in clear.
doctor-keys-bad = The master keys: { $cause }
doctor-sealing = { $waiting } records wait to be sealed.
doctor-sealing-bad = { $waiting } records wait to be sealed: no server seals them. Start xinze serve, or run xinze ledger seal.
doctor-backup = The last backup is { $days } days old.
doctor-backup-bad = { $days ->
    [none] No backup was made of this installation.
   *[other] The last backup is { $days } days old.
} Run xinze backup FOLDER, and let it run every night.

table-matter = list of matters
table-clock = terms
table-contact = letters
table-accused = accused
table-concern = organs concerned
table-finding = findings of the rule check
