# Command line: documents.
cli-notice = Documents: notices, opinions, letters
cli-notice-kinds = List the kinds of documents and their parts
cli-notice-check = Check the office's own templates of documents
cli-notice-draft = Draft a document: nothing is issued, no number is drawn
cli-notice-issue = Issue a document: it gets its number and is recorded
cli-notice-show = Show a document that was issued
arg-notice-folder = Folder of templates; otherwise notices in the data folder
arg-document-kind = Kind of document, such as acceptance
arg-notice-part = A part, NAME=TEXT or NAME=@FILE; may be repeated; what the system knows is left out
arg-notice-seq = Number of the step in the course of the matter

issue-col-kind = Document
issue-col-requires = Requires
issue-col-optional = May have
issue-templates-hold = { $n ->
    [0] { $path }: no templates of its own; the shipped ones are used
    [one] { $path }: one template, usable
   *[other] { $path }: { $n } templates, all usable
}
issue-templates-bad = The office's templates have faults: nothing is drafted or issued until they are mended
issue-template-fault = { $file } line { $line }: { $what }. { $hint }
issue-none-near = (none)
issue-part-unreadable = Cannot read “{ $part }”; write NAME=TEXT
issue-written = Written to { $path }
issue-none-issued = none yet
issue-not-there = Step { $n } carries no document. Issued: { $there }
issue-erased = The text of this document was erased
issue-does-not-hold = Note: the text does not agree with its digest in the ledger; it may have been changed
