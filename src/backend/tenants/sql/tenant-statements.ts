// Rows of a tenant that are no records yet.
import { type Connection, prepareStatement } from '../../core/db/rows.ts';

/** Statements with their frozen copies, which name the tenant for good, as `statement:3`: how many there are. */
export function listRowsWithoutKind(db: Connection, tenant: number): readonly string[] {
  const count = Number(prepareStatement(db, 'SELECT count(*) FROM statement WHERE tenant_id = ?').pluck().get(tenant));
  return count > 0 ? [`statement:${count}`] : [];
}
