// What a table shows and copies: amounts have room, and what is copied is text where it is pasted, never a formula.
import { expect, it } from 'vitest';
import { formatTsv, withRoom } from './table-rows.ts';

const copied = (text: string): string =>
  formatTsv([text], [{ key: 'a', title: '名称', width: 100, text: (row) => row }]).split('\n')[1] ?? '';

it.each(['=HYPERLINK("http://x")', '+1+1', '-1+1', '@SUM(1)', '＝1+1', '＋1', '－1+cmd', '＠x'])(
  'a copied cell %j is no formula where it is pasted',
  (text) => expect(copied(text)).toBe(`'${text}`),
);

it.each(['-5', '+1,234.50', '-3.2%', '—', '远山文化', '13812345678'])('a copied cell %j stays as it is', (text) =>
  expect(copied(text)).toBe(text),
);

it('tabs and line breaks inside a cell make no other cell', () => expect(copied('a\tb\r\nc')).toBe('a b c'));

it('an amount has room in its column, however large it is', () => {
  const column = { key: 'a', title: '金额', width: 100, text: (row: string) => row } as const;
  const rows = ['1.00', '-123,456,789,012.34'];
  // 19 signs in tabular figures of 14 px are about 150 px wide.
  expect(withRoom([{ ...column, align: 'right' }], rows)[0]?.width).toBeGreaterThan(165);
  expect(withRoom([{ ...column, align: 'right' }], ['1.00'])[0]?.width).toBe(100);
  expect(withRoom([column], rows)[0]?.width).toBe(100);
});
