# 规则包里的名称、键和表：表单上的选项、标签，参考页上的说明。

## PackRole

rule-name-pack-role-procedure = 办理程序
rule-name-pack-role-responsibility = 工作责任
rule-name-pack-role-reference = 相关规定

## Confidence

rule-name-confidence-verified = 已核对原文
rule-name-confidence-seed = 据五份基础文本
rule-name-confidence-memory-high = 凭记忆，把握大
rule-name-confidence-memory = 凭记忆，把握一般
rule-name-confidence-memory-low = 凭记忆，把握小
rule-name-confidence-inference = 推断

## FirstDay

rule-name-first-day-excluded = 当日不计
rule-name-first-day-included = 当日计入

## Roll

rule-name-roll-next-working-day = 顺延到下一个工作日
rule-name-roll-none = 不顺延

## Modality

rule-name-modality-duty = 义务
rule-name-modality-power = 职权
rule-name-modality-prohibition = 禁止
rule-name-modality-procedure = 程序
rule-name-modality-definition = 界定

## Mark

rule-name-mark-purpose = 目的和原则
rule-name-mark-definition = 范围、含义、施行和解释
rule-name-mark-organisation = 机构、人员和经费
rule-name-mark-standing = 经常性要求
rule-name-mark-outside = 本系统之外的事
rule-name-mark-elsewhere = 规则写在别的条文
rule-name-mark-lost = 原文缺失

## RuleKind

rule-name-rule-kind-scope = 适用范围
rule-name-rule-kind-duty = 责任内容
rule-name-rule-kind-clock = 期限
rule-name-rule-kind-guard = 前提
rule-name-rule-kind-ground = 追责情形
rule-name-rule-kind-attribution = 责任划分
rule-name-rule-kind-measure = 措施
rule-name-rule-kind-consequence = 措施的后果
rule-name-rule-kind-appeal = 救济
rule-name-rule-kind-assessment = 考核

## OrganKind

rule-name-organ-kind-petition-office = 党委和政府信访部门
rule-name-organ-kind-committee = 党的机关
rule-name-organ-kind-congress = 人大机关
rule-name-organ-kind-government = 政府
rule-name-organ-kind-department = 政府工作部门
rule-name-organ-kind-vertical-department = 垂直管理部门
rule-name-organ-kind-cppcc = 政协机关
rule-name-organ-kind-discipline = 纪检监察机关
rule-name-organ-kind-political-legal = 政法部门
rule-name-organ-kind-court = 法院
rule-name-organ-kind-procuratorate = 检察院
rule-name-organ-kind-personnel = 组织人事部门
rule-name-organ-kind-inspection = 督查机构
rule-name-organ-kind-joint-conference = 信访工作联席会议
rule-name-organ-kind-review-committee = 复查复核委员会
rule-name-organ-kind-township = 乡镇（街道）
rule-name-organ-kind-field-office = 派出机构
rule-name-organ-kind-affiliated-institution = 直属事业单位
rule-name-organ-kind-institution = 事业单位
rule-name-organ-kind-mass-organisation = 群团组织
rule-name-organ-kind-enterprise = 国有企业
rule-name-organ-kind-state-controlled-enterprise = 国有控股企业
rule-name-organ-kind-residents-committee = 村（居）民委员会

## Level

rule-name-level-nation = 国家级
rule-name-level-province = 省级
rule-name-level-prefecture = 地市级
rule-name-level-county = 县级
rule-name-level-township = 乡级

## Standing

rule-name-standing-head = 主要负责人
rule-name-standing-member = 班子成员
rule-name-standing-petition-lead = 分管信访的负责人
rule-name-standing-direct-supervisor = 直接主管的负责人
rule-name-standing-handler = 具体负责的工作人员

## Coverage

rule-name-coverage-direct = 适用
rule-name-coverage-by-reference = 参照执行

## DutyBearer

rule-name-duty-bearer-organ = 机关
rule-name-duty-bearer-leading-group = 领导班子
rule-name-duty-bearer-official = 任职人员本人

## DutyAct

rule-name-duty-act-set-agenda = 把信访工作列入议程
rule-name-duty-act-hear-report = 听取信访工作汇报
rule-name-duty-act-analyse = 分析信访形势
rule-name-duty-act-provide-resources = 保障人财物
rule-name-duty-act-decide-soundly = 科学民主决策
rule-name-duty-act-take-overall-responsibility = 负总责
rule-name-duty-act-take-portfolio-responsibility = 对分管的信访工作负主要领导责任
rule-name-duty-act-read-letters = 阅批来信和网上信访
rule-name-duty-act-receive-visitors = 接访
rule-name-duty-act-visit-down = 下访
rule-name-duty-act-sponsor-case = 包案
rule-name-duty-act-joint-reception = 联合接访
rule-name-duty-act-screen-disputes = 排查化解矛盾纠纷
rule-name-duty-act-assess-risk = 重大决策社会稳定风险评估
rule-name-duty-act-warn-of-risk = 信访风险防控预警
rule-name-duty-act-attribute-responsibility = 明确责任归属
rule-name-duty-act-urge-solution = 协调督促解决
rule-name-duty-act-guide-petitioners = 疏导教育信访人
rule-name-duty-act-handle-own-matters = 办理职权内的信访事项
rule-name-duty-act-supervise-subordinates = 督促下级
rule-name-duty-act-coordinate = 协调指导信访工作
rule-name-duty-act-process-petitions = 受理、转送、交办和督办
rule-name-duty-act-propose-improvement = 提出改进工作的建议
rule-name-duty-act-propose-policy = 提出完善政策的建议
rule-name-duty-act-propose-accountability = 提出追究责任的建议
rule-name-duty-act-special-inspection = 专项督查
rule-name-duty-act-joint-inspection = 联合督查
rule-name-duty-act-case-inspection = 案件督查
rule-name-duty-act-circulate-inspection = 通报督查情况
rule-name-duty-act-assess = 考核信访工作
rule-name-duty-act-circulate-assessment = 通报考核结果
rule-name-duty-act-apply-assessment = 运用考核结果
rule-name-duty-act-hear-petition-office = 考察干部时听取信访部门意见
rule-name-duty-act-act-as-agent = 代理群众反映诉求
rule-name-duty-act-hand-over-illegality = 移交涉访违法行为
rule-name-duty-act-publish-channels = 公开信访渠道和程序
rule-name-duty-act-report-urgent = 报告重大紧急信访事项
rule-name-duty-act-report-annually = 年度报告
rule-name-duty-act-supply-inspection-teams = 向巡视巡察机构提供情况
rule-name-duty-act-train = 培训
rule-name-duty-act-appoint-commissioners = 设信访督查专员
rule-name-duty-act-hold-accountable = 追究有关人员责任
rule-name-duty-act-investigate-referral = 核查移送的材料
rule-name-duty-act-report-back = 反馈处理结果
rule-name-duty-act-meet-jointly = 开会通报情况
rule-name-duty-act-keep-discipline = 遵守群众工作纪律
rule-name-duty-act-keep-records = 登记存档
rule-name-duty-act-solicit-suggestions = 征集人民建议
rule-name-duty-act-raise-awareness = 宣传信访法规政策
rule-name-duty-act-build-platform = 建设信访信息系统
rule-name-duty-act-hold-conference = 召开联席会议
rule-name-duty-act-deliver-decision = 送达处理决定
rule-name-duty-act-tell-organs-of-decision = 把处理决定告知有关机关
rule-name-duty-act-clear-name = 澄清正名
rule-name-duty-act-correct-decision = 纠正处理决定
rule-name-duty-act-restore-position = 恢复职务、级别
rule-name-duty-act-compensate-pay = 补发工资
rule-name-duty-act-publish-decision = 公开处理决定
rule-name-duty-act-reward = 奖励
rule-name-duty-act-contain-harm = 防止影响扩大
rule-name-duty-act-inform-personnel = 向组织部门通报干部情况

