# 管理程序令牌的命令。
cli-token = 管理程序接入所用的令牌
cli-token-make = 为自己的账号生成令牌，只显示一次
cli-token-list = 列出自己尚未到期的令牌
cli-token-revoke = 收回自己的一个令牌
arg-token-name = 令牌名称，如使用它的程序
arg-token-scope = 使用范围：read（读取）、act（办理）、register（登记），多个用逗号隔开
arg-token-days = 有效天数
arg-token-number = 令牌编号，见 token list

token-made = 令牌有效期至 { $day }，仅显示这一次：
token-made-note = 请在程序中以 Authorization: Bearer 携带，并像密码一样保管。
token-none = 没有令牌。可用 xinze token make 生成。
token-revoked = 令牌 { $number } 已失效。
token-not-there = 您没有编号为 { $number } 的令牌。
token-unused = 未使用
col-token = 编号
col-token-name = 名称
col-token-scopes = 使用范围
col-token-until = 有效期至
col-token-used = 最近使用
token-refused-no-account = 您没有可用的账号，请先开设账号。
token-refused-no-post = 您今天没有任职。
token-refused-label = 令牌名称须为 1 至 { $n } 个字。
token-refused-no-scope = 请说明令牌的使用范围。
token-refused-days = 令牌有效期须为 1 至 { $n } 天。
token-refused-too-many = 您已有 { $n } 个令牌，请先收回不再使用的。
