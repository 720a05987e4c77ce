// The parts with rules of their own, each kind of difference with both sides as they are said.
import { describe, expect, it } from 'vitest';
import { compareChain, compareLists, compareStrings, compareWorkbook, columnStylesOf } from './compare-parts.ts';
import { movesOf } from './moves.ts';
import type { Difference } from './second-reading.ts';
import { sharedStringsOf } from './shared-strings.ts';
import { placeKey } from './sheet-task.ts';
import { readTree, type TreeNode } from './xml-tree.ts';

const details = (differences: readonly Difference[]): readonly string[] => differences.map(({ detail }) => detail);

function tree(text: string): TreeNode {
  const root = readTree(text);
  if (root === null) throw new Error(`no XML: ${text}`);
  return root;
}

/** What a comparison of two trees notes. */
function noted(
  texts: readonly [blank: string, filled: string],
  compare: (
    task: Parameters<typeof compareWorkbook>[0],
    trees: { readonly blank: TreeNode; readonly filled: TreeNode },
  ) => readonly Difference[] | void,
): readonly string[] {
  const differences: Difference[] = [];
  const context = { moves: movesOf(['表'], []), sheet: null, blocks: [] };
  const given = compare({ part: '部.xml', context, differences }, { blank: tree(texts[0]), filled: tree(texts[1]) });
  const all = [...differences, ...(given ?? [])];
  expect(all.map(({ part, cell }) => [part, cell])).toEqual(all.map(() => ['部.xml', '']));
  return details(all);
}

describe('shared strings', () => {
  const TWO = '<si><t>甲</t></si><si><t>乙</t></si>';
  const list = (attributes: string, items = TWO, close = '</sst>'): string => `<sst${attributes}>${items}${close}`;
  it.each<readonly [what: string, blank: string, filled: string, ...says: string[]]>([
    ['the same', list(''), list('')],
    ['one more, counted', list(' count="5" uniqueCount="2"'), list(' count="9" uniqueCount="3"', `${TWO}<si><t>丙</t></si>`)],
    ['one more, not counted', list(' uniqueCount="2"'), list(' uniqueCount="2"', `${TWO}<si><t>丙</t></si>`), 'uniqueCount: 3 → 2'],
    ['wrong before already', list(' uniqueCount="9"'), list(' uniqueCount="9"')],
    ['counted no more', list(' uniqueCount="2"'), list(''), 'uniqueCount: 2 → '],
    ['counted only now', list(''), list(' uniqueCount="2"'), 'uniqueCount:  → 2'],
    ['uses counted no more', list(' count="5"'), list(''), 'count: true → false'],
    ['another attribute', list(' a="1" count="1"'), list(' a="2" count="1"'), 'shared strings: <sst a="1"> → <sst a="2">'],
    ['another text', list(''), list('', TWO.replace('乙', '丁')), 'shared string 1: <si><t>乙</t></si> → <si><t>丁</t></si>'],
    ['one less', list(''), list('', '<si><t>甲</t></si>'), 'shared strings: 2 → 1', 'shared string 1: <si><t>乙</t></si> → '],
    ['unsound behind', list(''), list('', `${TWO}<si><t>a & b</t></si>`), 'unsound markup:  → shared strings'],
    ['another end', list(''), list('', TWO, '</sst >'), 'shared strings: </sst> → </sst >'],
    ['empty before', '<sst/>', list('', '<si><t>甲</t></si>')],
  ])('%s', (_, blank, filled, ...says) => {
    const [before, after] = [sharedStringsOf(blank), sharedStringsOf(filled)];
    if (before === null || after === null) throw new Error('no strings');
    const found = compareStrings('部.xml', before, after);
    expect(details(found)).toEqual(says);
    expect(found.every(({ part, cell }) => part === '部.xml' && cell === '')).toBe(true);
  });
});

describe('the workbook', () => {
  const FULL = '<calcPr calcId="1" fullCalcOnLoad="1"/>';
  const book = (calc: string, after = '', before = ''): string =>
    `<workbook>${before}<sheets a="1"/><definedNames/>${calc}${after}</workbook>`;
  const BOOKS: readonly (readonly [what: string, blank: string, filled: string, hasFormulas: boolean, ...says: string[]])[] = [
    ['no formulas, nothing asked', book(''), book(''), false],
    ['formulas, all asked', book('<calcPr calcId="1"/>'), book(FULL), true],
    ['in another word', book('<calcPr calcId="1"/>'), book(FULL.replace('"1"/>', '"true"/>')), true],
    ['asked where nothing was', book(''), book('<calcPr fullCalcOnLoad="1"/>'), true],
    ['formulas, nothing asked', book(''), book(''), true, 'calcPr: fullCalcOnLoad=1 → '],
    ['formulas, not asked', book('<calcPr calcId="1"/>'), book('<calcPr calcId="1"/>'), true, 'calcPr: fullCalcOnLoad=1 → calcId=1'],
    ['twice', book(FULL), book(FULL + FULL), true, 'calcPr: one → several'],
    ['gone', book('<calcPr calcId="1"/>'), book(''), false, 'calcPr: calcId=1 → '],
    ['other settings', book('<calcPr calcId="1"/>'), book('<calcPr calcId="2"/>'), false, 'calcPr: calcId=1 → calcId=2'],
    ['too early', book(FULL), book('', '', FULL), true, 'calcPr: after definedNames → elsewhere'],
    ['behind what stands behind it', book('', '<extLst/>'), book('', `<extLst/>${FULL}`), true, 'calcPr: after definedNames → elsewhere'],
    ['behind a comment', book(''), book(`<!-- x -->${FULL}`), true, 'content workbook: sheets definedNames → sheets definedNames #comment'],
    ['another sheet', book(FULL), book(FULL).replace('a="1"', 'a="2"'), true, 'attribute a workbook/sheets: 1 → 2'],
  ];
  it.each(BOOKS.map(([what, blank, filled, hasFormulas, ...says]) => ({ what, blank, filled, hasFormulas, says })))(
    '$what',
    ({ blank, filled, hasFormulas, says }) => {
      expect(noted([blank, filled], (task, trees) => compareWorkbook(task, trees, hasFormulas))).toEqual(says);
    },
  );
});

