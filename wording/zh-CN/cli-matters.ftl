# 命令行：办理的结果，一件事项的情况，凭条，系统核对。
known-word = { $name }（{ $says }）
bad-value = “{ $value }”写得不对。没有的写 -。
bad-party = “{ $party }”写得不对：应为“姓名;电话;住址;身份;身份证号”，至少写一项，最多五项。
correct-one = 一次更正一项：请写明一个要改的内容。
answer-line = { $head }：{ $text }

register-again = 这次登记以前已经办过，没有重复登记；查询码不再显示。
register-slip-in = 登记凭条已写到 { $path }，请交给信访人；查询码不再显示。
register-parallel = 信访不影响以下法定期限，涉及的请告知信访人：

slip-title = 信访登记凭条
slip-receipt = 登记编号：{ $receipt }
slip-received = 收到日期：{ $day }
slip-office = 登记机关：{ $organ }
slip-code = 查询码：{ $code }
slip-how = 凭登记编号和查询码，可以查询办理情况，补充材料，请求复查、复核，确认是否兑现，作满意度评价。
slip-keep = 查询码只给这一次，请妥善保管，不要告诉他人。遗失的，请带身份证件到登记机关重新领取。

show-contacts = 来件 { $pieces } 件，{ $heads } 人次
show-contact = 　第 { $n } 件 { $day } { $channel } { $kind } { $heads }
show-held = 承办 { $organ } { $from } 至 { $until }，{ $days }
show-until-now = 今天
show-assignment = 交办 { $by } → { $to }，期限 { $due }，{ $reported }
show-reported = { $day }已报结
show-not-reported = 尚未报结
show-promise = 承诺 { $organ } 在 { $day } 前兑现；{ $performed }，{ $confirmed }
show-performed = { $day }登记已履行
show-not-performed = 尚未登记履行
show-confirmed = 信访人确认已兑现
show-denied = 信访人认为没有兑现
show-not-confirmed = 信访人尚未确认
show-urging = { $kind }（编号 { $n }）{ $day } { $by } → { $to }，{ $replied }
show-replied = { $day }已答复
show-not-replied = 尚未答复
show-evaluation = 评价 { $body }：{ $grade }（{ $day }）
show-repeat-of = 与事项 { $matter } 重复
show-same-person = 　认定同一人：{ $how }
show-merged-into = 并入事项 { $matter } 一并办理
show-together = 一并办理的事项 { $matter }
show-split-from = 从事项 { $matter } 拆出
show-split-into = 拆出事项 { $matter }
show-paper = 附件 { $n }：{ $title }（{ $kind }，{ $bytes } 字节，{ $day }）
show-paper-erased = 附件 { $n }：{ $title }（{ $kind }，{ $bytes } 字节，{ $day }），内容已清除

paper-not-there = 没有第 { $n } 份附件。
paper-erased = 第 { $n } 份附件的内容已清除。
paper-written = 已写到 { $path }（{ $bytes } 字节）

sweep-done = 系统核对到{ $day }：看了 { $matters } 件事项，新发现 { $found } 项。
sweep-found = 　{ $what } { $n }
sweep-left = { $n } 件正有人办理，留待下次核对。
sweep-future = 不能核对到今天以后。

# 系统核对的发现，按种类计数。
found-kind-term-missed = 逾期未办
found-kind-late-acceptance = 逾期未受理或者未告知
found-kind-no-report = 交办逾期未反馈
found-kind-promise-missed = 承诺逾期未履行
found-kind-performance-denied = 信访人表示没有兑现
found-kind-ping-pong = 反复转送退回
found-kind-two-assigners = 多头交办
found-kind-holder-gone = 承办机关已不存在，无人接续
found-kind-held-by-accused = 被检举的机关持有事项
