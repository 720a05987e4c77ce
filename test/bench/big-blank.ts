// Two workbooks of 5 MB out of the fixtures, the same bytes every time: a form beside big tables that nothing fills, and one big sheet in which a list grows near the top.
import { createHash } from 'node:crypto';
import { formatColumnLetters } from '../../src/sheets/write/xlsx-document.ts';
import { writeZip } from '../../src/sheets/zip/zip-write.ts';
import type { PlanInput } from '../../src/backend/bureau/map/plan-fill.ts';
import type { Figure } from '../../src/domain/report/shape.ts';
import type { MapCell, MapValue } from '../../src/contract/bureau/workbook-map.ts';
import { blankBytes, fixtureFigures, mapOf, mapText, shippedFacts } from '../helpers/fill-figures.ts';
import { zipParts } from '../helpers/zip-parts.ts';

/** Both, by the names that the bench calls them. */
export const BIG_BLANKS = ['tables', 'list'] as const;
export type BigBlankName = (typeof BIG_BLANKS)[number];

const TABLES = { sheets: 3, rows: 11_300, columns: 15, texts: 60_000 } as const;
const LIST = { firstRow: 24, rows: 22_000, columns: 21, filled: 300, tenants: 33, texts: 75_000 } as const;
/** Style ids of the fixtures: a text, a whole number, two decimals, one decimal. */
const STYLE = { text: 11, count: 21, money: 19, share: 13 } as const;
const LIST_STYLE = { text: 15, count: 8, money: 12, share: 13 } as const;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const WORDS = ['直播间', '基地', '服饰', '食品', '美妆', '家居', '数码', '母婴', '东区', '西区', '一号', '二号'] as const;

/** Numbers that look like chance and are the same every time. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The workbook of this name. */
export function bigBlank(name: BigBlankName): Uint8Array {
  const parts = zipParts(blankBytes(name === 'tables' ? 'simple-monthly' : 'tenant-list'));
  const texts = new Map([...parts].map(([part, bytes]) => [part, bytes.toString('utf8')]));
  const changed = name === 'tables' ? withTables(texts) : withLongSheet(texts);
  return writeZip(
    [...new Set([...parts.keys(), ...changed.keys()])].map((part) => {
      const text = changed.get(part);
      return { name: part, bytes: text === undefined ? (parts.get(part) ?? new Uint8Array()) : Buffer.from(text) };
    }),
  );
}

function replaced(texts: ReadonlyMap<string, string>, part: string, from: string, to: string): string {
  const text = texts.get(part) ?? '';
  if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
  return text.replace(from, () => to);
}

/** The shared strings with further ones behind; answers the number of the first, too. */
function withStrings(texts: ReadonlyMap<string, string>, count: number, uses: number): readonly [text: string, first: number] {
  const part = 'xl/sharedStrings.xml';
  const [, known = '0', unique = '0'] = /count="(\d+)" uniqueCount="(\d+)"/.exec(texts.get(part) ?? '') ?? [];
  const next = sequence(count);
  const items = Array.from({ length: count }, (_, index) => {
    const words = [0, 1, 2].map(() => WORDS[next(WORDS.length)] ?? '').join('');
    return `<si><t>${words}${index % 3 === 0 ? '有限公司' : ''}${next(900_000) + 100_000}</t></si>`;
  });
  const open = `count="${known}" uniqueCount="${unique}"`;
  const grown = replaced(texts, part, open, `count="${Number(known) + uses}" uniqueCount="${Number(unique) + count}"`);
  return [grown.replace('</sst>', () => `${items.join('')}</sst>`), Number(unique)];
}

/** An amount of money, and a share as a division leaves it: most of what such files hold, and what packs worst. */
function amount(next: (below: number) => number): string {
  return String(next(1_000_000_000) / 100);
}
function quotient(next: (below: number) => number): string {
  return `0.${String(next(900_000_000) + 100_000_000)}${String(next(900_000) + 100_000)}`;
}

interface TextCells {
  readonly first: number;
  readonly count: number;
}

/** A row as office programs write it: texts, whole numbers, amounts, shares, and a formula over its own row. */
function tableRow(row: number, next: (below: number) => number, texts: TextCells): string {
  const [one, other] = [next(90_000), next(90_000)];
  const cells = Array.from({ length: TABLES.columns }, (_, index) => {
    const name = `${formatColumnLetters(index + 1)}${row}`;
    if (index < 4) return `<c r="${name}" s="${STYLE.text}" t="s"><v>${texts.first + next(texts.count)}</v></c>`;
    if (index < 6) return `<c r="${name}" s="${STYLE.count}"><v>${index === 4 ? one : other}</v></c>`;
    if (index < 11) return `<c r="${name}" s="${STYLE.money}"><v>${amount(next)}</v></c>`;
    if (index < 13) return `<c r="${name}" s="${STYLE.share}"><v>${quotient(next)}</v></c>`;
    if (index < 14) return `<c r="${name}" s="${STYLE.share}"/>`;
    return `<c r="${name}" s="${STYLE.count}"><f>E${row}+F${row}</f><v>${one + other}</v></c>`;
  });
  return `<row r="${row}" spans="1:15" ht="15" customHeight="1">${cells.join('')}</row>`;
}

