// A base with tenants that report 2026-10, and replies of theirs put in without the importer.
import type { ReplyFigures } from '../../src/contract/collection/collection.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { keepFile, noteIntake, openBatch } from '../../src/backend/intake/sql/batches.ts';
import { addReply } from '../../src/backend/intake/sql/replies.ts';
import { ok } from '../../src/domain/values/result.ts';
import { type ImportBase, openSmallWorld, rowsOf, STATISTICIAN } from './import-base.ts';

/** A row of a reply; what is not given is 0. */
export interface GivenRow {
  readonly platform: string;
  readonly goodsClass: string;
  readonly sessions?: number;
  readonly minutes?: number;
  readonly views?: number;
  readonly orders?: number;
  readonly paid?: number;
  readonly refunded?: number;
  readonly settled?: number;
}

/** What a reply says. */
export interface GivenReply {
  readonly rows: readonly GivenRow[];
  readonly retail?: number;
  readonly month?: string;
  readonly file?: string;
  readonly bytes?: Uint8Array;
}

export interface ReplyBase extends ImportBase {
  /** Ids of 晨光传媒, 海浪（深圳）网络 (both have to report) and 远山服务 (has not). */
  readonly tenants: readonly [number, number, number];
  /** Puts a reply in with its lines, and answers its id. */
  readonly reply: (tenant: number, given: GivenReply) => number;
}

const ZERO = { sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 } as const;
/** Letters as our form has them. */
export const COLUMNS = {
  platform: 'A',
  goodsClass: 'B',
  sessions: 'C',
  minutes: 'D',
  views: 'E',
  orders: 'F',
  paid: 'G',
  refunded: 'H',
  settled: 'I',
} as const;
/** The first row of our form's body. */
export const FIRST_ROW = 6;

/** What a reply says, as it is kept. */
export function figuresOfReply({ rows, retail }: GivenReply): ReplyFigures {
  return {
    sheet: '销售月报',
    version: 1,
    columns: COLUMNS,
    places: { retail: 'B28', hosts: 'E28', employees: 'G28', filler: 'B29', phone: 'E29', filledOn: 'G29' },
    rows: rows.map((row, at) => ({ ...ZERO, ...row, row: FIRST_ROW + at })),
    retail: retail ?? null,
    hosts: null,
    employees: null,
    filler: '小陈',
    phone: null,
    filledOn: null,
  };
}

/** The base; its clock stands at 2026-11-05 09:00, a Thursday. */
export async function openReplyBase(): Promise<ReplyBase> {
  const opened = await openSmallWorld();
  const { base } = opened;
  const ids = rowsOf(base.db, 'SELECT tenant_id FROM tenant_fact ORDER BY tenant_id').flat().map(Number);
  const [first = 0, second = 0, third = 0] = ids;
  let nth = 0;
  const reply: ReplyBase['reply'] = (tenant, given) => {
    nth += 1;
    const bytes = given.bytes ?? Buffer.from(`reply ${nth}`);
    const { month = '2026-10', file = `回复${nth}.xlsx` } = given;
    const written = inTx(base, STATISTICIAN, (tx) => {
      const fileId = keepFile(tx, bytes);
      const batchId = openBatch(tx);
      noteIntake(tx, { fileId, name: file, outcome: 'taken', batchId, note: '' });
      const id = addReply(tx, {
        month,
        tenantId: tenant,
        formId: null,
        fileId,
        fileName: file,
        batchId,
        figures: JSON.stringify(figuresOfReply(given)),
      });
      for (const { platform, goodsClass, ...figures } of given.rows) {
        const key = { month, tenant_id: tenant, platform, goods_class: goodsClass, source: 'form' };
        addRecord(tx, 'sales_line', { ...key, ...ZERO, ...figures, lacks: '' }, null);
      }
      if (given.retail !== undefined)
        addRecord(tx, 'online_retail', { month, tenant_id: tenant, source: 'form', amount: given.retail }, null);
      return ok(id);
    });
    if (!written.ok) throw new Error(`${written.refusal.code} ${JSON.stringify(written.refusal.data)}`);
    return written.value;
  };
  return { ...opened, tenants: [first, second, third], reply };
}

/** Sales of a month as the ledger or the sessions tell them: a line each, in fen. */
export function addLine(
  { base }: Pick<ReplyBase, 'base'>,
  source: 'ledger' | 'session' | 'form',
  tenant: number,
  row: GivenRow & { readonly lacks?: string; readonly month?: string },
): number {
  const { platform, goodsClass, lacks = '', month = '2026-10', ...figures } = row;
  const key = { month, tenant_id: tenant, platform, goods_class: goodsClass, source };
  const written = inTx(base, STATISTICIAN, (tx) => ok(addRecord(tx, 'sales_line', { ...key, ...ZERO, ...figures, lacks }, null)));
  if (!written.ok) throw new Error(written.refusal.code);
  return written.value;
}
