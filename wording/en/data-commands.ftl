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

table-matter = list of matters
table-clock = terms
table-contact = letters
table-accused = accused
table-finding = findings of the rule check
