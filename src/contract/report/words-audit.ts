// The audit relations of the shipped profile in English: their names, the relations in words, and what is said of each failing case.
import type { Language } from '../core/language.ts';

/** A text in Chinese, as the profile has it, and in English. */
type Pair = readonly [zh: string, en: string];

interface AuditWords {
  readonly name: Pair;
  readonly text: Pair;
  readonly details?: readonly Pair[];
}

/** What is said of comparisons, whatever the relation. */
const COMPARISONS: readonly Pair[] = [
  ['{left}为 {leftText}，应不大于{right}（{rightText}）', '{left} is {leftText} and should be at most {right} ({rightText})'],
  ['{left}为 {leftText}，应不小于{right}（{rightText}）', '{left} is {leftText} and should be at least {right} ({rightText})'],
  [
    '{left}为 {leftText}，应等于{right}（{rightText}），相差 {difference}',
    '{left} is {leftText} and should equal {right} ({rightText}): {difference} apart',
  ],
  ['{left}为 {leftText}，而{right}为 {rightText}', '{left} is {leftText} while {right} is {rightText}'],
];

/** By the relation's id. The Chinese stands here as in the profile: a profile of one's own that says otherwise is shown as it is. */
export const AUDIT_WORDS: Readonly<Record<string, AuditWords>> = {
  A01: {
    name: ['建筑、可招商、已出租面积逐级不超', 'Built, lettable and let area each within the one before'],
    text: ['ZB-1：02 ≤ 01；03 ≤ 02', 'ZB-1: 02 ≤ 01; 03 ≤ 02'],
  },
  A02: {
    name: ['公共、在用直播间不超直播间总数', 'Public studios and studios in use within all studios'],
    text: ['ZB-1：05 ≤ 04；06 ≤ 04', 'ZB-1: 05 ≤ 04; 06 ≤ 04'],
  },
  A03: {
    name: ['两类企业之和为入驻企业数', 'The two kinds of tenants add up to the tenants in residence'],
    text: ['ZB-1：08 + 09 = 07', 'ZB-1: 08 + 09 = 07'],
  },
  A04: {
    name: ['常驻主播、运营团队不超从业人员', 'Resident hosts and operating staff within all staff'],
    text: ['ZB-1：14 ≤ 13；12 ≤ 13', 'ZB-1: 14 ≤ 13; 12 ≤ 13'],
  },
  A05: {
    name: ['入驻企业数与上月加新增减退出相符', 'Tenants equal last month plus arrivals less departures'],
    text: ['ZB-1：07 = 上月 07 + ZB-2.14 − ZB-2.15', "ZB-1: 07 = last month's 07 + ZB-2.14 − ZB-2.15"],
  },
  A06: {
    name: ['净成交额为成交额减退款额', 'Net sales are sales less refunds'],
    text: ['ZB-2：08 = 06 − 07', 'ZB-2: 08 = 06 − 07'],
  },
  A07: {
    name: ['退款、结算、零售额不超成交额', 'Refunds, settled and retail sales within sales'],
    text: ['ZB-2：07 ≤ 06；10 ≤ 06；09 ≤ 06', 'ZB-2: 07 ≤ 06; 10 ≤ 06; 09 ≤ 06'],
  },
  A08: {
    name: ['培训不超活动场次，有培训才有人次', 'Trainings within events, and people trained only with trainings'],
    text: ['ZB-2：12 ≤ 11；12 > 0 时才有 13 > 0', 'ZB-2: 12 ≤ 11; 13 > 0 only if 12 > 0'],
  },
  A09: {
    name: ['有场次就有时长，有成交就有场次', 'Sessions have hours, and sales have sessions'],
    text: ['ZB-2：01 > 0 与 03 > 0 同时成立；01 > 0 时才有 06 > 0', 'ZB-2: 01 > 0 exactly if 03 > 0; 06 > 0 only if 01 > 0'],
  },
  A10: {
    name: ['平均每场 0.1 至 24 小时', 'A session lasts 0.1 to 24 hours on average'],
    text: ['ZB-2：平均每场时长 03 ÷ 01 在 0.1 至 24 小时之间', 'ZB-2: the mean session 03 ÷ 01 lies between 0.1 and 24 hours'],
    details: [
      ['{figure}平均每场 {mean} 小时，应在 0.1 至 24 小时之间', '{figure}: {mean} hours a session on average, should be 0.1 to 24'],
    ],
  },
  A11: {
    name: ['公共直播间的时长、场次不超总数', 'Hours and sessions of public studios within all'],
    text: ['ZB-2：18 ≤ 17；02 ≤ 01', 'ZB-2: 18 ≤ 17; 02 ≤ 01'],
  },
  A12: {
    name: ['累计为上月累计加更正加本月', "The total so far is last month's plus corrections plus this month"],
    text: [
      'ZB-2 第 01—18 行：本月止累计 = 上月止累计 + 其后更正的差额 + 本月（一月：等于本月）',
      "ZB-2 rows 01–18: the total so far = last month's + differences corrected since + this month (January: this month)",
    ],
    details: [
      [
        '{figure}为 {value}，应等于上月止累计 {before} + 其后更正的差额 {revised} + 本月 {month} = {expected}',
        "{figure} is {value} and should equal last month's total {before} + corrections since {revised} + this month {month} = {expected}",
      ],
      ['{figure}为 {value}，一月应等于本月 {expected}', '{figure} is {value}; in January it should equal the month, {expected}'],
    ],
  },
  A13: {
    name: ['累计不小于本月', 'The total so far is at least the month'],
    text: ['ZB-2：各非负时期指标的本月止累计 ≥ 本月', "ZB-2: of every flow that can't be negative, the total so far ≥ the month"],
  },
  A14: {
    name: ['上年同期与上年所报一致', "Last year's figures as filed last year"],
    text: [
      'ZB-2：上年同月、上年同期累计与上年已报送的月报一致',
      "ZB-2: the same month of last year and its total agree with last year's filed report",
    ],
    details: [['{figure}为 {value}，上年已报送 {filed}', '{figure} is {value}; {filed} was filed last year']],
  },
  A15: {
    name: ['场次、成交额的同比在常见范围', 'Growth of sessions and sales in the usual range'],
    text: ['ZB-2：01、06 的同比不高于 300%，不低于 −80%', 'ZB-2: growth of 01 and 06 is at most 300% and at least −80%'],
    details: [['{figure}为 {value}%，超出 −80% 至 300%', '{figure} is {value}%, outside −80% to 300%']],
  },
  A16: {
    name: ['分平台合计为各平台之和', 'The platforms add up'],
    text: ['ZB-3：01 = 各平台之和（各栏）', 'ZB-3: 01 = Σ of the platforms, each column'],
  },
  A17: {
    name: ['分平台合计与运营情况表一致', "The platforms' total agrees with ZB-2"],
    text: ['ZB-3.01 = ZB-2 的 01、03、04、05、06、07、08', 'ZB-3.01 = ZB-2 01, 03, 04, 05, 06, 07, 08'],
  },
  A18: {
    name: ['企业表合计与运营情况表一致', "The tenants' total agrees with ZB-2"],
    text: [
      'ZB-4：合计 = 各行之和；直播场次、成交额等于 ZB-2 的 01、06',
      'ZB-4: the total = Σ of the rows; sessions and sales equal ZB-2 01 and 06',
    ],
    details: [['{figure}为 {value}，各行之和为 {sum}', '{figure} is {value}; the rows add up to {sum}']],
  },
  A19: {
    name: ['企业表月末家数为入驻企业数', "Tenants at the month's end are those in residence"],
    text: ['ZB-4：月末仍入驻的行数 = ZB-1.07', "ZB-4: rows in residence at the month's end = ZB-1.07"],
    details: [
      ['{figure}为 {value}，ZB-4 月末仍入驻的有 {rows} 行', "{figure} is {value}; ZB-4 has {rows} rows in residence at the month's end"],
    ],
  },
  A20: {
    name: ['分类别合计与成交额一致', "The classes' total agrees with sales"],
    text: ['ZB-5.01 = ZB-2.06；占比之和 = 100 ± 0.1 × 类别数', 'ZB-5.01 = ZB-2.06; the shares add up to 100 ± 0.1 × classes'],
    details: [['ZB-5 各类别占比之和为 {sum}%', 'The shares of ZB-5 add up to {sum}%']],
  },
  A21: {
    name: ['应报企业都已报送', 'Everybody on the roster has reported'],
    text: [
      'ZB-4 中应报名录上的企业都已报送（报零算已报送）',
      'Every tenant of ZB-4 that is on the reporting roster has reported (0 counts as reported)',
    ],
    details: [['{tenant}（{uscc}）未报送', '{tenant} ({uscc}) has not reported']],
  },
  A22: {
    name: ['统一社会信用代码校验位正确', 'Credit codes pass their check digit'],
    text: [
      '基地及各企业的统一社会信用代码校验位正确，或注明执照已核对',
      'The credit codes of the base and of every tenant pass their check digit, or the licence is noted as seen',
    ],
    details: [
      ['填报单位的统一社会信用代码 {uscc} 校验位不符', "The reporting unit's credit code {uscc} fails its check digit"],
      [
        '{tenant}的统一社会信用代码 {uscc} 校验位不符，且未注明执照已核对',
        '{tenant}: the credit code {uscc} fails its check digit, and no note says that the licence was seen',
      ],
    ],
  },
  A23: {
    name: ['表头、表尾填写完整', 'Head and foot are complete'],
    text: ['表头、表尾填写完整', 'Head and foot are complete'],
    details: [['{field}未填', '{field} is empty']],
  },
  A24: {
    name: ['报出日期合乎期限', 'The day of handing in keeps the deadline'],
    text: [
      '报出日期在报告期结束之后（强制）；未过报送期限（核实）',
      "The day of handing in is after the month's end (blocks) and not past the deadline (to be explained)",
    ],
    details: [
      ['报出日期 {day} 应在 {end} 之后', 'The day of handing in, {day}, should be after {end}'],
      ['报出日期 {day} 已过报送期限 {deadline}', 'The day of handing in, {day}, is past the deadline {deadline}'],
    ],
  },
  A25: {
    name: ['主播、事件的其中项不超总数', 'Parts of hosts and cases within their totals'],
    text: ['ZB-6：03 ≤ 02；04 ≤ 02；08 ≤ 07', 'ZB-6: 03 ≤ 02; 04 ≤ 02; 08 ≤ 07'],
  },
  A26: {
    name: ['期末未结为上月加新发减办结', "Open cases are last month's plus new less settled"],
    text: ['ZB-6：10 = 上月 10 + 07 − 09', "ZB-6: 10 = last month's 10 + 07 − 09"],
  },
  A27: {
    name: ['在册主播与常驻主播相近', 'Registered hosts are near the resident ones'],
    text: ['ZB-6.02 与 ZB-1.12 相差不超过较大者的 20%', 'ZB-6.02 differs from ZB-1.12 by no more than 20% of the larger'],
    details: [
      [
        '{one}为 {oneText}，{other}为 {otherText}，相差超过较大者的 20%',
        '{one} is {oneText}, {other} is {otherText}: more than 20% of the larger apart',
      ],
    ],
  },
  A28: {
    name: ['本月的预约都已了结', "The month's bookings are all settled"],
    text: ['本月开始的预约没有仍为暂定、已预订或已到场的', 'No booking that starts in the month is still an option, booked or checked in'],
    details: [['本月有 {count} 个预约未结：{bookings}', '{count} bookings of the month are not settled: {bookings}']],
  },
  X01: {
    name: ['有成交的企业有预约或专属直播间', 'Who sells has bookings or a studio of its own'],
    text: ['有成交额的企业本月有预约或专属直播间', 'A tenant with sales has bookings in the month or an exclusive studio'],
    details: [
      [
        '{tenant}成交额 {paid} 元，本月没有预约，也没有专属直播间',
        '{tenant} sold {paid} yuan with neither a booking in the month nor an exclusive studio',
      ],
    ],
  },
  X02: {
    name: ['预约多的企业有成交', 'Who books much sells something'],
    text: ['预约超过 40 小时的企业本月有成交额', 'A tenant with more than 40 booked hours has sales in the month'],
    details: [['{tenant}本月预约 {hours} 小时，没有成交额', '{tenant} booked {hours} hours in the month and has no sales']],
  },
  X03: {
    name: ['成交额与前三个月相近', 'Sales are near those of the three months before'],
    text: [
      '企业成交额与前 3 个月平均相差不超过 3 倍',
      "A tenant's sales differ from the mean of its last 3 months by no more than a factor of 3",
    ],
    details: [
      [
        '{tenant}成交额 {paid} 元，前 3 个月平均 {mean} 元，相差超过 3 倍',
        '{tenant} sold {paid} yuan, {mean} on average in the 3 months before: more than a factor of 3',
      ],
    ],
  },
  X04: {
    name: ['同一场直播只报一家', 'A session is reported by one tenant alone'],
    text: ['没有两家企业报送同一账号的同一场直播', 'No two tenants report the same session of the same account'],
    details: [
      [
        '{platform}账号 {account} 的直播（{start}）由 {tenants} 同时报送',
        'The session of {platform} account {account} ({start}) is reported by {tenants} at once',
      ],
    ],
  },
  X05: {
    name: ['网络零售额不大于结算交易额', 'Online retail sales within settled sales'],
    text: ['网络零售额不大于实际结算交易额', 'Online retail sales are no more than settled sales'],
    details: [
      [
        '{one}为 {oneText} 万元，大于{other} {otherText} 万元：受理人员会问；看各企业报的网络零售额是否按支付口径报，或漏报了结算额',
        '{one} is {oneText} and {other} {otherText} (10k yuan): a clerk will ask; see whether retail sales were reported as paid, or settled sales left out',
      ],
    ],
  },
  X06: {
    name: ['退出企业的人员只在企业表', "Staff of tenants that left stand in the tenants' table alone"],
    text: ['本月退出的企业的人员只在 ZB-4 中', 'Staff of tenants that left in the month stand in ZB-4 alone'],
    details: [
      [
        '{tenant}本月退出，ZB-4 计入主播 {hosts} 人、从业人员 {employees} 人，ZB-1 期末数不计：两表相差的就是这些人，受理人员问起时这样说明',
        "{tenant} left in the month: ZB-4 counts {hosts} hosts and {employees} staff, ZB-1's month end does not; this is what the tables differ by, should a clerk ask",
      ],
    ],
  },
  S01: {
    name: ['销售指标都有来源', 'Every sales figure has a source'],
    text: ['各企业的销售指标都有来源', "Every tenant's sales figures have a source"],
    details: [['{tenant}（{platform}）缺来源，按 0 计：{figures}', '{tenant} ({platform}): no source, counted as 0: {figures}']],
  },
  S02: {
    name: ['各来源的成交额相近', 'Sources agree about sales'],
    text: [
      '同一企业、平台、类别的不同来源成交额相差不超过 1%（或不足 100 元）',
      'Sources of the same tenant, platform and class differ by no more than 1% (or less than 100 yuan)',
    ],
    details: [
      [
        '{tenant}（{platform}、{goodsClass}）{source} {paid} 元，{weakerSource} {weakerPaid} 元',
        '{tenant} ({platform}, {goodsClass}): {paid} yuan by {source}, {weakerPaid} by {weakerSource}',
      ],
    ],
  },
};

