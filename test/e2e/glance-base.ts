// An evening for the tests of what the eye finds first: studios whose states at 19:00 are drawn by chance, and what is true of each.
import { closeBase } from '../../src/backend/core/db/open.ts';
import { createInstantAt } from '../../src/domain/time/calendar.ts';
import { EVENING } from '../helpers/evening-base.ts';
import { codeOf } from '../helpers/import-base.ts';
import { smallBase } from '../helpers/small-base.ts';
import { chanceOf, type Chance } from '../helpers/worlds/random.ts';

/** When the pictures are taken. */
export const GLANCE_NOW = '2026-11-05T19:00:00+08:00';
/** Minutes of the day: now, and yesterday's 20:00 as seen from today. */
const [NOW, YESTERDAY] = [19 * 60, 20 * 60 - 1440];
/** Hours of a studio, and the minute at which they end; every sixth closes at midnight. */
const HOURS = { late: ['08:00-02:00', 26 * 60], early: ['08:00-24:00', 24 * 60] } as const;
const KINDS = ['free', 'free', 'in', 'in', 'in', 'late', 'over'] as const;
/** Short names as bases have them, of two to eight letters. */
const FIRST = ['晨光', '海浪', '远山', '鹭江潮', '听潮', '云上', '小岛日记', '新月', '白鹭洲', '鼓浪声', '南强', '同安'] as const;
const LAST = ['', '传媒', '网络', '直播', '文化', '优选', '电商'] as const;

/** What a stranger should see of a studio. `until`: the minute of the day at which the plan has it end; null where nobody is in. */
export interface StudioTruth {
  readonly code: string;
  readonly kind: (typeof KINDS)[number];
  readonly until: number | null;
}

/** The evening: its folder, what is true at 19:00, and the bookings that are not over then. */
export interface Glance {
  readonly folder: string;
  readonly truths: readonly StudioTruth[];
  /** Booking id to short name. */
  readonly ahead: ReadonlyMap<number, string>;
}

/** A stay to lay out; minutes of the day. */
interface Laid {
  readonly from: number;
  readonly to: number;
  readonly state: 'booked' | 'checked_in' | 'completed' | 'option' | 'no_show';
}

/** Who is there at 19:00, or should be. */
function laysNow(chance: Chance, kind: StudioTruth['kind']): readonly Laid[] {
  const half = (least: number, most: number): number => chance.int(least * 2, most * 2) * 30;
  if (kind === 'in') return [{ from: half(17, 18.5), to: half(19.5, 21.5), state: 'checked_in' }];
  if (kind === 'late') return [{ from: half(18, 18.5), to: half(20, 21), state: 'booked' }];
  if (kind === 'over' && chance.is(0.3)) return [{ from: YESTERDAY, to: YESTERDAY + 120, state: 'checked_in' }];
  return kind === 'over' ? [{ from: half(15, 16), to: half(17, 18.5), state: 'checked_in' }] : [];
}

/** A studio's bookings: what is over, what is now, and what is ahead. */
function layStudio(chance: Chance, now: readonly Laid[], closing: number): readonly Laid[] {
  const laid: Laid[] = [];
  const first = Math.min(NOW, ...now.map(({ from }) => from));
  for (let at = 480 + chance.int(0, 3) * 30; at + 90 < first; at += chance.int(5, 8) * 30)
    laid.push({ from: at, to: Math.min(at + chance.pick([60, 90, 120]), first - 30), state: chance.is(0.1) ? 'no_show' : 'completed' });
  let at = Math.max(NOW, ...now.map(({ to }) => to)) + chance.int(1, 3) * 30;
  while (at + 60 <= closing) {
    const to = Math.min(closing, at + chance.pick([60, 90, 90, 120, 120, 180]));
    laid.push({ from: at, to, state: chance.is(0.15) ? 'option' : 'booked' });
    at = to + chance.int(1, 2) * 30;
  }
  return laid;
}

/** Lays out so many studios on up to four floors; the same seed lays out the same evening. */
export function layOutGlance(studios: number, seed: number): Glance {
  const chance = chanceOf(seed);
  const { base, put } = smallBase();
  const starts_on = '0001-01-01';
  const head = { kind: '直播电商园区', district: '南山区', unit_head: '甲', statistics_head: '乙', filler: '丙', phone: '1' };
  put('base_fact', { starts_on, full_name: '某基地', uscc: codeOf(0), ...head });
  const names = FIRST.flatMap((first) => LAST.map((last) => `${first}${last}`));
  names.forEach((name, nth) => {
    const tenant_id = put('tenant', { short_name: name });
    put('tenant_fact', { tenant_id, starts_on, name: `厦门${name}有限公司`, uscc: codeOf(nth + 1), category: '直播电商企业', leading: 0 });
    put('lease', { contract: `C${nth}`, tenant_id, starts_on: '2025-01-01', ends_on: '2027-12-31', area: 100 });
  });
  const truths: StudioTruth[] = [];
  const ahead = new Map<number, string>();
  for (let nth = 1; nth <= studios; nth += 1) {
    const floor = Math.ceil((nth * 4) / studios);
    const code = `${floor}${String(nth).padStart(3, '0')}`;
    const studio_id = put('studio', { code, name: chance.is(0.5) ? code : `${nth}号间`, floor: `${floor}F`, opened_on: '2020-01-01' });
    const [hours, closing] = nth % 6 === 0 ? HOURS.early : HOURS.late;
    put('studio_fact', { studio_id, starts_on, kind: '公共', hours, turnaround: 15, hourly_rate: 12_000 });
    const kind = chance.pick(KINDS);
    const now = laysNow(chance, kind);
    truths.push({ code, kind, until: now[0]?.to ?? null });
    for (const { from, to, state } of [...layStudio(chance, now, closing), ...now]) {
      const tenant = chance.int(1, names.length);
      const [starts_at, ends_at] = [createInstantAt(EVENING, from), createInstantAt(EVENING, to)];
      const wasIn = state === 'checked_in' || state === 'completed';
      const id = put('booking', {
        number: `G${nth}-${from}`,
        studio_id,
        tenant_id: tenant,
        starts_at,
        ends_at,
        state,
        actual_start: wasIn ? starts_at : null,
        actual_end: state === 'completed' ? ends_at : null,
        holds_until: state === 'option' ? starts_at : null,
      });
      if (to > NOW || state === 'checked_in') ahead.set(id, names[tenant - 1] ?? '');
    }
  }
  closeBase(base);
  return { folder: base.folder, truths, ahead };
}
