// One row of every table that collecting a month fills, by raw SQL.
import type { Values } from './raw-base.ts';

const SHA = 'b'.repeat(64);

type Add = (table: string, values: Values) => number;

/** What collecting 2026-03 leaves; the filled workbook is of a filing of 2000-01. `add` inserts a row and answers its id. */
export function addCollected(
  add: Add,
  of: { readonly tenant: number; readonly file: number; readonly batch: number; readonly filed: number },
): void {
  const bytes = Buffer.from('x');
  const form = { month: '2026-03', tenant_id: of.tenant, version: 1, name: 'x.xlsx', bytes, sha256: SHA, made_ms: 1, who: '张' };
  const formId = add('tenant_form', { number: 'F1', ...form });
  const reply = { month: '2026-03', tenant_id: of.tenant, form_id: formId, file_id: of.file, file_name: 'x', batch_id: of.batch };
  const replyId = add('form_reply', { ...reply, figures: '{}', at_ms: 1, who: '张' });
  add('reply_step', { reply_id: replyId, at_ms: 1, who: '张', state: 'received' });
  add('source_choice', { month: '2026-03', tenant_id: of.tenant, platform: '抖音', goods_class: '其他', source: 'ledger', reason: '核对' });
  const workbook = add('bureau_workbook', { name: '月报' });
  const blank = add('blank_file', { sha256: SHA, bytes, at_ms: 1 });
  add('workbook_edition', { workbook_id: workbook, blank_id: blank, blank_name: 'x', map: '{}', at_ms: 1, who: '张' });
  const hashes = { sha256: SHA, blank_sha256: SHA, map_sha256: SHA };
  add('filled_workbook', { month: '2000-01', filing_id: of.filed, name: 'x', bytes, ...hashes, account: '{}', at_ms: 1, who: '张' });
}