## RhythmName

rule-name-rhythm-name-per = 每个周期若干次
rule-name-rhythm-name-on-trigger = 出现某种情形时
rule-name-rhythm-name-as-needed = 根据需要
rule-name-rhythm-name-regularly = 定期
rule-name-rhythm-name-any-time = 随时
rule-name-rhythm-name-standing = 一贯
rule-name-rhythm-name-follows = 参照别的职责的频次

## Measured

rule-name-measured-times = 次
rule-name-measured-days = 天

## Cycle

rule-name-cycle-week = 每周
rule-name-cycle-month = 每月
rule-name-cycle-quarter = 每季度
rule-name-cycle-half-year = 每半年
rule-name-cycle-year = 每年

## Trigger

rule-name-trigger-cadre-vetting = 考察干部
rule-name-trigger-major-decision = 作出重大决策
rule-name-trigger-policy-made = 制定政策
rule-name-trigger-urgent-matter = 出现重大紧急信访事项
rule-name-trigger-illegal-act = 发生涉访违法行为
rule-name-trigger-several-bodies = 涉及几个责任单位
rule-name-trigger-prominent-field = 某一领域问题突出
rule-name-trigger-listed-dispute = 矛盾纠纷挂账
rule-name-trigger-hard-case = 遇到疑难复杂问题
rule-name-trigger-conflict-sharpened = 矛盾增多或者激化
rule-name-trigger-suggestion-received = 收到建议
rule-name-trigger-referral-received = 收到移送材料
rule-name-trigger-inspection-done = 督查结束
rule-name-trigger-assessment-done = 考核结束
rule-name-trigger-irregularity-found = 发现不按规定办理
rule-name-trigger-request-of-inspection-team = 巡视巡察机构提出要求
rule-name-trigger-public-concern = 群众反映强烈
rule-name-trigger-visit-received = 群众来访
rule-name-trigger-vacancy = 岗位职责无人承担
rule-name-trigger-measure-decided = 作出处理决定
rule-name-trigger-appeal-upheld = 申诉成立
rule-name-trigger-false-accusation-found = 查实诬告陷害
rule-name-trigger-policy-problem-found = 发现政策性问题

## DutyPlace

rule-name-duty-place-reception-place = 信访接待场所
rule-name-duty-place-fixed-point = 定点接访场所

## Mode

rule-name-mode-in-post = 在岗接访
rule-name-mode-appointed = 重点约访
rule-name-mode-with-case = 带案下访
rule-name-mode-return-visit = 结案回访
rule-name-mode-joint-visit = 联合会访

## Evidence

rule-name-evidence-minutes = 会议纪要
rule-name-evidence-signed-log = 签名的接访登记
rule-name-evidence-case-file = 案卷
rule-name-evidence-schedule = 接访安排
rule-name-evidence-assessment-file = 风险评估材料
rule-name-evidence-screening-list = 排查台账
rule-name-evidence-inspection-report = 督查报告
rule-name-evidence-circular = 通报
rule-name-evidence-score-sheet = 考核评分表
rule-name-evidence-consultation-letter = 征求意见函和复函
rule-name-evidence-appointment = 指定或者任命文件
rule-name-evidence-register = 登记簿
rule-name-evidence-suggestion-letter = 建议书
rule-name-evidence-handover-record = 移交记录
rule-name-evidence-agency-mandate = 代理委托书
rule-name-evidence-annual-report = 年度报告
rule-name-evidence-budget-record = 经费记录
rule-name-evidence-portfolio-list = 分工文件
rule-name-evidence-rectification-record = 整改记录
rule-name-evidence-talk-record = 谈话记录
rule-name-evidence-notice = 告知书
rule-name-evidence-transfer-list = 移送清单
rule-name-evidence-plan = 工作计划
rule-name-evidence-training-record = 培训记录
rule-name-evidence-publication = 公开的内容

## Bearer

rule-name-bearer-organ = 机关
rule-name-bearer-petitioner = 信访人

## Start

rule-name-start-received-by-petition-office = 信访部门收到
rule-name-start-received-directly = 其他机关直接收到
rule-name-start-received-transferred = 收到转送
rule-name-start-received-assigned = 收到交办
rule-name-start-accepted = 受理
rule-name-start-reply-delivered = 处理意见书送达
rule-name-start-review-requested = 收到复查请求
rule-name-start-review-delivered = 复查意见书送达
rule-name-start-final-review-requested = 收到复核请求
rule-name-start-suggestion-received = 收到建议
rule-name-start-suggestion-refused = 不采纳建议
rule-name-start-urged = 被催办
rule-name-start-measure-decided = 作出处理决定
rule-name-start-status-measure-decided = 作出涉及职务或者级别的处理决定
rule-name-start-suspended = 停职
rule-name-start-right-infringed = 知道权利受损

## Stop

rule-name-stop-registered = 登记
rule-name-stop-routed = 分流转出或者由本机关受理
rule-name-stop-notified = 书面告知
rule-name-stop-acceptance-decided = 决定是否受理
rule-name-stop-objected = 提出异议
rule-name-stop-answered = 出具处理意见书
rule-name-stop-reported-back = 反馈交办结果
rule-name-stop-review-requested = 请求复查
rule-name-stop-review-decided-on = 决定是否受理复查
rule-name-stop-review-answered = 出具复查意见书
rule-name-stop-final-review-requested = 请求复核
rule-name-stop-final-review-decided-on = 决定是否受理复核
rule-name-stop-final-review-answered = 出具复核意见书
rule-name-stop-feedback-given = 书面反馈建议
rule-name-stop-reasons-given = 说明不采纳的理由
rule-name-stop-formalities-done = 办完手续
rule-name-stop-suspension-ended = 停职结束
rule-name-stop-procedure-entered = 导入法定途径
rule-name-stop-evaluated = 作出评价
rule-name-stop-remedy-sought = 提出复议、起诉或者仲裁

## Unit

rule-name-unit-days = 日
rule-name-unit-working-days = 工作日
rule-name-unit-months = 月
rule-name-unit-set-in-act = 由办理行为确定
rule-name-unit-unstated = 原文未写明

## Purpose

rule-name-purpose-proposal = 意见建议
rule-name-purpose-accusation = 检举控告
rule-name-purpose-claim = 申诉求决

## Interval

rule-name-interval-hearing = 听证
rule-name-interval-appraisal = 鉴定评估检测
rule-name-interval-mediation = 调解
rule-name-interval-other-procedure = 其他法定程序

## Act

