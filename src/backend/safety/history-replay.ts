// Compares every row with the history: one that says something else than its history was changed behind the program's back.
import type { Connection } from '../core/db/rows.ts';
import { type MarkFinding, replayMarks } from '../core/db/known-digests.ts';

/** What the comparison found. `wrong` names at most 20 rows as `table:id`, behind it `/added`, `/missing` or `/overwritten` where it is no value that differs. */
export interface ReplayFacts {
  readonly rows: number;
  readonly wrongCount: number;
  readonly wrong: readonly string[];
}

function nameFinding({ table, key, trouble }: MarkFinding): string {
  const plain = typeof key === 'number' ? String(key) : key.replaceAll(/^\[|\]$|"/g, '').replaceAll(/[\s,]+/g, '|');
  return `${table}:${plain}${trouble === 'value' ? '' : `/${trouble}`}`;
}

/** Compares every row of every table with the history's last word on it. Names the first difference of each table. */
export function replayHistory(db: Connection): ReplayFacts {
  const { rows, found, named } = replayMarks(db);
  return { rows, wrongCount: found, wrong: named.map(nameFinding) };
}
