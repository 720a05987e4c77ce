// Everything dropped together: taken as the command line takes it, in whatever order, an export that names nobody placed or asked about.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { PLAIN, clientOf, fatesOf, lineOf, previewBy, stageBy } from '../helpers/intake-client.ts';
import {
  closeByHand,
  codeOf,
  contents,
  csv,
  everything,
  inEachTest,
  ledger,
  type NamedFile,
  openImportBase,
  refusalOf,
  rowsOf,
  sheetOf,
  WORLD_FILE,
} from '../helpers/import-base.ts';

const INPUTS = path.join(import.meta.dirname, '..', 'fixtures', 'world', 'inputs');
const VIDEO_TENANT = '91440303MA1887G6QK';

const at = inEachTest(() => openImportBase());
let client: LivebaseClient;
beforeEach(() => {
  client = clientOf(at.base);
});

describe('the whole world in one drop', () => {
  it('is staged, previewed without a trace, and taken as the command line takes it', async () => {
    const files = readdirSync(INPUTS)
      .toSorted()
      .map((name) => ({ name, bytes: readFileSync(path.join(INPUTS, name)) }));
    const staged = await stageBy(client, files);
    expect(staged.files.map(({ refusal }) => refusal)).toEqual(files.map(() => null));
    expect(staged.files.flatMap(({ sheets }) => sheets.map(({ as }) => as))).not.toContain('unknown');
    const before = everything(at.db, true);
    const preview = await previewBy(client, staged.staging);
    expect(everything(at.db, true)).toBe(before);
    expect(preview.refusal).toBeNull();
    expect(new Set(preview.files.map(({ fate }) => fate))).toEqual(new Set(['ready']));
    const byName = preview.files.flatMap(({ file, sheets }) =>
      sheets.flatMap(({ notes }) => notes.filter(({ code }) => code === 'FILE_ACCOUNT_BY_NAME').map(({ data }) => [file, data.account])),
    );
    expect(byName).toEqual([['07-视频号直播_视22207071.csv', '视22207071']]);
    const taken = await client.intake.commit({ staging: staged.staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: true, value: { batch: 1 } });
    if (taken.ok) expect(taken.value.files.map(({ sheets }) => sheets)).toEqual(preview.files.map(({ sheets }) => sheets));
    const other = openImportBase();
    const outcome = await other.take(files, { tenant: VIDEO_TENANT });
    expect(refusalOf(outcome)).toBeNull();
    expect(contents(at.db)).toEqual(contents(other.db));
    other.close();
    expect(await client.intake.rows({ staging: staged.staging, file: 0, sheet: 0, from: 0, count: 10, only: 'all' })).toMatchObject({
      ok: false,
      refusal: { code: 'STAGING_UNKNOWN' },
    });
  });
});

describe('files that are there already, in one drop with others', () => {
  const month = (name: string, of: string, paid: number): NamedFile => ledger(name, sheetOf('销售台账', [lineOf(of, 101, paid)]));
  const FILES = {
    known: month('已有.xlsx', '2026-10', 5),
    known2: month('已有二.xlsx', '2026-08', 6),
    closed: month('九月.xlsx', '2026-09', 7),
    fresh: month('新的.xlsx', '2026-07', 8),
  };

  // Batch 1 brought the tenants, 2 and 3 the known files; what a drop adds besides, by hand.
  it.each<readonly [readonly (keyof typeof FILES)[], number, readonly string[]]>([
    [['known'], 2, []],
    [['known2', 'known'], 3, []],
    [['known', 'closed'], 2, ['九月.xlsx parked']],
    [['closed', 'known2', 'known'], 3, ['九月.xlsx parked']],
    [['fresh', 'known'], 4, ['新的.xlsx taken']],
    [['known', 'closed', 'fresh'], 4, ['新的.xlsx taken', '九月.xlsx parked']],
  ])('%j: no batch is begun for what is known, nor is that noted again', async (drop, batch, noted) => {
    expect(refusalOf(await at.take(WORLD_FILE))).toBeNull();
    for (const file of [FILES.known, FILES.known2]) expect(refusalOf(await at.take(file))).toBeNull();
    closeByHand(at.db, '2026-09');
    const { staging } = await stageBy(
      client,
      drop.map((name) => FILES[name]),
    );
    const taken = await client.intake.commit({ staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: true, value: { batch } });
    expect(rowsOf(at.db, 'SELECT max(id) FROM import_batch')).toEqual([[Math.max(3, batch)]]);
    expect(rowsOf(at.db, "SELECT file_name || ' ' || outcome FROM intake ORDER BY id").flat().slice(3)).toEqual(noted);
    expect(rowsOf(at.db, 'SELECT file_name FROM import_sheet WHERE batch_id > 3').flat()).toEqual(
      drop.includes('fresh') ? ['新的.xlsx'] : [],
    );
    const counts = taken.ok ? taken.value.files.map(({ sheets }) => sheets.map(({ added, same }) => [added, same])) : [];
    const expected = { known: [[0, 1]], known2: [[0, 1]], fresh: [[1, 0]], closed: [] };
    expect(counts.filter((_, at) => drop[at] !== 'closed')).toEqual(drop.filter((name) => name !== 'closed').map((name) => expected[name]));
  });
});