rule-name-act-register = 登记
rule-name-act-forward = 转送
rule-name-act-accept = 受理
rule-name-act-extend = 延长办理期限
rule-name-act-answer = 出具处理意见书
rule-name-act-deliver = 送达
rule-name-act-request-review = 请求复查
rule-name-act-review = 出具复查意见书
rule-name-act-request-final-review = 请求复核
rule-name-act-final-review = 出具复核意见书
rule-name-act-conclude = 办结
rule-name-act-assign = 交办
rule-name-act-object = 提出异议
rule-name-act-return = 退回
rule-name-act-decline = 不予受理
rule-name-act-extend-review = 延长复查或者复核期限
rule-name-act-hear = 听证
rule-name-act-recuse = 回避
rule-name-act-mediate = 调解和解
rule-name-act-perform = 执行处理意见
rule-name-act-urge = 催办
rule-name-act-supervise = 督办
rule-name-act-suggest = 提出建议
rule-name-act-evaluate = 满意度评价
rule-name-act-report-urgent = 报告重大紧急事项
rule-name-act-query = 查询办理情况
rule-name-act-represent = 代表和代理
rule-name-act-visit = 走访
rule-name-act-take-up-again = 再次受理
rule-name-act-disclose = 公开
rule-name-act-keep-file = 归档保管
rule-name-act-merge = 合并
rule-name-act-contact = 再次来件
rule-name-act-notify = 告知
rule-name-act-involve = 确定主办协办
rule-name-act-dispute = 提请确定受理机关
rule-name-act-settle-jurisdiction = 确定受理机关
rule-name-act-take-over = 接续办理
rule-name-act-route = 导入法定途径
rule-name-act-record-outcome = 登记法定途径结果
rule-name-act-report-back = 报结
rule-name-act-appoint-handler = 确定承办人
rule-name-act-bar = 不再受理
rule-name-act-take-up-review = 受理复查复核
rule-name-act-confirm = 确认兑现
rule-name-act-follow-up = 回访
rule-name-act-split = 拆分
rule-name-act-withdraw = 撤回
rule-name-act-correct = 更正
rule-name-act-attach = 附材料
rule-name-act-note = 记事
rule-name-act-release-identity = 隐名和查看身份
rule-name-act-decide-measure = 作出处理决定
rule-name-act-investigate = 调查
rule-name-act-open-case = 立案

## Requires

rule-name-requires-basis = 行为依据
rule-name-requires-competent-organ = 由有权处理的机关作出
rule-name-requires-own-power = 属于本机关职权
rule-name-requires-approved-by-own-leader = 本机关负责人批准
rule-name-requires-approved-by-review-committee = 复查复核委员会批准
rule-name-requires-approved-by-assigner = 交办机关批准
rule-name-requires-reason-told = 告知理由
rule-name-requires-detailed-reasons = 详细说明理由
rule-name-requires-not-accused = 不得转给被检举控告者
rule-name-requires-opinion-parts = 意见书要素齐全
rule-name-requires-higher-organ = 由上一级机关作出
rule-name-requires-in-writing = 书面
rule-name-requires-representatives-max = 代表人数上限
rule-name-requires-agents-max = 代理人数上限
rule-name-requires-mandate = 有委托书
rule-name-requires-sender-agrees = 转来的机关核实同意
rule-name-requires-not-pending-elsewhere = 没有别的机关在办
rule-name-requires-not-same-facts-and-reasons = 不是同一事实和理由
rule-name-requires-not-in-litigation = 没有进入诉讼、仲裁、复议
rule-name-requires-statutory-route-first = 法定途径优先
rule-name-requires-identity-given = 写明姓名、住址和请求
rule-name-requires-identity-document = 出示身份证件
rule-name-requires-not-same-opinion = 不得作出相同或者基本相同的意见
rule-name-requires-no-conflict-of-interest = 没有利害关系
rule-name-requires-confidentiality = 保密
rule-name-requires-no-retaliation = 不得打击报复
rule-name-requires-truthful = 如实
rule-name-requires-period-set = 定明期限
rule-name-requires-feedback = 反馈结果
rule-name-requires-closing-report = 提交办结报告
rule-name-requires-both-addressees = 两处都要报送
rule-name-requires-open-hearing = 公开听证
rule-name-requires-good-reason = 有正当理由
rule-name-requires-petitioner-only = 只能由信访人本人
rule-name-requires-consent-of-complainant = 检举控告人同意
rule-name-requires-facts-told = 告知所认定的事实
rule-name-requires-defence-heard = 听取陈述和申辩并记录
rule-name-requires-not-aggravated = 不因申辩加重
rule-name-requires-lawful-evidence = 依法取证
rule-name-requires-decision-parts = 决定书要素齐全
rule-name-requires-collective-discussion = 集体讨论决定
rule-name-requires-investigators-min = 调查人数下限
rule-name-requires-not-sanctioned-twice = 同一行为不重复处分
rule-name-requires-approved-by-head = 主要负责人批准
rule-name-requires-consent-of-parties = 双方当事人同意
rule-name-requires-second-person = 另一人确认
rule-name-requires-facts-established = 听取陈述、查清事实
rule-name-requires-collective-at = 集体访起算人数
rule-name-requires-performed = 已经履行

## When

rule-name-when-on-remand = 责令重新办理时
rule-name-when-collective-visit = 多人走访时
rule-name-when-complex-matter = 事项复杂时
rule-name-when-public-disclosure = 对外公开时
rule-name-when-accusation = 检举控告时
rule-name-when-oral-petition = 口头提出时
rule-name-when-same-facts = 以同一事实和理由再次提出时
rule-name-when-after-final-review = 复核意见送达后
rule-name-when-after-window = 逾期未申请复查复核
rule-name-when-after-settlement = 达成协议后

## Circumstance

rule-name-circumstance-overdue = 无正当理由逾期
rule-name-circumstance-no-feedback = 没有反馈结果
rule-name-circumstance-wrong-procedure = 受理办理不合规定
rule-name-circumstance-buck-passing = 推诿、敷衍、拖延
rule-name-circumstance-falsified = 弄虚作假
rule-name-circumstance-not-performed = 不执行处理意见
rule-name-circumstance-facts-unclear = 事实不清
rule-name-circumstance-evidence-lacking = 证据不足
rule-name-circumstance-wrong-basis = 适用依据错误
rule-name-circumstance-beyond-power = 超越或者滥用职权
rule-name-circumstance-plainly-improper = 结论明显不当
rule-name-circumstance-other = 其他情形

## Precondition

rule-name-precondition-duty-not-performed = 没有履行或者没有正确履行所列责任

## Conduct

rule-name-conduct-decision-error = 决策失误
rule-name-conduct-dereliction = 工作失职
rule-name-conduct-handling-procedure-broken = 办理程序不合规定
rule-name-conduct-opinion-not-carried-out = 不执行处理意见
rule-name-conduct-passive-or-buck-passing = 消极应付或者推诿扯皮
rule-name-conduct-rude-attitude = 态度恶劣或者作风粗暴
rule-name-conduct-collective-visit-mishandled = 集体访处置不力
rule-name-conduct-public-opinion-mishandled = 负面舆情处置不力
rule-name-conduct-suggestions-ignored = 三项建议不落实
rule-name-conduct-other-dereliction = 其他失职失责
rule-name-conduct-power-exceeded = 超越职权
rule-name-conduct-power-abused = 滥用职权
rule-name-conduct-duty-omitted = 该作为不作为
rule-name-conduct-law-misapplied = 适用法规错误
rule-name-conduct-procedure-broken = 违反法定程序
rule-name-conduct-supporting-opinion-refused = 拒不执行支持诉求的意见
rule-name-conduct-not-registered = 不按规定登记
rule-name-conduct-not-forwarded = 不按规定转送或者交办
rule-name-conduct-not-urged = 不履行督办职责
rule-name-conduct-not-accepted = 不按规定受理
rule-name-conduct-not-notified-in-time = 没有按期告知
rule-name-conduct-delayed = 推诿拖延
rule-name-conduct-overdue = 超过期限
rule-name-conduct-founded-claim-refused = 该支持的诉求不支持
rule-name-conduct-advantage-taken = 借职务便利谋取好处
rule-name-conduct-urgent-report-failed = 瞒报谎报迟报
rule-name-conduct-leaked = 泄露检举控告内容
rule-name-conduct-retaliated = 打击报复
rule-name-conduct-falsified = 弄虚作假
rule-name-conduct-file-lost = 丢失或者毁掉档案
rule-name-conduct-rectification-refused = 督办后拒不改正
rule-name-conduct-complaint-suppressed = 压制检举控告和申诉
rule-name-conduct-made-difficulties = 刁难或者故意拖延
rule-name-conduct-urgent-measures-omitted = 紧急事项该处置不处置
rule-name-conduct-other-violation = 其他违规违纪违法
rule-name-conduct-facts-misfound = 事实认定错误

