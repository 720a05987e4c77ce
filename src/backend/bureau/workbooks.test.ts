// Kept forms of a bureau on a real base: added with and without a map, changed, tried, filled open and closed, their blank replaced.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipAgain } from '../../../test/helpers/zip-again.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { codeIn, MANAGER, openRecordBase, type RecordBase, valueOf } from '../../../test/helpers/record-base.ts';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { replaceBlank, saveMap, checkGiven, proposeGiven, lookWorkbook } from './workbooks.ts';
import { fillGiven, fillKept, trialOf } from './fill-month.ts';
import { addWorkbook, getBlankFile, listWorkbooks, mapFile, renameWorkbook, restoreWorkbook, retireWorkbook } from './kept-workbooks.ts';

const FIXTURES = path.join(import.meta.dirname, '../../../test/fixtures/workbooks');
const file = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(path.join(FIXTURES, name))) });
const BLANK = file('simple-monthly.xlsx');
const MAP = file('simple-monthly.map.json');

let one: RecordBase;
beforeEach(() => {
  one = openRecordBase();
});
afterEach(() => one.close());

function month(text: string): Month {
  const value = parseMonth(text);
  if (value === null) throw new Error(text);
  return value;
}

async function kept(): Promise<number> {
  return valueOf(await addWorkbook(one.base, MANAGER, { name: '区月报', blank: BLANK, map: MAP })).id;
}

describe('kept forms', () => {
  it('are listed with their blank, and how much of the map nobody has confirmed', async () => {
    await kept();
    await addWorkbook(one.base, MANAGER, { name: null, blank: BLANK, map: null });
    const [proposed, given] = listWorkbooks(one.base).workbooks.toSorted((a, b) => b.proposed - a.proposed);
    // 78 figures, 9 heads and 2 checks stand in the fixture's map, written by hand.
    expect(given).toMatchObject({ name: '区月报', file: 'simple-monthly.xlsx', entries: 89, proposed: 0, who: '周敏', isRetired: false });
    expect(proposed).toMatchObject({ name: 'simple-monthly' });
    expect(proposed?.proposed).toBeGreaterThan(70);
  });

  it('bear a name once, are renamed, set aside and brought back', async () => {
    const id = await kept();
    expect(codeIn(await addWorkbook(one.base, MANAGER, { name: '区月报', blank: BLANK, map: MAP }))).toBe('RECORD_EXISTS');
    expect(valueOf(renameWorkbook(one.base, MANAGER, { id, version: 1, name: '市月报' })).name).toBe('市月报');
    expect(codeIn(renameWorkbook(one.base, MANAGER, { id, version: 1, name: '省月报' }))).toBe('RECORD_CHANGED');
    expect(valueOf(retireWorkbook(one.base, MANAGER, { id })).isRetired).toBe(true);
    expect(valueOf(restoreWorkbook(one.base, MANAGER, { id })).isRetired).toBe(false);
    expect(codeIn(retireWorkbook(one.base, MANAGER, { id: id + 7 }))).toBe('WB_UNKNOWN');
  });

  it('hand out the blank byte for byte, and the map as it is kept', async () => {
    const id = await kept();
    expect(Buffer.compare(valueOf(getBlankFile(one.base, { id })).bytes, BLANK.bytes)).toBe(0);
    const map = valueOf(mapFile(one.base, { id }));
    expect(map.name).toBe('simple-monthly.map.json');
    expect(JSON.parse(Buffer.from(map.bytes).toString('utf8'))).toMatchObject(JSON.parse(Buffer.from(MAP.bytes).toString('utf8')));
  });

  it('refuse what is no workbook, and keep nothing of it', async () => {
    const csv = { name: '表.csv', bytes: Buffer.from('项目,本月\n', 'utf8') };
    expect(codeIn(await addWorkbook(one.base, MANAGER, { name: null, blank: csv, map: null }))).toBe('WB_KIND');
    expect(codeIn(await addWorkbook(one.base, MANAGER, { name: null, blank: BLANK, map: csv }))).toBe('WB_MAP');
    expect(listWorkbooks(one.base).workbooks).toEqual([]);
  });
});

