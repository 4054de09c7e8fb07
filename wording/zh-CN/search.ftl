# 按内容检索信访事项：命令行和页面。
cli-search = 按内容检索信访事项
cli-search-rebuild = 按已有正文重建检索索引；中断后再运行，从中断处接着做
cli-search-merge = 合并检索索引，从文件里清掉已删去的部分
arg-words = 要找的字词；分开写的都要有，连着写或者加引号的要连着出现，前面加减号的不要有

search-title = 检索
search-note = 写有“{ $text }”的信访事项，本页 { $n } 件，新写的在前
search-again = 要找的字词
search-go = 检索
search-caption = 检索到的信访事项，新写的在前
search-first = 从最新的看起
search-none = 没有找到写有“{ $text }”的信访事项。
search-try = 可以换短一些的词，或者把一句话拆成几个词分开写；简体字找不到繁体字。在机关或者阶段上加了条件的，去掉再找。
search-no-names = 信访人的姓名、电话和证件号码不在检索范围内；检举控告件只对有权看的人检索。手里有登记编号的，输入编号直接打开。
search-not-done = 没有检索
search-incomplete = 检索索引还没有建全，较早的事项可能找不到。请管理员运行 xinze search rebuild。
search-rebuilding = 重建检索索引，已处理事项
search-rebuilt = 检索索引已重建：{ $n } 件事项。
search-rebuilt-on = 检索索引已从上次中断处建完：这次 { $n } 件事项。
search-merged = 检索索引已合并，已删去的部分不再留在文件里。
search-merged-log = 检索索引已合并。合并时一直有人在读数据库，日志里还留有已删去的部分：请过后再运行一次，或者把程序停下再启动。

query-empty = 没有可检索的字词：请写汉字、字母或者数字。
query-only-unwanted = 只写了不要的词：请至少写一个要找的词。
query-long-number = 七位以上的号码不能这样检索。登记编号请照凭条上的写法输入；电话和证件号码不在检索范围内。
query-too-long = 检索词有 { $found } 个字，最多 { $max } 个：请摘出关键的几个词。

bench-search-rare = 检索最新 50 件，命中不到百分之一，最慢的词
bench-search-filtered = 同上，另加机关条件
bench-search-common = 检索最新 50 件，常用词，最慢的词
bench-search-rebuild = 重建检索索引