## ResultElement

rule-name-result-element-harm-to-interests = 损害群众利益
rule-name-result-element-petition-problem-caused = 引发信访问题
rule-name-result-element-serious-consequence = 造成严重后果
rule-name-result-element-grave-harm-to-petitioner = 严重损害信访人权益
rule-name-result-element-relations-harmed = 损害党群干群关系
rule-name-result-element-escalation = 事态扩大
rule-name-result-element-bad-effect = 造成不良影响
rule-name-result-element-problem-long-unsolved = 问题长期没有解决
rule-name-result-element-rights-infringed = 侵害合法权益
rule-name-result-element-conflicts-many = 矛盾多发
rule-name-result-element-repeated-level-skipping = 反复越级上访
rule-name-result-element-large-collective-visits = 大规模集体访
rule-name-result-element-conflicts-stay-high = 矛盾居高不下
rule-name-result-element-mass-incident = 群体性事件
rule-name-result-element-extreme-event = 极端事件
rule-name-result-element-serious-harm = 危害严重
rule-name-result-element-major-impact = 影响重大
rule-name-result-element-especially-serious-harm = 危害特别严重
rule-name-result-element-especially-major-impact = 影响特别重大
rule-name-result-element-crime = 构成犯罪
rule-name-result-element-bad-consequence = 造成不良后果
rule-name-result-element-serious-bad-effect = 造成恶劣影响
rule-name-result-element-conflicts-sharpened = 激化矛盾

## Upon

rule-name-upon-responsible-person = 相关责任人
rule-name-upon-head = 主要负责人
rule-name-upon-petition-lead = 分管信访的负责人
rule-name-upon-portfolio-leader = 分管负责人
rule-name-upon-direct-supervisor = 直接主管的负责人
rule-name-upon-directly-responsible-leader = 负直接责任的领导干部
rule-name-upon-directly-responsible-person = 直接责任人
rule-name-upon-directly-responsible-manager = 直接负责的主管人员
rule-name-upon-participating-member = 参与决策的班子成员
rule-name-upon-manager-in-charge = 当地或者本单位的负责人
rule-name-upon-official = 公职人员
rule-name-upon-leading-group = 领导班子
rule-name-upon-unit = 部门或者单位
rule-name-upon-area = 地区

## Responsibility

rule-name-responsibility-collective = 集体责任
rule-name-responsibility-personal = 个人责任

## Role

rule-name-role-head = 班子主要负责人
rule-name-role-direct-supervisor = 直接主管的负责人
rule-name-role-participating-member = 参与决策和工作的其他班子成员
rule-name-role-dissenting-member = 明确提出反对意见的成员
rule-name-role-handler = 具体负责的工作人员
rule-name-role-directly-responsible-manager = 直接负责的主管人员
rule-name-role-directly-responsible-person = 其他直接责任人员
rule-name-role-responsible-leader = 负有责任的领导人员
rule-name-role-reserving-member = 保留意见的成员

## Finding

rule-name-finding-main-leadership = 主要领导责任
rule-name-finding-important-leadership = 重要领导责任
rule-name-finding-leadership = 领导责任
rule-name-finding-direct = 直接责任
rule-name-finding-none = 不承担领导责任

## Needs

rule-name-needs-contemporaneous-minutes = 当时的会议记录

## MeasureName

rule-name-measure-name-reminder-talk = 谈话提醒
rule-name-measure-name-criticism-education = 批评教育
rule-name-measure-name-explain = 责成说明情况
rule-name-measure-name-self-criticism = 责令书面检查
rule-name-measure-name-written-check = 责令检查
rule-name-measure-name-order-correction = 责令改正
rule-name-measure-name-talk = 约谈
rule-name-measure-name-circular = 通报
rule-name-measure-name-public-apology = 责令公开道歉
rule-name-measure-name-admonition = 诫勉
rule-name-measure-name-key-management = 重点管理
rule-name-measure-name-listed-supervision = 挂牌督办
rule-name-measure-name-organisational = 组织调整或者组织处理
rule-name-measure-name-suspension = 停职检查
rule-name-measure-name-reassignment = 调整职务
rule-name-measure-name-ordered-resignation = 责令辞职
rule-name-measure-name-demotion = 降职
rule-name-measure-name-removal = 免职
rule-name-measure-name-reorganisation = 改组
rule-name-measure-name-disbandment = 解散
rule-name-measure-name-discipline = 纪律处分
rule-name-measure-name-party-discipline = 党纪处分
rule-name-measure-name-party-warning = 党内警告
rule-name-measure-name-party-serious-warning = 党内严重警告
rule-name-measure-name-party-post-removal = 撤销党内职务
rule-name-measure-name-party-probation = 留党察看
rule-name-measure-name-party-expulsion = 开除党籍
rule-name-measure-name-administrative-discipline = 政务处分或者行政处分
rule-name-measure-name-warning = 警告
rule-name-measure-name-demerit = 记过
rule-name-measure-name-major-demerit = 记大过
rule-name-measure-name-grade-reduction = 降级
rule-name-measure-name-post-dismissal = 撤职
rule-name-measure-name-dismissal = 开除
rule-name-measure-name-pay-reduction = 降低薪酬待遇
rule-name-measure-name-judicial = 移送司法机关

## Decider

rule-name-decider-managing-organ = 有管理权限的党政机关
rule-name-decider-petition-office = 信访部门
rule-name-decider-joint-conference = 信访工作联席会议
rule-name-decider-committee = 党委
rule-name-decider-government = 政府
rule-name-decider-committee-and-government = 党委和政府
rule-name-decider-discipline-organ = 纪检监察机关
rule-name-decider-supervision-organ = 监察机关
rule-name-decider-personnel-organ = 组织人事部门
rule-name-decider-judiciary = 司法机关
rule-name-decider-public-security = 公安机关
rule-name-decider-appointing-organ = 任免机关或者单位
rule-name-decider-superior-organ = 上级机关
rule-name-decider-own-unit = 所在单位
rule-name-decider-organ-itself = 本机关

## Block

rule-name-block-unit-honours = 评选综合性荣誉称号
rule-name-block-awards = 评先受奖
rule-name-block-top-rating = 年度考核评优
rule-name-block-promotion = 提拔和晋职晋级
rule-name-block-important-post = 转任重要职务
rule-name-block-leading-post = 担任领导职务
rule-name-block-higher-post = 担任更高层次的职务
rule-name-block-pay-step = 晋升工资档次
rule-name-block-title-promotion = 晋升职称和岗位等级
rule-name-block-readmission = 重新入党
rule-name-block-party-post = 担任党内职务
rule-name-block-recommendation = 推荐担任党外职务
rule-name-block-reappointment = 录用为公务员
rule-name-block-restoration = 恢复原职务和职级
rule-name-block-voting-rights = 表决权和选举权（含被选举权）
rule-name-block-retirement-benefits = 退休待遇

