# 文书页。
issued-page-matter = 信访事项
issued-page-issued = { $day }，{ $who }出具
missing-document = 没有这件文书
missing-document-why = 这一步没有出具文书，或者文书不公开。
