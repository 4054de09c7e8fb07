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

cli-backup = 不停机备份：数据库、本单位的规则和文书模板
cli-restore = 把备份恢复到新的地方，并证明完整无误
cli-move = 把全部数据搬到另一个数据库，并证明一条不少
arg-backup-folder = 存放一份全量备份和后续增量的文件夹
arg-incremental = 只把上次备份以后变化的部分加进去
arg-restore-folder = 备份所在的文件夹
arg-unproved = 记录核验有不符也照样恢复或搬迁
arg-trusted-checkpoint = 另行保存的本账本检查点；恢复的内容须与它前后相接
arg-move-to = 新的数据库：postgres://… 或 sqlite:文件，须为空
arg-reopen = 搬走以后仍在原处继续办理；新处登记的内容这里没有

carry-progress = 行
move-progress = 行已复制
backup-done = 全量备份已写入 { $path }：记录 { $events } 条，{ $megabytes } MB。
backup-increment-done = 第 { $no } 次增量已加入 { $path }：记录共 { $events } 条，新增 { $megabytes } MB。
backup-sum = 备份清单的 SHA-256：{ $sum }。请另行抄存：改动备份的人改不了它。
backup-masters = 备份里的个人信息须用主密钥（编号：{ $numbers }）才能读出。备份里没有主密钥，请另存一份，与备份分开保管。
backup-there = { $path } 里已有备份。只备份变化的部分请加 --incremental；另做一份请换一个文件夹。
backup-busy = 另一个备份正在写入 { $path }，请等它完成。
restore-done = 已恢复到 { $address }，至第 { $no } 次备份：事项 { $matters } 件，记录 { $events } 条。
carry-unproved = 核验记录发现 { $found } 处不符，请用 xinze ledger verify 查看。
restore-own-left = { $path } 原来就有，没有改动；备份里本单位的规则和模板没有放进去。
restore-needs-keys = 备份内容用主密钥（编号：{ $numbers }）加密，备份里没有主密钥，{ $place } 也不存在。请指明另行保管的主密钥：--master-key-file 文件、XINZE_MASTER_KEY 或 --master-key-command。没有恢复任何内容。
restore-keys-left = 主密钥仍在 { $place }，没有复制。请复制为 { $folder }/master.key（权限 600），或者以后继续用 --master-key-file 指明。
restore-folder-there = { $path } 已经存在。恢复从不覆盖原有数据，请用 --data 指定一个新的文件夹。
restore-file-there = { $path } 已经存在。恢复从不覆盖原有数据，请用 --database 指定一个新的文件。
restore-file-to-server = 这份备份是 SQLite 文件。请先恢复到新的文件夹（--data），再用 xinze move 搬过去。
move-resumed = 接着上次中断的地方。
move-done = 搬迁完成：{ $tables } 张表 { $rows } 行。两处各表逐行一致；新处 { $matters } 件事项、{ $events } 条记录核验无误。
move-next = 今后请用 --database 或 XINZE_DATABASE 指定 { $address }。原处数据未动，不再受理新的办理；新处做过备份以前请勿删除。
move-reopened = 这里可以继续办理了。搬迁以后在新处登记的内容，这里没有。
move-same-place = 来源和目标是同一个地方。
moved-away = 数据已搬到 { $address }，请在那里办理：在这里登记的内容，那里不会有。确要在这里继续，请运行 xinze move --reopen。
not-finished = 往这个数据库的搬迁或恢复没有做完。搬迁请照原样再运行一次；恢复中断的，请新建一个空数据库重新恢复。

