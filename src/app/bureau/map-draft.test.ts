// A map that is worked on: confirmed, dropped, put and changed, and every step taken back.
import { describe, expect, it } from 'vitest';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import { draftAfter, draftOf, type MapAct, type MapDraft } from './use-map-editor.ts';
import { areaOf, countsOf, ENTRY_KINDS, entriesOf, type NewEntry, withEntry } from './map-edit.ts';
import fc from 'fast-check';

const MAP: MapValue = {
  version: 1,
  workbook: { file: '月报.xlsx', sha256: 'a'.repeat(64) },
  placeholders: true,
  cells: [
    { sheet: '表', cell: 'D11', figure: 'ZB-2.01.month', label: ['直播场次', '本月'], state: 'proposed' },
    { sheet: '表', cell: 'E11', figure: 'ZB-2.01.ytd', state: 'proposed' },
    { sheet: '表', cell: 'D12', figure: 'ZB-2.02.month' },
  ],
  heads: [{ sheet: '表', cell: 'B4', field: '填报单位', state: 'proposed' }],
  lists: [
    {
      sheet: '表',
      rows: 'ZB-4',
      firstRow: 20,
      templateRows: 3,
      columns: { A: 'seq', C: 'name' },
      onOverflow: 'insertRows',
      state: 'proposed',
    },
  ],
  checks: [{ sheet: '表', cell: 'B31', ok: ['相符'], state: 'proposed' }],
  keep: [{ sheet: '表', range: 'A40:B44' }],
};

function after(map: MapValue, ...acts: readonly MapAct[]): MapDraft {
  return acts.reduce(draftAfter, draftOf(map));
}

describe('a step', () => {
  it('confirms what a person has seen, and leaves the rest and every label', () => {
    const { map } = after(MAP, {
      type: 'confirm',
      refs: [
        { kind: 'cells', index: 0 },
        { kind: 'lists', index: 0 },
      ],
    });
    expect(map.cells[0]).toEqual({ sheet: '表', cell: 'D11', figure: 'ZB-2.01.month', label: ['直播场次', '本月'] });
    expect(map.lists[0]).not.toHaveProperty('state');
    expect(countsOf(map)).toEqual({ entries: 6, proposed: 3 });
    expect(map.cells[1]).toBe(MAP.cells[1]);
  });

  it('drops what is rejected, and nothing beside it', () => {
    const { map } = after(MAP, { type: 'drop', refs: [{ kind: 'cells', index: 1 }] });
    expect(map.cells.map(({ cell }) => cell)).toEqual(['D11', 'D12']);
    expect(map.heads).toEqual(MAP.heads);
  });

  it('puts a figure in the place of what stood in its cell', () => {
    const { map } = after(MAP, { type: 'put', entry: { kind: 'heads', entry: { sheet: '表', cell: 'D11', field: '报告期' } } });
    expect(map.cells.map(({ cell }) => cell)).toEqual(['E11', 'D12']);
    expect(map.heads.map(({ cell }) => cell)).toEqual(['B4', 'D11']);
  });

  it('puts a list in the place of single cells in its rows, whatever their column', () => {
    const list = { sheet: '表', rows: 'ZB-3', firstRow: 11, templateRows: 1, columns: { A: 'name' }, onOverflow: 'refuse' } as const;
    const map = withEntry(MAP, { kind: 'lists', entry: list });
    expect(map.lists).toHaveLength(2);
    const other = withEntry(MAP, { kind: 'lists', entry: { ...list, firstRow: 21 } });
    expect(other.lists).toEqual([{ ...list, firstRow: 21 }]);
  });

  it('keeps a range beside whatever lies in it, and another sheet is another place', () => {
    const { map } = after(
      MAP,
      { type: 'put', entry: { kind: 'keep', entry: { sheet: '表', range: 'D11:E12' } } },
      { type: 'put', entry: { kind: 'cells', entry: { sheet: '另一张', cell: 'D11', figure: 'ZB-2.06.month' } } },
    );
    expect(map.cells).toHaveLength(4);
    expect(map.keep).toHaveLength(2);
  });

  it('changes an entry where it stands', () => {
    const [first] = MAP.cells;
    if (first === undefined) throw new Error('no cell');
    const { map } = after(MAP, {
      type: 'change',
      ref: { kind: 'cells', index: 0 },
      entry: { kind: 'cells', entry: { ...first, unit: '万' } },
    });
    expect(map.cells.map(({ unit }) => unit)).toEqual(['万', undefined, undefined]);
  });
});

/** Two entries of each kind, none in the way of another. */
const TWO: MapValue = {
  ...MAP,
  heads: [...MAP.heads, { sheet: '表', cell: 'B5', field: '报告期', state: 'proposed' }],
  lists: [
    ...MAP.lists,
    { sheet: '表', rows: 'ZB-3', firstRow: 50, templateRows: 2, columns: { A: 'name' }, onOverflow: 'refuse', state: 'proposed' },
  ],
  checks: [...MAP.checks, { sheet: '表', cell: 'B32', ok: ['一致'], state: 'proposed' }],
  keep: [...MAP.keep, { sheet: '表', range: 'A60:B64' }],
};

