// Short names over many names, and who is found by two letters at a desk of 60 tenants whose names all begin with the city.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchTenants } from '../../src/app/ui/tenant-match.ts';
import { computeDemoDays } from '../../src/backend/demo/demo-days.ts';
import { createDemoTenants } from '../../src/backend/demo/demo-tenants.ts';
import { createSpokenNames } from '../../src/backend/records/names.ts';
import type { TenantName } from '../../src/contract/records/records.ts';
import { proposeShortName, computeShortNameKey } from '../../src/domain/base/short-name.ts';
import { parseDay } from '../../src/domain/time/calendar.ts';
import { openRecordBase, type RecordBase, valueOf } from '../helpers/record-base.ts';
import { randomTenants } from '../helpers/worlds/generate-people.ts';
import { chanceOf } from '../helpers/worlds/random.ts';

const DAY = parseDay('2026-11-28') ?? expect.unreachable('no day');

/** Short names of tenants that come one after the other. */
function shortNamesOf(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const short = proposeShortName(name, taken);
    taken.add(computeShortNameKey(short));
    return short;
  });
}

describe('short names are distinct on one screen', () => {
  it('40 of 40 of the demo, each beginning with what the name says behind the city', () => {
    const names = createDemoTenants(computeDemoDays(DAY)).map(({ name }) => name);
    const shorts = shortNamesOf(names);
    expect(new Set(shorts).size).toBe(40);
    shorts.forEach((short, at) => expect(names[at]?.slice(2).startsWith(short.slice(0, 2))).toBe(true));
  });

  it.each([1, 2, 3, 4, 5])('300 of 300 of random world %i', (seed) => {
    const names = randomTenants(chanceOf(seed), 300, { first: '2025-01', last: '2026-10' }).map(({ facts }) => facts.at(-1)?.name ?? '');
    const shorts = shortNamesOf(names);
    expect(new Set(shorts).size).toBe(300);
    expect(shorts.every((short) => [...short].length <= 8)).toBe(true);
  });
});

const FIRSTS = [...'晨星云海天华金新明德盛恒锦瑞嘉和泰宏远达优美乐思创博卓众联鼎聚汇'];
const SECONDS = [...'光河帆蓝成润城月珠丰源信诚达通宇翔龙凤泉山川林木石玉玲珑禾苗悦享尚品'];
const TRADES = ['文化传媒', '网络科技', '电子商务', '贸易', '供应链', '直播', '服饰', '食品'];

describe('at a desk of 60 tenants whose names all begin with the city', () => {
  let one: RecordBase;
  let names: readonly TenantName[];
  beforeAll(() => {
    one = openRecordBase();
    const chance = chanceOf(60);
    const made = new Set<string>();
    while (made.size < 60) made.add(`厦门${chance.pick(FIRSTS)}${chance.pick(SECONDS)}${chance.pick(TRADES)}有限公司`);
    [...made].forEach((name, at) => one.tenant(at + 1, { name }));
    names = valueOf(createSpokenNames(one.base, { day: DAY })).tenants;
  });
  afterAll(() => one.close());

  const twoLetters = ({ shortInitials }: TenantName): string => shortInitials.slice(0, 2);
  /** The tenants with `last` as the ones who booked, newest first. */
  const after = (last: readonly number[]): readonly TenantName[] =>
    names.map((tenant) => ({ ...tenant, recent: last.includes(tenant.id) ? last.indexOf(tenant.id) : null }));
  const isFirst = (meant: TenantName, last: readonly number[]): boolean =>
    matchTenants(after(last), twoLetters(meant))[0]?.tenant.id === meant.id;

  it('anyone who of them booked last is first by two letters, for 95 % of the tenants and more', () => {
    // The others booked before, in any order.
    const chance = chanceOf(7);
    const first = names.filter((meant) =>
      isFirst(meant, [meant.id, ...chance.shuffled(names.map(({ id }) => id).filter((id) => id !== meant.id))]),
    );
    expect(first.length / names.length).toBeGreaterThanOrEqual(0.95);
  });

  it('through a month of 1,000 bookings in which some come often and some seldom, the one meant is first five times of six', () => {
    const chance = chanceOf(11);
    const order = chance.shuffled(names);
    const often = order.flatMap((tenant, at) => Array.from({ length: Math.ceil(60 / (at + 1)) }, () => tenant));
    let last: readonly number[] = [];
    let right = 0;
    for (let nth = 0; nth < 1000; nth += 1) {
      const meant = chance.pick(often);
      if (nth >= 200 && isFirst(meant, last)) right += 1;
      last = [meant.id, ...last.filter((id) => id !== meant.id)];
    }
    expect(right / 800).toBeGreaterThanOrEqual(5 / 6);
  });
});
