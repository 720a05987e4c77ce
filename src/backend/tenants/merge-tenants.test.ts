// Two tenants merged after their month was filed: what was filed stays to the byte, what stands twice is answered once, undo puts all back.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VIDEO_TENANT, worldInputs } from '../../../test/helpers/cli.ts';
import { type ImportBase, openImportBase, rowsOf } from '../../../test/helpers/import-base.ts';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { undoChange } from '../records/undo-change.ts';
import { closeMonth } from '../report/filing/month-closing.ts';
import { exportReport } from '../report/filing/export-report.ts';
import { explainFigureOf } from '../report/filing/explain-figure.ts';
import { reportPages } from '../report/filing/report-pages.ts';
import { openSeries } from '../report/compute.ts';
import { getProfileOfBase } from '../base/base-profile.ts';
import { retireRecord, listRecordsWhere } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { ok } from '../../domain/values/result.ts';
import { describeMergeClashes, mergeTenants } from './merge-tenants.ts';

const month = (text: string) => {
  const found = parseMonth(text);
  if (found === null) throw new Error(text);
  return found;
};
const OCTOBER = month('2026-10');
const REASON = '是同一家';

describe('of a filed month', () => {
  let world: ImportBase;
  beforeEach(async () => {
    world = openImportBase();
    const files = worldInputs().map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
    const taken = await world.take(files, { tenant: VIDEO_TENANT });
    if (!taken.ok) throw new Error(taken.value.refusal.code);
    const { findings } = valueOf(reportPages(world.base, { month: OCTOBER, profile: null, revision: null }));
    const explanations = Object.fromEntries(findings.map(({ id }) => [id, '已核实']));
    valueOf(closeMonth(world.base, MANAGER, { month: OCTOBER, explanations, by: null }));
  });
  afterEach(() => world.close());

  /** The two tenants that paid most in the filed month. */
  function pair(): { readonly from: number; readonly into: number } {
    const [into, from] = rowsOf(world.db, 'SELECT tenant_id FROM filed_tenant WHERE paid > 0 ORDER BY paid DESC LIMIT 2').flat();
    return { from: Number(from), into: Number(into) };
  }

  async function filed(): Promise<unknown> {
    const { files } = valueOf(await exportReport(world.base, MANAGER, { month: OCTOBER, profile: null, kinds: ['xlsx', 'pdf'] }));
    return [
      files.map(({ kind, sha256, bytes }) => [kind, sha256, Buffer.from(bytes).toString('base64')]),
      rowsOf(world.db, 'SELECT month, revision, snapshot_sha256, snapshot, reopened_ms FROM filing'),
      rowsOf(world.db, 'SELECT * FROM filed_figure ORDER BY 1, 2'),
      rowsOf(world.db, 'SELECT * FROM filed_tenant ORDER BY 1, 2'),
      valueOf(reportPages(world.base, { month: OCTOBER, profile: null, revision: null })).pages,
    ];
  }

  function rowsThatStand(): unknown {
    const tables = ['lease', 'account', 'headcount', 'host', 'paper', 'booking', 'live_session', 'shop_day', 'sales_line', 'online_retail'];
    // Undo counts a record's version up; everything else is as it was.
    const withoutVersion = (row: unknown): unknown => ({ ...(typeof row === 'object' ? row : {}), version: 0 });
    return tables.map((table) => world.db.prepare(`SELECT * FROM ${table} WHERE retired_at IS NULL ORDER BY id`).all().map(withoutVersion));
  }

  it('keeps its snapshot and exports to the byte; the year so far counts what both had filed; undo puts every row back', async () => {
    const two = pair();
    const { rows } = valueOf(describeMergeClashes(world.base, { ...two, language: 'zh-CN' }));
    // Figures of the filed month are added up without a question.
    expect(rows.filter(({ isClosed, ways }) => isClosed && ways.length === 1).map(({ kind }) => kind)).toContain('headcount');
    const answers = rows.flatMap(({ kind, id, ways }) => (ways.length === 1 ? [] : [{ kind, id, keep: 'into' as const }]));
    const [before, stood] = [await filed(), rowsThatStand()];
    const people = rowsOf(world.db, "SELECT sum(hosts), sum(employees) FROM headcount WHERE month = '2026-10' AND retired_at IS NULL");
    const paid = rowsOf(world.db, 'SELECT sum(paid) FROM filed_tenant WHERE tenant_id IN (?, ?)', two.from, two.into);
    const merged = valueOf(mergeTenants(world.base, MANAGER, { ...two, reason: REASON, answers }));
    expect(await filed()).toEqual(before);
    expect(rowsOf(world.db, 'SELECT count(*) FROM lease WHERE retired_at IS NULL AND tenant_id = ?', two.from)).toEqual([[0]]);
    expect(rowsOf(world.db, "SELECT sum(hosts), sum(employees) FROM headcount WHERE month = '2026-10' AND retired_at IS NULL")).toEqual(
      people,
    );
    const profile = valueOf(getProfileOfBase(world.base));
    const series = openSeries(world.db, profile, { from: OCTOBER, to: month('2026-11') });
    expect([series.tenantsPaid(OCTOBER).get(two.into), series.tenantsPaid(OCTOBER).get(two.from)]).toEqual([
      Number(paid.flat()[0]),
      undefined,
    ]);
    const undone = valueOf(undoChange(world.base, MANAGER, { change: merged.change }));
    expect(rowsThatStand()).toEqual(stood);
    expect(await filed()).toEqual(before);
    // And again, by undoing the undoing.
    valueOf(undoChange(world.base, MANAGER, { change: undone.change }));
    expect(rowsOf(world.db, 'SELECT count(*) FROM lease WHERE retired_at IS NULL AND tenant_id = ?', two.from)).toEqual([[0]]);
    expect(await filed()).toEqual(before);
  });

  it('still explains the filed cells of the tenant that went', () => {
    const { from, into } = pair();
    const [code] = rowsOf(world.db, 'SELECT uscc FROM tenant_fact WHERE tenant_id = ? AND retired_at IS NULL', from).flat();
    const [cells] = rowsOf(world.db, 'SELECT paid FROM filed_tenant WHERE tenant_id = ?', from).flat();
    const { rows } = valueOf(describeMergeClashes(world.base, { from, into, language: 'en' }));
    const answers = rows.map(({ kind, id, ways }) => ({ kind, id, keep: ways[0] ?? 'into' }));
    valueOf(mergeTenants(world.base, MANAGER, { from, into, reason: REASON, answers }));
    const explained = valueOf(explainFigureOf(world.base, { month: OCTOBER, figure: `ZB-4.${String(code)}.paid` }));
    expect(explained).toMatchObject({ value: { raw: cells }, parts: [{ source: { kind: 'filed', month: '2026-10', revision: 1 } }] });
  });

  it('is closed again to every other change once the merge is through', () => {
    const { from, into } = pair();
    const { rows } = valueOf(describeMergeClashes(world.base, { from, into, language: 'zh-CN' }));
    const answers = rows.map(({ kind, id, ways }) => ({ kind, id, keep: ways[0] ?? 'into' }));
    const retire = () =>
      codeIn(
        inTx(world.base, MANAGER, (tx) => {
          const [line] = listRecordsWhere(tx.db, 'headcount', "tenant_id = ? AND month = '2026-10'", [into]);
          if (line === undefined) throw new Error('no line');
          retireRecord(tx, line, '试');
          return ok(null);
        }),
      );
    expect(retire()).toBe('MONTH_CLOSED');
    const merged = valueOf(mergeTenants(world.base, MANAGER, { from, into, reason: REASON, answers }));
    expect(retire()).toBe('MONTH_CLOSED');
    valueOf(undoChange(world.base, MANAGER, { change: merged.change }));
    expect(retire()).toBe('MONTH_CLOSED');
  });
});

