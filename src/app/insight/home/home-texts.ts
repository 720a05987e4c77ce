// What home says: growth and targets of key figures, the deadline, backups, days left. Pure.
import type { Home, KeyFigure, YearTarget } from '../../../contract/insight/insight-shapes.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { unitKindOf } from '../../../domain/report/units.ts';
import { NO_VALUE, formatDay, formatInUnit, formatYuan } from '../../ui/values.tsx';
import { sayHome } from './home-messages.ts';

type Tone = 'plain' | 'good' | 'warn' | 'danger';
type Strip = NonNullable<Home['strip']>;

/** Growth as it is shown. */
interface GrowthText {
  readonly look: 'soft' | 'home-up' | 'home-down';
  readonly mark: string;
  readonly percent: string;
}

/** The last day of a month on which the month before is still to be reported. */
const LAST_DAY_TO_REPORT = 10;

/** True while the report of the month before stands first; after that tonight does. */
export function isReportFirst(day: Day): boolean {
  return Number(day.slice(8)) <= LAST_DAY_TO_REPORT;
}

/** True for a figure of a month that is not whole yet and has nothing: a nought would read as an answer. */
export function hasNoData({ value }: Pick<KeyFigure, 'value'>, isUnfinished: boolean): boolean {
  return isUnfinished && value.raw === 0;
}

/** The months of a line; of a month that is not whole yet it ends at the last that has something. */
export function endAtLastData(months: KeyFigure['months'], isUnfinished: boolean): KeyFigure['months'] {
  if (!isUnfinished) return months;
  const last = months.findLastIndex(({ raw }) => raw !== null && raw !== 0);
  return months.map((one, at) => (at > last ? { ...one, raw: null } : one));
}

/** Formats the growth of a key figure; null where there is none to say. */
export function formatGrowth({ growth }: Pick<KeyFigure, 'growth'>): GrowthText | null {
  if (growth === NO_VALUE) return null;
  if (Number(growth) === 0) return { look: 'soft', mark: '＝', percent: `${growth.startsWith('-') ? '' : '+'}${growth}%` };
  return growth.startsWith('-')
    ? { look: 'home-down', mark: '▼', percent: `${growth}%` }
    : { look: 'home-up', mark: '▲', percent: `+${growth}%` };
}

/** Says the figure of the year before, or that there is none. */
export function formatLastYear({ lastYear, unit }: Pick<KeyFigure, 'lastYear' | 'unit'>): string {
  return lastYear.text === NO_VALUE ? sayHome('noLastYear') : sayHome('lastYear', { value: formatInUnit(lastYear.text, unit) });
}

/** Says the target of a key figure and how far it is reached, and by what where that is another figure than the one that stands above. */
export function formatTarget(of: Omit<YearTarget, 'id' | 'indicator' | 'label' | 'month'>, shown: string): string {
  const { year, target, unit, address, actual, progress } = of;
  const by = address === shown ? [] : [sayHome('reachedSoFar', { actual: formatInUnit(actual.text, unit) })];
  return [sayHome('target', { year, target: formatInUnit(target, unit) }), ...by, sayHome('progress', { progress })].join(' · ');
}

/** Says a key figure exactly: money in yuan, else where it comes from. */
export function formatExact({ unit, value, address, label }: Pick<KeyFigure, 'unit' | 'value' | 'address' | 'label'>): string {
  return unitKindOf(unit) === 'money' && value.raw !== null ? `${formatYuan(value.raw)} 元` : `${address} ${label}`;
}

/** Shortens an address to its form and its line. */
export function shortenAddress(address: string): string {
  return address.split('.').slice(0, 2).join('.');
}

/** From here on the deadline is near. */
const NEAR_DAYS = 3;

/** Formats how long there is to hand a month in; null where it is handed in. */
export function formatDeadline({
  state,
  daysLeft,
  workdaysLeft,
}: Pick<Strip, 'state' | 'daysLeft' | 'workdaysLeft'>): { readonly tone: Tone; readonly words: string } | null {
  if (state === 'handed_in' || state === 'accepted') return null;
  if (daysLeft < 0) return { tone: 'danger', words: sayHome('overdue', { days: -daysLeft }) };
  const words = daysLeft === 0 ? sayHome('dueToday') : sayHome('daysLeft', { days: daysLeft, workdays: workdaysLeft });
  return { tone: daysLeft <= NEAR_DAYS ? 'warn' : 'plain', words };
}

/** Says how old the newest backup is. */
export function formatBackup({ days, at, level }: Pick<Home['backup'], 'days' | 'at' | 'level'>): {
  readonly mark: string;
  readonly when: string;
} {
  if (days === null) return { mark: sayHome('backupNone'), when: sayHome('backupNever') };
  const time = (at ?? '').replace('T', ' ');
  const mark = sayHome(level === 'red' ? 'backupRed' : level === 'amber' ? 'backupAmber' : 'backupOk');
  return { mark, when: days === 0 ? sayHome('backupToday', { time: time.slice(11) }) : sayHome('backupDays', { days, time }) };
}

/** Says how long ago a backup was tried, and whether it is time again; `mark` null: never, and not due. */
export function formatDrill({ at, days, isDue }: NonNullable<Home['drill']>): {
  readonly tone: Tone;
  readonly mark: string | null;
  readonly when: string;
} {
  const when = days === null ? sayHome('drillNever') : sayHome('drillDays', { days, time: (at ?? '').replace('T', ' ') });
  return { tone: isDue ? 'warn' : 'good', mark: isDue ? sayHome('drillDue') : days === null ? null : sayHome('drillOk'), when };
}

/** Says in how many days something ends, the nearer the louder. */
export function formatDaysLeft(
  days: number,
  { near, soon }: { readonly near: number; readonly soon: number },
): { readonly tone: Tone; readonly words: string } {
  const words = days < 0 ? sayHome('expiredDays', { days: -days }) : days === 0 ? sayHome('todayEnds') : sayHome('inDays', { days });
  return { tone: days <= near ? 'danger' : days <= soon ? 'warn' : 'plain', words };
}

/** Counts what has expired, and what ends within each number of days; where there are none, nothing. */
export function countWithin(
  days: readonly number[],
  limits: readonly number[],
): { readonly expired: number; readonly within: readonly { readonly limit: number; readonly count: number }[] } {
  const within = limits.map((limit) => ({ limit, count: days.filter((one) => one >= 0 && one <= limit).length }));
  return { expired: days.filter((one) => one < 0).length, within: within.filter(({ count }) => count > 0) };
}

/** Says what a lease is and when it ends. */
export function formatLease({ contract, endsOn }: { readonly contract: string; readonly endsOn: string }): string {
  return `${contract} · ${formatDay(endsOn)}`;
}

/** Says which paper ends when. */
export function formatPaper({
  kind,
  number,
  expiresOn,
}: {
  readonly kind: string;
  readonly number: string;
  readonly expiresOn: string;
}): string {
  return `${kind}${number === '' ? '' : ` ${number}`} · ${formatDay(expiresOn)}`;
}
