# Searching matters by what stands in them: command line and pages.
cli-search = Search matters by what stands in them
cli-search-rebuild = Make the index of search anew from the texts; after an interruption it goes on where it stopped
cli-search-merge = Merge the index of search, so that what was removed leaves the files
arg-words = What to look for; words apart must all be there, what is written together or in quotation marks must stand together, a minus before a word rules it out

search-title = Search
search-note = Matters with “{ $text }” in them, { $n } on this page, newest text first
search-again = What to look for
search-go = Search
search-caption = Matters that were found, newest text first
search-first = From the newest on
search-none = No matter was found with “{ $text }” in it.
search-try = Try a shorter word, or write the words of a sentence apart; simplified characters do not find traditional ones. If organ or stage are set, search without them.
search-no-names = Petitioners' names, telephones and identity numbers are not searched; accusations are searched only for those who may see them. If you have the receipt number, type it to open the matter.
search-not-done = Nothing was searched
search-incomplete = The index of search is not whole yet, and older matters may be missing. The administrator should run xinze search rebuild.
search-rebuilding = making the index of search anew, matters done
search-rebuilt = The index of search was made anew: { $n } matters.
search-rebuilt-on = The index of search was finished from where it had stopped: { $n } matters this time.
search-merged = The index of search was merged; what was removed is no longer in the files.
search-merged-log = The index of search was merged. Somebody was reading the database all the while, so that its log still holds what was removed: run this again later, or stop and start the program.

query-empty = There is nothing to look for: write characters, letters or digits.
query-only-unwanted = Only words that should not be there: write at least one that should.
query-long-number = Numbers of seven digits and more are not searched like this. Type a receipt number as on the slip; telephones and identity numbers are not searched.
query-too-long = The query has { $found } characters, at most { $max } are allowed: pick out a few telling words.

bench-search-rare = newest 50 of words in at most 1 % of matters, slowest word
bench-search-filtered = the same, of one organ
bench-search-common = newest 50 of common words, slowest word
bench-search-rebuild = making the index of search anew
