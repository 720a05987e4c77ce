// Staged sheets that are not known, or not kind: mapped by a person once, shown cut, and harming nothing.
import { beforeEach, describe, expect, it } from 'vitest';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import type { StagedFiles } from '../../src/contract/intake/intake-shapes.ts';
import { PLAIN, clientOf, valueOf } from '../helpers/intake-client.ts';
import { csv, HEADS, inEachTest, ledger, type NamedFile, openImportBase, refusalOf, rowsOf, WORLD_FILE } from '../helpers/import-base.ts';

const at = inEachTest(() => openImportBase());
let client: LivebaseClient;
beforeEach(() => {
  client = clientOf(at.base);
});

async function stage(...files: readonly NamedFile[]): Promise<StagedFiles> {
  return valueOf(await client.intake.stage({ files: [...files], staging: null }));
}

describe('an unknown layout', () => {
  const file = csv('快手周报.csv', [
    ['主播', '账号ID', '开播时间', '时长', '支付金额', '退款额'],
    ['甲', 'dy101', '2026-10-03 20:00', '90', '120.50', '1'],
    ['甲', 'dy101', '2026-10-04 20:00', '60', '80', '0'],
  ]);

  it('is proposed, mapped once, recognised at once, and known from then on', async () => {
    expect(refusalOf(await at.take(WORLD_FILE))).toBeNull();
    const { staging } = await stage(file);
    const layout = valueOf(await client.intake.mapping({ staging, file: 0, sheet: 0 }));
    expect(layout.columns[2]).toEqual({ header: '开播时间', samples: ['2026-10-03 20:00', '2026-10-04 20:00'] });
    expect(layout.proposal).toMatchObject({ kind: 'sessions', platform: '快手' });
    expect(Object.fromEntries(layout.proposal.fields.map(({ field, header }) => [field, header]))).toEqual({
      handle: '账号ID',
      startsAt: '开播时间',
      minutes: '时长',
      paid: '支付金额',
      refunded: '退款额',
    });
    expect(layout.kinds.flatMap(({ fields }) => fields.filter(({ isNeeded }) => isNeeded))).toMatchObject([{ field: 'startsAt' }]);
    const kept = { signature: layout.signature, name: '周报', kind: 'sessions', platform: '抖音' } as const;
    const fields = layout.proposal.fields.map(({ field, header }) => ({ field, header }));
    expect(await client.intake.saveMapping({ ...kept, fields: [{ field: 'paid', header: '支付金额' }] })).toMatchObject({
      refusal: { code: 'INPUT_INVALID' },
    });
    expect(await client.intake.saveMapping({ ...kept, fields: [{ field: 'wealth', header: '支付金额' }, ...fields] })).toMatchObject({
      refusal: { code: 'INPUT_INVALID' },
    });
    valueOf(await client.intake.saveMapping({ ...kept, fields }));
    expect(valueOf(await client.intake.get({ staging })).files[0]?.sheets[0]).toMatchObject({ as: 'mapped', kind: 'mapped_sessions' });
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({
      ok: true,
      value: { files: [{ sheets: [{ added: 2 }] }] },
    });
    expect(rowsOf(at.db, 'SELECT paid FROM live_session ORDER BY starts_at')).toEqual([[12_050], [8000]]);
    const [mapping] = valueOf(await client.settings.mappings({})).mappings;
    expect(mapping).toMatchObject({ name: '周报', fixed: [{ value: '抖音' }] });
    const seen = { id: mapping?.id ?? 0, version: mapping?.version ?? 0 };
    const waiting = await stage(file);
    expect(waiting.files[0]?.sheets[0]?.as).toBe('mapped');
    valueOf(await client.settings.retireMapping({ ...seen, reason: '不用了' }));
    expect(await client.settings.renameMapping({ ...seen, name: 'x' })).toMatchObject({ refusal: { code: 'RECORD_UNKNOWN' } });
    // What waits to be taken is unknown again, as what comes after it.
    expect(valueOf(await client.intake.get({ staging: waiting.staging })).files[0]?.sheets[0]?.as).toBe('unknown');
    expect((await stage(file)).files[0]?.sheets[0]?.as).toBe('unknown');
  });
});

describe('hostile sheets', () => {
  it('headers and cells of any name and size are shown cut, and harm nothing', async () => {
    const long = '长'.repeat(5000);
    const { staging } = await stage(
      csv('怪.csv', [
        ['__proto__', 'constructor', '=cmd()', '开播时间'],
        [long, '__proto__', '<script>', '2026-10-03 20:00'],
      ]),
    );
    const shown = valueOf(await client.intake.rows({ staging, file: 0, sheet: 0, from: 0, count: 200, only: 'all' }));
    expect(shown.columns).toEqual(['__proto__', 'constructor', '=cmd()', '开播时间']);
    expect(shown.rows[1]).toMatchObject({ cut: [0], cells: [`${'长'.repeat(300)}…`, '__proto__', '<script>', '2026-10-03 20:00'] });
    valueOf(await client.intake.mapping({ staging, file: 0, sheet: 0 }));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const past = valueOf(await client.intake.rows({ staging, file: 0, sheet: 0, from: 9_000_000, count: 200, only: 'all' }));
    expect(past).toMatchObject({ total: 2, rows: [] });
  });

  it('days and times that a workbook holds as numbers are shown as days and times', async () => {
    const { staging } = await stage(ledger('日期.xlsx', { 活动: [HEADS.活动, [46_298, '培训会', '讲课', 12]] }));
    const shown = valueOf(await client.intake.rows({ staging, file: 0, sheet: 0, from: 1, count: 1, only: 'all' }));
    expect(shown.rows[0]?.cells).toEqual(['2026-10-03', '培训会', '讲课', '12']);
  });
});
