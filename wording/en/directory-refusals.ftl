refusal-organ-ended = Cannot { $act }: { $organ } ended on { $day }.
refusal-subordinates-left = Cannot { $act }: { $left } would be left below { $organ }; move them first.
refusal-too-few-organs = Cannot { $act }: organs named: { $found }, at least { $least } are needed.
refusal-named-twice = Cannot { $act }: { $organ } is named twice, or as its own successor.
refusal-nothing-changes = Cannot { $act }: it is already so, nothing would change.
refusal-no-such-tenure = Cannot { $act }: { $official } does not hold the post “{ $post }” on { $day }, or the tenure has ended by then.
refusal-tenure-overlaps = Cannot { $act }: { $official } has held the post “{ $post }” since { $day }; the tenures overlap.
refusal-outside-organ = Cannot { $act }: { $organ } no longer exists on { $day }.
