// Puts the fixtures' world into a fresh base without the importer: a second, plainer way to the same rows.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Base } from '../../src/backend/core/db/open.ts';
import { openMade } from './made-base.ts';
import { clean, code, day, hundredths, INPUTS, instant, type Row, sheetRows, text, whole } from './world-cells.ts';

const STATES: Readonly<Record<string, string>> = {
  暂定: 'option',
  已预订: 'booked',
  已到场: 'checked_in',
  已完成: 'completed',
  未到场: 'no_show',
  已取消: 'cancelled',
};

interface World {
  readonly db: Database.Database;
  readonly tenants: Map<string, number>;
  readonly studios: Map<string, number>;
  readonly sheet: (file: string, name: string) => number;
}

function insert(db: Database.Database, table: string, row: Readonly<Record<string, string | number | Buffer | null>>): number {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number(db.prepare(sql).run(...Object.values(row)).lastInsertRowid);
}

function loadBase({ db, sheet }: World): void {
  const file = '01-基地信息.xlsx';
  const said = new Map(sheetRows(file, '基地', '项目').map((row) => [clean(row['项目']), text(row['内容'])]));
  insert(db, 'base_fact', {
    starts_on: '0001-01-01',
    full_name: said.get('填报单位') ?? '',
    uscc: said.get('统一社会信用代码') ?? '',
    kind: said.get('基地类型') ?? '',
    district: said.get('所属区') ?? null,
    address: said.get('详细地址') ?? null,
    unit_head: said.get('单位负责人') ?? null,
    statistics_head: said.get('统计负责人') ?? null,
    filler: said.get('填表人') ?? null,
    phone: said.get('联系电话') ?? null,
    sheet_id: sheet(file, '基地'),
    sheet_row: 2,
  });
  for (const row of sheetRows(file, '基地面积', '月份')) {
    insert(db, 'base_area', {
      month: String(row['月份']),
      floor_area: hundredths(row['建筑面积(m2)'] ?? row['建筑面积(㎡)']),
      lettable_area: hundredths(row['可招商面积(m2)'] ?? row['可招商面积(㎡)']),
      team: whole(row['运营团队人数']),
      sheet_id: sheet(file, '基地面积'),
      sheet_row: Number(row['#']),
    });
  }
}

function loadStudios({ db, studios, sheet }: World): void {
  const file = '02-直播间.xlsx';
  for (const row of sheetRows(file, '直播间', '编号')) {
    const origin = { sheet_id: sheet(file, '直播间'), sheet_row: Number(row['#']) };
    const id = insert(db, 'studio', {
      code: code(row['编号']),
      name: text(row['名称']),
      floor: text(row['楼层']),
      opened_on: day(row['启用日期']),
      closed_on: day(row['停用日期']),
      ...origin,
    });
    studios.set(code(row['编号']), id);
    insert(db, 'studio_fact', {
      studio_id: id,
      starts_on: '0001-01-01',
      kind: clean(row['类型']),
      hours: clean(row['每日开放']),
      turnaround: whole(row['换场分钟']),
      hourly_rate: hundredths(row['时租(元)']),
      ...origin,
    });
  }
}

function loadTenants({ db, tenants, studios, sheet }: World): void {
  const file = '03-企业与租约.xlsx';
  for (const row of sheetRows(file, '企业名录', '企业名称')) {
    const origin = { sheet_id: sheet(file, '企业名录'), sheet_row: Number(row['#']) };
    const id = insert(db, 'tenant', { incubated_on: day(row['孵化日期']), notes: text(row['备注']), ...origin });
    tenants.set(code(row['统一社会信用代码']), id);
    insert(db, 'tenant_fact', {
      tenant_id: id,
      starts_on: '0001-01-01',
      name: String(row['企业名称']).trim(),
      uscc: code(row['统一社会信用代码']),
      category: clean(row['企业类别']),
      leading: clean(row['头部机构']) === '是' ? 1 : 0,
      ...origin,
    });
  }
  for (const row of sheetRows(file, '租约', '合同编号')) {
    const named = String(row['专属直播间'] ?? '')
      .split(/[、,，]/)
      .map((one) => code(one))
      .filter((one) => one !== '');
    insert(db, 'lease', {
      contract: code(row['合同编号']),
      tenant_id: tenants.get(code(row['统一社会信用代码'])) ?? 0,
      starts_on: day(row['起租日']),
      ends_on: day(row['到期日']),
      left_on: day(row['退租日']),
      area: hundredths(row['租用面积(m2)'] ?? row['租用面积(㎡)']),
      studios: JSON.stringify(named.map((one) => studios.get(one) ?? 0)),
      sheet_id: sheet(file, '租约'),
      sheet_row: Number(row['#']),
    });
  }
  for (const row of sheetRows(file, '月度人员', '月份')) {
    insert(db, 'headcount', {
      tenant_id: tenants.get(code(row['统一社会信用代码'])) ?? 0,
      month: String(row['月份']),
      hosts: whole(row['主播数']),
      employees: whole(row['从业人员']),
      sheet_id: sheet(file, '月度人员'),
      sheet_row: Number(row['#']),
    });
  }
}

