refusal-organ-ended = 不能{ $act }：{ $organ }已于{ $day }终止。
refusal-subordinates-left = 不能{ $act }：{ $organ }之下还有{ $left }，须先调整它们的上级。
refusal-too-few-organs = 不能{ $act }：写了 { $found } 个机关，至少应有 { $least } 个。
refusal-named-twice = 不能{ $act }：{ $organ }写了两次，或者写成了自己的承接机关。
refusal-nothing-changes = 不能{ $act }：现在就是这样，没有变化。
refusal-no-such-tenure = 不能{ $act }：{ $official }在{ $day }没有任职“{ $post }”，或者任期到那天已经结束。
refusal-tenure-overlaps = 不能{ $act }：{ $official }自{ $day }起已任“{ $post }”，任期重叠。
refusal-outside-organ = 不能{ $act }：{ $organ }在{ $day }已经不存在。
