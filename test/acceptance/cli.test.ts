// The command line end to end: real files, the fixtures' world, which processes of their own lay out and take again; all else runs in the test's process.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { VIDEO_TENANT, WORLD, copyOf, dump, livebase, newFolder, worldInputs } from '../helpers/cli.ts';
import { livebaseInside } from '../helpers/cli-inside.ts';
import { ledger } from '../helpers/import-base.ts';

const MONTHS = ['2025-01', '2025-12', '2026-01', '2026-09', '2026-10'] as const;
/** What a refused or parked import may leave: the bytes, and the note. */
const NOTES = ['received_file', 'intake', 'parked_file', 'sqlite_sequence', 'history'];

interface Expected {
  readonly values: Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>;
  readonly rows: { readonly 'ZB-4': readonly Readonly<Record<string, string>>[] };
}

interface Reported {
  readonly month: string;
  readonly state: string;
  readonly values: Expected['values'];
  readonly rows: { readonly 'ZB-4': readonly Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>[] };
  readonly head: Readonly<Record<string, string>>;
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly message: string;
    readonly figures: readonly string[];
  }[];
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

async function report(folder: string, month: string, more: readonly string[] = []): Promise<Reported> {
  const ended = await livebaseInside(['report', '--month', month, '--json', '--data', folder, ...more]);
  // Nothing for people but the relations that could not be judged.
  expect(ended.stderr.replace(/^缺数、没有判断的 \d+ 条：[^\n]+\n$/, '')).toBe('');
  return ended.document() as unknown as Reported;
}

function isAsExpected(month: string, reported: Reported): void {
  const expected = JSON.parse(readFileSync(path.join(WORLD, `expected-${month}.json`), 'utf8')) as Expected;
  for (const [address, figure] of Object.entries(expected.values)) expect(reported.values[address], `${month} ${address}`).toEqual(figure);
  const texts = reported.rows['ZB-4'].map((row) => Object.fromEntries(Object.entries(row).map(([column, { text }]) => [column, text])));
  expect(texts).toEqual(expected.rows['ZB-4']);
}

type Rows = Parameters<typeof ledger>[1][string];

/** A ledger of one sheet as a file. */
function ledgerFile(name: string, sheet: string, rows: Rows): string {
  const file = path.join(newFolder(), name);
  writeFileSync(file, ledger(name, { [sheet]: rows }).bytes);
  return file;
}

