# 统计数、按时点查看清单、重新计算期限。
event-recounted = 工作日历调整，期限重新计算；原到期日：{ $days }
kind-matter-recounted = 重新计算期限
portal-fact-recounted = 工作日历有调整，有关期限已重新计算，以上面显示的日期为准；您享有的期限不会因此缩短

cli-counts = 统计数：一个机关或者所有机关的在手、到期、登记、答复、核对发现数
cli-clock-recount = 工作日历调整后，重新计算所有未了的期限，只登记变动的
arg-counted-organ = 只看这个机关；不填为所有机关合计
arg-counted-month = 登记、答复、核对发现的月份，如 2026-04；不填为本月
bad-month = “{ $text }”不是月份，应写成 2026-04。

counts-all-organs = 所有机关合计
counts-held = 在手事项 { $n }
counts-overdue = 已经逾期 { $n }
counts-week = 七日内到期 { $n }
counts-later = 以后到期 { $n }
counts-month = { $month }
counts-received = 登记 { $n }
counts-in-time = 按期答复 { $n }
counts-late = 逾期答复 { $n }
counts-found = 系统核对发现 { $n }
counts-of = 　{ $what } { $n }

recount-done = 看了 { $clocks } 个未了的期限：{ $matters } 件事项的 { $moved } 个期限有变动，已登记。
recount-would = 看了 { $clocks } 个未了的期限：{ $matters } 件事项的 { $moved } 个期限会有变动；没有登记。
recount-rule = 　{ $what } { $n }
recount-unknown = { $n } 个期限所依据的规则没有装入，没有计算。
recount-left = { $n } 件正有人办理，请过一会再运行一次。

tally-stage = 在手数
tally-due = 到期数
tally-received = 登记数
tally-answered = 答复数
tally-found = 核对发现数
discrepancy-spans-differ = 事项 { $shard }-{ $stream } 的承办和阶段起止与记录不符
discrepancy-count-differs = 统计数与列表不符：分区 { $shard }，{ $what }，机关 { $organ }，{ $period } { $detail }，多出 { $n }
rebuild-sums = 有 { $n } 个统计数与列表不符
table-matter-span = 承办和阶段起止
