// Files that came in for a month and were not taken, and whose they are as far as that is known.
import type { Collection } from '../../contract/collection/collection.ts';
import { type RefusalData, refusalSchema } from '../../contract/core/shapes.ts';
import { rowAsOf, addMonths, createInstantAt, firstDayOf, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { FILE_CODES, FORM_CODES } from '../../domain/values/refusal-codes.ts';
import type { Connection } from '../core/db/rows.ts';
import type { DatedFacts } from '../report/sql/tenant-facts.ts';
import { wireOf } from './reply-ground.ts';
import { listRefusedFiles, type RefusedFile } from './sql/reply-course.ts';

type Refused = Collection['refused'][number];

function refusalOf(note: string): RefusalData | null {
  const parsed = refusalSchema.safeParse(JSON.parse(note === '' ? 'null' : note));
  return parsed.success ? parsed.data : null;
}

/** A form that was refused (its note names the tenant), or a file that could not even be read: of such nobody knows what they are. */
function mayBeReply(refusal: RefusalData): boolean {
  if (refusal.code === 'IMPORT_REFUSED') return false;
  return (
    typeof refusal.data['formTenant'] === 'number' ||
    FORM_CODES.some((code) => code === refusal.code) ||
    FILE_CODES.some((code) => code === refusal.code)
  );
}

/** Said of another month: it is that month's. */
function isOfOther({ data }: RefusalData, month: Month): boolean {
  return typeof data['month'] === 'string' && data['month'] !== month;
}

/**
 * The tenant that the form was read as, else by what the refusal names (a code, a name), else by a tenant's whole name in the file's. What
 * was found in a cell names nobody: it may be the very thing that is wrong.
 */
function tenantOf(facts: DatedFacts, file: string, refusal: RefusalData | null, month: Month): number | null {
  const formTenant = refusal?.data['formTenant'];
  if (typeof formTenant === 'number') return formTenant;
  const named = Object.entries(refusal?.data ?? {}).flatMap(([fact, value]) =>
    fact !== 'found' && typeof value === 'string' ? [value] : [],
  );
  for (const [id, dated] of facts) {
    if (dated.some(({ uscc, name }) => named.includes(uscc) || named.includes(name))) return id;
  }
  const inName = [...facts].flatMap(([id, dated]) => {
    const fact = rowAsOf(dated, lastDayOf(month));
    return fact !== null && fact.name.length > 1 && file.includes(fact.name) ? [{ id, length: fact.name.length }] : [];
  });
  return inName.toSorted((a, b) => b.length - a.length || a.id - b.id)[0]?.id ?? null;
}

function refusedOf(facts: DatedFacts, row: RefusedFile, month: Month): Refused[] {
  const refusal = refusalOf(row.note);
  if (row.outcome === 'refused' && (refusal === null || !mayBeReply(refusal) || isOfOther(refusal, month))) return [];
  const { id: intake, file, atMs, who, outcome } = row;
  return [{ intake, file, at: wireOf(atMs), who, outcome, tenant: tenantOf(facts, file, refusal, month), refusal }];
}

/**
 * Files that were refused while the month was gathered (the month after it; earlier or later ones only where they name it), and those
 * that wait for it to be opened again, newest first.
 */
export function listRefusedReplies(db: Connection, month: Month, facts: DatedFacts): Refused[] {
  const at = (months: number): number => createInstantAt(firstDayOf(addMonths(month, months)), 0);
  const [gathered, over] = [at(1), at(2)].map((minutes) => wireOf(minutes * 60_000));
  return listRefusedFiles(db, month, { from: at(0), until: at(12) })
    .flatMap((row) => refusedOf(facts, row, month))
    .filter(({ outcome, refusal, at: came }) => {
      const isNamed = refusal?.data['month'] === month;
      return outcome === 'parked' || isNamed || (came >= (gathered ?? '') && came < (over ?? ''));
    });
}