## RunsFrom

rule-name-runs-from-decision = 作出决定之日
rule-name-runs-from-approval = 批准之日
rule-name-runs-from-effect = 决定生效之日
rule-name-runs-from-expiry = 同一措施前一段期满之日

## Ends

rule-name-ends-automatic = 期满自动解除
rule-name-ends-by-decision = 须经决定解除

## AppealStep

rule-name-appeal-step-reconsideration = 复核
rule-name-appeal-step-appeal = 申诉
rule-name-appeal-step-further-appeal = 再申诉
rule-name-appeal-step-review = 复审
rule-name-appeal-step-second-review = 上一级监察机关复核

## Appellant

rule-name-appellant-civil-servant = 公务员
rule-name-appellant-public-official = 公职人员
rule-name-appellant-party-member = 党员
rule-name-appellant-institution-staff = 事业单位人员
rule-name-appellant-any = 被追责的人员

## AppealTo

rule-name-appeal-to-deciding-organ = 作出决定的机关
rule-name-appeal-to-deciding-party-organ = 作出决定的党组织
rule-name-appeal-to-next-higher-organ = 上一级机关
rule-name-appeal-to-public-servant-authority = 同级公务员主管部门
rule-name-appeal-to-supervision-organ = 作出决定的监察机关
rule-name-appeal-to-next-supervision-organ = 上一级监察机关

## AppealFrom

rule-name-appeal-from-decision-received = 收到决定之日
rule-name-appeal-from-decision-made = 作出决定之日
rule-name-appeal-from-result-received = 收到上一步结果之日

## Every

rule-name-every-year = 每年
rule-name-every-regularly = 定期

## Follow

rule-name-follow-praise = 通报表扬
rule-name-follow-criticism = 通报批评
rule-name-follow-guidance = 加强工作指导
rule-name-follow-circular = 通报
rule-name-follow-commendation = 表彰奖励
rule-name-follow-reference-for-cadres = 作为干部考评的重要参考
rule-name-follow-content-for-cadres = 作为干部考评的重要内容
rule-name-follow-honours-blocked = 取消评优资格
rule-name-follow-promotion-blocked = 不得提拔
rule-name-follow-reward-linked = 与奖惩挂钩

## Approver

rule-name-approver-own-leader = 本机关负责人
rule-name-approver-higher-organ = 上一级机关
rule-name-approver-review-committee = 复查复核委员会
rule-name-approver-assigner = 交办机关

## WayName

rule-name-way-name-escalation = 整改没有到位
rule-name-way-name-ground = 认定追责情形
rule-name-way-name-situation = 出现某种局面
rule-name-way-name-discipline = 依纪律规定
rule-name-way-name-crime = 涉嫌或者构成犯罪

## Gravity

rule-name-gravity-any = 不论轻重
rule-name-gravity-lighter = 情节较轻
rule-name-gravity-serious = 危害严重、影响重大
rule-name-gravity-especially-serious = 危害特别严重、影响特别重大

## Situation

rule-name-situation-collective-or-skipping-visits-with-passive-office = 集体访、越级访较多且工作被动
rule-name-situation-conflicts-prominent = 信访矛盾突出
rule-name-situation-many-problems-many-visits-weak-work = 问题和来访较多且工作薄弱
rule-name-situation-weak-performance = 履职不力、问题严重
rule-name-situation-refuses-after-supervision = 督办后拒不纠正
rule-name-situation-supervision-trigger = 发现应当督办的情形

## Until

rule-name-until-year-end = 到当年年底
rule-name-until-permanent = 永久
rule-name-until-unstated = 原文未写明

## Counted

rule-name-counted-registered = 登记件数
rule-name-counted-registered-matters = 登记事项数
rule-name-counted-visits = 来访批次
rule-name-counted-visitors = 来访人次
rule-name-counted-collective-visits = 集体访批次
rule-name-counted-repeat-petitions = 重复信访件数
rule-name-counted-level-skipping-visits = 越级访批次
rule-name-counted-accepted-in-time = 按期受理数
rule-name-counted-acceptance-due = 应当受理数
rule-name-counted-answered-in-time = 按期答复数
rule-name-counted-answer-due = 应当答复数
rule-name-counted-performed-in-time = 按期兑现数
rule-name-counted-performance-due = 应当兑现数
rule-name-counted-evaluated = 已评价数
rule-name-counted-evaluation-open = 可评价数
rule-name-counted-satisfied = 满意和基本满意数
rule-name-counted-resolved-once = 一次性化解数
rule-name-counted-closed-first = 初次事项办结数
rule-name-counted-suggestions-answered = 有反馈的建议数
rule-name-counted-suggestions-made = 发出的建议数
rule-name-counted-duties-done = 已履行的职责数
rule-name-counted-duties-owed = 应履行的职责数
rule-name-counted-findings-upheld = 查实的问题数
rule-name-counted-rectified-in-time = 按期整改数
rule-name-counted-rectification-due = 应当整改数
rule-name-counted-opinions-upheld = 复查复核维持数
rule-name-counted-opinions-reviewed = 复查复核办结数

## Better

rule-name-better-higher = 越高越好
rule-name-better-lower = 越低越好

## pack.toml

rule-table-pack-toml = pack.toml 是规则包的开头：哪份文件、谁发布、在哪里从哪天起施行、依据什么、期限怎么算。
rule-key-pack-toml-code = 代码
rule-means-pack-toml-code = 写规则包的代码，与文件夹同名：大写字母开头，只用大写字母和数字，最多 8 位。
rule-key-pack-toml-title = 名称
rule-means-pack-toml-title = 写文件的正式名称，不带书名号。
rule-key-pack-toml-issuer = 发布机关
rule-means-pack-toml-issuer = 写发布文件的机关。
rule-key-pack-toml-number = 文号
rule-means-pack-toml-number = 写文号，没有文号的写空串 ""。
rule-key-pack-toml-division = 施行的地方
rule-means-pack-toml-division = 写施行的地方：全国写 CN，地方写六位行政区划代码，乡级写九位代码。
rule-key-pack-toml-role = 类别
rule-means-pack-toml-role = 写文件的类别：办理程序、工作责任或者相关规定；前两类，同一地方同一天各只能有一个包。
rule-key-pack-toml-in-force = 施行期间
rule-means-pack-toml-in-force = 写施行的起止日，from 必须写。
rule-key-pack-toml-confidence = 把握程度
rule-means-pack-toml-confidence = 写对内容有多大把握，没有另外注明的条文和规则都按这个算。
rule-key-pack-toml-repeals = 代替的文件
rule-means-pack-toml-repeals = 写被它代替的规则包的代码，没有代替哪个就不写；被代替的包何时失效，由那个包的 in_force 写明。
rule-key-pack-toml-base = 依据的规则包
rule-means-pack-toml-base = 写本包所依据的规则包：同名的规则以本包为准，其余照旧适用；不写就是不依据别的包，办理程序类的包这时要为每种有记录的行为写明依据。
rule-key-pack-toml-articles = 条数
rule-means-pack-toml-articles = 写全文的条数；写了，每一条都要有要旨，并且要有规则或者 mark；不写就不检查条文是否齐全。
rule-key-pack-toml-own-numbers = 条号自编
rule-means-pack-toml-own-numbers = 原文没有条号或者条号不详、由本包自编顺序号的，写 true；不写就是原文的条号。
rule-key-pack-toml-known-by = 识别标记
rule-means-pack-toml-known-by = 写几个能认出原文的短语，附来的原文标题对不上时，要全部出现才算是它；不写就只按名称认。
rule-key-pack-toml-readings = 解读
rule-means-pack-toml-readings = 写对本文件各键的解读，没有就不写。
rule-key-pack-toml-counting = 期限的算法
rule-means-pack-toml-counting = 写期限怎么算；包里有期限或者救济的必须写，都没有的不写。

