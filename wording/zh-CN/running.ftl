# 运行：设置、网页服务、监测。
cli-config = 查看和检查设置
cli-config-show = 列出生效的设置和每一项的出处（不显示密码）
cli-config-check = 检查设置文件，以及其中写到的文件和地址
cli-config-example = 打印设置文件样例：每一项都有说明
arg-config = 设置文件（不写时依次找数据文件夹里的 xinze.toml、/etc/xinze/xinze.toml）

config-file = 设置文件：{ $path }
config-no-file = 没有设置文件。样例可用 xinze config example 打印。
config-keys = 主密钥：{ $place }
config-key = 设置项
config-value = 值
config-from = 出处
config-from-default = 默认
config-sound = 设置没有问题。
config-mail = 每 { $hours } 小时寄一次：收件人 { $to }，经 { $server }（{ $tls }）发送，登录名 { $user }，发件人 { $from }。
config-concern-mail = 邮件设置不全：收件人（to）、服务器（server）、发件人（from）都要写。
config-concern-metrics = 网页和监测用了同一个地址，请给 metrics.listen 换一个端口。
config-misread = { $place }：{ $wanted }
config-faults = { $path } 有 { $n } 处错误，没有执行任何操作。

serve-metrics = 监测数据（Prometheus）：{ $address }

config-fault-syntax = 这里读不懂：{ $message }
config-fault-syntax-help = 写法是 名称 = "文字"、名称 = 5，或者 名称 = ["甲", "乙"]
config-fault-unknown = 没有 { $key } 这一项设置
config-fault-unknown-near = 是不是 { $near }？
config-fault-unknown-help = 全部设置见 xinze config example
config-fault-wrong = { $key } 不能这样写
config-fault-other-data = 放在数据文件夹里的设置文件，不能再指向别的数据文件夹
config-fault-other-data-help = 请删去这一行；或者把设置文件放到别处，用 --config 指明

config-wrong-text = 应当是引号里的文字
config-wrong-whole = 应当是 { $min } 到 { $max } 的整数
config-wrong-list = 应当是一组文字，例如 ["甲", "乙"]
config-wrong-empty = 不能为空；不需要的话请删去这一行
config-wrong-choice = 只能是 { $known } 之一
config-wrong-choice-near = 只能是 { $known } 之一；是不是 { $near }？
config-wrong-database = 应当写成 sqlite:文件 或 postgres://…
config-wrong-listen = 应当写地址和端口，例如 127.0.0.1:8370 或 [::1]:8370
config-wrong-public-address = 应当写大家在浏览器里输入的地址，例如 https://xinfang.example/，主机名后面不带别的
config-wrong-mail-address = “{ $found }”不是邮箱地址，每个地址请写成 ledger@example.gov.cn 的样子
config-wrong-network = { $found } 既不是 10.0.0.7 这样的地址，也不是 10.0.0.0/8 这样的网段

setting-file =
    信责的设置文件。每一行都是注释，写的是默认值或者例子。
    要改哪一项，去掉那一行开头的“# ”即可。环境变量优先于本文件，命令行选项优先于两者。
    改完用 xinze config check 检查；xinze config show 列出生效的值和出处。
setting-join = ；
setting-variable = 环境变量：{ $name }
setting-option = 命令行选项：{ $name }
setting-no-default = 默认不设
setting-data = 数据文件夹：数据库、主密钥、本单位自己的规则和文书模板都在里面。
setting-database =
    数据库：sqlite:文件 或 postgres://用户@主机/库名。
    不设时用数据文件夹里的 xinze.db。密码最好放在 ~/.pgpass 里。
setting-lang = 命令行的语言：zh 或 en。网页的语言由各人自己选。
setting-listen = 网页的地址和端口。
setting-public-address = 大家打开网页用的地址。启动时会显示，信函里也会写上。
setting-table-master-key = 主密钥，用来打开个人信息。不要和备份放在一起。
setting-master-key-file = 主密钥文件。不设时用数据文件夹里的 master.key。
setting-master-key-command = 打印主密钥的命令，供另有密钥保管设施的单位使用。
setting-table-proxy = 前面有反向代理时填写。只有写在这里的代理，它转来的来访地址才算数。
setting-proxy-trusted = 代理的地址或网段。
setting-table-mail = 邮件，用来把台账的检查点寄给别人保存。收件人、服务器、发件人都要写。
setting-mail-to = 收件人。
setting-mail-server = 发信服务器，可以带端口。
setting-mail-from = 发件人；可以写成 名称 <地址>。
setting-mail-tls = tls：全程加密；starttls：连上以后再加密；none：不加密，只能用于本机。
setting-mail-ca = 发信服务器证书由本单位自己的机构签发时，写上该机构的证书（PEM 格式）。
setting-mail-user = 登录名，服务器要求登录时才写。
setting-mail-password-file = 存放密码的文件，只能让本程序读取。
setting-mail-every-hours = 每隔多少小时寄一次。
setting-table-interval = 各项自动工作多久做一次（秒）。
setting-interval-seal-s = 把新记录封存到台账里。
setting-interval-sweep-s = 检查有没有超期、漏办的事项。
setting-interval-counts-s = 汇总统计数。
setting-table-limit = 上限。
setting-limit-connections = 同时打开的网页连接数；超出的请对方稍后再来。
setting-limit-stop-s = 停止服务时，正在办理的请求最多再等多少秒。
setting-limit-disk-free-mb = 磁盘剩余空间少于多少兆字节时，报告“未就绪”。
setting-limit-seal-lag-s = 有记录超过多少秒还没有封存时，报告“未就绪”。
setting-table-log = 日志，写到标准错误输出。日志里没有个人信息，也没有任何人填写的内容。
setting-log-level = 记到哪一级：error、warn、info（每个请求一行）、debug、trace。
setting-log-format = text 便于人看，json 便于程序读。
setting-table-metrics = 监测数据，供 Prometheus 在 /metrics 读取。里面没有个人信息。
setting-metrics-listen = 地址和端口，与网页分开；off 表示不开。

