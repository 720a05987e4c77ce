// Whether lists can grow is known before a month has too many rows.
import { describe, expect, it } from 'vitest';
import { openOdd } from '../../../../test/helpers/odd-workbooks.ts';
import type { MapValue } from '../../../contract/bureau/workbook-map.ts';
import { loadProfile } from '../../base/load-profile.ts';
import { checkWorkbookMap } from './check-growth.ts';
import { mapFacts } from '../map/map-facts.ts';
import { hashSha256 } from '../../core/db/database-files.ts';

const ROWS = [1, 2, 3, 4, 5].map((row) => `<row r="${row}"><c r="A${row}"/><c r="B${row}"/></row>`).join('');

async function checked(after: string, onOverflow: 'insertRows' | 'refuse', rows = ROWS) {
  const profile = loadProfile('sz-2025');
  if (!profile.ok) throw new Error(profile.refusal.code);
  const book = await openOdd({ sheets: { 表: rows }, after });
  const map: MapValue = {
    version: 1,
    workbook: { file: '表.xlsx', sha256: hashSha256(book.blank) },
    placeholders: true,
    cells: [],
    heads: [],
    lists: [{ sheet: '表', rows: 'ZB-4', firstRow: 2, templateRows: 2, columns: { A: 'seq', B: 'name' }, onOverflow }],
    checks: [],
    keep: [],
  };
  const { errors, warnings } = checkWorkbookMap({ book, map, facts: mapFacts(profile.value) });
  return [errors, warnings].map((list) => list.map(({ refusal, cell }) => `${refusal.code} ${cell}`));
}

describe('a list', () => {
  it('that nothing is in the way of passes', async () => {
    expect(await checked('', 'insertRows')).toEqual([[], []]);
  });

  it('that a merged range cuts is refused, but not where it never grows', async () => {
    // From the last template row (3) into the row below it, in a column that the list does not fill.
    const cut = '<mergeCells count="1"><mergeCell ref="D3:D4"/></mergeCells>';
    const [errors] = await checked(cut, 'insertRows');
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatch(/^WB_LIST_BLOCKED D3/);
    expect(await checked(cut, 'refuse')).toEqual([[], []]);
  });

  it('beside a formula that names cells by text is warned of', async () => {
    const rows = ROWS.replace('<c r="A5"/>', '<c r="A5"><f>INDIRECT("B2")</f><v>0</v></c>');
    const [errors, warnings] = await checked('', 'insertRows', rows);
    expect(errors).toEqual([]);
    expect(warnings).toContain('WB_TEXT_REFERENCE A5');
  });
});