## in_force

rule-table-in-force = in_force 写施行的起止日，首尾两天都算。
rule-key-in-force-from = 起日
rule-means-in-force-from = 写施行的第一天；规则包必须写，规则和本包相同的不写。
rule-key-in-force-until = 止日
rule-means-in-force-until = 写施行的最后一天，当天仍然施行；不写的，规则包是仍在施行，规则是和本包相同。

## base

rule-table-base = base 的每一项写所依据的一个规则包，以及从哪天到哪天依据它。
rule-key-base-pack = 依据的包
rule-means-base-pack = 写所依据的规则包的代码，那个包要在本地或者上级地区施行。
rule-key-base-from = 起日
rule-means-base-from = 写从哪天起依据它；不写就是从本包施行之日起。
rule-key-base-until = 止日
rule-means-base-until = 写依据到哪天为止，当天仍然依据；不写就是到本包失效为止。

## counting

rule-table-counting = [counting] 写本包的期限怎么算：首日算不算，末日遇休息日顺延不顺延。
rule-key-counting-first-day = 首日
rule-means-counting-first-day = 写起算的当天算不算一天。
rule-key-counting-roll = 末日遇休息日
rule-means-counting-roll = 写末日不是工作日时顺延不顺延；信访人行使权利的期间和提出救济的期限不看这一项，总是顺延。
rule-key-counting-reading = 解读
rule-means-counting-reading = 原文没有写算法的，写本包怎么理解、理由是什么；原文写明了就不写。
rule-key-counting-decided = 决定记录
rule-means-counting-decided = 写 docs/decisions 里说明这一解读的记录编号；写了 reading 就必须写。

## provision

rule-table-provision = 每个 [[provision]] 写一条、一款或者一项的要旨，写在以条号为名的文件里。
rule-key-provision-cite = 条文
rule-means-provision-cite = 写这是哪一条、款、项，如 R22-23¶3、R22-31(6)；要属于本包，条号与文件名相同，并且只写一次。
rule-key-provision-gist = 要旨
rule-means-provision-gist = 用自己的话写条文的意思，不抄原文。
rule-key-provision-modality = 规范性质
rule-means-provision-modality = 写条文起什么作用：定义务、授职权、作禁止、定程序，还是作界定。
rule-key-provision-bearer = 责任主体
rule-means-provision-bearer = 用文字写由谁承担，能帮读者看明白才写。
rule-key-provision-mark = 没有规则的原因
rule-means-provision-mark = 写条文为什么没有规则；pack.toml 写了 articles 的，没有规则的条至少要有一处条文写明。
rule-key-provision-see = 参见条文
rule-means-provision-see = 写规则所在的条文，可以是别的包的；mark = "elsewhere" 时必须写。
rule-key-provision-confidence = 把握程度
rule-means-provision-confidence = 写对这一条文有多大把握，和本包相同的不写。
rule-key-provision-told-in = 原文段落
rule-means-provision-told-in = 原文没有条号的，写附来的原文里说这件事的段落序号，从 1 数起，标题也算一段；其余的不写。

## rule

rule-table-rule = 每个 [[rule]] 是一条规则，这里列的是各类规则共有的键，其余的键由 kind 决定。
rule-key-rule-id = 规则名
rule-means-rule-id = 写规则的名字，作用相同的规则在各包里同名；本包内不得重复，定下以后不改名，也不挪作他用。
rule-key-rule-kind = 规则类别
rule-means-rule-kind = 写规则的类别，其余有哪些键由它决定。
rule-key-rule-cite = 条文
rule-means-rule-cite = 写规则出自哪一条、款、项；要属于本包，条号与文件名相同，并且已有 [[provision]]。
rule-key-rule-name = 简称
rule-means-rule-name = 写列表和按钮上用的简称，本系统对这个规则名没有固定说法时才用；不写的，那里就显示规则名。
rule-key-rule-gist = 要旨
rule-means-rule-gist = 用自己的话写规则的意思，不抄原文。
rule-key-rule-applies = 适用对象
rule-means-rule-applies = 写规则管谁；不写就是都管。
rule-key-rule-replaces = 替代的规则
rule-means-rule-replaces = 写被它替代的规则的名字，要是所依据的包里的同类规则；同名的自然替代，不必写。
rule-key-rule-in-force = 施行期间
rule-means-rule-in-force = 写规则的起止日，要落在本包的施行期内；和本包相同的不写。
rule-key-rule-confidence = 把握程度
rule-means-rule-confidence = 写对这条规则有多大把握，和本包相同的不写。
rule-key-rule-readings = 解读
rule-means-rule-readings = 写对本规则各键的解读；把握程度是 memory_low 或者 inference 的，除 rung 以外每个数字都要有解读。

## applies

rule-table-applies = applies 写规则管谁：哪些机关、哪些级别、哪些身份，几项要同时符合，没写的一项不限。
rule-key-applies-organs = 机关
rule-means-applies-organs = 写规则管哪些机关；不写就是所有机关。
rule-key-applies-except-organs = 除外的机关
rule-means-applies-except-organs = 写不管的机关；不写就是没有例外。
rule-key-applies-levels = 级别
rule-means-applies-levels = 写机关所在行政区划的级别；不写就是各级都管。
rule-key-applies-standings = 身份
rule-means-applies-standings = 写任职人员的身份；不写就是不论身份。

## readings

rule-table-readings = readings 的每一项写一处解读：原文没有说清，本包怎么理解，以哪份决定记录为准。
rule-key-readings-on = 所解读的键
rule-means-readings-on = 写所解读的键名，要是同一处已有的键，或者其中一个内层表里的键。
rule-key-readings-says = 解读
rule-means-readings-says = 写原文没有说清什么、本包怎么理解，给人看的。
rule-key-readings-decided = 决定记录
rule-means-readings-decided = 写 docs/decisions 里说明这一解读的记录编号，如 "0004"。

## scope

rule-table-scope = kind = "scope" 的规则写文件管哪些机关，是直接适用还是参照执行。
rule-key-scope-covers = 所管的机关
rule-means-scope-covers = 写所管的机关，至少一种。
rule-key-scope-how = 管的方式
rule-means-scope-how = 写是直接适用还是参照执行。

## duty

rule-table-duty = kind = "duty" 的规则写谁应当做什么、多久一次或者遇到什么情形做、用什么佐证。
rule-key-duty-bearer = 责任主体
rule-means-duty-bearer = 写由谁履行：机关、领导班子，还是 applies 里写明身份的每个人。
rule-key-duty-act = 职责
rule-means-duty-act = 写要做的事。
rule-key-duty-rhythm = 频次
rule-means-duty-rhythm = 写多久一次或者什么时候做，另外要写哪些键由它决定。
rule-key-duty-times = 次数或者天数
rule-means-duty-times = 写每个周期至少几次或者几天；rhythm = "per" 时必须写，其余不写。
rule-key-duty-measure = 计量单位
rule-means-duty-measure = 写 times 数的是次数还是天数；rhythm = "per" 时必须写，其余不写。
rule-key-duty-period = 周期
rule-means-duty-period = 写周期，一律按自然周期算，每周从周一起；rhythm = "per" 时必须写，其余不写。
rule-key-duty-trigger = 出现的情形
rule-means-duty-trigger = 写遇到什么情形要做；rhythm = "on_trigger" 时必须写，其余不写。
rule-key-duty-follows = 参照的职责
rule-means-duty-follows = 写参照频次的职责规则名，本包或者所依据的包里的，按其中管本级的那条；rhythm = "follows" 时必须写，其余不写。
rule-key-duty-place = 地点
rule-means-duty-place = 写必须在哪里做；原文没有要求的不写。
rule-key-duty-modes = 方式
rule-means-duty-modes = 写可以用的方式；原文没有列举的不写。
rule-key-duty-evidence = 佐证
rule-means-duty-evidence = 写用什么材料证明已经履行；不写就是没有指定。