let world = '';
let made: Awaited<ReturnType<typeof livebase>>;
let taken: Awaited<ReturnType<typeof livebase>>;
beforeAll(async () => {
  world = path.join(newFolder(), 'data');
  made = await livebase(['init', '--data', world, '--json']);
  taken = await livebase(['import', '--tenant', VIDEO_TENANT, ...worldInputs(), '--data', world, '--json']);
});

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the world through the command line', () => {
  it('starts as an empty base', () => {
    expect(made.document()).toEqual({ file: path.join(world, 'livebase.db') });
    expect(made).toMatchObject({ code: 0, stderr: '' });
  });

  it('is imported as one batch, with counts by file and sheet', () => {
    expect(taken.code).toBe(0);
    const { files, batch } = taken.document() as {
      files: { file: string; kind: string; sheets: Record<string, unknown>[] }[];
      batch: number;
    };
    expect(batch).toBe(1);
    expect(files.map(({ file }) => file)).toEqual(worldInputs().map((file) => path.basename(file)));
    expect(files[3]?.sheets).toEqual([{ sheet: '预约', kind: 'bookings', read: 6296, added: 6296, changed: 0, same: 0, refused: [] }]);
  });

  it.each(MONTHS)('%s has every expected figure, raw and text, and all rows of ZB-4', async (month) => {
    const reported = await report(world, month);
    expect(reported).toMatchObject({ month, state: 'open', revision: null, files: [] });
    isAsExpected(month, reported);
  });

  it('taken again adds and changes nothing', async () => {
    const before = dump(world);
    const again = await livebase(['import', ...worldInputs(), '--tenant', VIDEO_TENANT, '--data', world, '--json']);
    expect(again.code).toBe(0);
    const { files, batch } = again.document() as {
      files: { sheets: { read: number; added: number; changed: number; same: number }[] }[];
      batch: number;
    };
    expect(batch).toBe(1);
    for (const sheet of files.flatMap(({ sheets }) => sheets)) expect(sheet).toMatchObject({ added: 0, changed: 0, same: sheet.read });
    expect(dump(world)).toEqual(before);
  });

  it('in another order gives the same figures', async () => {
    const folder = newFolder();
    await livebaseInside(['init', '--data', folder]);
    const ended = await livebaseInside(['--json', '--data', folder, 'import', ...worldInputs().toReversed(), '--tenant', VIDEO_TENANT]);
    expect(ended.code).toBe(0);
    for (const month of ['2025-12', '2026-10'] as const) isAsExpected(month, await report(folder, month));
  });

  it('as a dry run changes nothing at all', async () => {
    const folder = newFolder();
    await livebaseInside(['init', '--data', folder]);
    const before = dump(folder);
    const ended = await livebaseInside(['import', ...worldInputs(), '--tenant', VIDEO_TENANT, '--dry-run', '--data', folder, '--json']);
    expect(ended.code).toBe(0);
    expect(ended.document()).toMatchObject({ batch: null });
    expect(dump(folder)).toEqual(before);
  });

  it('says what people need to know: a table, the batch, how to take it back', async () => {
    const shown = await livebaseInside(['batches', '--data', world]);
    expect(shown.stdout).toMatch(/^批次 +时间/);
    expect(shown.stdout).toContain('2026-11-05 10:00');
    const listed = (await livebaseInside(['batches', '--data', world, '--json'])).document();
    expect(listed).toMatchObject({ batches: [{ batch: 1, at: '2026-11-05T10:00', undoneAt: null, undoneBy: null }] });
  });

  it('is taken back by undo, and comes in again as the first time', async () => {
    const folder = copyOf(world);
    const undone = await livebaseInside(['undo', '1', '--data', folder, '--json']);
    expect(undone.document()).toMatchObject({ batch: 1, restored: 0, kept: [] });
    expect((await livebaseInside(['undo', '1', '--data', folder, '--json'])).document()).toMatchObject({
      error: { code: 'BATCH_UNDONE', details: { batch: 1 } },
    });
    expect((await report(folder, '2026-10')).values['ZB-2.06.month']).toEqual({ raw: null, text: '—' });
    await livebaseInside(['import', ...worldInputs(), '--tenant', VIDEO_TENANT, '--data', folder]);
    isAsExpected('2026-10', await report(folder, '2026-10'));
  });
});

