// The import screen's way through the methods: any files staged, previewed, fixed in place, taken as one batch.
import { beforeEach, describe, expect, it } from 'vitest';
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { PLAIN, clientOf, fatesOf, lineOf, previewBy, stageBy, valueOf } from '../helpers/intake-client.ts';
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
  openSmallWorld,
  refusalOf,
  reopenByHand,
  type Rows,
  rowsOf,
  sheetOf,
  WORLD_FILE,
} from '../helpers/import-base.ts';

const at = inEachTest(() => openImportBase());
let client: LivebaseClient;
beforeEach(() => {
  client = clientOf(at.base);
});

const stage = (...files: readonly NamedFile[]) => stageBy(client, files);
const previewOf = (staging: string, choices: Parameters<typeof previewBy>[2] = {}) => previewBy(client, staging, choices);

const sales = (...rows: Rows): NamedFile => ledger('销售.xlsx', sheetOf('销售台账', rows));

describe('a mixed drop', () => {
  const broken: NamedFile = { name: '坏.xlsx', bytes: Buffer.from('PK\x03\x04 no zip at all') };
  const empty: NamedFile = { name: '空.csv', bytes: Buffer.from('') };
  const unknown = csv('别的.csv', [
    ['场次', '开播', '成交'],
    ['1', '2026-10-03 20:00', '12.5'],
  ]);

  it('takes the good files, whatever else lies beside them', async () => {
    const staged = await stage(broken, WORLD_FILE, unknown, { ...WORLD_FILE, name: '再一次.xlsx' }, empty);
    expect(staged.files.map(({ refusal, sameAs }) => [refusal?.code ?? null, sameAs])).toEqual([
      ['FILE_TRUNCATED', null],
      [null, null],
      [null, null],
      [null, 1],
      ['FILE_EMPTY', null],
    ]);
    const preview = await previewOf(staged.staging);
    expect(fatesOf(preview.files)).toEqual([
      '坏.xlsx unreadable',
      '台账.xlsx ready',
      '别的.csv unknown',
      '再一次.xlsx twin',
      '空.csv unreadable',
    ]);
    expect(await client.intake.commit({ staging: staged.staging, choices: PLAIN })).toMatchObject({ ok: true });
    expect(rowsOf(at.db, 'SELECT file_name, outcome FROM intake ORDER BY id')).toEqual([
      ['台账.xlsx', 'taken'],
      ['坏.xlsx', 'refused'],
      ['空.csv', 'refused'],
    ]);
    expect(valueOf(await client.intake.list({})).stagings).toEqual([]);
    const again = await stage(WORLD_FILE);
    expect(again.files[0]?.takenBefore).toBe(1);
    expect(fatesOf((await previewOf(again.staging)).files)).toEqual(['台账.xlsx taken_before']);
  });

  it('joins a second drop, is listed until dropped, and keeps its limits', async () => {
    const first = await stage(broken);
    const both = valueOf(await client.intake.stage({ files: [WORLD_FILE], staging: first.staging }));
    expect(both.files.map(({ file, index }) => [index, file])).toEqual([
      [0, '坏.xlsx'],
      [1, '台账.xlsx'],
    ]);
    expect(valueOf(await client.intake.list({})).stagings).toEqual([both]);
    expect(valueOf(await client.intake.get({ staging: first.staging }))).toEqual(both);
    for (let nth = 1; nth < 8; nth += 1) await stage(empty);
    expect(await client.intake.stage({ files: [empty], staging: null })).toMatchObject({
      ok: false,
      refusal: { code: 'STAGING_TOO_MUCH' },
    });
    for (const { staging } of valueOf(await client.intake.list({})).stagings) valueOf(await client.intake.drop({ staging }));
    expect(await client.intake.drop({ staging: first.staging })).toMatchObject({ refusal: { code: 'STAGING_UNKNOWN' } });
    expect(await client.intake.stage({ files: [empty], staging: first.staging })).toMatchObject({ refusal: { code: 'STAGING_UNKNOWN' } });
  });

  it('has nothing to take where no file is known', async () => {
    const { staging } = await stage(broken, unknown);
    expect((await previewOf(staging)).refusal).toMatchObject({ code: 'FILE_NO_SHEET_KNOWN' });
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({ ok: false, refusal: { code: 'FILE_NO_SHEET_KNOWN' } });
    expect(valueOf(await client.intake.list({})).stagings).toHaveLength(1);
  });
});