## clock

rule-table-clock = kind = "clock" 的规则写一项法定期限：从什么事起算，到什么事为止，多长，能不能延长。
rule-key-clock-bearer = 谁的期限
rule-means-clock-bearer = 写是机关办事的期限，还是信访人行使权利的期间。
rule-key-clock-window = 过期失权
rule-means-clock-window = 过了期就不能再做的，写 true；不写就是应当办到的期限，过了算逾期。
rule-key-clock-starts = 起算
rule-means-clock-starts = 写从什么事起算，至少一件，发生其中一件就起算。
rule-key-clock-stops = 终止
rule-means-clock-stops = 写到什么事为止，至少一件，发生其中一件就终止。
rule-key-clock-unit = 单位
rule-means-clock-unit = 写按日、工作日还是月算；由办理行为定期限的写 set_in_act，原文没有写期限的写 unstated。
rule-key-clock-length = 长度
rule-means-clock-length = 写期限多长，按 unit 的单位；按日、工作日、月算的必须写，其余不写。
rule-key-clock-purpose = 信访目的
rule-means-clock-purpose = 写只管哪些目的的信访；不写就是都管。
rule-key-clock-identified = 姓名住址清楚
rule-means-clock-identified = 只在信访人姓名住址清楚时才起算的，写 true；不写就是一律起算。
rule-key-clock-excludes = 不计入的时间
rule-means-clock-excludes = 写哪些程序的时间不计入期限；不写就是全部计入。
rule-key-clock-extension = 延长
rule-means-clock-extension = 写怎么延长；不写就是不能延长，window = true 的不能写。

## guard

rule-table-guard = kind = "guard" 的规则写一种行为的一项前提，或者它的依据。
rule-key-guard-act = 行为
rule-means-guard-act = 写这项要求管哪种行为。
rule-key-guard-requires = 要求
rule-means-guard-requires = 写要求什么，行为本身的依据写 basis；同一行为的同一要求，适用对象有重叠的，每个场合只写一条。
rule-key-guard-when = 场合
rule-means-guard-when = 写什么场合才要求；不写就是一律要求。
rule-key-guard-limit = 人数
rule-means-guard-limit = 写人数；requires 是 representatives_max 或者 agents_max 的必须写，是上限；collective_at 的必须写，是起算人数；investigators_min 的是下限；没有数字的不写。
rule-key-guard-small-group = 小规模另定
rule-means-guard-small-group = 写人数较少时另用的上限；不写就是都用 limit。
rule-key-guard-circumstances = 情形
rule-means-guard-circumstances = 写只管哪些情形，督办的依据和不得作相同意见的要求才写；原文没有列举的不写，就是都管。

## ground

rule-table-ground = kind = "ground" 的规则写一种追责情形：什么行为，造成什么结果，都由人查实认定。
rule-key-ground-precondition = 先决条件
rule-means-ground-precondition = 写先要认定什么；没有就不写。
rule-key-ground-conduct = 行为
rule-means-ground-conduct = 写有哪些行为，至少一种，查实其中一种就算。
rule-key-ground-results = 结果
rule-means-ground-results = 写要有什么结果，分成几组，每组至少查实一种；原文没有要求结果的写空或者不写。
rule-key-ground-upon = 责任人
rule-means-ground-upon = 写由谁负责；条文自己没有写明的不写。
rule-key-ground-order-correction = 先责令改正
rule-means-ground-order-correction = 原文要求先责令改正的写 true；不写就是没有这一步。

## attribution

rule-table-attribution = kind = "attribution" 的规则写责任怎么划分：起什么作用的人，负哪种责任。
rule-key-attribution-responsibility = 集体或者个人
rule-means-attribution-responsibility = 写是集体责任还是个人责任。
rule-key-attribution-role = 所起的作用
rule-means-attribution-role = 写起什么作用的人。
rule-key-attribution-finding = 认定的责任
rule-means-attribution-finding = 写认定哪种责任。
rule-key-attribution-needs = 必要的记录
rule-means-attribution-needs = 写要有什么记录才能这样认定；没有要求的不写。

## measure

rule-table-measure = kind = "measure" 的规则写一种措施：对谁采取，由谁决定，在什么情形下可以采取。
rule-key-measure-measure = 措施
rule-means-measure-measure = 写是哪种措施。
rule-key-measure-rung = 轻重次序
rule-means-measure-rung = 写在原文的轻重次序里排第几，最轻的是 1；原文没有排次序的不写。
rule-key-measure-upon = 对象
rule-means-measure-upon = 写对谁采取，至少一种。
rule-key-measure-by = 决定机关
rule-means-measure-by = 写由谁决定；原文没有写明的不写。
rule-key-measure-proposed-by = 建议机关
rule-means-measure-proposed-by = 写由谁提出建议；原文没有写明的不写。
rule-key-measure-paths = 适用情形
rule-means-measure-paths = 写在什么情形下可以采取，至少一种，符合其中一种即可。
rule-key-measure-necessary-only = 必要时才用
rule-means-measure-necessary-only = 原文写明必要时才用的写 true；不写就没有这个限制。
rule-key-measure-rectification = 限期整改
rule-means-measure-rectification = 决定要定整改期限的写 true；不写就是不定。
rule-key-measure-combinable = 可以并用
rule-means-measure-combinable = 可以和别的措施并用的写 true；不写就是原文没有这样规定。
rule-key-measure-kinds = 包括的措施
rule-means-measure-kinds = 写一个总称包括的具体措施，后果、救济和整改不到位时的先前措施可以直接写它们；不是总称的不写。

## consequence

rule-table-consequence = kind = "consequence" 的规则写措施或者追责情形带来的限制：限制什么、限制谁、到什么时候。
rule-key-consequence-of = 起因的措施
rule-means-consequence-of = 写由哪些措施引起；没有写 on_ground = true 的必须写。
rule-key-consequence-on-ground = 认定即产生
rule-means-consequence-on-ground = 认定追责情形就产生、不必有措施的写 true；不写就是只由措施引起。
rule-key-consequence-blocks = 限制事项
rule-means-consequence-blocks = 写限制什么，至少一项。
rule-key-consequence-whom = 限制对象
rule-means-consequence-whom = 写限制谁，至少一种。
rule-key-consequence-lasts = 限制期
rule-means-consequence-lasts = 写限制到什么时候。
rule-key-consequence-starts = 起算日
rule-means-consequence-starts = 写从哪天起算；不写就是从作出决定之日起。
rule-key-consequence-concurrent = 几项并存
rule-means-consequence-concurrent = 写几项同类限制碰在一起怎么算；原文没有写明的不写。
rule-key-consequence-ends = 解除方式
rule-means-consequence-ends = 写期满怎么解除；不写就是自动解除。

## appeal