/** Words inside of what is said: sources and figures. */
const INNER: readonly Pair[] = [
  ['月报表', 'monthly form'],
  ['台账', 'ledger'],
  ['平台场次', 'platform sessions'],
  ['直播场次', 'sessions'],
  ['直播时长', 'hours'],
  ['观看人次', 'views'],
  ['成交订单数', 'orders'],
  ['成交额', 'sales'],
  ['退款额', 'refunds'],
  ['结算额', 'settled sales'],
];

/** Facts that are words of the profile and no names. */
const WORDED = new Set(['figures', 'source', 'weakerSource']);

/** States of a booking, as they stand in a list of bookings. */
const STATES: readonly Pair[] = [
  ['暂定', 'option'],
  ['已预订', 'booked'],
  ['已到场', 'checked in'],
];

function inEnglish(name: string, text: string): string {
  if (name === 'bookings') return STATES.reduce((said, [zh, en]) => said.replaceAll(zh, en), text);
  if (!WORDED.has(name)) return text;
  const known = new Map(INNER);
  return text
    .split('、')
    .map((one) => known.get(one) ?? one)
    .join(', ');
}

const PLACE = /\{(\w+)\}/g;

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A template as a pattern of what it says, at the beginning of a text and up to its end or the next sentence. */
function patternOf(template: string): RegExp {
  const parts = template.split(PLACE).map((part, at) => (at % 2 === 1 ? `(?<${part}>[^；]+?)` : escaped(part)));
  return new RegExp(`^${parts.join('')}(?:；|$)`, 's');
}

