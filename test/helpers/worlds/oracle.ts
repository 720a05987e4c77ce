// The second computation of the monthly report: every address from plain data, written off docs/rules/report.md alone, in exact fractions.
import { lastDay, monthsBetween, plusMonths } from './days.ts';
import { firstLeaseDay, firstMonth, hasLeftIn, inForce, isResidentIn, salesOf, tenantOn } from './oracle-facts.ts';
import { type Own, ownFigures, rowNo } from './oracle-own.ts';
import { type Exact, fromPrinted, growth, plus, print, type Printed, share, textOf, type Unit, whole } from './oracle-print.ts';
import { GOODS_CLASSES, PLATFORMS, type World } from './world.ts';

/** A row of ZB-4: the text of each cell. */
export type TenantCells = Readonly<Record<string, string>>;

export interface OracleReport {
  readonly values: ReadonlyMap<string, Printed>;
  /** The exact figures behind `values`. */
  readonly exact: ReadonlyMap<string, Exact | null>;
  readonly rows: readonly TenantCells[];
  /** In the order of `rows`. */
  readonly tenants: readonly number[];
}

const ownOf = new WeakMap<World, Map<string, Own>>();

/** The unit of an address, by its table and row. */
export function unitOf(address: string): Unit {
  const [table = '', row = '', column = ''] = address.split('.');
  if (column.endsWith('yoy') || column === 'share') return 'percent';
  if (table === 'ZB-1') return row === '10' || row === '11' ? 'percent' : row <= '03' ? 'area' : 'count';
  if (table === 'ZB-2')
    return row === '19' ? 'percent' : ['03', '17', '18'].includes(row) ? 'hours' : row >= '06' && row <= '10' ? 'money' : 'count';
  if (table === 'ZB-3') return column === 'hours' ? 'hours' : ['sessions', 'views', 'orders'].includes(column) ? 'count' : 'money';
  return table === 'ZB-5' ? 'money' : 'count';
}

function historical(world: World, month: string, address: string): Exact | null {
  const entry = world.historical.find((one) => one.month === month && one.figure === address);
  return entry === undefined ? null : fromPrinted(unitOf(address), entry.value);
}

/** A month's own figure: computed, or before the base's first month what was entered. */
export function own(world: World, month: string, address: string): Exact | null {
  if (month < firstMonth(world)) return historical(world, month, address);
  const months = ownOf.get(world) ?? new Map<string, Own>();
  ownOf.set(world, months);
  const figures = months.get(month) ?? ownFigures(world, month);
  months.set(month, figures);
  const figure = figures.get(address);
  if (figure === undefined) throw new Error(`no address ${address}`);
  return figure;
}

/** January..month from the base's first month on, and the entered sum of the month before it. */
export function cumulative(world: World, month: string, flow: string, sumAddress: string): Exact | null {
  const first = firstMonth(world);
  if (month < first) return historical(world, month, sumAddress);
  const january = `${month.slice(0, 4)}-01`;
  const months = monthsBetween(january > first ? january : first, month).map((one) => own(world, one, flow) ?? whole(unitOf(flow), 0));
  const before = january < first ? historical(world, plusMonths(first, -1), sumAddress) : null;
  return [...months, ...(before === null ? [] : [before])].reduce(plus);
}

/** The report of a month while it is filled. */
interface Sheet {
  readonly exact: Map<string, Exact | null>;
  readonly world: World;
  readonly month: string;
  readonly lastYear: string;
}

/** The figure that a comparison takes of last year's address: the filed one, which is as computed, else the entered one, else the computed one. */
function baseOf(sheet: Sheet, address: string, computed: Exact | null): Exact | null {
  return sheet.world.filed.includes(sheet.lastYear) ? computed : (historical(sheet.world, sheet.lastYear, address) ?? computed);
}

function put(sheet: Sheet, address: string, figure: Exact | null): Exact | null {
  sheet.exact.set(address, figure);
  return figure;
}

function fillStock(sheet: Sheet, table: string, row: string): void {
  const address = `${table}.${row}.value`;
  put(sheet, address, own(sheet.world, sheet.month, address));
  put(sheet, `${table}.${row}.ly`, baseOf(sheet, address, own(sheet.world, sheet.lastYear, address)));
}