rule-table-appeal = kind = "appeal" 的规则写一种救济：对什么措施、向谁、在几日内提出，几日内作出决定。
rule-key-appeal-step = 步骤
rule-means-appeal-step = 写是哪一步救济。
rule-key-appeal-against = 针对的措施
rule-means-appeal-against = 写可以对哪些措施提出；不写就是对任何措施都可以。
rule-key-appeal-by = 提出人
rule-means-appeal-by = 写谁可以提出；不写就是受到处理的人都可以。
rule-key-appeal-to = 受理机关
rule-means-appeal-to = 写向谁提出。
rule-key-appeal-after = 上一步
rule-means-appeal-after = 写不服上一步结果时的上一步救济的规则名，哪个包的都可以；不写就是直接针对措施的决定。
rule-key-appeal-straight = 可以直接提出
rule-means-appeal-straight = 不经上一步也可以直接提出的写 true；不写就是先走上一步。
rule-key-appeal-from = 起算日
rule-means-appeal-from = 写提出救济的期限从哪天起算。
rule-key-appeal-window = 提出期限
rule-means-appeal-window = 写在多长时间内提出。
rule-key-appeal-decide = 决定期限
rule-means-appeal-decide = 写在多长时间内作出决定，从提出之日起算。
rule-key-appeal-suspends = 停止执行
rule-means-appeal-suspends = 写救济期间原决定停止执行是 true 还是 false；原文没有写明的不写。
rule-key-appeal-aggravates = 可以加重
rule-means-appeal-aggravates = 写结果可以加重是 true 还是 false；原文没有写明的不写。
rule-key-appeal-written = 书面提出
rule-means-appeal-written = 必须书面提出的写 true；不写就是没有这个要求。

## assessment

rule-table-assessment = kind = "assessment" 的规则写谁考核谁、用什么指标、结果怎么用。
rule-key-assessment-assessor = 考核机关
rule-means-assessment-assessor = 写由谁考核，至少一个。
rule-key-assessment-assessed = 考核对象
rule-means-assessment-assessed = 写考核谁，键和 applies 相同；不写就是所有机关。
rule-key-assessment-every = 多久一次
rule-means-assessment-every = 写多久考核一次。
rule-key-assessment-indicators = 指标
rule-means-assessment-indicators = 写考核指标；原文没有写公式的不写，会因为信访数量增加而扣分的指标不收。
rule-key-assessment-follows = 结果运用
rule-means-assessment-follows = 写考核结果怎么用；原文没有写明的不写。

## extension

rule-table-extension = extension 写期限怎么延长：最多延多少、谁批准、有什么条件；不写 extension 的期限不能延长。
rule-key-extension-days-max = 延期上限（日）
rule-means-extension-days-max = 写各次延长合计最多多少日，不管期限用什么单位，一律按自然日；原文没有写的不写，延几日由批准的机关定。
rule-key-extension-times-max = 延期次数上限
rule-means-extension-times-max = 写最多延长几次；不写就是不限次数。
rule-key-extension-approver = 批准人
rule-means-extension-approver = 写由谁批准。
rule-key-extension-before-expiry = 期满前批准
rule-means-extension-before-expiry = 最迟要在期满当日批准的写 true；不写就是期满以后也可以批准。
rule-key-extension-tell-reason = 告知理由
rule-means-extension-tell-reason = 必须把延期理由告知信访人的写 true；不写就是不作要求。

## small_group

rule-table-small-group = small_group 写人数较少时另用的人数上限。
rule-key-small-group-people-max = 适用人数
rule-means-small-group-people-max = 写不超过多少人的算小规模。
rule-key-small-group-limit = 人数上限
rule-means-small-group-limit = 写小规模时的人数上限，代替外层的 limit。

## paths

rule-table-paths = paths 的每一项写一种适用情形，符合其中一种就可以采取措施。
rule-key-paths-way = 情形类别
rule-means-paths-way = 写是哪类情形，另外要写哪些键由它决定。
rule-key-paths-after = 先前的措施
rule-means-paths-after = 写先前的措施，其中一种整改到期没有达标就可以采取；way = "escalation" 时必须写，其余不写。
rule-key-paths-gravity = 轻重
rule-means-paths-gravity = 写追责情形要判到什么程度，由有权的人判断并说明理由；way = "ground" 时必须写，其余不写。
rule-key-paths-results = 另要的结果
rule-means-paths-results = 写此外还要有什么结果，分成几组，每组至少查实一种；只用于 way = "ground"，没有要求的不写。
rule-key-paths-situation = 局面
rule-means-paths-situation = 写出现什么局面；way = "situation" 时必须写，其余不写。
rule-key-paths-needs-failure = 要有办理过错
rule-means-paths-needs-failure = 还要另有查实的办理过错的写 true，只用于 way = "situation"；局面要看来访数量的必须写 true，不写就是不要求。

## lasts

rule-table-lasts = lasts 写限制到什么时候，until、months、while 三项只写一项。
rule-key-lasts-until = 止于
rule-means-lasts-until = 写没有具体长度的止期：到当年年底、永久，或者原文没有写明。
rule-key-lasts-months = 月数
rule-means-lasts-months = 写几个月，到对应日的前一天为止，当月没有对应日的到月底，末日遇休息日也不顺延。
rule-key-lasts-while = 与措施同期
rule-means-lasts-while = 写与哪种措施同期，措施一结束限制就结束。

## concurrent

rule-table-concurrent = concurrent 写几项同类限制碰在一起怎么算，longest 和 cap_months 只写一项。
rule-key-concurrent-longest = 取最长的
rule-means-concurrent-longest = 只按最长的一项算的写 true，这时不写 cap_months。
rule-key-concurrent-cap-months = 合并上限（月）
rule-means-concurrent-cap-months = 写合并以后最多几个月，在一项的期限以上、各项之和以下确定，这时不写 longest。

## window

rule-table-window = window 写提出救济的期限。
rule-key-window-unit = 单位
rule-means-window-unit = 写按日、工作日还是月算；原文没有写期限的写 unstated。
rule-key-window-length = 长度
rule-means-window-length = 写期限多长，按 unit 的单位；按日、工作日、月算的必须写，其余不写。

## decide

rule-table-decide = decide 写对救济作出决定的期限，从提出之日起算。
rule-key-decide-unit = 单位
rule-means-decide-unit = 写按日、工作日还是月算；原文没有写期限的写 unstated。
rule-key-decide-length = 长度
rule-means-decide-length = 写期限多长，按 unit 的单位；按日、工作日、月算的必须写，其余不写。
rule-key-decide-extension-days = 可延长（日）
rule-means-decide-extension-days = 写决定期限最多可以延长多少日，按自然日；不写就是不能延长。

## indicators

rule-table-indicators = indicators 的每一项写一个考核指标：几个数相加，或者占另外几个数的比例。
rule-key-indicators-id = 指标名
rule-means-indicators-id = 写指标的名字，定下以后不改。
rule-key-indicators-gist = 要旨
rule-means-indicators-gist = 用自己的话写指标说明什么。
rule-key-indicators-of = 分子
rule-means-indicators-of = 写相加的数，至少一个。
rule-key-indicators-among = 分母
rule-means-indicators-among = 写作为分母的数，相加后作分母；不写就是只数总量，这样的考核算不出得分。
rule-key-indicators-better = 高低
rule-means-indicators-better = 写越高越好还是越低越好。
rule-key-indicators-weight = 权重（分）
rule-means-indicators-weight = 写权重分，1 到 1000，和其他指标的权重分比着定。
