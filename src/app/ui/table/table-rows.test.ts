// What a table shows and copies: amounts have room, and what is copied is text where it is pasted, never a formula.
import { expect, it } from 'vitest';
import { formatTsv, getCellStyle, withRoom } from './table-rows.ts';

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

it('a name was cut beside empty columns: it asks for the room that it takes, up to a third of a screen', () => {
  const column = { key: 'a', title: '企业', width: 100, text: (row: string) => row } as const;
  // 14 characters of 14 px and two edges of 11 px; the style lets it shrink to its own width.
  const [name] = withRoom([column], ['厦门鼓浪声虚拟主播科技有限公司'.slice(0, 14), '甲']);
  expect([name?.width, name?.room]).toEqual([100, 14 * 14 + 22]);
  expect(name && getCellStyle(name)).toEqual({ flex: '1 1 218px', minWidth: 100 });
  expect(withRoom([column], ['甲'])[0]?.room).toBe(100);
  expect(withRoom([column], ['长'.repeat(200)])[0]?.room).toBe(480);
  // Two characters, the edges and the arrow of the order; never more than the column says.
  expect(withRoom([column], ['', ''])[0]).toMatchObject({ width: 66, room: 66 });
  expect(withRoom([{ ...column, width: 54 }], [''])[0]).toMatchObject({ width: 54, room: 54 });
});
