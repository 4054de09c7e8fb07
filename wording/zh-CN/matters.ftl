# 事项里的固定词：形式、目的、意见、期限、程序等。
channel-letter = 来信
channel-visit = 来访
channel-web = 网上信访
channel-phone = 来电
channel-fax = 传真

purpose-proposal = 意见建议
purpose-accusation = 检举控告
purpose-claim = 申诉求决

party-role-principal = 信访人
party-role-representative = 代表人
party-role-agent = 代理人

identity-named = 姓名住址清楚
identity-unclear = 姓名或者住址不清
identity-anonymous = 匿名

form-individual = 个人
form-joint = 联名
form-collective = 集体

urgency-ordinary = 一般
urgency-important = 重要
urgency-urgent = 重大紧急

same-person-same-record = 同一份身份信息
same-person-same-number = 证件号码或者电话相同
same-person-same-signatory = 联名人中有同一人
same-person-same-principal = 委托人是同一人
same-person-same-accused = 都是匿名，反映的对象相同
same-person-recognised = 工作人员认出是同一人

contact-kind-repeat = 重复反映
contact-kind-supplement = 补充材料
contact-kind-inquiry = 询问进展
contact-kind-new-facts = 提出新的事实或者理由

statutory-route-judicial = 诉讼等司法程序
statutory-route-arbitration = 仲裁
statutory-route-party-appeal = 党员申诉、申请复审等党内程序
statutory-route-administrative = 行政复议、裁决等行政程序
statutory-route-statutory-duty = 申请查处违法或者履行法定职责

route-result-decided = 已有决定
route-result-not-taken = 未被受理，事项恢复办理

decline-ground-not-own-power = 不属于本机关或者本系统职权
decline-ground-pending-elsewhere = 已有机关受理或者正在办理
decline-ground-in-litigation = 已进入诉讼、仲裁或者复议
decline-ground-statutory-route = 应当通过法定途径解决

ending-final-review = 复核意见已经送达
ending-window-passed = 逾期没有请求复查或者复核
ending-settlement = 已经达成协议

procedure-ordinary = 普通程序
procedure-simple = 简易程序

told-notice = 已书面告知信访人
told-by-the-file = 原台账记载已告知信访人
told-not-yet = 尚待书面告知信访人

inquiry-kind-statement = 听取信访人陈述
inquiry-kind-on-site = 实地查看
inquiry-kind-questioning = 询问有关人员
inquiry-kind-documents = 调取材料

term-handling = 办理期限
term-report-back = 交办期限
term-review = 复查复核期限

opinion-support = 支持
opinion-explain = 解释说明
opinion-not-support = 不予支持

opinion-part-claim = 诉求
opinion-part-facts = 事实和理由
opinion-part-opinion = 处理意见
opinion-part-basis = 依据

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
proof-confirmed = 信访人本人确认

report-kind-closing = 办结报告
report-kind-interim = 阶段情况

evaluated-body-petition-office = 信访部门
evaluated-body-responsible-organ = 责任单位

grade-satisfied = 满意
grade-fairly-satisfied = 基本满意
grade-dissatisfied = 不满意

archive-class-permanent = 永久
archive-class-long = 长期
archive-class-short = 短期

urging-kind-urge = 催办
urging-kind-supervise = 督办