tls-fault-unread = 读不了 { $path }：{ $cause }。请给本程序读取的权限。
tls-fault-no-certificate = { $path } 里没有证书。应当是 PEM 格式，有 -----BEGIN CERTIFICATE----- 一行。
tls-fault-no-key = { $path } 里没有私钥。应当是 PEM 格式，有 -----BEGIN PRIVATE KEY----- 之类的一行。
tls-fault-locked-key = { $path } 里的私钥有密码。请先去掉密码（openssl pkey -in 旧文件 -out 新文件），新文件只让本程序读取。
tls-fault-unusable = { $path } 里的内容不能用于 TLS：{ $cause }
tls-fault-not-a-pair = { $key } 里的私钥和 { $certificate } 里的证书不是一对。请用同一次申请得到的证书和私钥。
tls-fault-ended = { $path } 里的证书已于 { $day } 到期，请换新证书。
tls-fault-not-begun = { $path } 里的证书从 { $day } 起才有效。本机时间对吗？
config-concern-tls = tls.certificate 和 tls.key 只写了一个，两个都要写。
config-concern-host = 证书不是发给 { $host } 的（public_address 写的是它），浏览器会报警。
serve-in-clear = { $address } 不是本机地址，姓名和查询码会在网络上明文传送。请设置 tls.certificate 和 tls.key；由反向代理加密的，请在 proxy.trusted 写明代理；或者改用 127.0.0.1。
serve-public = 对外地址：{ $address }
setting-table-tls = 由本程序自己加密（TLS）。文件换新后一分钟内生效，发 SIGHUP 立即生效。
setting-tls-certificate = 证书（PEM 格式），后面附上级证书。
setting-tls-key = 私钥（PEM 格式，不带密码），只能让本程序读取。

cli-upgrade = 把旧版本的数据库升级到本版本：先留副本，再升级，再全面核对
arg-upgrade-copy = 升级前副本放在哪个文件夹（不写用数据文件夹里的 before-upgrade）
arg-backed-up = 不留副本：已经用别的办法备份好了
schema-older = 数据库结构是第 { $found } 版，本程序要用第 { $ours } 版。请先停掉所有 xinze serve，再运行 xinze upgrade；它会先留副本。现在没有作任何改动。
schema-newer = 数据库结构是第 { $found } 版，属于更新的程序；本程序只认到第 { $ours } 版。请用新版程序，或者退回升级前的副本。没有作任何改动。
upgrade-nothing = 数据库结构已经是第 { $ours } 版，不用升级。
upgrade-no-schema = 这不是本程序的数据库。新安装请用 xinze init。
upgrade-not-free = 还有程序开着这个数据库。请停掉所有 xinze serve 和其他使用它的程序，再运行 xinze upgrade。没有作任何改动。
upgrade-copied = 升级前的副本：{ $path }
    SHA-256 { $sum }。副本里除主密钥外什么都有；新版本用稳以前，副本和主密钥都要留好。
upgrade-no-room = { $path } 只剩 { $free } 兆字节，副本需要 { $wanted } 兆字节。请腾出空间，或者用 --copy 换一个文件夹。没有作任何改动。
upgrade-path = 副本的路径应当是 UTF-8 编码。
upgrade-copy-broken = 副本 { $path } 不完整，已经删去。请检查磁盘。没有作任何改动。
upgrade-no-program = 本机没有 { $name }，PostgreSQL 数据库的副本要靠它来做（Debian 的 postgresql-client）。也可以用别的办法备份，再加 --backed-up。没有作任何改动。
upgrade-program-failed = { $name } 没能做成副本：{ $cause }。没有作任何改动。
upgrade-done = 结构第 { $from } 版 → 第 { $to } 版：事项 { $matters } 件、记录 { $events } 条，已全部核对。
upgrade-way-back = 升级没有做完，但什么也没有丢。执行下面的命令就回到升级前的样子，供原来的版本使用：
upgrade-way-back-own = 升级没有做完。请放回您自己做的备份，供原来的版本使用。
