// Words of the codes about tenants' monthly forms and their replies. Those about a cell follow its place, as the words of cells do.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes about a form's cells: they follow the place that they speak of. */
export const FORM_CELL_WORDS = {
  FORM_VERSION_UNKNOWN: {
    zh: '不认识这一版的月报表[，本程序最新是第 {limit} 版]；请升级程序，或请企业改填本程序发出的表。',
    en: 'this version of the form is not known[, {limit} is the newest here]; update the program, or have the form made here filled in.',
    expected: { zh: '本程序发出的月报表[，最新第 {limit} 版]', en: 'a form made by this program[, version {limit} at most]' },
  },
  FORM_UNKNOWN: {
    zh: '这张表[（编号 {number}）]不是本基地发出的，也对不上企业；请企业改填本基地发的表。',
    en: 'this form[ (number {number})] was not made here and fits no tenant; have the form made here filled in.',
    expected: { zh: '本基地发出的月报表', en: 'a form made here' },
  },
  FORM_CELL_CHANGED: {
    zh: '锁定的格[ {cell} ]被改动了[，原来是“{expected}”]；请改回来，或请企业用原表重填[；企业改名为“{newName}”的，<用 --renamed-from 写明从哪天起|写明从哪天起，就能收下>]。',
    en: 'the locked cell[ {cell}] was changed[, it said “{expected}”]; put it back, or have the form filled in again[; a tenant that is called “{newName}” now is taken once it is said from which day< (--renamed-from)|>].',
    expected: { zh: '[{expected}]', en: '[{expected}]' },
  },
  FORM_CONTRADICTS: {
    zh: '[{cell} ]与表里其他内容矛盾[，应为“{expected}”]；请核对是哪家企业、哪个月的表后重填。',
    en: '[{cell} ]contradicts the rest of the form[, “{expected}” was expected]; check whose it is and of which month, and fill it in again.',
    expected: { zh: '[{expected}]', en: '[{expected}]' },
  },
  FORM_CELL_MISSING: {
    zh: '月报表里找不到[“{label}”]；请用原表重填，不要删改表头和标签。',
    en: 'the form lacks[ {label}]; fill in the original and leave headers and labels as they are.',
    expected: { zh: '[有“{label}”的原表]', en: '[the original form with {label}]' },
  },
  FORM_EMPTY: {
    zh: '一行销售也没有填，不算报送；确实没有销售的，请在[“{label}”]处选“是”。',
    en: 'no row of sales is filled in, which is no answer; where nothing was sold, choose 是 at[ {label}].',
    expected: { zh: '至少一行销售，或“本月无销售”选“是”', en: 'a row of sales, or 是 at 本月无销售' },
  },
  FORM_MONTH_MISSING: {
    zh: '看不出是哪个月的表，请把报告期改成 2026年10月 的样子。',
    en: 'the month cannot be told; write it as 2026年10月.',
    expected: { zh: '月份，如 2026年10月', en: 'a month such as 2026年10月' },
  },
  FORM_TENANT_UNKNOWN: {
    zh: '企业名录里没有这个统一社会信用代码，请核对代码或先录入企业。',
    en: 'no tenant has this code; check it, or enter the tenant first.',
    expected: { zh: '企业名录里的统一社会信用代码', en: 'the code of a tenant' },
  },
  FORM_TENANT_NOT_DUE: {
    zh: '[“{tenant}”]不在[ {month} ]的应报名录里；请核对月份，确需补报的请用销售台账录入。',
    en: '[{tenant} ]is not on the roster[ of {month}]; check the month, or enter its sales with the ledger.',
    expected: { zh: '应报名录里的企业', en: 'a tenant of the roster' },
  },
  FORM_TWICE: {
    zh: '[“{tenant}”][ {month} ]的月报一次来了两份[（{files}）]，数不一样，不知该用哪份；请只留一份。',
    en: 'two different replies[ of {tenant}][ for {month}] came together[: {files}]; keep one of them.',
    expected: { zh: '每家企业一份', en: 'one reply a tenant' },
  },
  FORM_DIFFERS: {
    zh: '与已收下的不一样[：{about}][，原来 {before}][，现在 {after}]；要用新的，请选“用新的”<（命令行 --on-difference replace）|>。',
    en: 'not what was taken before[: {about}][, it was {before}][, now {after}]; choose to replace it< (--on-difference replace)|>.',
    expected: { zh: '[{before}]', en: '[{before}]' },
  },
} satisfies WordsByCode;

/** Words of the other codes: they stand for themselves. */
export const FORM_WORDS = {
  FORM_ROSTER_EMPTY: {
    zh: '[{month} ]没有应报企业，不能做月报表；请先录入直播电商企业和租约。',
    en: 'Nobody has to report[ for {month}]; enter live-commerce tenants and their leases first.',
  },
  FORM_TOTAL_STALE: {
    zh: '合计[（{columns}）]与各行之和不符，已按各行计算；可能有数字是按文本填的，或保存它的软件没有重新计算。',
    en: 'A total[ ({columns})] is not the sum of its rows; the rows count. Some numbers may be text, or the program that saved it does not calculate.',
  },
  FORM_SLIP: {
    zh: '[“{tenant}”的][“{about}”]像是单位错了或多（少）一位[：填的是 {now}][，前几个月平均 {mean}][，差约 {times} 倍]。',
    en: '[{tenant}: ][{about} ]looks like a wrong unit, or a digit too many or few[: it is {now}][, {mean} on average in the months before][, about {times} times apart].',
  },
  FORM_ACCOUNT_UNKNOWN: {
    zh: '[“{tenant}”]在[“{platform}”]没有登记账号，数已照收；请核对后补登账号。',
    en: '[{tenant} ]has no account[ on {platform}]; its figures were taken, check and enter the account.',
  },
  REPLY_UNKNOWN: {
    zh: '没有[编号为 {id} 的]这份回收的月报，可能已随导入一起撤回。',
    en: 'There is no such reply[, number {id}]; its import may have been undone.',
  },
  REPLY_STATE: {
    zh: '[“{name}”的月报]这时不能这样做，它的状态已经变了；请刷新后再看。',
    en: 'This cannot be done with the reply[ of {name}] as it stands now; look again.',
  },
  REPLY_REPLACED: {
    zh: '[“{name}”]后来又交了一份[（{file}）]，请看最新的一份。',
    en: 'A later reply[ of {name}][, {file},] has replaced this one; look at the newest.',
  },
  CHOICE_WITHOUT_LINE: { zh: '所选来源没有这一条数，不能选用。', en: 'The chosen source has no such line.' },
} satisfies WordsByCode;
