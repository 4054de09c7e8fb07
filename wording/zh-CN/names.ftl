# 固定词：单位、人员、天数、外观等。
product = 信责

unit-days = 日
unit-working-days = 个工作日
unit-months = 个月
unit-set-in-act = 日（由交办要求确定）
unit-unstated = （规定未写明）

bearer-organ = 机关
bearer-petitioner = 信访人

organ-unknown = 未知机关（{ $id }）
official-unknown = 未知人员（{ $id }）

heads = { $n } 人
days = { $n } 天
list-comma = 、
fact-space = {"　"}

theme-auto = 自动
theme-light = 浅
theme-dark = 深
list-semicolon = ；
word-yes = 是
word-no = 否
word-and-also = ，并且有
word-length = { $n } { $unit }
word-labelled = { $label }：{ $value }
word-in-brackets = { $what }（{ $more }）