describe('a refused import', () => {
  it('lists every refused row with file, sheet, row, column, what was found and what was expected', async () => {
    const folder = copyOf(world);
    const before = dump(folder, NOTES);
    const head = ['月份', '统一社会信用代码', '主播数', '从业人员'];
    const file = ledgerFile('人员.xlsx', '月度人员', [
      head,
      ['2026-10', VIDEO_TENANT, 'abc', 5],
      ['2026-13', VIDEO_TENANT, -1, 5],
      ['2026-10', '91440300000000000X', 1, 1],
    ]);
    const ended = await livebaseInside(['import', file, '--data', folder, '--json']);
    expect(ended.code).toBe(1);
    const { error } = ended.document() as {
      error: { code: string; message: string; details: { rows: number; refused: Record<string, unknown>[] } };
    };
    expect(error.code).toBe('IMPORT_REFUSED');
    expect(ended.stderr).toBe(`${error.message}\n`);
    expect(error.details.refused).toContainEqual({
      file: '人员.xlsx',
      sheet: '月度人员',
      row: 2,
      column: '主播数',
      found: 'abc',
      expected: '数，如 1234.50',
      message: '“人员.xlsx”工作表“月度人员”第 2 行“主播数”写的是“abc”：不是数，请改正后再导入。',
    });
    expect(error.details.refused.map(({ row, column }) => [row, column])).toEqual(
      expect.arrayContaining([
        [2, '主播数'],
        [3, '月份'],
        [3, '主播数'],
        [4, '统一社会信用代码'],
      ]),
    );
    expect(dump(folder, NOTES)).toEqual(before);
    const shown = await livebaseInside(['import', file, '--data', folder]);
    expect(shown).toMatchObject({ code: 1, stdout: '' });
    expect(shown.stderr).toContain('  第 2 行“主播数”写的是“abc”：不是数');
  });

  it('takes the good rows where that is asked', async () => {
    const folder = copyOf(world);
    const file = ledgerFile('活动.xlsx', '活动', [
      ['日期', '类型', '名称', '参加人数'],
      ['2026-11-01', '培训会', '新规培训', 30],
      ['2026-11-02', '舞会', '别的', 30],
    ]);
    const ended = await livebaseInside(['import', file, '--take-good-rows', '--data', folder, '--json']);
    expect(ended.code).toBe(0);
    expect(ended.document()).toMatchObject({
      files: [{ sheets: [{ read: 2, added: 1, refused: [{ row: 3, column: '类型', found: '舞会' }] }] }],
      batch: 2,
    });
  });

  it.each([
    ['a missing file', 'nowhere.xlsx', 'FILE_NOT_FOUND'],
    ['a folder without files', '.', 'FILE_IS_FOLDER'],
  ])('%s is one clear sentence', async (_what, file, code) => {
    const ended = await livebase(['import', file, '--data', world, '--json'], { cwd: newFolder() });
    expect(ended.code).toBe(1);
    expect(ended.document()).toMatchObject({ error: { code, details: { refused: [] } } });
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('what is no table is refused with the file named', async () => {
    const folder = newFolder();
    const file = path.join(folder, '图.xlsx');
    writeFileSync(file, Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'));
    const ended = await livebaseInside(['import', file, '--data', world]);
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: '“图.xlsx”：这不是表格，像是图片；请给 .xlsx、.xls 或 .csv 文件。\n' });
  });

  it('a file without an account asks whose it is', async () => {
    const file = worldInputs().find((one) => one.includes('07-')) ?? '';
    const folder = copyOf(world);
    await livebaseInside(['undo', '1', '--data', folder]);
    const others = worldInputs().filter((one) => one !== file);
    await livebaseInside(['import', ...others, '--data', folder]);
    // Under a name that says nothing of the account either.
    const nameless = path.join(newFolder(), `场次${path.extname(file)}`);
    copyFileSync(file, nameless);
    const ended = await livebaseInside(['import', nameless, '--data', folder, '--json']);
    expect(ended.code).toBe(1);
    expect(ended.document()).toMatchObject({ error: { code: 'FILE_TENANT_NEEDED', details: { platform: '视频号' } } });
    expect(ended.stderr).toContain('--tenant');
  });
});

describe('backup, restore, check', () => {
  it('go round: what was there comes back, and what was replaced is kept', async () => {
    const folder = copyOf(world);
    const made = (await livebaseInside(['backup', '--data', folder, '--json'])).document() as {
      file: string;
      sha256: string;
      rows: number;
    };
    expect(readFileSync(`${made.file}.sha256`, 'utf8')).toContain(made.sha256);
    const figure = (await report(folder, '2026-10')).values['ZB-2.06.month'];
    await livebaseInside(['undo', '1', '--data', folder]);
    const restored = await livebaseInside(['restore', made.file, '--data', folder, '--json']);
    expect(restored.code).toBe(0);
    expect(restored.document()).toMatchObject({ file: path.join(folder, 'livebase.db'), sha256: made.sha256, rows: made.rows });
    expect((await report(folder, '2026-10')).values['ZB-2.06.month']).toEqual(figure);
    const checked = await livebaseInside(['check', '--full', '--data', folder, '--json']);
    expect(checked.document()).toMatchObject({ ok: true });
    expect(checked.code).toBe(0);
  });

  it('a second backup folder is set at the command line, for a browser can’t pick one', async () => {
    const folder = copyOf(world);
    const stick = newFolder();
    const said = async (...words: string[]): Promise<unknown> =>
      (await livebaseInside(['backup-folder', ...words, '--data', folder, '--json'])).document();
    expect(await said(stick)).toEqual({ folder: stick });
    expect(await said()).toEqual({ folder: stick });
    expect(await said(path.join(stick, 'gone'))).toMatchObject({ error: { code: 'FOLDER_MISSING' } });
    expect(await said(stick, '--none')).toMatchObject({ error: { code: 'USAGE' } });
    const drilled = async (): Promise<unknown> => (await livebaseInside(['drill', '--data', folder, '--json'])).document();
    expect(await drilled()).toMatchObject({ error: { code: 'DRILL_NO_BACKUP' } });
    expect((await livebaseInside(['backup', '--to', stick, '--data', folder])).code).toBe(0);
    expect(await drilled()).toEqual({ file: expect.stringMatching(/^livebase-\d{8}-\d{6}\.db$/), rows: expect.any(Number) });
    expect(await said('--none')).toEqual({ folder: null });
  });

  it('a backup for a stick is sealed with the passphrase of the environment, and opens with no other', async () => {
    const folder = copyOf(world);
    const to = newFolder();
    const backup = async (...words: readonly string[]) => livebaseInside(['backup', ...words, '--data', folder, '--json']);
    expect((await backup('--to', to, '--passphrase-from-env')).stderr).toContain('LIVEBASE_PASSPHRASE');
    vi.stubEnv('LIVEBASE_PASSPHRASE', '海燕 2026');
    expect((await backup('--passphrase-from-env')).code).toBe(2);
    const made = (await backup('--to', to, '--passphrase-from-env')).document() as { readonly file: string; readonly sha256: string };
    expect([path.dirname(made.file), made.sha256]).toEqual([to, hashOf(made.file)]);
    expect(readFileSync(made.file).includes('SQLite format')).toBe(false);
    const restore = async () => (await livebaseInside(['restore', made.file, '--data', folder, '--json'])).document();
    vi.stubEnv('LIVEBASE_PASSPHRASE', '海鸥 2026');
    expect(await restore()).toMatchObject({ error: { code: 'PASSPHRASE_WRONG' } });
    vi.stubEnv('LIVEBASE_PASSPHRASE', '');
    expect(await restore()).toMatchObject({ error: { code: 'PASSPHRASE_NEEDED' } });
    vi.stubEnv('LIVEBASE_PASSPHRASE', '海燕 2026');
    expect(await restore()).toMatchObject({ file: path.join(folder, 'livebase.db') });
    vi.unstubAllEnvs();
  });

  it('a support copy goes to the file that is named, and holds no name of the base', async () => {
    const folder = copyOf(world);
    const out = path.join(newFolder(), '支持.db');
    const asTyped = path.relative(process.cwd(), out);
    const made = (await livebaseInside(['support-copy', '--out', asTyped, '--data', folder, '--json'])).document();
    expect(made).toEqual({ file: out, sha256: hashOf(out), rows: expect.any(Number) });
    expect(readFileSync(out).includes('有限公司')).toBe(false);
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it('a base is handed over to another folder, by either word', async () => {
    const folder = copyOf(world);
    const pack = path.join(newFolder(), '交接.zip');
    const made = (await livebaseInside(['hand-over', '--out', pack, '--to', '何静', '--data', folder, '--json'])).document();
    expect(made).toMatchObject({ file: pack, sha256: hashOf(pack), passphrase: null });
    const next = path.join(newFolder(), 'next');
    const taken = await livebaseInside(['take-over', pack, '--data', next, '--json']);
    expect(taken.document()).toMatchObject({ data: next, file: path.join(next, 'livebase.db'), to: '何静' });
    const other = path.join(newFolder(), 'other');
    expect((await livebaseInside(['restore', pack, '--data', other, '--json'])).document()).toMatchObject({ kept: null });
  });

  it('to another folder, and from what is no backup', async () => {
    const folder = copyOf(world);
    const to = path.join(newFolder(), 'usb');
    mkdirSync(to);
    const made = (await livebaseInside(['backup', '--to', to, '--data', folder, '--json'])).document();
    expect(String(made['file'])).toContain(to);
    const bad = await livebaseInside(['restore', path.join(WORLD, 'expected-2026-10.json'), '--data', folder, '--json']);
    expect(bad.code).toBe(1);
    expect(bad.document()).toMatchObject({ error: { code: expect.stringMatching(/^(BACKUP|BASE)_/) } });
  });

  it('restore works where the database is damaged or missing', async () => {
    const folder = copyOf(world);
    const made = (await livebaseInside(['backup', '--to', newFolder(), '--data', folder, '--json'])).document() as { file: string };
    writeFileSync(path.join(folder, 'livebase.db'), 'no database');
    const damaged = await livebaseInside(['check', '--data', folder, '--json']);
    expect(damaged.document()).toMatchObject({ error: { code: 'BASE_DAMAGED' } });
    expect((await livebaseInside(['restore', made.file, '--data', folder])).code).toBe(0);
    isAsExpected('2026-09', await report(folder, '2026-09'));
    const empty = newFolder();
    expect((await livebaseInside(['restore', made.file, '--data', empty])).code).toBe(0);
    isAsExpected('2026-09', await report(empty, '2026-09'));
  });
});

describe('bookings', () => {
  it('are made, refused with who holds the slot, and cancelled', async () => {
    const folder = copyOf(world);
    const { studio, tenant } = firstPublicSlot(folder);
    const words = [
      'book',
      '--studio',
      studio,
      '--tenant',
      tenant,
      '--from',
      '2026-11-20T14:00',
      '--to',
      '2026-11-20T16:00',
      '--data',
      folder,
      '--json',
    ];
    const booked = await livebaseInside(words);
    expect(booked.stderr).toBe('');
    const { id, warnings } = booked.document() as { id: string; warnings: unknown[] };
    expect(id).not.toBe('');
    expect(Array.isArray(warnings)).toBe(true);
    const again = await livebaseInside(words);
    expect(again.code).toBe(1);
    expect(again.document()).toMatchObject({
      error: { code: 'BOOKING_OVERLAP', details: { studio, from: '2026-11-20 14:00', until: '2026-11-20 16:00' } },
    });
    const cancelled = await livebaseInside(['cancel', id, '--reason', '改期', '--data', folder, '--json']);
    expect(cancelled.document()).toMatchObject({ id });
    expect((await livebaseInside(words)).code).toBe(0);
    expect((await livebaseInside(['cancel', 'nobody', '--reason', 'x', '--data', folder, '--json'])).document()).toMatchObject({
      error: { code: 'BOOKING_UNKNOWN' },
    });
  });
});

/** A public studio and a tenant with a lease at that time, read by plain SQL. */
function firstPublicSlot(folder: string): { readonly studio: string; readonly tenant: string } {
  const tables = dump(folder);
  const rows = (name: string) => (tables.get(name) ?? []).map((row) => JSON.parse(row) as Record<string, string | number | null>);
  const open = rows('studio').find((studio) => {
    const fact = rows('studio_fact').find((one) => one['studio_id'] === studio['id']);
    return fact?.['kind'] === '公共' && studio['closed_on'] === null;
  });
  const lease = rows('lease').find(
    (one) => String(one['starts_on']) <= '2026-11-01' && String(one['ends_on']) >= '2026-12-31' && one['left_on'] === null,
  );
  const tenant = rows('tenant_fact').find((one) => one['tenant_id'] === lease?.['tenant_id']);
  return { studio: String(open?.['code']), tenant: String(tenant?.['uscc']) };
}
