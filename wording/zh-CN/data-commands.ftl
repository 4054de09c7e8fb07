# 数据的重建、搬迁、备份、恢复和检查：命令行的字。
cli-ledger-rebuild = 按记录重新生成列表、期限等各行，与记录不符的改正过来
arg-anew = 从头开始，不接着上次中断的地方

rebuild-progress = 件已核对
rebuild-resumed = 接着上次中断的地方。要从头核对，请加 --anew。
rebuild-counts = 核对 { $matters } 件，与记录不符 { $differed } 件
rebuild-line = { $matter }：{ $tables }
rebuild-more = 另有 { $n } 件未列出；加 --json 可以列到一千件
rebuild-without-events = { $n } 件只有列表行，没有记录
rebuild-unreadable = { $n } 件的记录本身不完整或者读不懂，各行没有动。请运行 xinze ledger verify 查看位置，再用备份比对。
rebuild-held = 各行都与记录相符，没有要改的。
rebuild-dry = 只核对，没有写入。去掉 --dry-run 再运行一次即可改正。
rebuild-done = 已按记录改正。请再运行 xinze ledger verify 核验。

table-matter = 事项列表
table-clock = 期限
table-contact = 来件
table-accused = 被检举对象
table-finding = 系统核对的发现
