// Judges the shipped profile's relations on an empty month with some figures put in their place.
import { loadProfile } from '../../src/backend/base/load-profile.ts';
import { STANDARD_PROFILE } from '../../src/contract/core/settings/settings.ts';
import { createInstantAt, type Day, weekdayOf } from '../../src/domain/time/calendar.ts';
import type { Finding, ProfileShape } from '../../src/domain/report/shape.ts';
import { buildReport } from '../../src/domain/report/build.ts';
import { printInUnit } from '../../src/domain/report/units.ts';
import type { RelationContext, RelationFacts } from '../../src/domain/report/relation-context.ts';
import { type Audit, auditReport } from '../../src/domain/report/relations.ts';
import type { Value } from '../../src/domain/report/resolve.ts';
import { specsOf } from '../../src/domain/report/specs.ts';
import { day, type Said, sourcesOf } from './report-sources.ts';

/** The profile that ships. */
export function shippedProfile(): ProfileShape {
  const loaded = loadProfile(STANDARD_PROFILE);
  if (!loaded.ok) throw new Error(loaded.refusal.code);
  return loaded.value;
}

/** Monday to Friday. */
export const isWorkday = (one: Day): boolean => weekdayOf(one) <= 5;
/** A complete head. */
export const HEAD = {
  填报单位: '基地',
  统一社会信用代码: '91440304MA93PCF423',
  基地类型: '园区',
  所属区: '南山区',
  报告期: '2026年10月',
  单位负责人: '甲',
  统计负责人: '乙',
  填表人: '丙',
  联系电话: '1',
  报出日期: '2026-11-05',
};
const FACTS: RelationFacts = {
  head: HEAD,
  baseUscc: '91440304MA93PCF423',
  roster: null,
  reportedOn: day('2026-11-05'),
  isWorkday,
  now: createInstantAt(day('2026-11-05'), 540),
  openBookings: [],
  activities: [],
  sharedSessions: [],
  lacking: [],
  sourcePairs: [],
};

/** What differs from the empty month. */
export interface Changed {
  readonly values?: Readonly<Record<string, number | string | null>>;
  readonly printed?: readonly string[];
  readonly said?: Said;
  readonly facts?: Partial<RelationFacts>;
  readonly month?: string;
  readonly profile?: Partial<ProfileShape>;
}

/** An empty month with the values put in their place: numbers are raw, texts percentages, null is no figure. */
export function audit(changed: Changed): Audit {
  const own: ProfileShape = { ...shippedProfile(), ...changed.profile };
  const sources = sourcesOf(changed.month ?? '2026-10', changed.said ?? {});
  const resolver = { sources, specs: specsOf(own) };
  const built = buildReport(own, sources);
  const values = new Map(built.values);
  for (const [address, given] of Object.entries(changed.values ?? {})) {
    const unit = resolver.specs.figures.get(address)?.unit ?? (address.endsWith('paid') ? '万元' : '');
    const printed = changed.printed?.includes(address) ?? false;
    const value: Value =
      typeof given === 'number' ? { raw: given, text: printInUnit(unit, given), printed } : { raw: null, text: given ?? '—', printed };
    values.set(address, value);
  }
  const context: RelationContext = { profile: own, resolver, built: { ...built, values }, facts: { ...FACTS, ...changed.facts } };
  return auditReport(context);
}

/** The finding of this id, if it fails. */
export function finding(id: string, changed: Changed): Finding | undefined {
  return audit(changed).failing.find((one) => one.id === id);
}

/** What the finding of this id says. */
export function message(id: string, changed: Changed): string | undefined {
  return finding(id, changed)?.message;
}

/** True if the relation is listed as not judged. */
export function isNotJudged(id: string, changed: Changed): boolean {
  return audit(changed).notJudged.some((one) => one.id === id);
}
