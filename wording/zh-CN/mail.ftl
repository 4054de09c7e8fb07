# 检查点寄送：命令行、提示和信件本身。
cli-ledger-publish = 把最新的检查点用邮件寄给单位以外保存的人
arg-mail = 检查点寄到哪些邮箱，可重复给出，也可用逗号隔开
arg-mail-server = 发信服务器，不写端口时按加密方式取 587、465 或 25
arg-mail-from = 发件邮箱，前面可以带名称：云溪县信访局 <ledger@example.gov.cn>
arg-mail-tls = 与发信服务器的加密方式：starttls、tls，或者 none（仅限本机或可信的内网）
arg-mail-ca = 发信服务器证书由单位自己的机构签发时，该机构的证书（PEM 文件）
arg-mail-user = 登录发信服务器的用户名
arg-mail-password-file = 存放密码的文件（取第一行）；也可放在环境变量 XINZE_MAIL_PASSWORD 中
arg-mail-every = 账本有新内容时，每隔几小时寄一次（1 至 168）

mail-nobody = 没有说寄给谁。请用 --mail 给出邮箱，或者设置 XINZE_MAIL。
mail-missing = 要寄送检查点，还需要给出 { $option }。
mail-too-many = 收件人有 { $n } 个，最多 { $max } 个。人多时请在邮件系统里建一个邮件群组，只写群组的地址。
mail-bad-address = “{ $text }”不是邮箱地址。请写成 ledger@example.gov.cn 的样子：只用英文字母、数字和常用符号，中间不能有空格和换行；每个地址单独给出，或者用逗号隔开。
mail-bad-server = “{ $text }”不是发信服务器。请写主机名或 IP 地址，需要时加端口：mail.example.gov.cn:587，[fd00::5]:465。
mail-password-in-clear = 不加密的连接会把密码明文送过网络，没有寄送。请把 --mail-tls 改为 starttls 或 tls；服务器不需要登录的，请去掉 --mail-user。
mail-no-password = 给出了用户名，没有密码。请把密码放进文件，用 --mail-password-file 指明，或者放在环境变量 XINZE_MAIL_PASSWORD 中。
mail-password-open = 密码文件 { $path } 谁都能读。请执行 chmod 600。
mail-bad-ca = { $path } 里没有可用的证书。请给出签发机构的 PEM 证书（以 -----BEGIN CERTIFICATE----- 开头）。
mail-elsewhere = 另一个进程正在寄送检查点。请过几分钟再试。
mail-sent = 检查点（{ $size } 条）已交发信服务器，寄往 { $to }
mail-not-sent = 没有寄到 { $to }：{ $why }

mail-trouble-unreachable = 连不上发信服务器，或者连接中途断开（{ $cause }）。请核对主机名、端口和网络；服务器恢复后再寄，内容不会丢失。
mail-trouble-silent = 发信服务器没有及时应答（{ $cause }）。请稍后再试；总是这样的，请核对端口和加密方式是否对得上。
mail-trouble-certificate = 发信服务器的证书不可信（{ $cause }），没有寄出。证书由单位自己的机构签发的，用 --mail-ca 给出该机构的证书；否则请核对主机名，或者请管理员更换证书。
mail-trouble-login = 发信服务器不接受用户名或密码，或者要求先登录（{ $cause }）。请核对 --mail-user 和密码。
mail-trouble-refused = 发信服务器拒收（{ $cause }）。请核对收件和发件邮箱，或者请邮件管理员允许从本机发信。
mail-trouble-later = 发信服务器暂时不收（{ $cause }）。请过一会儿再寄。
mail-trouble-answer = 对方的应答不像发信服务器（{ $cause }）。请核对主机名、端口和加密方式。
mail-trouble-unfit = 这台发信服务器办不到（{ $cause }）。它可能没有开通加密或登录；请核对 --mail-tls 和 --mail-user。

mail-subject = 账本检查点 { $origin } { $size } 条
mail-letter =
    这封信由信访工作责任制系统自动寄出，不必回复。

    附件是本单位账本的签名检查点。账本里每一条记录都已封存，检查点说明封存到哪里、内容是什么；里面没有信访人的任何信息。

    账本：{ $origin }
    条数：{ $size }
    封存时间：{ $when }
    树根（{ $hash }）：{ $root }
    核对用的公钥：{ $key }

    请把附件保存在本单位改动不到的地方。以后账本被换成旧的、被截短，或者哪一条被改过，用它都能查出来。核对时请本单位运行：

    xinze ledger verify --checkpoint { $file }

    公钥请与另外公布的比对，不要只相信这封信。检查点原文在信末，与附件相同。

doctor-mail = 检查点在按时寄出；最近一次在 { $days } 天前。
doctor-mail-bad = { $n ->
    [none] 账本有新内容，检查点却已有 { $days } 天没有寄出。请启动带 --mail 的 xinze serve，或者运行 xinze ledger publish。
   *[other] 有 { $n } 个收件人自 { $since } 起收不到检查点，已试 { $tries } 次，仍在继续：{ $why }
}
