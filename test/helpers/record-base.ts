// A real base that people type into: records go in as the page's forms send them, read by the contract's own rules.
import { checkBase } from '../../src/backend/safety/check.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { addStudio, addTenant } from '../../src/backend/records/add-composite.ts';
import { addRecordOf } from '../../src/backend/records/record-authorization.ts';
import type { EditableKind, WireValues } from '../../src/contract/records/record-kinds.ts';
import { readValues } from '../../src/contract/records/record-values.ts';
import type { Result } from '../../src/domain/values/result.ts';
import { codeOf, openImportBase } from './import-base.ts';

export const MANAGER = { who: '周敏', host: 'window', role: 'manager' } as const;

/** A value of the contract, or an error that names what does not fit. */
export function typed(kind: EditableKind, given: WireValues, without: string | null = null): WireValues {
  const read = readValues(kind, given, false, without);
  if (!read.ok) throw new Error(`${kind}: ${JSON.stringify(read.troubles)}`);
  return read.values;
}

/** What a result holds, or an error with its refusal. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

/** A result's code: `ok`, or why not. */
export function codeIn(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.refusal.code;
}

/** Such a base syncs nothing, makes no backup, and its filings are made by hand. */
export const BESIDES: readonly string[] = ['backup', 'pragmas', 'snapshots'];

export interface RecordBase {
  readonly base: Base;
  readonly take: ReturnType<typeof openImportBase>['take'];
  readonly setNow: (text: string) => void;
  readonly close: () => void;
  readonly add: (kind: EditableKind, values: WireValues) => number;
  /** A tenant by number, in force from the start. */
  readonly tenant: (nth: number, fact?: WireValues) => number;
  readonly studio: (code: string) => number;
  /** Full checks that fail, besides those that a test's own speed and closed months by hand make fail. */
  readonly failing: () => readonly string[];
  /** Closes it, and throws with what the full check finds: for `afterEach`. */
  readonly closeSound: () => void;
}

/** An empty base whose clock stands at 2026-11-05 09:00. */
export function openRecordBase(): RecordBase {
  const { base, take, setNow, close } = openImportBase();
  const add = (kind: EditableKind, values: WireValues): number =>
    valueOf(addRecordOf(base, MANAGER, { kind, values: typed(kind, values), reason: null })).id;
  const tenant = (nth: number, fact: WireValues = {}): number => {
    const given = { starts_on: '0001-01-01', name: `企业${nth}`, uscc: codeOf(nth), category: '直播电商企业', ...fact };
    return valueOf(addTenant(base, MANAGER, { tenant: typed('tenant', {}), fact: typed('tenant_fact', given, 'tenant_id'), reason: null }))
      .id;
  };
  const studio = (code: string): number => {
    const fact = { starts_on: '0001-01-01', kind: '公共', hours: '全天', turnaround: 15, hourly_rate: 0 };
    return valueOf(
      addStudio(base, MANAGER, {
        studio: typed('studio', { code, opened_on: '2024-01-01' }),
        fact: typed('studio_fact', fact, 'studio_id'),
        reason: null,
      }),
    ).id;
  };
  const failing = (): readonly string[] =>
    checkBase(base, { full: true })
      .checks.filter(({ ok, name }) => !ok && !BESIDES.includes(name))
      .map(({ name, detail }) => `${name} ${detail}`);
  const closeSound = (): void => {
    const found = failing();
    close();
    if (found.length > 0) throw new Error(found.join('; '));
  };
  return { base, take, setNow, close, add, tenant, studio, failing, closeSound };
}