/** A monthly form with three tables of 11,000 rows behind it. */
function withTables(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const numbers = Array.from({ length: TABLES.sheets }, (_, index) => index + 2);
  const [strings, first] = withStrings(texts, TABLES.texts, TABLES.sheets * TABLES.rows * 4);
  const changed = new Map([['xl/sharedStrings.xml', strings]]);
  const next = sequence(7);
  for (const number of numbers) {
    const rows = Array.from({ length: TABLES.rows }, (_, index) => tableRow(index + 1, next, { first, count: TABLES.texts }));
    changed.set(
      `xl/worksheets/sheet${number}.xml`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="${LINKS}"><dimension ref="A1:O${TABLES.rows}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="3" width="24" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData><autoFilter ref="A1:O${TABLES.rows}"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`,
    );
  }
  const each = (write: (number: number) => string): string => numbers.map(write).join('');
  const sheets = each((number) => `<sheet xmlns:r="${LINKS}" name="参考表${number - 1}" sheetId="${number}" r:id="big${number}"/>`);
  const links = each((number) => `<Relationship Id="big${number}" Type="${LINKS}/worksheet" Target="worksheets/sheet${number}.xml"/>`);
  const types = each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_TYPE}"/>`);
  const chain = each((number) => Array.from({ length: TABLES.rows }, (_, index) => `<c r="O${index + 1}" i="${number}"/>`).join(''));
  changed.set('xl/workbook.xml', replaced(texts, 'xl/workbook.xml', '</sheets>', `${sheets}</sheets>`));
  changed.set('xl/_rels/workbook.xml.rels', replaced(texts, 'xl/_rels/workbook.xml.rels', '</Relationships>', `${links}</Relationships>`));
  changed.set('[Content_Types].xml', replaced(texts, '[Content_Types].xml', '</Types>', `${types}</Types>`));
  changed.set('xl/calcChain.xml', replaced(texts, 'xl/calcChain.xml', '</calcChain>', `${chain}</calcChain>`));
  return changed;
}

/** What stands in a row of the long sheet that its formulas read. */
interface LongRow {
  readonly group: number;
  /** Columns D to F. */
  readonly counts: readonly [number, number, number];
  /** Column G, in hundredths. */
  readonly paid: number;
}

function longRows(): readonly LongRow[] {
  const next = sequence(3);
  return Array.from({ length: LIST.rows }, () => ({
    group: next(40),
    counts: [next(90_000), next(90_000), next(90_000)],
    paid: next(1_000_000_000),
  }));
}

/**
 * The formula of each row and what it gives in the blank: a sum over the row's group, a share of the list's sum above, a running count, or
 * something of the row itself, the cell to be filled among it.
 */
function longFormulas(rows: readonly LongRow[]): readonly (readonly [formula: string, result: string])[] {
  const ofGroup = Map.groupBy(rows, ({ group }) => group);
  let running = 0;
  return rows.map(({ group, counts: [d, e, f] }, index) => {
    const row = LIST.firstRow + index;
    const column = (letter: string): string => `${letter}$${LIST.firstRow}:${letter}$${LIST.firstRow + LIST.rows - 1}`;
    if (index % 400 === 0) {
      const sum = (ofGroup.get(group) ?? []).reduce((total, one) => total + one.paid, 0);
      return [`SUMIF(${column('B')},B${row},${column('G')})`, String(sum / 100)];
    }
    if (index % 4 === 0) return [`IF($L$12=0,0,ROUND(G${row}/$L$12*100,1))`, '0'];
    if (index % 4 === 1) {
      running += e;
      return [index < 4 ? `E${row}` : `U${row - 4}+E${row}`, String(running)];
    }
    return index % 4 === 2
      ? [`ROUND(E${row}*F${row}/100,2)`, String((e * f) / 100)]
      : [`SUM(D${row}:F${row},N(K${row}))`, String(d + e + f)];
  });
}