describe('a map', () => {
  it('is kept as the next edition, once; who was late is told', async () => {
    const id = await kept();
    const view = valueOf(await lookWorkbook(one.base, { id }));
    const changed = { ...view.map, cells: view.map.cells.slice(1) };
    const saved = valueOf(await saveMap(one.base, MANAGER, { id, edition: view.edition, map: changed }));
    expect(saved).toMatchObject({ entries: 88, proposed: 0, errors: [] });
    expect(codeIn(await saveMap(one.base, MANAGER, { id, edition: view.edition, map: view.map }))).toBe('RECORD_CHANGED');
    expect(valueOf(await saveMap(one.base, MANAGER, { id, edition: saved.edition, map: changed })).edition).toBe(saved.edition);
    expect(valueOf(await lookWorkbook(one.base, { id })).editions).toHaveLength(2);
  });

  it('with an entry that cannot be filled is kept, and says so', async () => {
    const id = await kept();
    const view = valueOf(await lookWorkbook(one.base, { id }));
    // H11 holds the bureau's own formula.
    const map = { ...view.map, cells: [...view.map.cells, { sheet: '月报表', cell: 'H11', figure: 'ZB-2.01.month_yoy' }] };
    const saved = valueOf(await saveMap(one.base, MANAGER, { id, edition: view.edition, map }));
    expect(saved.errors.map(({ refusal, cell }) => [refusal.code, cell])).toEqual([['WB_FORMULA_CELL', 'H11']]);
    expect(codeIn(await fillKept(one.base, MANAGER, { id, month: month('2026-10'), profile: null }))).toBe('WB_FORMULA_CELL');
  });

  it('goes over to a new edition of the blank only where every label stands where it stood', async () => {
    const id = await kept();
    const labelled = await saveMap(one.base, MANAGER, {
      id,
      edition: valueOf(await lookWorkbook(one.base, { id })).edition,
      map: withLabel(valueOf(await lookWorkbook(one.base, { id })).map),
    });
    const edition = valueOf(labelled).edition;
    const reworded = { name: '新.xlsx', bytes: editedPart('docProps/app.xml', (text) => `${text} `) };
    const adopted = valueOf(await replaceBlank(one.base, MANAGER, { id, edition, blank: reworded }));
    expect(adopted).toMatchObject({ isAdopted: true, errors: [] });
    // The labels are written as character references in this blank.
    const moved = {
      name: '再新.xlsx',
      bytes: editedPart('xl/sharedStrings.xml', (text) => text.replaceAll('&#30452;&#25773;&#22330;&#27425;', '&#22330;&#27425;')),
    };
    const refused = valueOf(await replaceBlank(one.base, MANAGER, { id, edition: adopted.edition, blank: moved }));
    expect(refused).toMatchObject({ isAdopted: false, edition: adopted.edition });
    expect(refused.errors.map(({ refusal }) => refusal.code)).toContain('WB_LABEL_MOVED');
    expect(listWorkbooks(one.base).workbooks[0]?.file).toBe('新.xlsx');
  });
});

/** The blank with the text of one part changed: what a bureau's new edition comes to. */
function editedPart(part: string, edit: (text: string) => string): Uint8Array {
  const text = zipParts(BLANK.bytes).get(part)?.toString('utf8') ?? '';
  const changed = edit(text);
  if (changed === text) throw new Error(`${part} did not change`);
  return zipAgain(BLANK.bytes, new Map([[part, changed]]));
}

function withLabel<M extends { readonly cells: readonly { readonly cell: string }[] }>(map: M): M {
  return { ...map, cells: map.cells.map((entry) => (entry.cell === 'D11' ? { ...entry, label: ['直播场次', '本月'] } : entry)) };
}

describe('a month', () => {
  it('is tried without being written, and filled as a draft while it is open', async () => {
    const id = await kept();
    const trial = valueOf(await trialOf(one.base, { id, month: month('2026-10') }));
    expect(trial.cells.find(({ cell }) => cell === 'B6')).toEqual({ sheet: '月报表', cell: 'B6', text: '2026-10-01', isProposed: false });
    const filled = valueOf(await fillKept(one.base, MANAGER, { id, month: month('2026-10'), profile: null }));
    expect(filled.name).toMatch(/2026年10月_草稿\.xlsx$/);
    // 78 figures and 8 of 9 heads: this base has no 基地类型, so that nothing is ticked.
    expect(filled.workbook).toMatchObject({ written: 86, inserted: 0 });
    const again = valueOf(await fillGiven(one.base, MANAGER, { month: month('2026-10'), profile: null, blank: BLANK, map: MAP }));
    expect(again.sha256).toBe(filled.sha256);
  });

  it('fills each form under the form’s own name, so that none lies over another or over the report itself', async () => {
    const nameOf = async (name: string): Promise<string> => {
      const { id } = valueOf(await addWorkbook(one.base, MANAGER, { name, blank: BLANK, map: MAP }));
      return valueOf(await fillKept(one.base, MANAGER, { id, month: month('2026-10'), profile: null })).name;
    };
    expect([await nameOf('区月报'), await nameOf('市商务局/月报')]).toEqual([
      '区月报_2026年10月_草稿.xlsx',
      '市商务局月报_2026年10月_草稿.xlsx',
    ]);
    const given = await fillGiven(one.base, MANAGER, { month: month('2026-10'), profile: null, blank: BLANK, map: MAP });
    expect(valueOf(given).name).toBe('simple-monthly_2026年10月_草稿.xlsx');
  });

  it('is not filled by a map that nobody has confirmed', async () => {
    const { id } = valueOf(await addWorkbook(one.base, MANAGER, { name: null, blank: BLANK, map: null }));
    expect(codeIn(await fillKept(one.base, MANAGER, { id, month: month('2026-10'), profile: null }))).toBe('WB_UNCONFIRMED');
  });
});

describe('files that a caller brings', () => {
  it('are answered without a base', async () => {
    const proposed = valueOf(await proposeGiven(null, { blank: BLANK, profile: null }));
    expect(proposed.proposals.find(({ cell }) => cell === 'D16')).toMatchObject({ sheet: '月报表', figure: 'ZB-2.06.month' });
    expect(valueOf(await checkGiven(null, { blank: BLANK, map: MAP, adopt: false, profile: null }))).toMatchObject({
      ok: true,
      cells: 87,
      lists: 0,
      map: null,
    });
    const other = valueOf(await checkGiven(null, { blank: file('tenant-list.xlsx'), map: MAP, adopt: false, profile: null }));
    expect(other.ok).toBe(false);
    expect(other.errors[0]?.refusal.code).toBe('WB_OTHER_FILE');
  });
});
