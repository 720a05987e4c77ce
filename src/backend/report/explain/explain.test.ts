// Every figure of the fixtures' world explained: parts that add up, and the rows they came from.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Month, parseMonth } from '../../../domain/time/calendar.ts';
import type { BareExplanation } from '../../../contract/report/explain-shapes.ts';
import { buildReport } from '../../../domain/report/build.ts';
import { openSources } from '../compute.ts';
import { type Base, closeBase } from '../../core/db/open.ts';
import { loadWorld } from '../../../../test/helpers/world-loader.ts';
import { explainFigure } from './explain.ts';
import { loadProfile } from '../../base/load-profile.ts';
import { STANDARD_PROFILE } from '../../../contract/core/settings/settings.ts';
import type { Profile } from '../../base/profile.ts';

let base: Base;
let profile: Profile;

function monthOf(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

function explain(month: string, figure: string): BareExplanation {
  const answer = explainFigure({ base, profile, month: monthOf(month), figure });
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${figure}`);
  return answer.value;
}

describe('explainFigure', () => {
  beforeAll(async () => {
    base = await loadWorld();
    const loaded = loadProfile(STANDARD_PROFILE);
    if (!loaded.ok) throw new Error(loaded.refusal.code);
    profile = loaded.value;
  });
  afterAll(() => closeBase(base));

  for (const month of ['2025-01', '2026-10']) {
    it(`adds up for every address of ${month}, cells of ZB-4 included`, () => {
      const { figures } = buildReport(profile, openSources(base.db, monthOf(month)).sources);
      const cells = figures.tenants
        .slice(0, 4)
        .concat(figures.tenants.slice(-2))
        .flatMap((row) => {
          const uscc = row.cells['uscc']?.text ?? '';
          return Object.entries(row.cells).map(([key, cell]) => [`ZB-4.${uscc}.${key}`, cell] as const);
        });
      const wrong = [...figures.values, ...cells].filter(([address, figure]) => {
        const { value, additive, parts } = explain(month, address);
        if (value.raw !== figure.raw || value.text !== figure.text) return true;
        if (!additive) return figure.raw !== null && !address.endsWith('.seq');
        return parts.reduce((sum, part) => sum + (part.raw ?? Number.NaN), 0) !== figure.raw;
      });
      expect(wrong.map(([address]) => address)).toEqual([]);
    });
  }

  it('names the file, sheet and row of a sales line', () => {
    const { parts, formula } = explain('2025-01', 'ZB-2.06.month');
    expect(formula).toBe('本月销售各行成交额之和');
    const line = parts.find((part) => part.what.endsWith(' · 视频号 · 汽车类') && part.raw === 326554132);
    expect(line).toMatchObject({
      value: '3265541.32 元',
      source: { kind: 'file', batch: 1, file: '05-销售台账.xlsx', sheet: '销售台账', row: 5, changedBy: null },
    });
  });

  it('names the sessions that a line was rolled up from', () => {
    const { parts } = explain('2026-10', 'ZB-4.91440303MA1887G6QK.sessions');
    expect(parts.map((part) => [part.raw, part.source])).toEqual([
      [56, { kind: 'sessions', files: [{ batch: 1, file: '06-罗盘直播明细_抖28309376.csv', rows: 56 }] }],
      [48, { kind: 'sessions', files: [{ batch: 1, file: '07-视频号直播_视22207071.csv', rows: 48 }] }],
    ]);
  });

  it('gives both operands of a comparison, and each month of a cumulative figure', () => {
    expect(explain('2026-10', 'ZB-2.06.month_yoy').parts.map((part) => part.source)).toEqual([
      { kind: 'figure', month: '2026-10', figure: 'ZB-2.06.month' },
      { kind: 'figure', month: '2025-10', figure: 'ZB-2.06.month' },
    ]);
    expect(explain('2026-10', 'ZB-2.06.ytd').parts.map((part) => part.what)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((number) => `2026-${number}`),
    );
  });

  it('names totals of the tenants’ table that are near', () => {
    const answer = explainFigure({ base, profile, month: monthOf('2026-10'), figure: 'ZB-4.total.padi' });
    const near = ['area', 'studios', 'hosts', 'employees', 'sessions', 'paid', 'paid_ytd'].map((key) => `ZB-4.total.${key}`);
    expect(answer).toEqual({ ok: false, refusal: { code: 'FIGURE_UNKNOWN', data: { figure: 'ZB-4.total.padi', near } } });
  });

  it('refuses an unknown address and names near ones', () => {
    const answer = explainFigure({ base, profile, month: monthOf('2026-10'), figure: 'ZB-2.06.moth' });
    expect(answer).toEqual({
      ok: false,
      refusal: {
        code: 'FIGURE_UNKNOWN',
        data: {
          figure: 'ZB-2.06.moth',
          near: ['month', 'ytd', 'month_ly', 'ytd_ly', 'month_yoy', 'ytd_yoy'].map((key) => `ZB-2.06.${key}`),
        },
      },
    });
  });
});
