// Use case: the names that pickers and the palette find tenants and studios by, former ones and Pinyin included.
import type { Day } from '../../domain/time/calendar.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Names, StudioName, TenantName } from '../../contract/records/records.ts';
import type { Connection } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { readKind } from '../core/db/read-kind.ts';
import { listFormerNames, listLastBookers, listMonthsWithData, listResidentsOn } from './sql/spoken-names.ts';
import { spellName } from './spelling.ts';

/** The row in force on the day of rows in the order of their days: the newest begun, else the first. */
function inForce<R extends { readonly startsOn: Day }>(rows: readonly R[], day: Day): R | undefined {
  return rows.findLast((row) => row.startsOn <= day) ?? rows[0];
}

function tenantsOf(base: Base, day: Day): TenantName[] {
  const { db } = base;
  const former = listFormerNames(db);
  const residents = listResidentsOn(db, day);
  const shortOf = new Map(readKind(db, 'tenant').map(({ id, shortName }) => [id, shortName]));
  const names = readKind(db, 'tenant_fact', { order: ['tenantId', 'startsOn'] });
  const recent = new Map(listLastBookers(db).map((id, at) => [id, at]));
  return [...Map.groupBy(names, (row) => row.tenantId)].flatMap(([id, rows]) => {
    const now = inForce(rows, day);
    if (now === undefined) return [];
    const said = [...rows.flatMap((row) => [row.name, row.uscc]), ...(former.get(id) ?? [])];
    const words = [...new Set(said)].filter((word) => word !== now.name && word !== now.uscc);
    const short = shortOf.get(id) ?? now.name;
    const { initials: shortInitials, pinyin: shortPinyin, others: shortOthers } = spellName(base, short);
    const { initials, pinyin, others } = spellName(base, now.name);
    const called = { short, shortInitials, shortPinyin, recent: recent.get(id) ?? null, name: now.name, initials, pinyin };
    return [{ id, ...called, uscc: now.uscc, former: [...words, ...shortOthers, ...others], inBase: residents.has(id) }];
  });
}

function studiosOf(db: Connection, day: Day): StudioName[] {
  const kinds = Map.groupBy(readKind(db, 'studio_fact', { order: ['studioId', 'startsOn'] }), (row) => row.studioId);
  return readKind(db, 'studio', { order: ['code'] }).map(({ id, code, name, floor, openedOn, closedOn }) => ({
    id,
    code,
    name,
    floor,
    kind: inForce(kinds.get(id) ?? [], day)?.kind ?? '',
    closed: openedOn > day || (closedOn !== null && closedOn <= day),
  }));
}

/** Names as of a day, and the months that have data. */
export function createSpokenNames(base: Base, { day }: { readonly day: Day }): Result<Names> {
  const { db } = base;
  return ok({ tenants: tenantsOf(base, day), studios: studiosOf(db, day), months: listMonthsWithData(db) });
}
