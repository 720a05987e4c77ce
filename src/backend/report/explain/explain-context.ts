// What explaining a figure reads, and rows turned into parts with their sources.
import type { Connection } from '../../core/db/rows.ts';
import type { BuiltTenants } from '../../../domain/report/build.ts';
import type { FigurePart } from '../../../contract/report/explain-shapes.ts';
import { printExact } from '../../../domain/report/specs.ts';
import type { Resolver } from '../../../domain/report/resolve.ts';
import { originsOf, type RowPart } from './origins.ts';
import type { Profile } from '../../base/profile.ts';

/** What explaining reads. */
export interface ExplainContext {
  readonly db: Connection;
  readonly profile: Profile;
  readonly resolver: Resolver;
  /** ZB-4, built when it is first asked. */
  readonly tenants: () => BuiltTenants;
}

/** Rows as parts, with their sources looked up. */
export function createRowParts(db: Connection, unit: string, rows: readonly RowPart[]): FigurePart[] {
  const origin = originsOf(db, rows);
  return rows.map((row) => ({
    what: row.what.filter((word) => word !== '').join(' · '),
    value: printExact(unit, row.raw),
    raw: row.raw,
    group: row.group,
    source: row.sessions ?? origin(row),
    ...(row.choice === undefined ? {} : { choice: row.choice }),
  }));
}