describe('fixing refused rows', () => {
  const wrong = [lineOf('2026-10', 101, '1.234'), lineOf('2026-10', 999, 100), lineOf('2026-09', 102, 50), lineOf('2026-08', 102, 'x')];
  const right = [lineOf('2026-10', 101, '1.23'), lineOf('2026-10', 103, 100), lineOf('2026-09', 102, 50), lineOf('2026-08', 102, 70)];

  beforeEach(async () => {
    await at.take(WORLD_FILE);
  });

  it('keeps two cells of a row beside one another', async () => {
    const { staging } = await stage(sales(...wrong));
    const place = { staging, file: 0, sheet: 0 };
    for (const [column, text] of [
      [8, '7'],
      [1, codeOf(101)],
    ] as const)
      valueOf(await client.intake.fix({ ...place, edits: [{ row: 5, column, text }] }));
    const { rows } = valueOf(await client.intake.rows({ ...place, from: 4, count: 1, only: 'all' }));
    expect(rows.map(({ row, cells, edits }) => [row, cells[1], cells[8], edits.length])).toEqual([[5, codeOf(101), '7', 2]]);
  });

  it('comes to the same as the corrected file, and the history says each cell', async () => {
    const { staging } = await stage(sales(...wrong));
    const place = { staging, file: 0, sheet: 0 };
    const preview = await previewOf(staging);
    expect(preview.files[0]).toMatchObject({ fate: 'refused', sheets: [{ refusedRows: 3, added: 1, read: 4 }] });
    const refused = valueOf(await client.intake.rows({ ...place, from: 0, count: 100, only: 'refused' }));
    expect(refused).toMatchObject({ total: 3, refusedRows: 3, headerRow: 1 });
    expect(refused.rows.map(({ row, troubles }) => [row, troubles.map(({ code, at: column }) => [code, column])])).toEqual([
      [2, [['CELL_TOO_MANY_DECIMALS', 8]]],
      [3, [['ROW_TENANT_UNKNOWN', 1]]],
      [5, [['CELL_NOT_NUMBER', 8]]],
    ]);
    const fixed = valueOf(await client.intake.fix({ ...place, edits: [{ row: 2, column: 8, text: '1.2345' }] }));
    expect(fixed.rows).toMatchObject([
      { row: 2, troubles: [{ code: 'CELL_TOO_MANY_DECIMALS', found: '1.2345' }], edits: [{ id: 1, found: '1.234' }] },
    ]);
    valueOf(await client.intake.fix({ ...place, edits: [{ row: 2, column: 8, text: '1.2' }] }));
    // What was put right stays in the list until all is looked at again: the places of the others do not move under a person's hands.
    const listed = valueOf(await client.intake.rows({ ...place, from: 1, count: 100, only: 'refused' }));
    expect(listed).toMatchObject({
      total: 3,
      refusedRows: 2,
      rows: [
        { row: 3, place: 2 },
        { row: 5, place: 4 },
      ],
    });
    const edits = [
      { row: 2, column: 8, text: '1.23' },
      { row: 3, column: 1, text: codeOf(103) },
      { row: 5, column: 8, text: ' 70 ' },
    ];
    const all = valueOf(await client.intake.fix({ ...place, edits }));
    expect(all.refusedRows).toBe(0);
    expect(all.rows.map(({ row, cells, troubles }) => [row, cells[8], troubles])).toEqual([
      [2, '1.23', []],
      [3, '100', []],
      [5, '70', []],
    ]);
    const taken = await client.intake.commit({ staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: true, value: { files: [{ fate: 'ready', sheets: [{ added: 4 }] }] } });
    const history = rowsOf(at.db, "SELECT who, before, after FROM history WHERE action = 'correct' ORDER BY seq");
    expect(history).toEqual([
      ['统计员', '{"row":2,"column":"成交额(元)","value":"1.234"}', '{"row":2,"column":"成交额(元)","value":"1.23"}'],
      [
        '统计员',
        `{"row":3,"column":"统一社会信用代码","value":"${codeOf(999)}"}`,
        `{"row":3,"column":"统一社会信用代码","value":"${codeOf(103)}"}`,
      ],
      ['统计员', '{"row":5,"column":"成交额(元)","value":"x"}', '{"row":5,"column":"成交额(元)","value":"70"}'],
    ]);
    const figure = `ZB-4.${codeOf(103)}.paid`;
    const parts = valueOf(await client.report.explain({ month: '2026-10', figure })).parts;
    expect(parts.map(({ source }) => source)).toMatchObject([
      { kind: 'file', row: 3, corrected: [{ column: '统一社会信用代码', found: codeOf(999), text: codeOf(103), who: '统计员' }] },
    ]);
    const other = await openSmallWorld();
    await other.take(sales(...right));
    expect(contents(at.db)).toEqual(contents(other.db));
    other.close();
    expect(valueOf(await client.safety.check({ full: true })).checks.filter(({ name, ok }) => !ok && name !== 'pragmas')).toEqual([]);
  });

  it('is undone cell by cell, and rows can be left out instead', async () => {
    const { staging } = await stage(sales(...wrong));
    const place = { staging, file: 0, sheet: 0 };
    await previewOf(staging);
    valueOf(await client.intake.fix({ ...place, edits: [{ row: 2, column: 8, text: '1.23' }] }));
    const undone = valueOf(await client.intake.undoFix({ ...place, ids: [1] }));
    expect(undone).toMatchObject({ refusedRows: 3, rows: [{ row: 2, edits: [], troubles: [{ code: 'CELL_TOO_MANY_DECIMALS' }] }] });
    expect(valueOf(await client.intake.leaveOut({ ...place, rows: [2, 3, 5, 4711], isOut: true }))).toEqual({ leftOut: 3, refusedRows: 0 });
    expect(valueOf(await client.intake.leaveOut({ ...place, rows: [3], isOut: false }))).toEqual({ leftOut: 2, refusedRows: 1 });
    expect((await previewOf(staging)).files[0]?.sheets[0]).toMatchObject({ refusedRows: 1, added: 1 });
    valueOf(await client.intake.leaveOut({ ...place, rows: [3], isOut: true }));
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({
      ok: true,
      value: { files: [{ sheets: [{ added: 1 }] }] },
    });
  });

  it('knows the tenants of another sheet of the drop, and the row that a key is shared with', async () => {
    const tenant = sheetOf('企业名录', [['新来', codeOf(201), '直播电商企业', null, null, null, null, null, null, null, null, null, null]]);
    const rows = [lineOf('2026-10', 201, '1.234'), lineOf('2026-10', 102, 1), lineOf('2026-10', 102, 2)];
    const { staging } = await stage(ledger('两张.xlsx', { ...sheetOf('销售台账', rows), ...tenant }));
    const place = { staging, file: 0, sheet: 0 };
    await previewOf(staging);
    expect(valueOf(await client.intake.fix({ ...place, edits: [{ row: 2, column: 8, text: '1.23' }] }))).toMatchObject({
      refusedRows: 2,
      rows: [{ row: 2, troubles: [] }],
    });
    const parted = valueOf(await client.intake.fix({ ...place, edits: [{ row: 4, column: 0, text: '2026-09' }] }));
    expect(parted.rows.map(({ row, troubles }) => [row, troubles])).toEqual([
      [3, []],
      [4, []],
    ]);
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({ ok: true });
  });

  it('a row put right takes its red error along, and those of the rows that hung on it, once all is looked at again', async () => {
    const code = codeOf(201);
    const spoilt = `${code.slice(0, 16)}I${code.slice(17)}`;
    const tenant = sheetOf('企业名录', [['新来', spoilt, '直播电商企业', null, null, null, null, null, null, null, null, null, null]]);
    const rows = [lineOf('2026-10', 201, 1), lineOf('2026-09', 201, 2), lineOf('2026-10', 102, 'x')];
    const { staging } = await stage(ledger('两张.xlsx', { ...tenant, ...sheetOf('销售台账', rows) }));
    const listed = async (sheet: number): Promise<unknown> => {
      const window = valueOf(await client.intake.rows({ staging, file: 0, sheet, from: 0, count: 9, only: 'refused' }));
      return [window.refusedRows, window.rows.map(({ row, troubles, isLeftOut }) => [row, troubles.length, isLeftOut])];
    };
    await previewOf(staging);
    valueOf(await client.intake.fix({ staging, file: 0, sheet: 0, edits: [{ row: 2, column: 1, text: code }] }));
    valueOf(await client.intake.leaveOut({ staging, file: 0, sheet: 1, rows: [4], isOut: true }));
    const preview = await previewOf(staging);
    expect(preview.files[0]).toMatchObject({ fate: 'ready', sheets: [{ refused: [] }, { refused: [], added: 2 }] });
    // What was worked on stays in sight: the corrected row without trouble, the one left out with its own.
    expect(await listed(0)).toEqual([0, [[2, 0, false]]]);
    expect(await listed(1)).toEqual([0, [[4, 1, true]]]);
  });

  it('refuses cells that the sheet has not, and a staging that is gone', async () => {
    const { staging } = await stage(sales(...wrong));
    const place = { staging, file: 0, sheet: 0 };
    for (const edit of [
      { row: 1, column: 0 },
      { row: 99, column: 0 },
      { row: 2, column: 11 },
    ])
      expect(await client.intake.fix({ ...place, edits: [{ ...edit, text: 'x' }] })).toMatchObject({
        refusal: { code: 'STAGING_CELL_UNKNOWN' },
      });
    for (const stray of [{ staging: 'no' }, { file: 1 }, { sheet: 1 }])
      expect(await client.intake.fix({ ...place, ...stray, edits: [{ row: 2, column: 8, text: '1' }] })).toMatchObject({
        refusal: { code: 'STAGING_UNKNOWN' },
      });
  });

  it('a refused commit changes nothing and keeps what was typed', async () => {
    const { staging } = await stage(sales(...wrong));
    valueOf(await client.intake.fix({ staging, file: 0, sheet: 0, edits: [{ row: 2, column: 8, text: '1.23' }] }));
    const before = everything(at.db);
    const refused = await client.intake.commit({ staging, choices: PLAIN });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'IMPORT_REFUSED', data: { rows: 2 } }, files: [{ fate: 'refused' }] });
    expect(everything(at.db)).toBe(before);
    expect(valueOf(await client.intake.get({ staging })).files[0]?.sheets[0]).toMatchObject({ fixes: 1, refusedRows: 2 });
    expect(await client.intake.commit({ staging, choices: { ...PLAIN, takesGoodRows: true } })).toMatchObject({
      ok: true,
      value: { files: [{ fate: 'ready', sheets: [{ added: 2, refusedRows: 2 }] }] },
    });
  });

  it('rows that were left out stay with the batch, with the reason, and what was typed into them is there when they are taken up again', async () => {
    const { staging } = await stage(sales(...wrong));
    // Still wrong: so it is left out with what was typed.
    valueOf(await client.intake.fix({ staging, file: 0, sheet: 0, edits: [{ row: 2, column: 8, text: '1.2345' }] }));
    const taken = await client.intake.commit({ staging, choices: { ...PLAIN, takesGoodRows: true } });
    const batch = taken.ok ? taken.value.batch : 0;
    const { rows } = valueOf(await client.batches.refused({ batch }));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ sheet: '销售台账', row: 2, found: '1.2345' });
    expect(new Set(rows.map(({ row }) => row)).size).toBe(3);
    const again = valueOf(await client.intake.again({ batch }));
    expect(again.files[0]?.sheets[0]).toMatchObject({ fixes: 1 });
    const place = { staging: again.staging, file: 0, sheet: 0 };
    const shown = valueOf(await client.intake.rows({ ...place, from: 0, count: 10, only: 'all' })).rows.find(({ row }) => row === 2);
    expect([shown?.cells[8], shown?.edits[0]?.found]).toEqual(['1.2345', rows[0] === undefined ? '' : expect.any(String)]);
    valueOf(await client.intake.fix({ ...place, edits: [{ row: 2, column: 8, text: '1.23' }] }));
    const second = await client.intake.commit({ staging: again.staging, choices: { ...PLAIN, takesGoodRows: true } });
    expect(second).toMatchObject({ ok: true, value: { files: [{ sheets: [{ added: 1 }] }] } });
    expect(await client.intake.again({ batch: 999 })).toMatchObject({ refusal: { code: 'BATCH_UNKNOWN' } });
  });

  it('a file that was taken before is taken again with a correction', async () => {
    const file = sales(lineOf('2026-10', 101, 5));
    expect(refusalOf(await at.take(file))).toBeNull();
    const { staging } = await stage(file);
    valueOf(await client.intake.fix({ staging, file: 0, sheet: 0, edits: [{ row: 2, column: 8, text: '6' }] }));
    const preview = await previewOf(staging);
    expect(preview.files[0]).toMatchObject({ fate: 'ready', sheets: [{ changed: 1 }] });
    expect(preview.files[0]?.sheets[0]?.differences).toEqual([{ row: 2, entity: 'sales_line', field: 'paid', before: 500, after: 600 }]);
    expect((await previewOf(staging, { onDifference: 'keep' })).files[0]?.sheets[0]).toMatchObject({
      same: 1,
      differences: [{ after: 600 }],
    });
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({ ok: true });
    expect(rowsOf(at.db, 'SELECT paid FROM sales_line')).toEqual([[600]]);
  });
});

