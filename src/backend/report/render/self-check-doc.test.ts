// 送审自查表 is one page, whatever stands in it.
import { expect, it } from 'vitest';
import { readPdf } from '../../../../test/helpers/pdf-text.ts';
import type { SelfCheck, SelfCheckRow } from '../../../contract/report/self-check-shapes.ts';
import { parseDay } from '../../../domain/time/calendar.ts';
import { renderPdf } from './render-pdf.ts';
import { createSelfCheckDoc } from './self-check-doc.ts';

const row: SelfCheckRow = {
  figure: 'ZB-2.06.month',
  label: 'ZB-2.06 直播成交额（支付口径）·本年 本月',
  unit: '万元',
  text: '1000.00',
  lastMonth: { text: '100.00', change: '+900.00', growth: '+900.0' },
  lastYear: { text: '0.00', change: '+1000.00', growth: null },
  unusual: 0.89,
  level: 'high',
  explanation: '',
  writtenAbout: null,
  about: '',
};

function checked(rows: readonly SelfCheckRow[]): SelfCheck {
  return {
    month: '2026-10',
    filer: '某某直播基地运营有限公司',
    lastMonth: '2026-09',
    lastYear: '2025-10',
    isClosed: false,
    silent: 0,
    rows,
  };
}

async function pagesOf(rows: readonly SelfCheckRow[]) {
  const day = parseDay('2026-11-05');
  if (day === null) throw new Error('no day');
  return readPdf(await renderPdf(createSelfCheckDoc(checked(rows), day)));
}

it('a hundred rows with long names and long explanations still make one page, which says how many are left out', async () => {
  const long = Array.from({ length: 100 }, (_, at): SelfCheckRow => ({
    ...row,
    label: `ZB-4 一家名字很长很长的直播电商文化传媒（深圳）股份有限公司${at}·直播成交额 本月止累计`,
    explanation: '双十一预售提前到本月，'.repeat(at % 12),
  }));
  for (const rows of [long, Array.from({ length: 100 }, () => row)]) {
    const pages = await pagesOf(rows);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toMatch(/另有 \d+ 项变动较大的未列出/);
  }
});

it('shows figures beside one another and the explanation; what did not change much stays away', async () => {
  const [page] = await pagesOf([
    { ...row, explanation: '双十一预售提前' },
    { ...row, label: 'ZB-2.07 退款额', level: 'plain' },
  ]);
  expect(page?.text).toContain('1,000.00');
  expect(page?.text).toContain('+900.0');
  expect(page?.text).toContain('双十一预售提前');
  expect(page?.text).not.toContain('ZB-2.07');
  expect(page?.text).not.toContain('+1000.00');
});
