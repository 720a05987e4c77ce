// The cell under the cursor of a form's map, in each way that an entry stands: what is said of it, in which tone, what is offered for it, and what its buttons do.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import type { Proposal, SheetPicture, Workbook } from '../../src/contract/bureau/workbooks.ts';
import { CellPanel } from '../../src/app/bureau/CellPanel.tsx';
import type { Entry } from '../../src/app/bureau/map-edit.ts';
import type { Mark } from '../../src/app/bureau/map-marks.ts';
import { geometryOf } from '../../src/app/bureau/sheet-geometry.ts';
import type { MapEditor } from '../../src/app/bureau/use-map-editor.ts';
import { renderPage } from './render-page.ts';

type Kind = SheetPicture['cells'][number]['kind'];

/** One cell, D5, with its row's label beside it. */
function pictureOf(kind: Kind, text: string): SheetPicture {
  const cell = { rows: 1, columns: 1, isBold: false, align: 'left', hasBorder: false, fill: null } as const;
  const cells = [
    { ...cell, row: 5, column: 1, text: '直播场次', kind: 'text' as const },
    { ...cell, row: 5, column: 4, text, kind },
  ];
  return { sheet: '表', state: 'visible', widths: [90, 50, 60, 60], heights: [20, 20, 20, 20, 20], cells, isCut: false };
}

const LABELS = new Map([
  ['ZB-2.01.month', '直播场次 本月'],
  ['ZB-2.01.ytd', '直播场次 累计'],
]);
const proposal = (figure: string, unit: string | null, reason: string): Proposal => ({
  sheet: '表',
  cell: 'D5',
  figure,
  unit,
  confidence: 0.6,
  reason,
});
const TWO = [proposal('ZB-2.01.month', '万场', '本月在表头'), proposal('ZB-2.01.ytd', null, '累计在表头')];
const CELL: Entry = { kind: 'cells', index: 0, entry: { sheet: '表', cell: 'D5', figure: 'ZB-2.01.month', label: ['直播场次', '本月'] } };
const NONE: Mark = {
  sheet: '表',
  area: { top: 5, left: 4, bottom: 5, right: 4 },
  tone: 'confirmed',
  isWrong: false,
  entry: null,
  confidence: null,
  reason: null,
  candidates: [],
};

interface State {
  readonly mark: Mark | null;
  readonly kind?: Kind;
  readonly text?: string;
  readonly proposals?: readonly Proposal[];
}

async function show({ mark, kind = 'empty', text = '', proposals = [] }: State) {
  const done: unknown[] = [];
  const doing =
    (what: string) =>
    (...given: readonly unknown[]): void =>
      void done.push([what, ...given.filter((one) => one === null || typeof one !== 'object')]);
  const editor = {
    mark,
    cursor: { sheet: '表', row: 5, column: 4 },
    geometry: geometryOf(pictureOf(kind, text), 1),
    trial: { texts: new Map([['表!D5', '41']]) },
    block: { top: 5, left: 4, bottom: 5, right: 4 },
    isBlock: false,
    saver: { kept: { errors: [] } },
    ...Object.fromEntries(['act', 'take', 'confirm', 'reject', 'next', 'choose', 'list', 'check'].map((name) => [name, doing(name)])),
  } as unknown as MapEditor;
  const view = { proposals, figures: [], listColumns: {} } as unknown as Workbook;
  const page = await renderPage(async () => createElement(CellPanel, { view, editor, labels: LABELS }), { answer: () => undefined });
  const words = [...page.text(Infinity).matchAll(/“([^”]*)”/g)].map(([, word = '']) => word.trim()).filter((word) => word !== '');
  return { page, words, tone: /\.tag tag-(\w+)/.exec(page.text())?.[1] ?? null, done };
}

const LIST: Entry = {
  kind: 'lists',
  index: 0,
  entry: { sheet: '表', rows: 'ZB-4', firstRow: 5, templateRows: 3, columns: { A: 'seq', C: 'name' }, onOverflow: 'insertRows' },
};
const CHECK: Entry = { kind: 'checks', index: 0, entry: { sheet: '表', cell: 'D5', ok: ['相符', true, 0] } };
const KEEP: Entry = { kind: 'keep', index: 0, entry: { sheet: '表', range: 'A4:D9' } };
const HEAD: Entry = { kind: 'heads', index: 0, entry: { sheet: '表', cell: 'D5', field: '填报单位', label: ['单位名称'] } };
const SURE = { confidence: 0.846, reason: '行名相同' };
/** What stands in every state: the trial of the cell, and the way on. */
const ALWAYS = ['D5', '试填结果', '41', '下一个', 'N'];
const EMPTY = ['空格'];
/** The fields of a figure that say something themselves. */
const FIELDS = ['写法', '没有数时', '—'];
const CHOOSE = ['选指标…', 'F2'];
const OTHER = ['换一个…', 'F2'];