function fillFlow(sheet: Sheet, row: string): void {
  const { world, month, lastYear } = sheet;
  const [flow, sums] = [`ZB-2.${row}.month`, `ZB-2.${row}.ytd`];
  const now = put(sheet, flow, own(world, month, flow));
  const year = put(sheet, sums, cumulative(world, month, flow, sums));
  const nowLast = put(sheet, `ZB-2.${row}.month_ly`, baseOf(sheet, flow, own(world, lastYear, flow)));
  const yearLast = put(sheet, `ZB-2.${row}.ytd_ly`, baseOf(sheet, sums, cumulative(world, lastYear, flow, sums)));
  put(sheet, `ZB-2.${row}.month_yoy`, growth(now, nowLast));
  put(sheet, `ZB-2.${row}.ytd_yoy`, growth(year, yearLast));
}

/** Cumulative use: cumulative 18 by cumulative 17. */
function useOf(world: World, month: string): Exact | null {
  if (month < firstMonth(world)) return historical(world, month, 'ZB-2.19.ytd');
  return share(cumulative(world, month, 'ZB-2.18.month', 'ZB-2.18.ytd'), cumulative(world, month, 'ZB-2.17.month', 'ZB-2.17.ytd'));
}

function fillUse(sheet: Sheet): void {
  const { world, month, lastYear } = sheet;
  put(sheet, 'ZB-2.19.month', own(world, month, 'ZB-2.19.month'));
  put(sheet, 'ZB-2.19.ytd', useOf(world, month));
  put(sheet, 'ZB-2.19.month_ly', baseOf(sheet, 'ZB-2.19.month', own(world, lastYear, 'ZB-2.19.month')));
  put(sheet, 'ZB-2.19.ytd_ly', baseOf(sheet, 'ZB-2.19.ytd', useOf(world, lastYear)));
  put(sheet, 'ZB-2.19.month_yoy', null);
  put(sheet, 'ZB-2.19.ytd_yoy', null);
}

function fillPaid(sheet: Sheet, table: string, row: string): void {
  const { world, month, lastYear } = sheet;
  const [flow, sums] = [`${table}.${row}.paid`, `${table}.${row}.paid_ytd`];
  const now = put(sheet, flow, own(world, month, flow));
  put(sheet, sums, cumulative(world, month, flow, sums));
  const last = put(sheet, `${table}.${row}.paid_ly`, baseOf(sheet, flow, own(world, lastYear, flow)));
  put(sheet, `${table}.${row}.paid_yoy`, growth(now, last));
}

function fillSplits(sheet: Sheet): void {
  const { world, month } = sheet;
  for (let no = 1; no <= PLATFORMS.length + 1; no += 1) {
    for (const column of ['sessions', 'hours', 'views', 'orders', 'refunded', 'net']) {
      const address = `ZB-3.${rowNo(no)}.${column}`;
      put(sheet, address, own(world, month, address));
    }
    fillPaid(sheet, 'ZB-3', rowNo(no));
  }
  for (let no = 1; no <= GOODS_CLASSES.length + 1; no += 1) {
    fillPaid(sheet, 'ZB-5', rowNo(no));
    put(
      sheet,
      `ZB-5.${rowNo(no)}.share`,
      share(sheet.exact.get(`ZB-5.${rowNo(no)}.paid`) ?? null, sheet.exact.get('ZB-5.01.paid') ?? null),
    );
  }
}

function fillPeople(sheet: Sheet): void {
  for (let no = 1; no <= 10; no += 1) {
    const row = rowNo(no);
    fillStock(sheet, 'ZB-6', row);
    const isFlow = ['05', '07', '08', '09'].includes(row);
    put(sheet, `ZB-6.${row}.ytd`, isFlow ? cumulative(sheet.world, sheet.month, `ZB-6.${row}.value`, `ZB-6.${row}.ytd`) : null);
  }
}