/** A row of the long sheet; column K is empty until it is filled. */
function longRow(
  index: number,
  own: LongRow,
  formula: readonly [string, string],
  next: (below: number) => number,
  texts: TextCells,
): string {
  const row = LIST.firstRow + index;
  const text = (number: number): string => ` s="${LIST_STYLE.text}" t="s"><v>${texts.first + number}</v></c>`;
  const cells = Array.from({ length: LIST.columns }, (_, column) => {
    const open = `<c r="${formatColumnLetters(column + 1)}${row}"`;
    if (column === 0) return `${open} s="${LIST_STYLE.count}"><v>${index + 1}</v></c>`;
    if (column === 1) return open + text(own.group);
    if (column === 2 || column === 8 || column === 9) return open + text(next(texts.count));
    if (column < 6) return `${open} s="${LIST_STYLE.count}"><v>${own.counts[column - 3] ?? 0}</v></c>`;
    if (column === 6) return `${open} s="${LIST_STYLE.money}"><v>${own.paid / 100}</v></c>`;
    if (column === 10) return `${open} s="${LIST_STYLE.money}"/>`;
    if (column === 20) return `${open} s="${LIST_STYLE.share}"><f>${formula[0]}</f><v>${formula[1]}</v></c>`;
    return `${open} s="${LIST_STYLE.money}"><v>${column % 2 === 0 ? quotient(next) : amount(next)}</v></c>`;
  });
  return `<row r="${row}" spans="1:21" x14ac:dyDescent="0.15">${cells.join('')}</row>`;
}

/** The list of tenants with 22,000 further rows below it, some of their cells merged and ruled. */
function withLongSheet(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const part = 'xl/worksheets/sheet1.xml';
  const last = LIST.firstRow + LIST.rows - 1;
  const [strings, first] = withStrings(texts, LIST.texts, LIST.rows * 3);
  const next = sequence(11);
  const facts = longRows();
  const formulas = longFormulas(facts);
  const rows = facts.map((own, index) => longRow(index, own, formulas[index] ?? ['', ''], next, { first, count: LIST.texts }));
  const merges = Array.from(
    { length: 100 },
    (_, index) => `<mergeCell ref="W${LIST.firstRow + index * 7}:X${LIST.firstRow + index * 7 + 2}"/>`,
  );
  const rules = [
    `<conditionalFormatting sqref="G${LIST.firstRow}:H${last}"><cfRule type="cellIs" priority="4" operator="greaterThan" dxfId="1"><formula>$L$12</formula></cfRule></conditionalFormatting>`,
  ];
  const chain = Array.from({ length: LIST.rows }, (_, index) => `<c r="U${LIST.firstRow + index}" i="1"/>`);
  const sheet = [
    ['<dimension ref="A1:O21"/>', `<dimension ref="A1:U${last}"/>`],
    ['</sheetData>', `${rows.join('')}</sheetData>`],
    ['<mergeCells count="14">', `<mergeCells count="114">`],
    ['</mergeCells>', `${merges.join('')}</mergeCells>${rules.join('')}`],
  ].reduce((text, [from = '', to = '']) => replaced(new Map([[part, text]]), part, from, to), texts.get(part) ?? '');
  return new Map([
    ['xl/sharedStrings.xml', strings],
    ['xl/calcChain.xml', replaced(texts, 'xl/calcChain.xml', '</calcChain>', `${chain.join('')}</calcChain>`)],
    [part, sheet],
  ]);
}

/** Three hundred further cells of the long sheet, every figure of the month in turn. */
function longCells(figures: readonly string[]): readonly MapCell[] {
  const step = Math.floor(LIST.rows / LIST.filled);
  return Array.from({ length: LIST.filled }, (_, index) => ({
    sheet: '企业情况',
    cell: `K${LIST.firstRow + index * step}`,
    figure: figures[index % figures.length] ?? '',
    as: 'number',
  }));
}

/** The fixture's map for the workbook; the long sheet's with three hundred cells more. */
function bigMap(name: BigBlankName, blank: Uint8Array, figures: readonly string[]): MapValue {
  const map = mapOf(mapText(name === 'tables' ? 'simple-monthly' : 'tenant-list'));
  const workbook = { ...map.workbook, sha256: createHash('sha256').update(blank).digest('hex') };
  return { ...map, workbook, cells: name === 'tables' ? map.cells : [...map.cells, ...longCells(figures)] };
}

/** The fixture's tenants, and as many of them again with nothing sold as make thirty more than the template rows. */
function manyTenants(tenants: readonly Readonly<Record<string, Figure>>[]): readonly Readonly<Record<string, Figure>>[] {
  const more = Array.from({ length: Math.max(0, LIST.tenants - tenants.length) }, (_, index) => {
    const seq = tenants.length + index + 1;
    const none = { raw: 0, text: '0.00' };
    return {
      ...tenants[index],
      seq: { raw: seq, text: String(seq) },
      name: { raw: null, text: `企业 ${seq}` },
      paid: none,
      paid_ytd: none,
    };
  });
  return [...tenants, ...more];
}

/** What fills the workbook, besides itself: the month of the fixtures. */
export function bigFill(name: BigBlankName, blank: Uint8Array): Omit<PlanInput, 'book'> {
  const [facts, figures] = [shippedFacts(), fixtureFigures()];
  const numbers = [...figures.values]
    .filter(([address, { raw }]) => raw !== null && address.startsWith('ZB-2'))
    .map(([address]) => address);
  return { facts, map: bigMap(name, blank, numbers), figures: { ...figures, tenants: manyTenants(figures.tenants) } };
}