describe('an export that names nobody, dropped with everything else on an empty base', () => {
  const CHANNELS = [['直播数据'], ['直播开始时间', '成交金额', '成交订单数', '成交人数'], ['2026年10月03日 20:15', 88, 3, 2]];

  it('is placed by the account in its file name, though the tenants come in the same drop and after it', async () => {
    const { staging } = await stageBy(client, [csv('01_sp101.csv', CHANNELS), WORLD_FILE]);
    const preview = await previewBy(client, staging);
    expect(fatesOf(preview.files)).toEqual(['01_sp101.csv ready', '台账.xlsx ready']);
    expect(preview.files[0]?.sheets[0]?.notes).toContainEqual({
      code: 'FILE_ACCOUNT_BY_NAME',
      data: { platform: '视频号', account: 'sp101', tenant: '晨光传媒' },
    });
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({ ok: true });
    expect(rowsOf(at.db, 'SELECT platform, handle, paid FROM live_session')).toEqual([['视频号', 'sp101', 8800]]);
  });

  it('asks where its name says nothing, and the tenants of the drop can be chosen', async () => {
    const { staging } = await stageBy(client, [csv('导出.csv', CHANNELS), WORLD_FILE]);
    const asked = await previewBy(client, staging);
    expect(fatesOf(asked.files)).toEqual(['导出.csv refused', '台账.xlsx ready']);
    expect(asked.files[0]?.sheets[0]?.refused).toMatchObject([{ row: 0, code: 'FILE_TENANT_NEEDED' }]);
    expect(asked.tenants.map(({ name }) => name)).toEqual(['晨光传媒', '海浪（深圳）网络', '远山服务']);
    const tenant = asked.tenants[0]?.uscc ?? '';
    const own = [{ file: 0, month: null, tenant, account: null }];
    expect((await previewBy(client, staging, { own })).refusal).toBeNull();
    expect(await client.intake.commit({ staging, choices: { ...PLAIN, own } })).toMatchObject({ ok: true });
    expect(rowsOf(at.db, 'SELECT handle, paid FROM live_session')).toEqual([['sp101', 8800]]);
  });
});

describe('a row of one file that is put right', () => {
  it('is looked at with the other files of its drop', async () => {
    const row = ['2026-09', codeOf(101), '抖音', '化妆品类', 3, 180, 900, 20, '1.234', 10, 90];
    const { staging, files } = await stageBy(client, [ledger('销售.xlsx', sheetOf('销售台账', [row])), WORLD_FILE]);
    const file = files.find((one) => one.file === '销售.xlsx')?.index ?? -1;
    await previewBy(client, staging);
    const fixed = await client.intake.fix({ staging, file, sheet: 0, edits: [{ row: 2, column: 8, text: '1.23' }] });
    expect(fixed).toMatchObject({ ok: true, value: { rows: [{ row: 2, troubles: [] }], refusedRows: 0 } });
  });
});