function loadRegisters({ db, tenants, sheet }: World): void {
  const file = '08-主播与合规.xlsx';
  for (const row of sheetRows(file, '主播名册', '主播编号')) {
    insert(db, 'host', {
      number: code(row['主播编号']),
      tenant_id: tenants.get(code(row['统一社会信用代码'])) ?? 0,
      nickname: String(row['昵称']),
      grade: text(row['级别']) ?? '普通',
      virtual: clean(row['虚拟主播']) === '是' ? 1 : 0,
      since: day(row['入驻日期']),
      until: day(row['离开日期']),
      trained_on: day(row['培育完成日期']),
      sheet_id: sheet(file, '主播名册'),
      sheet_row: Number(row['#']),
    });
  }
  for (const row of sheetRows(file, '合规事件', '编号')) {
    insert(db, 'compliance_case', {
      number: code(row['编号']),
      day: day(row['日期']),
      tenant_id: tenants.get(code(row['统一社会信用代码'])) ?? 0,
      kind: clean(row['类型']),
      resolved_on: day(row['处置日期']),
      sheet_id: sheet(file, '合规事件'),
      sheet_row: Number(row['#']),
    });
  }
  const seen = new Map<string, number>();
  for (const row of sheetRows('05-活动.xlsx', '活动', '类型')) {
    const key = `${day(row['日期'])} ${clean(row['类型'])} ${clean(row['名称'])}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    insert(db, 'event', {
      day: day(row['日期']),
      kind: clean(row['类型']),
      name: clean(row['名称']),
      nth: seen.get(key) ?? 1,
      attendance: whole(row['参加人数']),
      sheet_id: sheet('05-活动.xlsx', '活动'),
      sheet_row: Number(row['#']),
    });
  }
}

function loadBookings({ db, tenants, studios, sheet }: World): void {
  for (const row of sheetRows('04-预约.xlsx', '预约', '预约号')) {
    const state = STATES[clean(row['状态'])] ?? '';
    insert(db, 'booking', {
      number: code(row['预约号']),
      studio_id: studios.get(code(row['直播间'])) ?? 0,
      tenant_id: tenants.get(code(row['企业'])) ?? 0,
      starts_at: instant(row['开始']),
      ends_at: instant(row['结束']),
      state,
      holds_until: state === 'option' ? instant(row['开始']) : null,
      cancel_reason: text(row['取消原因']),
      from_past: 1,
      sheet_id: sheet('04-预约.xlsx', '预约'),
      sheet_row: Number(row['#']),
    });
  }
}

interface Line {
  month: string;
  tenant: number;
  platform: string;
  goodsClass: string;
  source: string;
  sessions: number;
  minutes: number;
  views: number;
  orders: number;
  paid: number;
  refunded: number;
  settled: number;
  lacks: string;
  sheet: number | null;
  row: number | null;
}

function insertLine(db: Database.Database, line: Line): void {
  insert(db, 'sales_line', {
    month: line.month,
    tenant_id: line.tenant,
    platform: line.platform,
    goods_class: line.goodsClass,
    source: line.source,
    sessions: line.sessions,
    minutes: line.minutes,
    views: line.views,
    orders: line.orders,
    paid: line.paid,
    refunded: line.refunded,
    settled: line.settled,
    lacks: line.lacks,
    sheet_id: line.sheet,
    sheet_row: line.row,
  });
}

function loadSales({ db, tenants, sheet }: World): void {
  const file = '05-销售台账.xlsx';
  for (const row of sheetRows(file, '销售台账', '平台')) {
    insertLine(db, {
      month: String(row['月份']),
      tenant: tenants.get(code(row['统一社会信用代码'])) ?? 0,
      platform: clean(row['平台']),
      goodsClass: clean(row['商品类别']),
      source: 'ledger',
      sessions: whole(row['直播场次']),
      minutes: whole(row['直播时长(分钟)']),
      views: whole(row['观看人次']),
      orders: whole(row['成交订单数']),
      paid: hundredths(row['成交额(元)']),
      refunded: hundredths(row['退款额(元)']),
      settled: hundredths(row['结算额(元)']),
      lacks: '',
      sheet: sheet(file, '销售台账'),
      row: Number(row['#']),
    });
  }
  for (const row of sheetRows(file, '网络零售额', '月份')) {
    insert(db, 'online_retail', {
      month: String(row['月份']),
      tenant_id: tenants.get(code(row['统一社会信用代码'])) ?? 0,
      source: 'ledger',
      amount: hundredths(row['网络零售额(元)']),
      sheet_id: sheet(file, '网络零售额'),
      sheet_row: Number(row['#']),
    });
  }
}

function csvRows(file: string, encoding: string, skip: number): Row[] {
  const written = new TextDecoder(encoding).decode(readFileSync(path.join(INPUTS, file)));
  const lines = written
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(skip)
    .filter((line) => line.trim() !== '');
  const split = (line: string): string[] => [...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].map((match) => match[2] ?? match[1] ?? '');
  const heads = split(lines[0] ?? '');
  return lines
    .slice(1)
    .map((line, index) => ({ ...Object.fromEntries(split(line).map((cell, at) => [heads[at] ?? '', cell])), '#': skip + index + 2 }));
}

/** Rolls one account's sessions up by month of their start. */
function loadSessions(world: World, file: string, handle: string, platform: string, rows: readonly Row[]): void {
  const { db } = world;
  const account = sheetRows('03-企业与租约.xlsx', '直播账号', '账号ID').find((row) => clean(row['账号ID']) === handle);
  const tenant = world.tenants.get(code(account?.['统一社会信用代码'])) ?? 0;
  const goodsClass = text(account?.['默认商品类别']) ?? '其他';
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const start = instant(String(row['直播开始时间']).replaceAll(/年|月/g, '-').replace('日', ''));
    const month = new Date((start + 480) * 60_000).toISOString().slice(0, 7);
    const line = lines.get(month) ?? {
      month,
      tenant,
      platform,
      goodsClass,
      source: 'session',
      sessions: 0,
      minutes: 0,
      views: 0,
      orders: 0,
      paid: 0,
      refunded: 0,
      settled: 0,
      lacks: platform === '视频号' ? 'minutes,views,settled' : 'settled',
      sheet: null,
      row: null,
    };
    const [paid, refunded] = [
      hundredths(row['直播间用户支付金额'] ?? row['成交金额']),
      hundredths(row['直播间退款金额'] ?? row['退款金额']),
    ];
    const [minutes, views, orders] = [
      whole(row['直播时长(分钟)']),
      whole(row['直播间观看次数']),
      whole(row['直播间成交订单数'] ?? row['成交订单数']),
    ];
    lines.set(month, {
      ...line,
      sessions: line.sessions + 1,
      minutes: line.minutes + minutes,
      views: line.views + views,
      orders: line.orders + orders,
      paid: line.paid + paid,
      refunded: line.refunded + refunded,
    });
    insert(db, 'live_session', {
      tenant_id: tenant,
      platform,
      handle,
      key: `${handle} ${start}`,
      starts_at: start,
      goods_class: goodsClass,
      minutes: platform === '视频号' ? null : minutes,
      views: platform === '视频号' ? null : views,
      orders,
      paid,
      refunded,
      sheet_id: world.sheet(file, 'csv'),
      sheet_row: Number(row['#']),
    });
  }
  for (const line of lines.values()) insertLine(db, line);
}

/** A base in a temporary folder that holds the fixtures' world. The clock stands at 2026-11-05 09:00. */
export function loadWorld(): Promise<Base> {
  const clock = { nowMs: () => Date.parse('2026-11-05T01:00:00Z') };
  return openMade('fixtures-world', mkdtempSync(path.join(tmpdir(), 'livebase-world-')), clock, fillWorld);
}

function fillWorld({ db }: Base): void {
  const sheets = new Map<string, number>();
  const batch = insert(db, 'import_batch', { at_ms: 1, who: '统计员', host: 'cli' });
  const sheet = (file: string, name: string): number => {
    const key = `${file} ${name}`;
    const known = sheets.get(key);
    if (known !== undefined) return known;
    const found = db
      .prepare('SELECT id FROM received_file WHERE sha256 = ?')
      .get(Buffer.from(file).toString('hex').padEnd(64, '0').slice(0, 64)) as { id: number } | undefined;
    const fileId =
      found?.id ??
      insert(db, 'received_file', {
        sha256: Buffer.from(file).toString('hex').padEnd(64, '0').slice(0, 64),
        size: 0,
        bytes: Buffer.alloc(0),
        received_ms: 1,
      });
    const id = insert(db, 'import_sheet', { batch_id: batch, file_id: fileId, file_name: file, sheet: name, kind: name });
    sheets.set(key, id);
    return id;
  };
  const world: World = { db, tenants: new Map(), studios: new Map(), sheet };
  db.transaction(() => {
    loadBase(world);
    loadStudios(world);
    loadTenants(world);
    loadRegisters(world);
    loadBookings(world);
    loadSales(world);
    for (const account of ['抖21141891', '抖28309376']) {
      loadSessions(world, `06-罗盘直播明细_${account}.csv`, account, '抖音', csvRows(`06-罗盘直播明细_${account}.csv`, 'utf-8', 0));
    }
    loadSessions(world, '07-视频号直播_视22207071.csv', '视22207071', '视频号', csvRows('07-视频号直播_视22207071.csv', 'gb18030', 1));
  })();
}