carry-io = 文件读写失败：{ $cause }。没有留下做了一半的东西。请看磁盘是否已满、本账户能否写入，然后再运行一次。
carry-fault-target-not-empty = 目标里已有数据（表 { $table }），没有写入。请指定一个空数据库。
carry-fault-other-move = 目标里有另一次没做完的搬迁或恢复，没有写入。请指定一个空数据库，或者把那次搬迁做完。
carry-fault-moved-already = 这里的数据以前已经搬走。请从新处再搬，或者重新启用这里：xinze move --reopen。
carry-fault-table-differs = 表 { $table } 两边的行不一致，原有数据没有动。请先在来源处运行 xinze ledger verify，再往空的地方重做。
carry-fault-discrepancies = 各行都已到位，但核验记录发现 { $found } 处不符，仍以原处为准。请在来源处用 xinze ledger verify 查看。确要照样恢复或搬迁，请加 --unproved。
carry-fault-no-backup = { $path } 里没有备份。请指定 xinze backup 写入的文件夹，里面有 0000 文件夹。
carry-fault-unknown-format = 备份的格式是第 { $found } 版，本版本读不了。请用写备份时的版本。
carry-fault-other-schema = 备份的数据库结构是 { $found }，这里是 { $ours }。请用写备份时的版本恢复（见 manifest.json），或者重新做全量备份。
carry-fault-unknown-table = 备份里的表 { $table } 本版本不认识。请用写备份时的版本。
carry-fault-unreadable = { $path } 已损坏，或者不是备份的一部分。请换一份备份的副本。
carry-fault-file-missing = 备份里缺少 { $path }。请换一份备份的副本。
carry-fault-file-differs = { $path } 与备份时写入的不同，被改动过或者已损坏。请换一份备份的副本。没有恢复任何内容。
carry-fault-other-checkpoint = 备份的内容与给出的检查点接不上：备份更早、属于另一个账本，或者被改动过。没有恢复任何内容。请换更晚的备份。
carry-fault-not-after = 第 { $no } 次备份接不上前一次，或者中间缺了一次。请把整个文件夹重新复制一遍。

cli-doctor = 检查各处是否正常，并说明怎么处理
doctor-version = 信责 { $version }，{ $engine }
doctor-rights = { $path } 只有所有者可以进入。
doctor-rights-bad = 其他人可以进入或者读取 { $path }。请运行 chmod go-rwx。
doctor-disk = { $path } 所在磁盘还有 { $free } MB。
doctor-disk-bad = { $path } 所在磁盘只剩 { $free } MB，应有 { $wanted } MB。请腾出空间，或者换到更大的磁盘。
doctor-log = 预写日志 { $size } MB。
doctor-log-bad = 预写日志已有 { $size } MB（平时不到 { $wanted } MB）：有程序一直在读、没有结束。请停掉信责和其他打开这个文件的程序，再启动信责。
doctor-rules = 规则包和放假安排都能读取。
doctor-rules-bad = 规则包或者放假安排不能用：{ $cause }。请对改过的文件运行 xinze rules check。
doctor-calendar = 已有 { $year } 年放假安排。
doctor-calendar-bad = 没有 { $year } 年放假安排，这一年的到期日都是暂定。请换用新版本，或者把国务院办公厅的通知录入 rules/calendars/CN/{ $year }.toml。
doctor-database = 数据库可以连接：{ $address }
doctor-database-bad = 数据库连接不上（{ $address }）：{ $cause }
doctor-standing = 可以正常办理。
doctor-standing-bad = 这里不能办理：数据已搬走，或者搬入、恢复没有做完（{ $address }）。请使用新的地方，或者把没做完的做完；要在这里继续，请运行 xinze move --reopen。
doctor-schema = 表结构第 { $found } 版
doctor-schema-bad = 表结构是第 { $found } 版，本程序需要第 { $wanted } 版。请各处使用同一个版本的程序。
doctor-pages = 数据库文件完好。
doctor-pages-bad = 数据库文件已损坏：{ $cause }。请停止写入，保留原文件，把最近的备份恢复到新的文件夹（xinze restore）。
doctor-lasting = 已确认的内容断电不丢。
doctor-lasting-bad = 已确认的内容断电可能丢失：{ $found }。请在数据库配置里改回。
doctor-time = 时钟不落后于已有记录。
doctor-time-bad = 已有记录的时间晚于本机时钟。请先校准时钟（timedatectl），再继续办理。
doctor-keys = 主密钥齐全，没有未加密的内容。
doctor-keys-bad = 主密钥：{ $cause }
doctor-sealing = 待封存记录 { $waiting } 条。
doctor-sealing-bad = 待封存记录 { $waiting } 条，没有服务在封存。请启动 xinze serve，或者运行 xinze ledger seal。
doctor-backup = 最近的备份在 { $days } 天前。
doctor-backup-bad = { $days ->
    [none] 还没有备份过。
   *[other] 最近的备份在 { $days } 天前。
}请运行 xinze backup 文件夹，并安排每晚备份。

table-matter = 事项列表
table-clock = 期限
table-contact = 来件
table-accused = 被检举对象
table-concern = 经手过的机关
table-finding = 系统核对的发现