describe('lists of the package', () => {
  const TYPES = '<Types><Default Extension="xml"/><Override PartName="/xl/calcChain.xml"/></Types>';
  const LINKS = '<Relationships><Relationship Id="a" Type="x/styles"/><Relationship Id="c" Type="x/calcChain"/></Relationships>';
  const GONE = 'xl/CALCCHAIN.xml';
  const GONE_LISTS: readonly (readonly [what: string, blank: string, filled: string, gone: string | null, ...says: string[]])[] = [
    ['the same', TYPES, TYPES, null],
    ['without the chain’s type', TYPES, '<Types><Default Extension="xml"/></Types>', GONE],
    ['without the chain’s link', LINKS, '<Relationships><Relationship Id="a" Type="x/styles"/></Relationships>', GONE],
    ['with it', TYPES, TYPES, GONE, 'content Types: Default → Default Override'],
    ['without it, but it is there', TYPES, '<Types><Default Extension="xml"/></Types>', null, 'content Types: Default Override → Default'],
    [
      'without another',
      LINKS,
      '<Relationships><Relationship Id="c" Type="x/calcChain"/></Relationships>',
      null,
      'content Relationships: Relationship Relationship → Relationship',
    ],
  ];
  it.each(GONE_LISTS.map(([what, blank, filled, gone, ...says]) => ({ what, blank, filled, gone, says })))(
    '$what',
    ({ blank, filled, gone, says }) => {
      expect(noted([blank, filled], (task, trees) => compareLists(task, trees, gone))).toEqual(says);
    },
  );
});

describe('the calculation chain', () => {
  const chain = (entries: string, attributes = ''): string => `<calcChain${attributes}>${entries}</calcChain>`;
  const TWO = '<c r="A1" i="1"/><c r="B2"/><c r="A1" i="2"/>';
  it.each<readonly [what: string, blank: string, filled: string, ...says: string[]]>([
    ['the same', chain(TWO), chain(TWO)],
    ['in another order', chain(TWO), chain('<c r="A1" i="2"/><c r="B2" i="1"/><c r="A1"/>')],
    ['one more', chain('<c r="A1" i="1"/>'), chain(TWO)],
    ['one less', chain(TWO), chain('<c r="A1" i="1"/><c r="A1" i="2"/>'), 'calcChain: 1!B2 → '],
    ['no formula', chain(''), chain('<c r="C9" i="2"/>'), 'calcChain: a formula → 2!C9'],
    ['no address', chain(''), chain('<c i="2"/>'), 'calcChain: a formula → 2!'],
    ['no such sheet', chain(''), chain('<c r="A1" i="3"/>'), 'calcChain: a formula → 3!A1'],
    ['one twice', chain(TWO), chain(`${TWO}<c r="A1"/>`), 'calcChain: each once → one twice'],
    ['one twice before already', chain(`${TWO}<c r="A1"/>`), chain(`${TWO}<c r="A1"/>`)],
    ['another root', chain('', ' a="1"'), chain('', ' a="2"'), 'calcChain: calcChain a 1 → calcChain a 2'],
  ])('%s', (_, blank, filled, ...says) => {
    const formulas = new Map([
      ['1', new Set([placeKey(1, 1), placeKey(2, 2)])],
      ['2', new Set([placeKey(1, 1)])],
    ]);
    const found = noted([blank, filled], (task, trees) => compareChain(task.part, trees, { formulas, movedPlace: (_sheet, cell) => cell }));
    expect(found).toEqual(says);
  });

  it('is held against where the blank’s cells stand by now', () => {
    const formulas = new Map([['7', new Set([placeKey(3, 1)])]]);
    const movedPlace = (sheet: string, cell: string): string => (sheet === '7' && cell === 'A1' ? 'A3' : cell);
    const compare = (filled: string): readonly string[] =>
      noted([chain('<c r="A1" i="7"/>'), filled], (task, trees) => compareChain(task.part, trees, { formulas, movedPlace }));
    expect(compare(chain('<c r="A3" i="7"/>'))).toEqual([]);
    expect(compare(chain('<c r="A1" i="7"/>'))).toEqual(['calcChain: a formula → 7!A1', 'calcChain: 7!A3 → ']);
  });
});

describe('the style of a column', () => {
  it('is that of the first range around it, 0 without one', () => {
    const sheet = tree(
      '<worksheet><cols><col min="2" max="3" style="5"/><col min="3" max="4" style="6"/><col min="9" max="9"/></cols></worksheet>',
    );
    expect([1, 2, 3, 4, 5, 9].map(columnStylesOf(sheet))).toEqual(['0', '5', '5', '6', '0', '0']);
    expect(columnStylesOf(null)(2)).toBe('0');
  });
});
