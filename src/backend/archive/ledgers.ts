// Everything a base put in, as the ledgers that the importer reads, and its history: what a hand-over pack gives beside the backup, so that it can be left for another program.
import { z } from 'zod';
import { formatLedgerState } from '../../domain/base/catalogue.ts';
import { DAWN, instant, printInstant } from '../../domain/time/calendar.ts';
import { printSquareMetres, printYuan } from '../../domain/values/quantity.ts';
import type { FieldType, RecordField } from '../../contract/records/field.ts';
import { parseStudios, RECORD_KINDS, type RecordName } from '../../contract/records/record-kinds.ts';
import type { SheetDoc } from '../../sheets/write/xlsx-document.ts';
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import type { ZipEntry } from '../../sheets/zip/zip-write.ts';
import { type Base, type Connection, rowsOf } from '../core/db/rows.ts';
import { readKind, toCamelCase } from '../core/db/read-kind.ts';
import { LISTS } from '../intake/recognise/recognise.ts';
import type { Columns } from '../intake/recognise/layout.ts';
import { BASE_SHEET, itemOf } from '../intake/recognise/ledgers/base.ts';
import { listCollectedTenants } from '../report/collected-month.ts';
import { formatCsvBytes } from './paper-entry.ts';

type Value = string | number | null;
/** A row of a ledger: what it writes in each column, by the column's field. */
type LedgerValues = Readonly<Record<string, Value>>;

/** What rows name other records by. */
interface Called {
  readonly codeOf: ReadonlyMap<number, string>;
  readonly usccOf: ReadonlyMap<number, string>;
}

/** Ledgers whose rows are the records of one kind, in the order in which an import needs them. */
const PLAIN = [
  ['base_area', 'base_area'],
  ['exceptions', 'calendar_exception'],
  ['leases', 'lease'],
  ['accounts', 'account'],
  ['headcounts', 'headcount'],
  ['papers', 'paper'],
  ['hosts', 'host'],
  ['cases', 'compliance_case'],
  ['events', 'event'],
  ['bookings', 'booking'],
  ['targets', 'year_target'],
  ['historical', 'historical_figure'],
] as const;

function writeValue(type: FieldType, value: Value, { codeOf }: Called): Value {
  if (value === null) return null;
  if (type === 'studios')
    return parseStudios(String(value))
      .map((id) => codeOf.get(id) ?? '')
      .join('、');
  // What holds from the beginning has no first day in a ledger.
  if (value === DAWN) return null;
  if (typeof value !== 'number') return value;
  if (type === 'money') return printYuan(value);
  if (type === 'area') return printSquareMetres(value);
  if (type === 'instant') return printInstant(instant(value));
  return type === 'yes_no' ? (value === 1 ? '是' : '否') : value;
}

/** The records of a kind with their values as ledgers write them. */
function listRecords(db: Connection, kind: RecordName, called: Called): LedgerValues[] {
  const { fields }: { readonly fields: readonly RecordField[] } = RECORD_KINDS[kind];
  const types = new Map(fields.map(({ name, type }) => [toCamelCase(name), type]));
  return readKind(db, kind).map((record) => {
    const written = Object.entries(record).map(([name, value]) => [name, writeValue(types.get(name) ?? 'count', value, called)] as const);
    const { tenantId, studioId, state, freeMinutes, ...values }: LedgerValues = Object.fromEntries(written);
    const uscc = called.usccOf.get(Number(tenantId)) ?? null;
    const studio = called.codeOf.get(Number(studioId)) ?? null;
    const hours = typeof freeMinutes === 'number' ? freeMinutes / 60 : null;
    return {
      uscc,
      tenant: uscc,
      studio,
      state: formatLedgerState(String(state)),
      freeMinutes: hours,
      owner: tenantId ?? studioId ?? null,
      ...values,
    };
  });
}

/** The dated rows of an owner, each with what is not dated; the first holds from the start. */
function listDated(facts: readonly LedgerValues[], owners: readonly LedgerValues[]): LedgerValues[] {
  const own = new Map(owners.map((one) => [one['id'], one]));
  return [...Map.groupBy(facts, (fact) => fact['owner'])].flatMap(([owner, rows]) =>
    rows.map((row, at): LedgerValues => {
      const before = rows[at - 1]?.['uscc'] ?? null;
      const formerUscc = before === row['uscc'] ? null : before;
      return { ...own.get(owner ?? null), ...row, holdsFrom: at === 0 ? null : (row['startsOn'] ?? null), formerUscc };
    }),
  );
}

