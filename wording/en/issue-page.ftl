# The page of a document.
issued-page-matter = Matter
issued-page-issued = Issued on { $day } by { $who }
missing-document = No such document
missing-document-why = This step issued no document, or it is not shown to everybody.
