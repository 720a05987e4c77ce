// Reads the ledgers of test/fixtures/world/inputs into plain data, by hand: neither the importer nor its decoders take part.
import * as XLSX from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dayNo, dayText } from './days.ts';
import { type Booking, BOOKING_STATES, type LiveSession, type TenantFact, type World } from './world.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell | undefined>>;

const INPUTS = path.join(import.meta.dirname, '..', '..', 'fixtures', 'world', 'inputs');

function clean(cell: Cell | undefined): string {
  return String(cell ?? '')
    .normalize('NFKC')
    .replaceAll(/\s/g, '');
}

function rowsOf(file: string, sheet: string, mark: string): readonly Row[] {
  const book = XLSX.read(readFileSync(path.join(INPUTS, file)));
  const cells = XLSX.utils.sheet_to_json<Cell[]>(book.Sheets[sheet] ?? {}, { header: 1, raw: true, defval: null });
  const at = cells.findIndex((row) => row.some((cell) => clean(cell) === mark));
  const heads = (cells[at] ?? []).map(clean);
  return cells.slice(at + 1).map((row) => Object.fromEntries(heads.map((head, nth) => [head, row[nth] ?? null])));
}

function csvOf(file: string, encoding: string, skip: number): readonly Row[] {
  const lines = new TextDecoder(encoding)
    .decode(readFileSync(path.join(INPUTS, file)))
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(skip)
    .filter((line) => line.trim() !== '');
  const split = (line: string): string[] => [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map((match) => match[1] ?? match[2] ?? '');
  const heads = split(lines[0] ?? '').map(clean);
  return lines.slice(1).map((line) => Object.fromEntries(split(line).map((cell, nth) => [heads[nth] ?? '', cell])));
}

function code(cell: Cell | undefined): string {
  return clean(cell).toUpperCase();
}

function day(cell: Cell | undefined): string {
  if (typeof cell === 'number') return dayText(Math.floor(cell) - 25_569);
  const [, year, month, date] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/.exec(clean(cell)) ?? [];
  return `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
}

function dayOrNull(cell: Cell | undefined): string | null {
  return clean(cell) === '' ? null : day(cell);
}

function minute(cell: Cell | undefined): number {
  if (typeof cell === 'number') return Math.round((cell - 25_569) * 1440);
  const [, hours, minutes] = /(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(String(cell).trim()) ?? [];
  return dayNo(day(cell)) * 1440 + Number(hours) * 60 + Number(minutes);
}

function hundredths(cell: Cell | undefined): number {
  const written = clean(typeof cell === 'number' ? cell.toFixed(2) : cell).replaceAll(/[,¥元]/g, '');
  const [whole = '', fraction = ''] = written.split('.');
  return written === '' || written === '-' ? 0 : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

function count(cell: Cell | undefined): number {
  return Number(clean(cell).replaceAll(',', '') || '0');
}

function month(cell: Cell | undefined): string {
  return clean(cell);
}

function tenantParts(ids: Map<string, number>): Pick<World, 'tenants' | 'leases' | 'accounts' | 'headcounts'> {
  const file = '03-企业与租约.xlsx';
  const idOf = (cell: Cell | undefined): number => ids.get(code(cell)) ?? -1;
  const tenants = rowsOf(file, '企业名录', '企业名称').map((row, id) => {
    ids.set(code(row['统一社会信用代码']), id);
    const fact: TenantFact = {
      from: '',
      name: String(row['企业名称']).trim(),
      uscc: code(row['统一社会信用代码']),
      leading: clean(row['头部机构']) === '是',
      category: clean(row['企业类别']) === '直播电商企业' ? '直播电商企业' : '相关服务企业',
    };
    return { id, incubated: dayOrNull(row['孵化日期']), notes: clean(row['备注']), facts: [fact] };
  });
  const leases = rowsOf(file, '租约', '合同编号').map((row) => ({
    contract: clean(row['合同编号']),
    tenant: idOf(row['统一社会信用代码']),
    from: day(row['起租日']),
    to: day(row['到期日']),
    left: dayOrNull(row['退租日']),
    area: hundredths(row['租用面积(m2)'] ?? row['租用面积(㎡)']),
    studios: clean(row['专属直播间'])
      .split(/[、,]/)
      .map(code)
      .filter((one) => one !== ''),
  }));
  const accounts = rowsOf(file, '直播账号', '账号ID').map((row) => ({
    tenant: idOf(row['统一社会信用代码']),
    platform: clean(row['平台']),
    handle: clean(row['账号ID']),
    goodsClass: clean(row['默认商品类别']) || null,
  }));
  const headcounts = rowsOf(file, '月度人员', '月份').map((row) => ({
    tenant: idOf(row['统一社会信用代码']),
    month: month(row['月份']),
    hosts: count(row['主播数']),
    employees: count(row['从业人员']),
  }));
  return { tenants, leases, accounts, headcounts };
}

function registerParts(ids: ReadonlyMap<string, number>): Pick<World, 'hosts' | 'cases' | 'events' | 'sales' | 'retail' | 'bookings'> {
  const idOf = (cell: Cell | undefined): number => ids.get(code(cell)) ?? -1;
  const file = '08-主播与合规.xlsx';
  const hosts = rowsOf(file, '主播名册', '主播编号').map((row) => ({
    number: clean(row['主播编号']),
    tenant: idOf(row['统一社会信用代码']),
    isKnown: clean(row['级别']) === '知名',
    isVirtual: clean(row['虚拟主播']) === '是',
    since: day(row['入驻日期']),
    until: dayOrNull(row['离开日期']),
    trained: dayOrNull(row['培育完成日期']),
  }));
  const cases = rowsOf(file, '合规事件', '编号').map((row) => ({
    number: clean(row['编号']),
    day: day(row['日期']),
    tenant: idOf(row['统一社会信用代码']),
    kind: clean(row['类型']),
    resolved: dayOrNull(row['处置日期']),
  }));
  const events = rowsOf('05-活动.xlsx', '活动', '类型').map((row) => ({
    day: day(row['日期']),
    kind: clean(row['类型']),
    name: clean(row['名称']),
    attendance: count(row['参加人数']),
  }));
  const sales = rowsOf('05-销售台账.xlsx', '销售台账', '平台').map((row) => ({
    month: month(row['月份']),
    tenant: idOf(row['统一社会信用代码']),
    platform: clean(row['平台']),
    goodsClass: clean(row['商品类别']),
    sessions: count(row['直播场次']),
    minutes: count(row['直播时长(分钟)']),
    views: count(row['观看人次']),
    orders: count(row['成交订单数']),
    paid: hundredths(row['成交额(元)']),
    refunded: hundredths(row['退款额(元)']),
    settled: hundredths(row['结算额(元)']),
  }));
  const retail = rowsOf('05-销售台账.xlsx', '网络零售额', '月份').map((row) => ({
    month: month(row['月份']),
    tenant: idOf(row['统一社会信用代码']),
    amount: hundredths(row['网络零售额(元)']),
  }));
  const bookings = rowsOf('04-预约.xlsx', '预约', '预约号').map((row): Booking => ({
    number: clean(row['预约号']),
    studio: code(row['直播间']),
    tenant: idOf(row['企业']),
    start: minute(row['开始']),
    end: minute(row['结束']),
    state: BOOKING_STATES.find((state) => state === clean(row['状态'])) ?? '已取消',
    holdsUntil: null,
  }));
  return { hosts, cases, events, sales, retail, bookings };
}

function sessionsOf(): LiveSession[] {
  const douyin = ['抖21141891', '抖28309376'].flatMap((handle) =>
    csvOf(`06-罗盘直播明细_${handle}.csv`, 'utf-8', 0).map((row) => ({
      platform: '抖音',
      handle,
      sessions: 1,
      start: minute(row['直播开始时间']),
      minutes: count(row['直播时长(分钟)']),
      views: count(row['直播间观看次数']),
      orders: count(row['直播间成交订单数']),
      paid: hundredths(row['直播间用户支付金额']),
      refunded: hundredths(row['直播间退款金额']),
    })),
  );
  const channels = csvOf('07-视频号直播_视22207071.csv', 'gb18030', 1).map((row) => ({
    platform: '视频号',
    handle: '视22207071',
    sessions: 1,
    start: minute(row['直播开始时间']),
    minutes: 0,
    views: 0,
    orders: count(row['成交订单数']),
    paid: hundredths(row['成交金额']),
    refunded: hundredths(row['退款金额']),
  }));
  return [...douyin, ...channels];
}

/** The fixtures' world, looked at on 2026-11-05. */
export function fixtureWorld(): World {
  const ids = new Map<string, number>();
  const parts = tenantParts(ids);
  return {
    words: Object.fromEntries(rowsOf('01-基地信息.xlsx', '基地', '项目').map((row) => [clean(row['项目']), clean(row['内容'])])),
    areas: rowsOf('01-基地信息.xlsx', '基地面积', '月份').map((row) => ({
      month: month(row['月份']),
      floor: hundredths(row['建筑面积(m2)'] ?? row['建筑面积(㎡)']),
      lettable: hundredths(row['可招商面积(m2)'] ?? row['可招商面积(㎡)']),
      team: count(row['运营团队人数']),
    })),
    studios: rowsOf('02-直播间.xlsx', '直播间', '编号').map((row) => ({
      code: code(row['编号']),
      opened: day(row['启用日期']),
      closed: dayOrNull(row['停用日期']),
      facts: [
        {
          from: '',
          kind: clean(row['类型']) === '公共' ? '公共' : '专属',
          hours: clean(row['每日开放']),
          turnaround: count(row['换场分钟']),
        },
      ],
    })),
    exceptions: [],
    ...parts,
    ...registerParts(ids),
    sessions: sessionsOf(),
    historical: [],
    filed: [],
    now: dayNo('2026-11-05') * 1440 + 540,
  };
}