interface TenantLine {
  readonly tenant: number;
  readonly since: string;
  readonly uscc: string;
  readonly cells: TenantCells;
  readonly figures: Readonly<Record<string, bigint | null>>;
}

function tenantLine(world: World, tenant: number, month: string): TenantLine {
  const end = lastDay(month);
  const record = world.tenants.find((one) => one.id === tenant);
  if (record === undefined) throw new Error('no tenant');
  const fact = tenantOn(record, end);
  const since = firstLeaseDay(world, tenant) ?? '';
  const held = world.leases.filter((lease) => lease.tenant === tenant && inForce(lease, end));
  const head = world.headcounts.find((one) => one.tenant === tenant && one.month === month);
  const rows = salesOf(world, month).filter((row) => row.tenant === tenant);
  const [january, first] = [`${month.slice(0, 4)}-01`, firstMonth(world)];
  const year = monthsBetween(january > first ? january : first, month).flatMap((one) =>
    salesOf(world, one).filter((row) => row.tenant === tenant),
  );
  const paidOf = (list: typeof rows): bigint | null =>
    list.length === 0 ? null : list.reduce((total, row) => total + BigInt(row.paid), 0n);
  const figures = {
    area: held.reduce((total, lease) => total + BigInt(lease.area), 0n),
    studios: BigInt(new Set(held.flatMap((lease) => lease.studios)).size),
    hosts: BigInt(head?.hosts ?? 0),
    employees: BigInt(head?.employees ?? 0),
    sessions: rows.length === 0 ? null : rows.reduce((total, row) => total + BigInt(row.sessions), 0n),
    paid: paidOf(rows),
    paid_ytd: paidOf(year),
  };
  const remarks = [
    since.startsWith(month) ? '新入驻' : '',
    hasLeftIn(world, tenant, month) ? '已退出' : '',
    fact.category === '直播电商企业' && rows.length === 0 ? '未报送' : '',
  ];
  const printed = Object.entries(figures).map(([column, value]) => [
    column,
    value === null ? '—' : textOf(whole(tenantUnit(column), value)),
  ]);
  const cells = {
    name: fact.name,
    uscc: fact.uscc,
    category: fact.category,
    resident_since: since,
    ...Object.fromEntries(printed),
    remark: remarks.filter((one) => one !== '').join('、'),
  };
  return { tenant, since, uscc: fact.uscc, cells, figures };
}

function tenantUnit(column: string): Unit {
  return column === 'area' ? 'area' : column.startsWith('paid') ? 'money' : 'count';
}

function tenantLines(world: World, month: string): readonly TenantLine[] {
  if (month < firstMonth(world)) return [];
  const lines = world.tenants
    .filter((tenant) => isResidentIn(world, tenant.id, month))
    .map((tenant) => tenantLine(world, tenant.id, month));
  const byKey = (left: TenantLine, right: TenantLine): number => (`${left.since}${left.uscc}` < `${right.since}${right.uscc}` ? -1 : 1);
  return lines.toSorted(byKey);
}

/** The report of a month. */
export function oracleReport(world: World, month: string): OracleReport {
  const sheet: Sheet = { exact: new Map(), world, month, lastYear: plusMonths(month, -12) };
  for (let no = 1; no <= 15; no += 1) fillStock(sheet, 'ZB-1', rowNo(no));
  for (let no = 1; no <= 18; no += 1) fillFlow(sheet, rowNo(no));
  fillUse(sheet);
  fillSplits(sheet);
  fillPeople(sheet);
  const lines = tenantLines(world, month);
  for (const column of ['area', 'studios', 'hosts', 'employees', 'sessions', 'paid', 'paid_ytd']) {
    const total = lines.reduce((all, line) => all + (line.figures[column] ?? 0n), 0n);
    put(sheet, `ZB-4.total.${column}`, month < firstMonth(world) ? null : whole(tenantUnit(column), total));
  }
  return {
    values: new Map([...sheet.exact].map(([address, figure]) => [address, print(figure)])),
    exact: sheet.exact,
    rows: lines.map((line, nth) => ({ seq: String(nth + 1), ...line.cells })),
    tenants: lines.map((line) => line.tenant),
  };
}
