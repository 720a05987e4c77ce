// Who may undo a change of a kind is who may write the kind: every kind x role.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METHODS, ROLE_ORDER, ROLES_OF_RIGHTS } from '../../../test/contract/who-may.ts';
import { MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { isEditableKind, isRecordName, RECORD_KINDS } from '../../contract/records/record-kinds.ts';
import type { Role } from '../../domain/base/rights.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { appendHistory, getNewestSeq, inTx } from '../core/db/tx.ts';
import { openClient } from '../router.ts';

/** Kinds that no form edits, with a method that writes them. */
const WRITTEN_BY: Readonly<Record<string, string>> = {
  booking: 'bookings.book',
  booking_series: 'series.book',
  waiting_entry: 'waiting.add',
  shift_note: 'shift.addNote',
  loan: 'shift.lend',
  live_session: 'collection.accept',
  shop_day: 'collection.accept',
  source_choice: 'collection.choose',
  month_head: 'month.head',
  explanation_draft: 'filing.explain',
  bureau_workbook: 'workbooks.save',
  column_mapping: 'settings.renameMapping',
  attachment: 'tenants.attach',
};

let one: RecordBase;
beforeAll(() => {
  one = openRecordBase();
});
afterAll(() => one.close());

function clientOf(role: Role) {
  return openClient({ findBase: () => one.base, actor: { ...MANAGER, role }, onProgress: null, jobs: null, shell: null, start: null });
}

function isAllowed(answer: Result<unknown>): boolean {
  return answer.ok || answer.refusal.code !== 'NOT_ALLOWED';
}

async function canWrite(kind: string, role: Role): Promise<boolean> {
  if (isEditableKind(kind)) return isAllowed(await clientOf(role).records.retire({ kind, id: 999, version: 1, reason: 'x' }));
  const [right = ''] = (METHODS[WRITTEN_BY[kind] ?? ''] ?? '').split(' ');
  return Object.entries(ROLES_OF_RIGHTS).some(([name, roles]) => name === right && roles[ROLE_ORDER.indexOf(role)] === 'x');
}

/** A change of a manager's, bound to a second kind's: its number. */
function changeOf(kind: string): number {
  return valueOf(
    inTx(one.base, MANAGER, (tx) => {
      appendHistory(tx, { action: 'change', entity: kind, entityId: 999, before: {}, after: {} });
      return ok(getNewestSeq(tx));
    }),
  );
}

describe('the front desk undid a manager’s attachment and a month’s heading, accounting a statistician’s choice of source', () => {
  it.each(Object.keys(RECORD_KINDS).filter(isRecordName))('%s: undone by who may write it', async (kind) => {
    const change = changeOf(kind);
    for (const role of ROLE_ORDER) {
      const undone = await clientOf(role).records.undo({ change });
      expect([role, isAllowed(undone)]).toEqual([role, await canWrite(kind, role)]);
    }
  });
});
