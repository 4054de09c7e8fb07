# 出具文书：系统自己填的内容。
issue-series-notice = 告
issue-series-opinion = 意
issue-series-review = 查
issue-series-final-review = 核
issue-series-agreement = 协
issue-series-letter = 函
issue-number = { $mark }{ $series }〔{ $year }〕{ $no }号
issue-number-blank = ＿＿
issue-query-code = 见随附的查询码单，不在本回执上印出
issue-query-how = 凭登记编号和查询码在信访查询网页上查询，也可以到{ $organ }窗口查询。
issue-evaluate-how = 收到答复后，凭同一查询码在网页上评价。
issue-petitioner-and-others = { $name }等{ $heads }人
issue-petitioner-sealed = 信访人（已隐名）
issue-route-petition = 信访程序
issue-steps-ordinary = 听取陈述、调查核实、出具处理意见书并送达
issue-steps-simple = 简易办理：核实情况，当面或者书面答复
issue-materials = { $papers ->
    [0] 信访件原文
   *[other] 信访件原文，附件 { $papers } 件
}
issue-approver = { $organ }{ $post }{ $name }
issue-no-term = 没有法定办理期限
issue-no-term-because = 当日施行的规定没有给{ $purpose }类事项规定办理期限
issue-length = { $n }{ $unit }
issue-count-from-next = 自{ $day }{ $what }的次日起算
issue-count-from-same = 自{ $day }{ $what }当日起算
issue-count-extended = ，延长{ $n }日
issue-count-suspended = ，{ $from }至{ $until }不计入
issue-count-rolls = ，{ $from }为休息日，顺延至{ $to }
issue-count-provisional = （{ $year }年放假安排尚未公布，公布后有变化的另行告知）
issue-time-limit = { $what }：自{ $start }之日起{ $length }内（{ $basis }）
issue-instrument = 《{ $title }》{ $places }
issue-article = 第{ $n }条
issue-paragraph = 第{ $n }款
issue-item = 第（{ $n }）项
issue-document = 《{ $title }》（{ $number }，{ $day }）
issue-document-without-number = 《{ $title }》（{ $day }）

# 不能出具的原因。
issue-wrong-act = 这一步不出具{ $kind }
issue-part-unknown = 没有“{ $found }”这一项
issue-part-unknown-near = 没有“{ $found }”这一项，是不是{ $near }（{ $name }）
issue-part-not-of-kind = 这种文书没有“{ $part }”一项
issue-part-known = “{ $part }”由系统按记录填写，不能另填
issue-part-twice = “{ $part }”给了两次
issue-part-names-petitioner = 信访人已隐名，“{ $part }”里不能写出姓名、电话或者住址
