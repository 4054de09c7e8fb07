# 页面外框：导航、账号菜单、快捷键、表单。
nav-work = 办理
nav-basis = 依据
nav-keeping = 管理与监督
nav-desk = 我的事项
nav-matters = 信访事项
nav-register = 登记
nav-directory = 组织与人员
nav-calendar = 日历
nav-rules = 规则
nav-ledger = 账本
nav-readings = 查阅记录
nav-accounts = 账号与角色
menu-organ = 为哪个机关办理
menu-account = 我的账号：

shortcuts-title = 键盘快捷键
shortcuts-note = 不用鼠标也能办完所有的事。输入框里打字时，快捷键不起作用。
shortcuts-go = 打开页面：先按 g，再按字母
shortcuts-do = 在页面上
shortcut-search = 查找信访事项
shortcut-down = 列表里往下一行
shortcut-up = 列表里往上一行
shortcut-open = 打开选中的一行
shortcut-previous = 上一页
shortcut-next = 下一页
shortcut-leave = 离开输入框，收起菜单
shortcut-tab = 到下一个可以操作的地方；按住 Shift 往回
shortcut-this = 打开本页
keys-all = 全部快捷键

field-errors = 有几处需要修改，改好后再提交：
field-optional = （可不填）
