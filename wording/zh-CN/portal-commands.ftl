# 信访人自己查办的命令。
cli-petition = 信访人凭登记编号和查询码查看、办理自己的信访
cli-petition-follow = 看办到哪一步、什么时候应当办到、现在可以办什么
cli-petition-evaluate = 评价，只评一次
cli-petition-confirm-delivery = 确认收到书面意见
cli-petition-confirm-performance = 确认答应的事已经做到；加 --not 为没有做到
cli-petition-request-review = 请求复查
cli-petition-request-final-review = 请求复核
cli-petition-add = 补充情况、询问进展
cli-petition-attach = 交材料
cli-petition-withdraw = 撤回信访

arg-petition-receipt = 凭条上的登记编号，如 云溪信〔2026〕12号
arg-query-code = 凭条上的查询码；写 - 从标准输入读，不留在命令记录里
arg-evaluated = 评价谁：office 信访部门、organ 责任单位
arg-own-grade = 满意度：satisfied 满意、fairly-satisfied 基本满意、dissatisfied 不满意
arg-own-text = 想说的话，可以不写；写 @文件 从文件读
arg-not-done = 没有做到
arg-own-reason = 理由；写 @文件 从文件读
arg-review-at = 请求哪个机关审查；只有一个时不用写
arg-own-letter = 写的内容；写 @文件 从文件读
arg-own-kind = 是什么：supplement 补充、inquiry 询问进展、new-facts 新的事实或者理由
arg-own-paper = 材料文件
arg-own-title = 材料名称；不写用文件名
arg-is-meant = 确定要撤回