describe('of open months', () => {
  let one: RecordBase;
  let [a, b] = [0, 0];
  beforeEach(() => {
    one = openRecordBase();
    a = one.tenant(1);
    b = one.tenant(2);
    for (const [tenant, hosts, paid] of [
      [a, 1, 100],
      [b, 3, 1000],
    ] as const) {
      one.add('lease', { contract: `合同${tenant}`, tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 100 });
      one.add('headcount', { month: '2026-10', tenant_id: tenant, hosts, employees: hosts + 1 });
      const figures = { sessions: hosts, minutes: 60, views: 9, orders: 3, paid, refunded: 0, settled: 0 };
      one.add('sales_line', { month: '2026-10', tenant_id: tenant, platform: '淘宝', goods_class: '其他', source: 'form', ...figures });
      one.add('paper', { tenant_id: tenant, kind: '营业执照', number: 'X', expires_on: `2027-0${hosts}-01` });
    }
  });
  afterEach(() => one.closeSound());

  const stands = (): unknown => [
    rowsOf(one.base.db, 'SELECT tenant_id, hosts, employees FROM headcount WHERE retired_at IS NULL ORDER BY id'),
    rowsOf(one.base.db, 'SELECT tenant_id, sessions, minutes, paid FROM sales_line WHERE retired_at IS NULL ORDER BY id'),
    rowsOf(one.base.db, 'SELECT tenant_id, expires_on FROM paper WHERE retired_at IS NULL ORDER BY id'),
  ];

  it('lists once what both have, with what each says and what may become of it', () => {
    const { rows } = valueOf(describeMergeClashes(one.base, { from: a, into: b, language: 'zh-CN' }));
    expect(rows.map(({ kind, what, ways, isClosed, fields }) => [kind, what, ways.join(), isClosed, fields?.slice(0, 1)])).toEqual([
      ['headcount', '2026-10', 'into,from,sum', false, [{ field: '主播数', into: '3', from: '1' }]],
      ['paper', '营业执照 · X', 'into,from', false, [{ field: '发证日期', into: '—', from: '—' }]],
      ['sales_line', '2026-10 · 淘宝 · 其他 · 企业报表', 'into,from,sum', false, [{ field: '直播场次', into: '3', from: '1' }]],
    ]);
  });

  it('refuses until each is answered, then keeps this one, that one or the sum, and undo puts all back', () => {
    const before = stands();
    const { rows } = valueOf(describeMergeClashes(one.base, { from: a, into: b, language: 'zh-CN' }));
    const WAYS = { headcount: 'from', sales_line: 'sum', paper: 'into' } as const;
    const answers = rows.flatMap(({ kind, id }) =>
      kind === 'headcount' || kind === 'sales_line' || kind === 'paper' ? [{ kind, id, keep: WAYS[kind] }] : [],
    );
    const merge = { from: a, into: b, reason: REASON };
    expect(mergeTenants(one.base, MANAGER, { ...merge, answers: answers.slice(0, 2) })).toMatchObject({
      refusal: { code: 'RECORD_MERGE_CLASH', data: { from: '企业1', into: '企业2', what: ['sales_line:2026-10 淘宝 其他 form'] } },
    });
    // A paper has no sum.
    const odd = answers.map((answer) => (answer.kind === 'paper' ? { ...answer, keep: 'sum' as const } : answer));
    expect(codeIn(mergeTenants(one.base, MANAGER, { ...merge, answers: odd }))).toBe('RECORD_MERGE_CLASH');
    expect(stands()).toEqual(before);
    const merged = valueOf(mergeTenants(one.base, MANAGER, { ...merge, answers }));
    expect(stands()).toEqual([[[b, 1, 2]], [[b, 4, 120, 1100]], [[b, '2027-03-01']]]);
    valueOf(undoChange(one.base, MANAGER, { change: merged.change }));
    expect(stands()).toEqual(before);
  });
});
