// Use cases: short names looked through once, after the program has proposed them for an old base.
import { ok, type Result } from '../../domain/values/result.ts';
import { shortNameRowSchema, type ShortNames } from '../../contract/tenants/tenant-shapes.ts';
import type { Base } from '../core/db/open.ts';
import { rowsOf } from '../core/db/rows.ts';
import type { Actor } from '../core/db/tx.ts';
import { readSetting, setSetting } from '../core/records/settings.ts';

const ROWS = `SELECT t.id, t.version, coalesce(t.short_name, f.name) AS short, f.name FROM tenant t
  JOIN tenant_fact f ON f.id = (SELECT id FROM tenant_fact WHERE tenant_id = t.id AND retired_at IS NULL ORDER BY starts_on DESC LIMIT 1)
  WHERE t.retired_at IS NULL ORDER BY t.id`;

/** Short names beside full ones. */
export function shortNamesOf({ db }: Base): Result<ShortNames> {
  return ok({ isUnseen: readSetting(db, 'shortNames.unseen'), rows: rowsOf(db, ROWS, shortNameRowSchema) });
}

/** Says that they have been looked through. */
export function confirmShortNames(base: Base, actor: Actor): Result<ShortNames> {
  const written = setSetting(base, actor, 'shortNames.unseen', false);
  return written.ok ? shortNamesOf(base) : written;
}
