// Inputs of the methods around a filed month.
import type { MethodSamples } from './sample.ts';

const cell = { month: '2025-03', figure: 'ZB-2.06.month', value: '1205.33', origin: '2025 年报表扫描件' };

export const FILING_SAMPLES: MethodSamples = {
  'filing.overview': { right: { year: null }, wrong: [{ year: 1999 }, { year: '2026' }] },
  'filing.counts': { right: { month: '2026-10' }, wrong: [{ month: '2026-13' }, { month: null }] },
  'filing.pages': {
    right: { month: '2026-10', profile: null, revision: null },
    wrong: [{ month: 'x' }, { profile: '' }, { revision: 0 }, { revision: '1' }],
  },
  'filing.explain': {
    right: { month: '2026-10', relation: 'A05', words: '新租约补录', about: '不等' },
    wrong: [{ relation: 'A 05' }, { relation: '' }, { words: null }, { words: 'x'.repeat(20_001) }, { about: 1 }],
  },
  'filing.revisions': { right: { month: '2026-10' }, wrong: [{ month: '' }] },
  'filing.compare': { right: { month: '2026-10', from: 1, to: null }, wrong: [{ from: 0 }, { from: null }, { to: 1.5 }] },
  'filing.submissions': { right: { month: '2026-10' }, wrong: [{ month: 202610 }] },
  'filing.receipt': { right: { id: 1 }, wrong: [{ id: 0 }, { id: '1' }] },
  'filing.archive': { right: { month: null }, wrong: [{ month: '' }] },
  'filing.artifact': { right: { id: 1, kind: 'workbook' }, wrong: [{ id: -1 }, { id: null }, { kind: 'docx' }, { kind: null }] },
  'filing.ledger': { right: { until: '2026-10', months: 12 }, wrong: [{ until: '2026' }, { months: 0 }, { months: 37 }, { months: null }] },
  'filing.ledgerFile': { right: { until: '2026-10', months: 3 }, wrong: [{ until: null }, { months: 1.5 }] },
  'filing.papers': { right: { month: '2026-10' }, wrong: [{ month: '2026' }] },
  'filing.historical': { right: { year: 2025 }, wrong: [{ year: 3000 }, { year: null }] },
  'filing.enterHistorical': {
    right: { cells: [cell], isPreview: true, takesGood: false },
    wrong: [
      { cells: [] },
      { cells: [{ ...cell, month: '2025' }] },
      { cells: [{ ...cell, value: 5 }] },
      { isPreview: null },
      { takesGood: 1 },
    ],
  },
};