/** Sales that count, by month: those of a form, a ledger or an export alike. */
function listSales(db: Connection, { usccOf }: Called): { readonly sales: LedgerValues[]; readonly retail: LedgerValues[] } {
  const months = [...new Set([...readKind(db, 'sales_line'), ...readKind(db, 'online_retail')].map(({ month }) => month))].toSorted();
  const all = months.flatMap((month) =>
    [...listCollectedTenants(db, month)].map(([id, tenant]) => ({ month, uscc: usccOf.get(id) ?? null, ...tenant })),
  );
  return {
    sales: all.flatMap(({ month, uscc, lines }) =>
      lines.map(({ platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled }) => {
        const money = { paid: printYuan(paid), refunded: printYuan(refunded), settled: printYuan(settled) };
        return { month, uscc, platform, goodsClass, sessions, minutes, views, orders, ...money };
      }),
    ),
    retail: all.flatMap(({ month, uscc, retail }) => (retail === null ? [] : [{ month, uscc, amount: printYuan(retail) }])),
  };
}

/** A sheet whose cells are texts: a code keeps its zeros, and nothing is run as a formula. */
function createSheet(name: string, rows: readonly (readonly Value[])[]): SheetDoc {
  const style = { format: '@' } as const;
  return { name, columns: [], rows: rows.map((row) => row.map((value) => (value === null ? null : { text: String(value), style }))) };
}

function createListSheet(kind: keyof typeof LISTS, rows: readonly LedgerValues[]): SheetDoc[] {
  const { sheet, columns }: { readonly sheet: string; readonly columns: Columns } = LISTS[kind];
  const fields = Object.entries(columns);
  if (rows.length === 0) return [];
  return [
    createSheet(sheet, [
      fields.map(([, { headers }]) => headers[0] ?? ''),
      ...rows.map((row) => fields.map(([field]) => row[field] ?? null)),
    ]),
  ];
}

function createBaseSheet(db: Connection): SheetDoc[] {
  const facts = readKind(db, 'base_fact', { order: ['startsOn'] }).at(-1);
  if (facts === undefined) return [];
  const items = RECORD_KINDS.base_fact.fields.filter(({ name }) => name !== 'starts_on').map(({ name }) => name);
  const values: LedgerValues = facts;
  return [createSheet(BASE_SHEET, [['项目', '内容'], ...items.map((name) => [itemOf(name), values[toCamelCase(name)] ?? null])])];
}

/** The workbook of all ledgers: imported into an empty base it gives the figures of this one, blackouts aside, which no ledger has. */
export function createLedgers(base: Base): Uint8Array {
  const { db } = base;
  const codeOf = new Map(readKind(db, 'studio').map(({ id, code }) => [id, code]));
  const facts = readKind(db, 'tenant_fact', { order: ['tenantId', 'startsOn'] });
  const called: Called = { codeOf, usccOf: new Map(facts.map(({ tenantId, uscc }) => [tenantId, uscc])) };
  const records = (kind: RecordName): LedgerValues[] => listRecords(db, kind, called);
  const { sales, retail } = listSales(db, called);
  const dated = (kind: 'studio_fact' | 'tenant_fact', owners: RecordName): LedgerValues[] =>
    listDated(
      records(kind).toSorted((a, b) => (String(a['startsOn']) < String(b['startsOn']) ? -1 : 1)),
      records(owners),
    );
  const sheets = [
    ...createBaseSheet(db),
    ...createListSheet('studios', dated('studio_fact', 'studio')),
    ...createListSheet('tenants', dated('tenant_fact', 'tenant')),
    ...PLAIN.flatMap(([ledger, kind]) => createListSheet(ledger, records(kind))),
    ...createListSheet('sales', sales),
    ...createListSheet('retail', retail),
  ];
  const created = `${new Date(base.clock.nowMs()).toISOString().slice(0, 19)}Z`;
  return writeXlsx({
    sheets: sheets.length === 0 ? [createSheet(BASE_SHEET, [])] : sheets,
    properties: { title: '台账', creator: 'Livebase', created },
  });
}

const trailRow = z.object({
  seq: z.int(),
  at_ms: z.int(),
  who: z.string(),
  host: z.string(),
  action: z.string(),
  entity: z.string(),
  entity_id: z.int().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
  hash: z.string(),
});
const TRAIL = `SELECT ${Object.keys(trailRow.shape).join(', ')} FROM history ORDER BY seq`;

/** The history row by row, with the hash that chains each to the one before. */
function createTrail(db: Connection): Uint8Array {
  const rows = rowsOf(db, TRAIL, trailRow).map((row) => Object.values(row).map((value) => (value === null ? '' : String(value))));
  return formatCsvBytes([Object.keys(trailRow.shape), ...rows]);
}

/** What a base leaves with besides its backup: its ledgers and its history. */
export function createLeavingFiles(base: Base): readonly ZipEntry[] {
  return [
    { name: '台账.xlsx', bytes: createLedgers(base) },
    { name: '操作记录.csv', bytes: createTrail(base.db) },
  ];
}
