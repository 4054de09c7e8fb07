# Matters that rule checks and counting anew passed over
passed-over = Matters that could not be looked at; all others were: { $n }
passed-over-refused = {"  "}{ $matter }: the rules refused ({ $why }). Most likely a rule that it rests on is not loaded: load it and run this again.
passed-over-unreadable = {"  "}{ $matter }: what is stored of it cannot be read. Run xinze ledger verify to learn why.
passed-over-more = {"  "}and { $n } more
