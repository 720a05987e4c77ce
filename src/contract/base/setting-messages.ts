// What settings are called, and the parts of those that hold several, in zh-CN and en.
type Pair = readonly [zh: string, en: string];

/** The front desk's rules by name. */
export const DESK_RULE_WORDS = {
  grid: ['时间格（分钟）', 'Grid (minutes)'],
  dayTurnHour: ['前台的一天从几点起算（点）', 'The desk’s day turns at (hour)'],
  graceMinutes: ['迟到标记（分钟）', 'Late after (minutes)'],
  checkInMinutes: ['最早到场登记（开始前，分钟）', 'Check-in from (minutes before)'],
  optionHours: ['暂定保留（小时）', 'Options are held (hours)'],
  lateCancelHours: ['临时取消（开始前不足，小时）', 'Late cancellation (hours before)'],
  lateCancelPercent: ['临时取消收费（%）', 'Late cancellation costs (%)'],
  cancelFreeMinutes: ['登记后多久内取消不收费（分钟）', 'Free of charge after booking (minutes)'],
  arrearsDays: ['欠款超过应付日（天）才问', 'Debt asks when overdue for more than (days)'],
  arrearsAmount: ['并且超过（元）', 'and above (yuan)'],
  noShowPercent: ['未到场收费（%）', 'Not coming costs (%)'],
  overtimePercent: ['超时单价（%）', 'Overtime rate (%)'],
  weekMinutes: ['每周上限（小时）', 'A week at most (hours)'],
  eveningFrom: ['晚间从', 'Evening from'],
  eveningMinutes: ['每周晚间上限（小时）', 'Evenings of a week at most (hours)'],
  aheadDays: ['最多提前（天）', 'Ahead at most (days)'],
  noticeMinutes: ['至少提前（小时）', 'Notice at least (hours)'],
  warnings: ['提醒', 'Warnings'],
  level_ask: ['要写理由', 'Asks'],
  level_show: ['只提示', 'Shown'],
  level_silent: ['不提示', 'Silent'],
} as const satisfies Readonly<Record<string, Pair>>;

/** What stands around a statement, by name. */
export const STATEMENT_WORDS = {
  dueMonths: ['账期之后几个月', 'Months after the statement’s'],
  dueDay: ['几号', 'Day of the month'],
  payee: ['户名', 'Account name'],
  bank: ['开户行', 'Bank'],
  bankAccount: ['账号', 'Account number'],
  taxName: ['名称', 'What it is called'],
  taxRate: ['税率（%）', 'Rate (%)'],
} as const satisfies Readonly<Record<string, Pair>>;

/** The texts to send, by kind. */
export const TEXT_WORDS = {
  booking: ['预约确认', 'A booking'],
  option: ['暂时保留', 'An option'],
  cancelled: ['预约取消', 'A cancelled booking'],
  reminder: ['到场提醒', 'A reminder'],
  tomorrow: ['一天的安排', 'A day'],
  tenantWeek: ['企业一周的预约', 'A tenant’s week'],
} as const satisfies Readonly<Record<string, Pair>>;

/** What is set as a whole. */
export const SETTING_WORDS: Readonly<Record<string, Pair>> = {
  profile: ['报表方案', 'Profile of the report'],
  'backup.second': ['第二个备份文件夹', 'Second backup folder'],
  'backup.encrypted': ['第二个文件夹的备份加密', 'Backups in the second folder are encrypted'],
  'backup.daily': ['每日备份保留（份）', 'Daily backups kept'],
  'backup.monthly': ['每月备份保留（份）', 'Monthly backups kept'],
  'papers.years': ['资料至少保存（年）', 'Papers are kept (years)'],
  'forms.dueDay': ['月报表最迟交回日', 'Replies are due on day'],
  'idle.minutes': ['多久没动就锁定（分钟）', 'Locks after (minutes)'],
  'page.language': ['界面语言', 'Language'],
  'page.theme': ['外观', 'Look'],
  'check.last': ['上次检查', 'Last check'],
  'drill.last': ['上次恢复演练', 'Last restore drill'],
  'lobby.token': ['大厅屏的钥匙', 'Key of the lobby’s screens'],
  'lobby.office': ['大厅屏的端口', 'Port of the lobby’s screens'],
  'lobby.names': ['大厅屏怎样写企业', 'What the lobby calls tenants'],
  texts: ['发送的文字', 'Texts to send'],
  'shortNames.unseen': ['简称待核对', 'Short names to look through'],
  'rights.switched': ['改过的权限', 'Rights that were changed'],
  desk: ['前台规则', 'Desk rules'],
  statement: ['账单', 'Statements'],
};

export const SETTING_CHOICES: Readonly<Record<string, Pair>> = {
  'zh-CN': ['中文', 'Chinese'],
  en: ['英文', 'English'],
  system: ['跟随系统', 'as the system'],
  light: ['浅色', 'light'],
  dark: ['深色', 'dark'],
  masked: ['只留头一个字', 'first character'],
  short: ['简称', 'short name'],
  true: ['是', 'yes'],
  false: ['否', 'no'],
};