describe('closed months', () => {
  it('park their file and let the others through', async () => {
    expect(refusalOf(await at.take(WORLD_FILE))).toBeNull();
    closeByHand(at.db, '2026-09');
    const closed = { ...sales(lineOf('2026-09', 101, 7)), name: '九月.xlsx' };
    const { staging } = await stage(closed, { ...sales(lineOf('2026-10', 101, 8)), name: '十月.xlsx' });
    const preview = await previewOf(staging);
    expect(fatesOf(preview.files)).toEqual(['九月.xlsx parked', '十月.xlsx ready']);
    expect(preview.closed).toMatchObject([{ month: '2026-09', files: [0] }]);
    expect(preview.closed[0]?.wouldChange?.length).toBeGreaterThan(0);
    expect(rowsOf(at.db, 'SELECT count(*) FROM parked_file')).toEqual([[0]]);
    const taken = await client.intake.commit({ staging, choices: PLAIN });
    expect(taken).toMatchObject({ ok: true, value: { closed: [{ month: '2026-09', files: [0] }] } });
    expect(rowsOf(at.db, 'SELECT file_name, outcome FROM intake ORDER BY id')).toEqual([
      ['台账.xlsx', 'taken'],
      ['十月.xlsx', 'taken'],
      ['九月.xlsx', 'parked'],
    ]);
    expect(rowsOf(at.db, 'SELECT month, paid FROM sales_line')).toEqual([['2026-10', 800]]);
    reopenByHand(at.db, '2026-09');
    const parked = valueOf(await client.parked.list({ month: null })).parked;
    expect(await client.parked.take({ id: parked[0]?.id ?? 0 })).toMatchObject({ ok: true });
  });

  it('with good rows taken, a file waits for its closed month only where that is said, and undoing the batch takes it back', async () => {
    expect(refusalOf(await at.take(WORLD_FILE))).toBeNull();
    closeByHand(at.db, '2026-09');
    closeByHand(at.db, '2026-08');
    const mixed = (name: string, month: string, tenant: number): NamedFile => ({
      ...sales(lineOf(month, tenant, 7), lineOf('2026-10', tenant, 8)),
      name,
    });
    const { staging } = await stage(mixed('甲.xlsx', '2026-09', 101), mixed('乙.xlsx', '2026-08', 102));
    const waiting = (): unknown[] => rowsOf(at.db, 'SELECT file_name, month FROM parked_file WHERE taken_batch_id IS NULL');
    const good = { takesGoodRows: true, park: [1] };
    expect(fatesOf((await previewOf(staging, { takesGoodRows: true })).files)).toEqual(['甲.xlsx ready', '乙.xlsx ready']);
    const preview = await previewOf(staging, good);
    expect(fatesOf(preview.files)).toEqual(['甲.xlsx ready', '乙.xlsx parked']);
    expect(preview.closed.map(({ month, files }) => [month, files])).toEqual([
      ['2026-08', [1]],
      ['2026-09', [0]],
    ]);
    expect(await client.intake.commit({ staging, choices: { ...PLAIN, ...good } })).toMatchObject({ ok: true, value: { batch: 2 } });
    expect(rowsOf(at.db, 'SELECT month, paid FROM sales_line')).toEqual([
      ['2026-10', 800],
      ['2026-10', 800],
    ]);
    expect(waiting()).toEqual([['乙.xlsx', '2026-08']]);
    expect(await client.batches.undo({ batch: 2 })).toMatchObject({ ok: true });
    expect(waiting()).toEqual([]);
    expect(valueOf(await client.parked.list({ month: null })).parked).toEqual([]);
  });

  it('a file that was parked beside others goes with their batch', async () => {
    expect(refusalOf(await at.take(WORLD_FILE))).toBeNull();
    closeByHand(at.db, '2026-09');
    const closed = { ...sales(lineOf('2026-09', 101, 7)), name: '九月.xlsx' };
    const { staging } = await stage(closed, { ...sales(lineOf('2026-10', 101, 8)), name: '十月.xlsx' });
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({ ok: true, value: { batch: 2 } });
    expect(valueOf(await client.parked.list({ month: null })).parked).toHaveLength(1);
    expect(await client.batches.undo({ batch: 2 })).toMatchObject({ ok: true });
    expect(valueOf(await client.parked.list({ month: null })).parked).toEqual([]);
  });

  it('alone, a file is parked and the staging is over', async () => {
    expect(refusalOf(await at.take(WORLD_FILE))).toBeNull();
    closeByHand(at.db, '2026-09');
    const { staging } = await stage(sales(lineOf('2026-09', 101, 7)));
    expect(await client.intake.commit({ staging, choices: PLAIN })).toMatchObject({
      ok: false,
      refusal: { code: 'MONTH_CLOSED' },
      files: [{ fate: 'parked' }],
    });
    expect(rowsOf(at.db, 'SELECT month FROM parked_file')).toEqual([['2026-09']]);
    expect(valueOf(await client.intake.list({})).stagings).toEqual([]);
  });
});

it('the files of a batch are told with their sheets, and handed back byte for byte', async () => {
  await at.take(WORLD_FILE);
  const file = sales(lineOf('2026-10', 101, 100), lineOf('2026-10', 102, 200));
  const { staging } = await stage(file);
  const taken = await client.intake.commit({ staging, choices: PLAIN });
  const batch = taken.ok ? taken.value.batch : 0;
  const { files } = valueOf(await client.batches.files({ batch }));
  expect(files).toMatchObject([{ name: file.name, size: file.bytes.length, sheets: [{ kind: 'sales', read: 2, added: 2, refused: 0 }] }]);
  const kept = valueOf(await client.batches.file({ batch, file: files[0]?.id ?? 0 }));
  expect(kept.name).toBe(file.name);
  expect(Buffer.from(kept.bytes).equals(Buffer.from(file.bytes))).toBe(true);
  expect(await client.batches.file({ batch, file: 4711 })).toMatchObject({ ok: false, refusal: { code: 'KEPT_FILE_UNKNOWN' } });
  expect(await client.batches.files({ batch: 4711 })).toMatchObject({ ok: false, refusal: { code: 'BATCH_UNKNOWN' } });
});
