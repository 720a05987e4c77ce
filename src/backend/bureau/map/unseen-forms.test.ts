// Blanks that the program has never seen: most cells get the right proposal, none a wrong one that is sure, and what is filled is right in its row's unit.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bookOf, fixtureFigures, shippedFacts, shippedProfile } from '../../../../test/helpers/fill-figures.ts';
import { formByHand } from '../../../../test/helpers/form-by-hand.ts';
import { UNSEEN_FORMS, type WantedCell } from '../../../../test/helpers/unseen-forms.ts';
import { fillBlank } from '../fill-blank.ts';
import { createSheetView } from '../../../sheets/book/sheet-view.ts';
import { proposeMap } from './propose-map.ts';

const SHIPPED = path.join(import.meta.dirname, '..', '..', '..', '..', 'resources', 'profiles', 'sz-2025', 'profile.json');
const PROFILE = shippedProfile();
const FACTS = { profile: PROFILE, synonyms: PROFILE.synonyms };
const BAR = 0.8;
const RIGHT_SHARE = 0.7;

/** One printed unit in the base's own whole numbers, and decimals; said here again. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  元: [100, 2],
  千元: [100_000, 2],
  万元: [1_000_000, 2],
  亿元: [10_000_000_000, 4],
  平方米: [100, 2],
  万平方米: [1_000_000, 4],
  小时: [60, 1],
};

function wantedNumber({ figure, unit }: WantedCell): number | string {
  const found = fixtureFigures().values.get(figure);
  if (found === undefined || (found.raw === null && unit !== '%')) return '—';
  if (found.raw === null) return found.text === '—' ? '—' : Number(found.text);
  const [size, decimals] = SIZES[unit] ?? [1, 0];
  return Number((Math.round((found.raw / size) * 10 ** decimals) / 10 ** decimals).toFixed(decimals));
}

async function proposalsOf({ name, sheet }: (typeof UNSEEN_FORMS)[number]) {
  const book = await bookOf(formByHand({ 表: sheet }));
  return { book, ...proposeMap({ book, facts: FACTS, file: `${name}.xlsx` }) };
}

describe('a blank of thirty cells never seen before', () => {
  it.each(UNSEEN_FORMS.map((form) => [form.name, form] as const))('%s', async (_, form) => {
    expect(form.wanted.length).toBeGreaterThanOrEqual(30);
    const { book, map, proposals } = await proposalsOf(form);
    const wanted = new Map(form.wanted.map((one) => [one.cell, one]));
    const own = (figure: string): string => shippedFacts().units.get(figure) ?? '';
    const isRight = ({ cell, figure, unit }: (typeof proposals)[number]): boolean =>
      wanted.get(cell)?.figure === figure && wanted.get(cell)?.unit === (unit ?? own(figure));
    const figures = proposals.filter(({ figure }) => !figure.startsWith('head.'));
    const lost = form.wanted.filter(({ cell }) => !figures.some((one) => one.cell === cell && isRight(one)));
    const wrong = figures.filter((one) => one.confidence >= BAR && !isRight(one));
    expect(wrong).toEqual([]);
    // The cells without a right proposal are printed where there are too many of them.
    expect(lost.length <= (1 - RIGHT_SHARE) * form.wanted.length ? [] : lost).toEqual([]);
    // Two keys confirm all that is sure; every other cell is gone to, typed for, chosen and taken.
    const sure = figures.filter((one) => one.confidence >= BAR).length;
    expect(2 + 4 * (form.wanted.length - sure)).toBeLessThanOrEqual(30);
    // What a person confirms as it stands there is filled right, in the unit of its row.
    const right = new Set(figures.filter(isRight).map(({ cell }) => cell));
    const cells = map.cells.filter(({ cell }) => right.has(cell)).map(({ state: _state, ...cell }) => cell);
    const filled = fillBlank({
      book,
      map: { ...map, cells, heads: [], lists: [], checks: [] },
      facts: shippedFacts(),
      figures: fixtureFigures(),
    });
    if (!filled.ok) throw new Error(JSON.stringify(filled.refusal));
    const view = createSheetView(await bookOf(filled.value.bytes), 0);
    const stood = cells.map(({ cell }) => {
      const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      const stored = view.cellAt(Number(row), column)?.stored;
      return [cell, stored?.kind === 'number' ? Number(stored.digits) : stored?.kind === 'text' ? stored.text : null];
    });
    expect(stood).toEqual(cells.map(({ cell }) => [cell, wantedNumber(wanted.get(cell) ?? { cell, figure: '', unit: '' })]));
  });
});

describe('words beside a label', () => {
  const sureOf = async (label: string, synonyms = FACTS.synonyms): Promise<readonly string[]> => {
    const rows = [
      ['直播电商基地月度统计'],
      ['指标', '单位', '本月'],
      ['直播场次', '场', ''],
      ['观看人次', '人次', ''],
      ['净成交额', '万元', ''],
      [label, '万元', ''],
    ];
    const { proposals } = proposeMap({ book: await bookOf(formByHand({ 表: { rows } })), facts: { ...FACTS, synonyms }, file: 'a.xlsx' });
    return proposals.filter(({ cell, confidence }) => cell === 'C6' && confidence >= BAR).map(({ figure }) => figure);
  };

  it('a translation changes nothing; what narrows the meaning and an abbreviation are not taken for one', async () => {
    expect(await sureOf('退款额 Refunds of the month')).toEqual(['ZB-2.07.month']);
    expect(await sureOf('退款额\nRefunded amount')).toEqual(['ZB-2.07.month']);
    for (const label of ['Refunds 退款额', 'Refund amount / 退款额', '退款额 / Refunds', '退款额Refunds', '退款额（Refunds）'])
      expect(await sureOf(label)).toEqual(['ZB-2.07.month']);
    for (const label of ['退款额 (RMB 10,000)', '退款额（GMV）', 'Planned 退款额', '退款额（excl. postage）', 'GMV 退款额'])
      expect(await sureOf(label)).toEqual([]);
    expect(await sureOf('退款额 Budget')).toEqual([]);
    expect(await sureOf('退款额 Refunds excluding postage')).toEqual([]);
    expect(await sureOf('退款额 GMV')).toEqual([]);
  });

  it('looser words of the trade mean the indicator as well', async () => {
    // The profile that ships: that of the tests stays as it is.
    const { synonyms } = z.object({ synonyms: z.record(z.string(), z.array(z.string())) }).parse(JSON.parse(readFileSync(SHIPPED, 'utf8')));
    expect(await sureOf('直播带货销售额', synonyms)).toEqual(['ZB-2.06.month']);
    expect(await sureOf('退货退款', synonyms)).toEqual(['ZB-2.07.month']);
  });

  it('a label goes on beside the periods below it without merged cells, as far as they go', async () => {
    const rows = [
      ['直播电商基地月度统计', '', '', ''],
      ['项目', '单位', '时期', '数值'],
      ['退款额', '万元', '上月', ''],
      ['', '', '本月', ''],
      ['', '', '累计', ''],
      ['直播场次', '场', '本月', ''],
      ['', '', '累计', ''],
      ['', '', '', ''],
      ['', '', '本月', ''],
      ['样品费', '万元', '本月', ''],
      ['', '', '累计', ''],
    ];
    const { proposals } = proposeMap({ book: await bookOf(formByHand({ 表: { rows } })), facts: FACTS, file: 'a.xlsx' });
    expect(proposals.map(({ cell, figure, confidence }) => `${cell} ${figure} ${confidence >= BAR}`)).toEqual([
      'D4 ZB-2.07.month true',
      'D5 ZB-2.07.ytd true',
      'D6 ZB-2.01.month true',
      'D7 ZB-2.01.ytd true',
    ]);
  });

  it('a period names the view of the indicator beside it, and not of a word that is unknown', async () => {
    const rows = [
      ['直播电商基地月度统计', '', '', ''],
      ['项目', '单位', '时期', '数值'],
      ['退款额', '万元', '本月', ''],
      ['', '', '累计', ''],
      ['直播场次', '场', '本月', ''],
      ['样品费', '万元', '本月', ''],
    ];
    const merges = ['A3:A4', 'B3:B4'];
    const { proposals } = proposeMap({ book: await bookOf(formByHand({ 表: { rows, merges } })), facts: FACTS, file: 'a.xlsx' });
    expect(proposals.map(({ cell, figure }) => `${cell} ${figure}`)).toEqual(['D3 ZB-2.07.month', 'D4 ZB-2.07.ytd', 'D5 ZB-2.01.month']);
  });
});