describe.each(ENTRY_KINDS.flatMap((kind) => [0, 1].map((index) => [kind, index] as const)))('%s, the one at %i', (kind, index) => {
  const ref = { kind, index };
  const rest = (map: MapValue): unknown => ({ ...map, [kind]: null });
  const own = TWO[kind][index];

  it('is dropped alone', () => {
    const { map } = after(TWO, { type: 'drop', refs: [ref] });
    expect(map[kind]).toEqual((TWO[kind] as readonly unknown[]).filter((one) => one !== own));
    expect(rest(map)).toEqual(rest(TWO));
  });

  it('is confirmed alone; a range to keep needs no word', () => {
    const { map } = after(TWO, { type: 'confirm', refs: [ref] });
    const proposed = TWO[kind].map((one, at) => 'state' in one && at !== index);
    expect(map[kind].map((one) => 'state' in one)).toEqual(proposed);
    expect(map[kind].map((one) => ({ ...one, state: null }))).toEqual(TWO[kind].map((one) => ({ ...one, state: null })));
    expect(rest(map)).toEqual(rest(TWO));
  });

  it('is changed in its place, and put again behind the others on another sheet', () => {
    const changed = { ...own, sheet: '另一张' };
    const entry = { kind, entry: changed } as NewEntry;
    const { map } = after(TWO, { type: 'change', ref, entry });
    expect(map[kind]).toEqual((TWO[kind] as readonly unknown[]).with(index, changed));
    expect(rest(map)).toEqual(rest(TWO));
    const put = after(TWO, { type: 'put', entry }).map;
    expect(put[kind]).toEqual([...TWO[kind], changed]);
    expect(rest(put)).toEqual(rest(TWO));
  });
});

describe('undo and redo', () => {
  it('take a step back and do it again; a new step forgets what was taken back', () => {
    const dropped = after(MAP, { type: 'drop', refs: [{ kind: 'heads', index: 0 }] });
    const back = draftAfter(dropped, { type: 'undo' });
    expect(back.map).toBe(MAP);
    expect(draftAfter(back, { type: 'redo' }).map).toBe(dropped.map);
    const other = draftAfter(back, { type: 'placeholders', isOn: false });
    expect(draftAfter(other, { type: 'redo' }).map).toBe(other.map);
  });

  it('do nothing where there is nothing to do', () => {
    const draft = draftOf(MAP);
    expect(draftAfter(draft, { type: 'undo' })).toBe(draft);
    expect(draftAfter(draft, { type: 'redo' })).toBe(draft);
    expect(draftAfter(draft, { type: 'confirm', refs: [] })).toBe(draft);
  });

  it('two hundred steps can be taken back, and no more', () => {
    const acts = Array.from({ length: 203 }, (_, nth): MapAct => ({ type: 'placeholders', isOn: nth % 2 === 1 }));
    const { past } = after(MAP, ...acts);
    expect(past.map(({ placeholders }) => placeholders)).toEqual(acts.slice(2, 202).map((act) => act.type === 'placeholders' && act.isOn));
  });

  it('after any steps, as many undos lead back to the map as it was', () => {
    const ref = fc.record({ kind: fc.constantFrom('cells', 'heads', 'lists', 'checks', 'keep'), index: fc.nat(4) });
    const refs = fc.array(ref, { minLength: 1, maxLength: 4 });
    const cell = fc.tuple(fc.constantFrom('D', 'E', 'F'), fc.integer({ min: 9, max: 24 })).map(([letter, row]) => `${letter}${row}`);
    const act: fc.Arbitrary<MapAct> = fc.oneof(
      refs.map((all): MapAct => ({ type: 'confirm', refs: all })),
      refs.map((all): MapAct => ({ type: 'drop', refs: all })),
      cell.map((at): MapAct => ({ type: 'put', entry: { kind: 'cells', entry: { sheet: '表', cell: at, figure: 'ZB-2.06.month' } } })),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const done = after(MAP, ...acts);
        const undone = acts.reduce((draft) => draftAfter(draft, { type: 'undo' }), done);
        expect(undone.map).toEqual(MAP);
        expect(acts.reduce((draft) => draftAfter(draft, { type: 'redo' }), undone).map).toEqual(done.map);
      }),
    );
  });
});

it('says which cells an entry reaches', () => {
  expect(entriesOf(MAP).map((one) => areaOf(one))).toEqual([
    { top: 11, left: 4, bottom: 11, right: 4 },
    { top: 11, left: 5, bottom: 11, right: 5 },
    { top: 12, left: 4, bottom: 12, right: 4 },
    { top: 4, left: 2, bottom: 4, right: 2 },
    { top: 20, left: 1, bottom: 22, right: 3 },
    { top: 31, left: 2, bottom: 31, right: 2 },
    { top: 40, left: 1, bottom: 44, right: 2 },
  ]);
});