it.each<readonly [string, State, tone: string | null, says: readonly string[]]>([
  [
    'nothing',
    { mark: null },
    null,
    [...EMPTY, '按 F2 或直接输入，选要填的数；选中一块再按 L 设为列表，按 K 设为保留。', '行名、栏名', '直播场次', ...CHOOSE],
  ],
  [
    'nothing, over a formula',
    { mark: null, kind: 'formula', text: '12' },
    null,
    ['公式，不能填', '原有内容', '12', '公式由表格自己算，不填；可以按 V 把它设为表内审核。', '行名、栏名', '直播场次'],
  ],
  [
    'a figure that is rather sure',
    { mark: { ...NONE, ...SURE, tone: 'strong', entry: CELL } },
    'accent',
    [
      '建议，把握大',
      ...EMPTY,
      '直播场次 本月',
      'ZB-2.01.month',
      ...FIELDS,
      '依据',
      '行名相同',
      '把握 85%',
      '行名、栏名',
      '直播场次 ／ 本月',
      '确认',
      '⏎',
      '不要',
      'X',
      ...OTHER,
    ],
  ],
  [
    'a figure to look at closely',
    { mark: { ...NONE, ...SURE, confidence: 0.604, tone: 'weak', entry: CELL }, kind: 'number', text: '7' },
    'warn',
    [
      '建议，请细看',
      '数字',
      '原有内容',
      '7',
      '直播场次 本月',
      'ZB-2.01.month',
      ...FIELDS,
      '依据',
      '行名相同',
      '把握 60%',
      '行名、栏名',
      '直播场次 ／ 本月',
      '确认',
      '⏎',
      '不要',
      'X',
      ...OTHER,
    ],
  ],
  [
    'a wrong field',
    { mark: { ...NONE, tone: 'confirmed', isWrong: true, entry: HEAD } },
    'danger',
    ['有误', ...EMPTY, '填报单位', 'D5', '写法', '行名、栏名', '单位名称', '去掉', 'X', ...OTHER],
  ],
  [
    'a list',
    { mark: { ...NONE, entry: LIST } },
    'good',
    [
      '已确认',
      ...EMPTY,
      '列表 ZB-4',
      '首行',
      '5',
      '模板行数',
      '3',
      '行数不够时',
      '插入行',
      '各栏',
      'A 序号、C 名称',
      '去掉',
      'X',
      '换一个…',
    ],
  ],
  [
    'a check',
    { mark: { ...NONE, entry: CHECK }, kind: 'formula', text: 'TRUE' },
    'good',
    ['已确认', '公式，不能填', '原有内容', 'TRUE', '应当是 相符, TRUE, 0', '去掉', 'X', '换一个…'],
  ],
  [
    'a range to keep',
    { mark: { ...NONE, tone: 'keep', entry: KEEP } },
    'plain',
    ['保留，不动', ...EMPTY, '保留 A4:D9：任何对应项和占位符都不碰它', '去掉', 'X'],
  ],
  [
    'a placeholder',
    { mark: { ...NONE, tone: 'placeholder' }, kind: 'text', text: '{{ZB-2.01.month}}' },
    'plain',
    ['占位符，自动填', '文字', '原有内容', '{{ZB-2.01.month}}', '占位符 {{ZB-2.01.month}} 由程序自动填，不用确认。', ...CHOOSE],
  ],
  [
    'candidates that fit equally',
    { mark: { ...NONE, ...SURE, tone: 'unsure', candidates: TWO } },
    'warn',
    [
      '几个候选，请选',
      ...EMPTY,
      '同样合适的候选',
      'ZB-2.01.month 直播场次 本月',
      '本月在表头',
      '用这个',
      'ZB-2.01.ytd 直播场次 累计',
      '累计在表头',
      '用这个',
      '都不用',
      'X',
      ...CHOOSE,
    ],
  ],
  [
    'what had been proposed',
    { mark: null, proposals: TWO },
    null,
    [
      ...EMPTY,
      '按 F2 或直接输入，选要填的数；选中一块再按 L 设为列表，按 K 设为保留。',
      '行名、栏名',
      '直播场次',
      '程序曾建议',
      'ZB-2.01.month 直播场次 本月',
      '本月在表头',
      '用这个',
      'ZB-2.01.ytd 直播场次 累计',
      '累计在表头',
      '用这个',
      ...CHOOSE,
    ],
  ],
])('%s', async (_, state, tone, says) => {
  const shown = await show(state);
  expect(shown.tone).toBe(tone);
  expect(shown.words.toSorted()).toEqual([...ALWAYS, ...says].toSorted());
  await shown.page.end();
});

it.each<readonly [string, State, presses: Readonly<Record<string, readonly unknown[]>>]>([
  [
    'a proposal',
    { mark: { ...NONE, ...SURE, tone: 'strong', entry: CELL } },
    { '确认 ⏎': ['confirm'], '不要 X': ['reject'], '换一个… F2': ['choose', ''], '下一个 N': ['next', 1, true] },
  ],
  ['a list', { mark: { ...NONE, entry: LIST } }, { '去掉 X': ['reject'], '换一个…': ['list'] }],
  ['a check', { mark: { ...NONE, entry: CHECK } }, { '去掉 X': ['reject'], '换一个…': ['check'] }],
  [
    'candidates',
    { mark: { ...NONE, tone: 'unsure', candidates: TWO } },
    {
      '用这个 ZB-2.01.month 直播场次 本月': ['take', 'ZB-2.01.month', '万场'],
      '用这个 ZB-2.01.ytd 直播场次 累计': ['take', 'ZB-2.01.ytd', null],
      '都不用 X': ['reject'],
    },
  ],
])('the buttons of %s', async (_, state, presses) => {
  const shown = await show(state);
  for (const [says, wanted] of Object.entries(presses)) {
    await shown.page.press(says);
    expect(shown.done.splice(0), says).toEqual([wanted]);
  }
  await shown.page.end();
});