/** The next sentence of a finding in English and what is left behind it; null where no template says it so. */
function nextSaid(text: string, templates: readonly Pair[]): { readonly said: string; readonly left: string } | null {
  for (const [zh, en] of templates) {
    const found = patternOf(zh).exec(text);
    if (found === null) continue;
    const facts = found.groups ?? {};
    return { said: en.replaceAll(PLACE, (_, name: string) => inEnglish(name, facts[name] ?? '')), left: text.slice(found[0].length) };
  }
  return null;
}

/** What a relation's code stands for. */
export function sayAuditName(id: string, name: string, language: Language): string {
  const words = AUDIT_WORDS[id];
  return language === 'en' && words?.name[0] === name ? words.name[1] : name;
}

/** The relation in words. */
export function sayAuditText(id: string, text: string, language: Language): string {
  const words = AUDIT_WORDS[id];
  return language === 'en' && words?.text[0] === text ? words.text[1] : text;
}

/** What a relation found, also of a month that was closed in Chinese; names and figures stay as the form has them. */
export function sayAuditFinding(id: string, message: string, language: Language): string {
  const words = AUDIT_WORDS[id];
  if (language !== 'en' || words === undefined) return message;
  const templates = [...(words.details ?? []), ...COMPARISONS, words.text];
  const said: string[] = [];
  for (let left = message; left !== '';) {
    const next = nextSaid(left, templates);
    // What a profile of one's own says otherwise is shown as it stands.
    if (next === null) return message;
    said.push(next.said);
    left = next.left;
  }
  return said.join('; ');
}
