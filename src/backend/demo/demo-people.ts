// The demo's hosts, headcounts, compliance cases, papers and events.
import { addDays, addMonths, type Day, firstDayOf, lastDayOf, type Month, monthNumberOf, toDayNumber } from '../../domain/time/calendar.ts';
import type { HostRecord } from '../../domain/report/facts.ts';
import { type DemoDays, diceOf } from './demo-days.ts';
import { type DemoTenant, getTenant, personOf, residesOn } from './demo-tenants.ts';

/** A host of the register. */
export interface DemoHost extends Omit<HostRecord, 'id' | 'tenantId'> {
  readonly tenant: DemoTenant;
}

const NICKNAMES_A = ['阿', '小', '大', '鹭岛', '海边的', '慢慢', '不困的', '爱笑的'] as const;
const NICKNAMES_B = ['鱼', '柚', '栗', '枣', '舟', '禾', '岚', '汐', '橙', '麦', '葵', '桃', '茉', '鹿', '笙'] as const;

function hostOf(tenant: DemoTenant, nth: number, since: Day, until: Day | null): DemoHost {
  const dice = diceOf('host', tenant.number, nth);
  const trained = addDays(since, dice.whole(25, 80));
  const isTrained = dice.happens(420) && (until === null || trained <= until);
  return {
    number: `ZB${String(tenant.number).padStart(2, '0')}${String(nth).padStart(3, '0')}`,
    tenant,
    nickname: dice.pick(NICKNAMES_A) + dice.pick(NICKNAMES_B) + (dice.happens(300) ? dice.pick(NICKNAMES_B) : ''),
    famous: tenant.leading && nth <= 2,
    virtual: tenant.name.includes('虚拟') ? nth <= 2 : dice.happens(25),
    since,
    until,
    trainedOn: isTrained ? trained : null,
  };
}

/** As many places as the tenant has hosts; a place that falls empty is filled some weeks later. */
function hostsOf(tenant: DemoTenant, last: Month): DemoHost[] {
  const hosts: DemoHost[] = [];
  const end = tenant.leftOn ?? lastDayOf(last);
  for (let placeAt = 0; placeAt < tenant.hosts; placeAt += 1) {
    const dice = diceOf('place', tenant.number, placeAt);
    for (let since = addDays(tenant.since, dice.whole(0, 20)); since <= end;) {
      const goes = addDays(since, dice.whole(260, 1500));
      const until = goes < end ? goes : tenant.leftOn;
      hosts.push(hostOf(tenant, hosts.length + 1, since, until));
      if (until === null || until >= end) break;
      since = addDays(until, dice.whole(6, 35));
    }
  }
  return hosts;
}

/** The register, by tenant. */
export function createDemoHosts({ last }: DemoDays, tenants: readonly DemoTenant[]): DemoHost[] {
  return tenants.flatMap((tenant) => hostsOf(tenant, last));
}

/** Hosts and employees of a tenant in a month. */
export interface DemoHeadcount {
  readonly tenant: DemoTenant;
  readonly month: Month;
  readonly hosts: number;
  readonly employees: number;
}

/** The headcounts of a month: what the tenants say is close to the register, not the same. */
export function createHeadcounts(
  { tenants, hosts: register }: { readonly tenants: readonly DemoTenant[]; readonly hosts: readonly DemoHost[] },
  month: Month,
): DemoHeadcount[] {
  const end = lastDayOf(month);
  return tenants
    .filter((tenant) => residesOn(tenant, end))
    .map((tenant) => {
      const dice = diceOf('headcount', tenant.number, month);
      const registered = register.filter(
        (host) => host.tenant === tenant && host.since <= end && (host.until === null || host.until >= end),
      ).length;
      const hosts = registered > 2 && dice.happens(120) ? registered - 1 : registered;
      return { tenant, month, hosts, employees: Math.max(hosts, tenant.employees + dice.whole(-3, 4)) };
    });
}

/** A compliance case. */
export interface DemoCase {
  readonly number: string;
  readonly day: Day;
  readonly tenant: DemoTenant;
  readonly kind: string;
  readonly description: string;
  readonly origin: string;
  readonly resolvedOn: Day | null;
  readonly outcome: string | null;
}

type CaseRow = readonly [
  day: string,
  tenant: number,
  kind: string,
  description: string,
  origin: string,
  resolved: string | null,
  outcome: string,
];

