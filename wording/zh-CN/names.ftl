# 固定词：阶段、形式、目的、行为、意见等。
product = 信责

stage-registered = 已登记待转送
stage-forwarded = 已转送待受理
stage-handling = 办理中
stage-answered = 已答复待送达
stage-delivered = 已送达
stage-under-review = 复查中
stage-reviewed = 复查意见待送达
stage-review-delivered = 复查意见已送达
stage-under-final-review = 复核中
stage-finally-reviewed = 复核意见待送达
stage-final-review-delivered = 复核意见已送达
stage-concluded = 已办结

channel-letter = 来信
channel-visit = 来访
channel-web = 网上信访
channel-phone = 来电
channel-fax = 传真

purpose-proposal = 意见建议
purpose-accusation = 检举控告
purpose-claim = 申诉求决

opinion-support = 支持
opinion-explain = 解释说明
opinion-not-support = 不予支持

result-uphold = 维持
result-revoke = 撤销
result-change = 变更
result-remand = 责令重新作出

round-handling = 办理
round-review = 复查
round-final-review = 复核

document-handling = 信访处理意见书
document-review = 复查意见书
document-final-review = 复核意见书

proof-signed = 当面签收
proof-registered-mail = 挂号邮寄
proof-electronic = 电子送达
proof-published-reply = 网上公开回复

act-register = 登记
act-forward = 转送
act-accept = 受理
act-extend = 延长办理期限
act-answer = 出具处理意见书
act-deliver = 送达
act-request-review = 请求复查
act-review = 出具复查意见书
act-request-final-review = 请求复核
act-final-review = 出具复核意见书
act-conclude = 办结
act-directory = 更改机构与职务
act-none = 无

unit-days = 日
unit-working-days = 个工作日
unit-months = 个月
unit-set-in-act = 日（由交办要求确定）
unit-unstated = （规定未写明）

bearer-organ = 机关
bearer-petitioner = 信访人

organ-unknown = 未知机关（{ $id }）
organ-none = 没有上一级机关
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
