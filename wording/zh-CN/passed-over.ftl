# 系统核对、重新计算期限时略过的事项
passed-over = { $n } 件没有核对，其余事项不受影响：
passed-over-refused = 　{ $matter }：不予登记（{ $why }）。多半是所依据的规则没有装入，装入后再运行一次。
passed-over-unreadable = 　{ $matter }：存储的内容读不出来。请运行 xinze ledger verify 查明原因。
passed-over-more = 　另有 { $n } 件。
