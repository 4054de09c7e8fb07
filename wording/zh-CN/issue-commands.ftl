# 命令行：文书。
cli-notice = 文书：告知书、意见书、函
cli-notice-kinds = 列出文书种类和各自的内容项
cli-notice-check = 检查本单位自己的文书模板
cli-notice-draft = 起草一件文书，只看不发，不取文号
cli-notice-issue = 出具一件文书：取文号、记入经过
cli-notice-show = 看一件已出具的文书
arg-notice-folder = 模板文件夹；不填为数据文件夹里的 notices
arg-document-kind = 文书种类，如 acceptance 或 受理告知书
arg-notice-part = 内容项“项名=文字”或“项名=@文件”，可以写几次；系统知道的不用写
arg-notice-seq = 经过里的序号

issue-col-kind = 文书
issue-col-requires = 必填项
issue-col-optional = 选填项
issue-templates-hold = { $n ->
    [0] { $path }：没有自己的模板，用系统自带的
   *[other] { $path }：{ $n } 个模板，都能用
}
issue-templates-bad = 本单位的文书模板有错，改好之前不能起草和出具文书
issue-template-fault = { $file } 第 { $line } 行：{ $what }。{ $hint }
issue-none-near = （没有）
issue-part-unreadable = 看不懂“{ $part }”；请写成 项名=文字
issue-written = 已写到 { $path }
issue-none-issued = 还没有出具过文书
issue-not-there = 第 { $n } 步没有文书。已出具的：{ $there }
issue-erased = 这件文书的正文已经删除
issue-does-not-hold = 注意：正文与账本里的摘要不一致，可能被改动过