const CASE_ROWS: readonly CaseRow[] = [
  ['2025-09-18', 10, '虚假宣传', '直播间口播“全网最低价”无依据', '平台通报', '2025-10-09', '整改，主播复训'],
  ['2025-11-13', 1, '知识产权侵权', '一款外套图案被投诉侵权', '权利人投诉', '2025-12-22', '下架，和解'],
  ['2025-11-20', 24, '其他', '酒类直播未做年龄提示', '巡查', '2025-11-25', '补挂提示'],
  ['2026-01-08', 8, '虚假宣传', '普通食品宣称疗效', '市场监管部门转办', '2026-02-26', '罚款，整改'],
  ['2026-03-16', 2, '其他', '化妆品备案信息页面缺失', '自查', '2026-03-20', '补齐'],
  ['2026-04-27', 19, '假冒伪劣', '消费者投诉一批口红疑为假货', '消费者投诉', '2026-06-11', '鉴定为正品，结案'],
  ['2026-06-19', 22, '虚假宣传', '能效等级口播有误', '平台通报', '2026-07-02', '更正说明'],
  ['2026-08-12', 7, '假冒伪劣', '吊坠含金量抽检不合格', '抽检', '2026-10-22', '退一赔三，供货方清退'],
  ['2026-09-23', 17, '知识产权侵权', '包袋外观被投诉', '权利人投诉', null, ''],
  ['2026-10-11', 30, '虚假宣传', '面料成分标注与口播不符', '巡查', '2026-10-19', '整改'],
  ['2026-10-27', 12, '其他', '抽奖规则未公示', '平台通报', null, ''],
];

/** The cases by day. */
export function createDemoCases({ day }: DemoDays, tenants: readonly DemoTenant[]): DemoCase[] {
  return CASE_ROWS.map(([on, tenant, kind, description, origin, resolved, outcome], at) => ({
    number: `HG${day(on).slice(2, 4)}${String(at + 1).padStart(3, '0')}`,
    day: day(on),
    tenant: getTenant(tenants, tenant),
    kind,
    description,
    origin,
    resolvedOn: resolved === null ? null : day(resolved),
    outcome: resolved === null ? null : outcome,
  }));
}

/** A paper of a tenant. */
export interface DemoPaper {
  readonly tenant: DemoTenant;
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly expiresOn: Day;
  readonly seenOn: Day;
  readonly seenBy: string;
}

function papersOf(tenant: DemoTenant, december: Month): DemoPaper[] {
  const dice = diceOf('paper', tenant.number);
  const seenBy = personOf('manager', dice.whole(1, 2));
  const licence = {
    tenant,
    kind: '营业执照',
    number: `YZ-${tenant.code.slice(8, 16)}`,
    issuedOn: addDays(tenant.since, -dice.whole(40, 900)),
    seenOn: addDays(tenant.since, -3),
    seenBy,
  };
  const own = { ...licence, expiresOn: lastDayOf(addMonths(december, 12 * dice.whole(0, 17))) };
  if (!tenant.isLive || !dice.happens(500)) return [own];
  const issuedOn = addDays(tenant.since, dice.whole(10, 120));
  return [
    own,
    {
      tenant,
      kind: '品牌授权',
      number: `SQ-${tenant.number}-01`,
      issuedOn,
      expiresOn: addDays(issuedOn, 730),
      seenOn: addDays(issuedOn, 2),
      seenBy,
    },
  ];
}

/** The papers as they were seen at the first sitting: licences that run out between next year and years from now. */
export function createDemoPapers({ last, revised }: DemoDays, tenants: readonly DemoTenant[]): DemoPaper[] {
  const december = addMonths(last, 24 - monthNumberOf(last));
  return tenants.filter((tenant) => tenant.since < firstDayOf(revised)).flatMap((tenant) => papersOf(tenant, december));
}

/** An event of the base. */
export interface DemoEvent {
  readonly day: Day;
  readonly kind: string;
  readonly name: string;
  readonly attendance: number;
}

const EVENT_NAMES: Readonly<Record<string, readonly string[]>> = {
  培训会: ['新主播合规口播培训', '直播间布光与收音', '千川投流基础', '售后与退换货规范', '虚拟主播上手'],
  招商会: ['闽南特产品牌招商', '秋冬服饰招商', '跨境好物招商'],
  选品会: ['茶饮选品会', '零食选品会', '家居选品会', '美妆选品会'],
  产品推荐会: ['商户新品推荐', '老字号推荐会'],
  其他: ['消防演练', '政策宣讲'],
};
const KINDS_OF_MONTH = ['培训会', '选品会', '招商会', '培训会', '产品推荐会', '其他'] as const;

/** The events of a month: three to six, at least one training. */
export function createEvents(month: Month): DemoEvent[] {
  const dice = diceOf('events', month);
  const kinds = KINDS_OF_MONTH.slice(0, dice.whole(3, 6));
  const first = toDayNumber(firstDayOf(month));
  const last = toDayNumber(lastDayOf(month));
  const events = kinds.map((kind): DemoEvent => {
    const on = addDays(firstDayOf(month), dice.whole(3, last - first - 2));
    return {
      day: on,
      kind,
      name: dice.pick(EVENT_NAMES[kind] ?? ['例会']),
      attendance: kind === '培训会' ? dice.whole(26, 84) : dice.whole(18, 130),
    };
  });
  return events.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
