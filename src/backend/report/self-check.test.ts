// 送审自查 on a base of three tenants: a tenfold month stands first, its explanation stays, and nothing of it reaches the report.
import { describe, expect, it } from 'vitest';
import { openReplyBase, type ReplyBase } from '../../../test/helpers/reply-base.ts';
import { STATISTICIAN } from '../../../test/helpers/import-base.ts';
import { readPdf } from '../../../test/helpers/pdf-text.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import type { Result } from '../../domain/values/result.ts';
import { explainFinding } from './filing/revisions.ts';
import { reportPages } from './filing/report-pages.ts';
import { getSelfCheck, printSelfCheck } from './self-check.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const MONTH = parseMonth('2026-10') ?? '';

/** 晨光 sold 100 万元 last year and last month and ten times that now; 海浪 50 万元 each time. */
async function world(): Promise<ReplyBase> {
  const at = await openReplyBase();
  const [first, second] = at.tenants;
  const row = { platform: '抖音', goodsClass: '化妆品类', sessions: 10, minutes: 600, views: 1000, orders: 100 };
  for (const [month, paid] of [
    ['2025-10', 100_000_000],
    ['2026-09', 100_000_000],
    ['2026-10', 1_000_000_000],
  ] as const) {
    at.reply(first, { month, rows: [{ ...row, paid }] });
    at.reply(second, { month, rows: [{ ...row, goodsClass: '家具类', paid: 50_000_000 }] });
  }
  return at;
}

function checkOf({ base }: ReplyBase) {
  return valueOf(getSelfCheck(base, { month: valueOfMonth() }));
}

function valueOfMonth() {
  const month = parseMonth(MONTH);
  if (month === null) throw new Error(MONTH);
  return month;
}

describe('the month beside last month and last year', () => {
  it('a tenfold figure is among the first, what stayed alike is plain, and cumulative figures are compared with last year alone', async () => {
    const at = await world();
    const { rows, lastMonth, lastYear, silent } = checkOf(at);
    expect([lastMonth, lastYear]).toEqual(['2026-09', '2025-10']);
    const byFigure = new Map(rows.map((row) => [row.figure, row]));
    // 150 → 1050 万元: 900 / 1050 of the larger, 900 / 910 of a size.
    expect(byFigure.get('ZB-2.06.month')).toMatchObject({
      text: '1050.00',
      unit: '万元',
      lastMonth: { text: '150.00', change: '+900.00', growth: '+600.0' },
      lastYear: { text: '150.00', change: '+900.00', growth: '+600.0' },
      level: 'high',
    });
    expect(byFigure.get('ZB-2.06.month')?.unusual).toBeCloseTo((900 / 1050) * (900 / 910), 12);
    expect(byFigure.get('ZB-2.01.month')).toMatchObject({ unusual: 0, level: 'plain' });
    // The base begins in January 2025: 2025's cumulative figure is whole.
    expect(byFigure.get('ZB-2.06.ytd')).toMatchObject({ lastMonth: null, lastYear: { text: '150.00', change: '+1050.00' } });
    const tenant = rows.find(({ label }) => label.startsWith('ZB-4 晨光传媒') && label.includes('本月') && !label.includes('累计'));
    expect(tenant).toMatchObject({ text: '1000.00', level: 'high', lastMonth: { text: '100.00' } });
    expect(rows[0]?.level).toBe('high');
    expect(silent).toBe(rows.filter(({ level }) => level === 'high').length);
    expect(rows.map(({ unusual }) => unusual ?? -1)).toEqual(rows.map(({ unusual }) => unusual ?? -1).toSorted((a, b) => b - a));
    at.close();
  });

  it('where the base began in the middle of last year its cumulative figures are no measure for this year', async () => {
    const at = await world();
    at.db.prepare("UPDATE base_area SET month = '2025-09'").run();
    const byFigure = new Map(checkOf(at).rows.map((row) => [row.figure, row]));
    expect(byFigure.get('ZB-2.06.ytd')).toMatchObject({ lastYear: { text: '—' }, level: 'none' });
    expect(byFigure.get('ZB-2.06.month')).toMatchObject({ lastYear: { text: '150.00' }, level: 'high' });
    at.close();
  });

  it('an explanation is asked once, kept with how the figure read, and stays out of the report and of what is counted as explained', async () => {
    const at = await world();
    const before = checkOf(at);
    const about = before.rows.find(({ figure }) => figure === 'ZB-2.06.month')?.about ?? '';
    expect(about).toBe('本期 1050.00，上月 150.00，上年同期 150.00（万元）');
    const month = valueOfMonth();
    valueOf(explainFinding(at.base, STATISTICIAN, { month, relation: 'ZB-2.06.month', words: '双十一预售', about }));
    const after = checkOf(at);
    expect(after.silent).toBe(before.silent - 1);
    expect(after.rows.find(({ figure }) => figure === 'ZB-2.06.month')).toMatchObject({ explanation: '双十一预售', writtenAbout: null });
    at.reply(at.tenants[2], { rows: [{ platform: '抖音', goodsClass: '饮料类', sessions: 1, minutes: 60, paid: 10_000_000 }] });
    expect(checkOf(at).rows.find(({ figure }) => figure === 'ZB-2.06.month')).toMatchObject({
      explanation: '双十一预售',
      writtenAbout: about,
    });
    const { findings } = valueOf(reportPages(at.base, { month, profile: null, revision: null }));
    expect(JSON.stringify(findings)).not.toContain('双十一预售');
    const paper = valueOf(await printSelfCheck(at.base, { month }));
    expect(paper.name).toBe('星港直播基地_送审自查表_2026年10月.pdf');
    const pages = readPdf(paper.bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toContain('双十一预售');
    at.close();
  });
});
