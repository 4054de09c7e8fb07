# `xinze bench store` 的用语。
cli-bench-store = 大批事项下测量写入、列表、证明和占用空间
arg-thin = 植入的事项件数
arg-keep = 保留所建数据库的文件夹；再次测量时接着使用
arg-brief = 只测日常使用，不测重建索引、核验和重新计算期限
bench-callers = 64 人同时办理（落盘后才答复）
bench-row-per-sync = 每落盘一次写一行
bench-callers-ratio = 办理与逐行落盘之比
bench-thin = 写入简短事项
bench-seal = 封存记录
bench-thin-bytes = 每件简短事项占用
bench-list-p99-small = 一万件时的列表页，百分之九十九
bench-list-p99 = 全量时的列表页，百分之九十九
bench-list-p99-ratio = 全量与一万件之比
