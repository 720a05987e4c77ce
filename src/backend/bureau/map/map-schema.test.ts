// The map's JSON: what is refused, which entry it names, and that a saved map reads as it was.
import { describe, expect, it } from 'vitest';
import { mapText } from '../../../../test/helpers/fill-figures.ts';
import { parseMap, printMap, readMap } from './map-schema.ts';

const HASH = 'a'.repeat(64);
const WORKBOOK = { file: '月报.xlsx', sha256: HASH };

function refusalOf(json: unknown): Readonly<Record<string, unknown>> {
  const parsed = parseMap(json);
  if (parsed.ok) throw new Error('taken');
  return { code: parsed.refusal.code, ...parsed.refusal.data };
}

describe('a map', () => {
  it('takes the example of the spec and fills in what it leaves out', () => {
    const parsed = parseMap({
      version: 1,
      workbook: WORKBOOK,
      cells: [
        { sheet: '月报表', cell: 'D16', figure: 'ZB-2.06.month', unit: '亿元', decimals: 4, none: 'blank', label: ['直播成交额', '本月'] },
      ],
      heads: [{ sheet: '封面', cell: 'C11:T11', field: '统一社会信用代码', as: 'boxes' }],
      lists: [
        {
          sheet: '企业情况',
          rows: 'ZB-4',
          firstRow: 9,
          templateRows: 3,
          columns: { A: 'seq', L: { column: 'paid', unit: '元' } },
          onOverflow: 'insertRows',
        },
      ],
      checks: [{ sheet: '汇总', cell: 'B8', ok: ['全部相符', true] }],
      keep: [{ sheet: '代码表', range: 'A1:B4' }],
    });
    expect(parsed.ok && parsed.value.placeholders).toBe(true);
    expect(parseMap({ version: 1, workbook: WORKBOOK }).ok).toBe(true);
  });

  it.each(['simple-monthly', 'rich-features', 'tenant-list', 'placeholders'])('of %s is the same after it was saved and read', (name) => {
    const map = readMap(mapText(name));
    if (!map.ok) throw new Error(name);
    const saved = printMap(map.value);
    expect(readMap(saved)).toEqual(map);
    expect(readMap(`\uFEFF${saved}`)).toEqual(map);
    expect(saved.split('\n').filter((line) => line.includes('"sheet"')).length).toBe(
      map.value.cells.length + map.value.heads.length + map.value.lists.length + map.value.checks.length + map.value.keep.length,
    );
  });

  it('names the entry that is wrong, counted through all lists', () => {
    const cells = [
      { sheet: 'a', cell: 'A1', figure: 'ZB-2.06.month' },
      { sheet: 'a', cell: 'A2', figure: 'ZB-2.06.ytd' },
    ];
    const wrong = (more: object): Readonly<Record<string, unknown>> => refusalOf({ version: 1, workbook: WORKBOOK, cells, ...more });
    expect(wrong({ cells: [cells[0], { sheet: 'a', cell: 'A2' }] })).toMatchObject({ code: 'WB_MAP', n: 2, detail: 'missing:figure' });
    expect(wrong({ cells: [{ ...cells[0], colour: 'red' }] })).toMatchObject({ n: 1, detail: 'unknown_key:colour' });
    expect(wrong({ heads: [{ sheet: 'a', cell: 'B0', field: '报告期' }] })).toMatchObject({ n: 3, detail: 'bad_value:cell|B0' });
    expect(wrong({ keep: [{ sheet: 'a', range: 'A1:' }] })).toMatchObject({ n: 3, detail: 'bad_value:range|A1:' });
    expect(wrong({ version: 2 })).toMatchObject({ n: null, detail: 'bad_value:version|2' });
    expect(wrong({ workbook: { file: 'x', sha256: 'ABC' } })).toMatchObject({ n: null, detail: 'bad_value:workbook.sha256|ABC' });
    expect(wrong({ more: 1 })).toMatchObject({ n: null, detail: 'unknown_key:more' });
    expect(refusalOf('月报')).toMatchObject({ n: null, detail: 'no_map' });
  });

  it('loses no key without a word, whatever it is called', () => {
    const text = `{"version":1,"workbook":{"file":"x","sha256":"${HASH}"},"lists":[{"sheet":"a","rows":"ZB-4","firstRow":1,"templateRows":1,"columns":{"A":"seq","__proto__":"name"},"onOverflow":"refuse"}]}`;
    const read = readMap(text);
    expect(read.ok ? null : read.refusal.data['detail']).toBe('unknown_key:__proto__');
  });

  it('is no map where it is no JSON', () => {
    const read = readMap('{version: 1}');
    expect(read.ok ? null : read.refusal).toEqual({ code: 'WB_MAP', data: { n: null, detail: 'no_json' } });
  });
});

it.each(['['.repeat(100_000) + ']'.repeat(100_000), '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)])(
  'a JSON of 100,000 levels is refused like any other that is no map',
  (text) => {
    for (const one of [text, `{"version":1,"workbook":${text}}`, `{"version":1,"cells":[${text}]}`])
      expect(readMap(one)).toMatchObject({ ok: false, refusal: { code: 'WB_MAP' } });
  },
);
