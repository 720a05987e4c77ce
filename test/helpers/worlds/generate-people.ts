// Random tenants of a world: their dated rows, leases, people, hosts and cases.
import { dayNo, dayText, firstDay, lastDay, monthsBetween, plusDays, plusMonths } from './days.ts';
import { lastInForce } from './oracle-facts.ts';
import { type Chance, usccOf } from './random.ts';
import type { ComplianceCase, Headcount, Host, Lease, Studio, Tenant, TenantFact } from './world.ts';

/** The span of a world's data, both months included. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

const NAMES = [
  '晨光',
  '海纳',
  '星曜',
  '云集',
  '锦瑟',
  '蓝鲸',
  '南岭',
  '红树林',
  '大鹏湾',
  '前海',
  '盐田',
  '梧桐',
  '莲花',
  '银湖',
  '笔架',
  '观澜',
  '蛇口',
  '科苑',
];
const TRADES = ['物流', '电子商务', '供应链', '直播科技', '数字科技', '文化传媒', '品牌管理', '网络科技'];

function laterFacts(chance: Chance, first: TenantFact, span: Span): TenantFact[] {
  const days = [
    ...new Set(Array.from({ length: chance.int(1, 2) }, () => chance.day(firstDay(span.first), lastDay(span.last)))),
  ].toSorted();
  const facts: TenantFact[] = [];
  for (const from of days) {
    const before = facts.at(-1) ?? first;
    facts.push({
      from,
      name: chance.is(0.4) ? `${before.name}${facts.length + 1}` : before.name,
      uscc: chance.is(0.25) ? usccOf(chance, true) : before.uscc,
      category: chance.is(0.4) ? (before.category === '直播电商企业' ? '相关服务企业' : '直播电商企业') : before.category,
      leading: chance.is(0.4) ? !before.leading : before.leading,
    });
  }
  return facts;
}

export function randomTenants(chance: Chance, count: number, span: Span): Tenant[] {
  return Array.from({ length: count }, (_, id) => {
    const holds = chance.is(0.95);
    const fact: TenantFact = {
      from: '',
      name: `深圳市${chance.pick(NAMES)}${chance.pick(TRADES)}（${id + 1}）有限公司`,
      uscc: usccOf(chance, holds),
      category: chance.is(0.8) ? '直播电商企业' : '相关服务企业',
      leading: chance.is(0.15),
    };
    return {
      id,
      incubated: chance.is(0.3) ? chance.day(firstDay(plusMonths(span.first, -3)), lastDay(span.last)) : null,
      notes: holds || chance.is(0.5) ? (chance.is(0.1) ? '执照已核对' : '') : '执照已核对',
      facts: [fact, ...(chance.is(0.25) ? laterFacts(chance, fact, span) : [])],
    };
  });
}

/** Where the next lease of a tenant starts after one that ends, or is about to: following, overlapping, the same month, or after a gap. */
function nextStart(chance: Chance, before: Lease): string {
  const end = lastInForce(before);
  const kind = chance.int(0, 3);
  if (kind === 0) return plusDays(end, 1);
  if (kind === 1) return chance.day(before.from, end);
  return plusDays(end, kind === 2 ? chance.int(2, 20) : chance.int(20, 150));
}

function leaveDay(chance: Chance, from: string, to: string): string | null {
  if (chance.is(0.65)) return null;
  return chance.is(0.8) ? chance.day(from, to) : plusDays(to, chance.int(0, 40));
}

/** True if nobody holds the studio on any day that the lease is in force. */
function isFree(leases: readonly Lease[], studio: string, lease: Lease): boolean {
  return leases.every((one) => !one.studios.includes(studio) || one.from > lastInForce(lease) || lastInForce(one) < lease.from);
}

export function randomLeases(chance: Chance, tenants: readonly Tenant[], studios: readonly Studio[], span: Span): Lease[] {
  const exclusive = studios.filter((studio) => studio.facts.every((fact) => fact.kind === '专属')).map((studio) => studio.code);
  const leases: Lease[] = [];
  for (const { id } of tenants.filter(() => chance.is(0.97))) {
    let from = chance.is(0.5)
      ? chance.day(plusDays(firstDay(span.first), -400), firstDay(span.first))
      : chance.day(firstDay(span.first), lastDay(span.last));
    for (let nth = chance.pick([1, 1, 1, 2, 2, 3, 4]); nth > 0; nth -= 1) {
      const to = chance.day(plusDays(from, chance.int(0, 20)), plusDays(from, chance.pick([60, 400, 800])));
      const bare: Lease = {
        contract: `${chance.pick(['HT', '2024'])}${String(leases.length + 1).padStart(4, '0')}`,
        tenant: id,
        from,
        to,
        left: leaveDay(chance, from, to),
        area: chance.int(2000, 45_000),
        studios: [],
      };
      const free = exclusive.filter((studio) => isFree(leases, studio, bare));
      const named = free.length > 0 && chance.is(0.3) ? chance.shuffled(free).slice(0, chance.int(1, 2)) : [];
      leases.push({ ...bare, studios: named });
      from = nextStart(chance, bare);
    }
  }
  return leases;
}

export function randomHeadcounts(chance: Chance, tenants: readonly Tenant[], span: Span): Headcount[] {
  const rows: Headcount[] = [];
  const hasMoreHosts = chance.is(0.1);
  for (const { id } of tenants) {
    for (const month of monthsBetween(span.first, span.last)) {
      if (chance.is(0.15)) continue;
      rows.push({ tenant: id, month, hosts: chance.int(0, hasMoreHosts ? 120 : 9), employees: chance.int(0, 60) });
    }
  }
  return rows;
}

export function randomHosts(chance: Chance, tenants: readonly Tenant[], span: Span): Host[] {
  const [from, to] = [plusDays(firstDay(span.first), -200), lastDay(span.last)];
  return tenants.flatMap(({ id }) =>
    Array.from({ length: chance.int(0, 6) }, (_, nth) => {
      const since = chance.day(from, to);
      return {
        number: chance.is(0.5) ? `ZB${id}-${nth}` : `${id + 1}0${nth}`,
        tenant: id,
        isKnown: chance.is(0.15),
        isVirtual: chance.is(0.15),
        since,
        until: chance.is(0.3) ? chance.day(since, dayText(dayNo(to) + 60)) : null,
        trained: chance.is(0.3) ? chance.day(from, to) : null,
      };
    }),
  );
}

export function randomCases(chance: Chance, tenants: readonly Tenant[], span: Span): ComplianceCase[] {
  const [from, to] = [plusDays(firstDay(span.first), -90), lastDay(span.last)];
  return Array.from({ length: chance.int(0, 15) }, (_, nth) => {
    const day = chance.day(from, to);
    return {
      number: `HG${nth + 1}`,
      day,
      tenant: chance.pick(tenants).id,
      kind: chance.pick(['知识产权侵权', '假冒伪劣', '虚假宣传', '其他']),
      resolved: chance.is(0.6) && day < to ? chance.day(day, to) : null,
    };
  });
}
