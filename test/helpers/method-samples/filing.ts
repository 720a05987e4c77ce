// Inputs of the methods around a filed month.
import type { MethodSamples } from './sample.ts';

const cell = { month: '2025-03', figure: 'ZB-2.06.month', value: '1205.33', origin: '2025 年报表扫描件' };

export const FILING_SAMPLES: MethodSamples = {
  'filing.overview': { wrong: [{ year: 1999 }, { year: '2026' }] },
  'filing.pages': {
    wrong: [{ month: 'x' }, { profile: '' }, { revision: 0 }, { revision: '1' }],
  },
  'filing.explain': {
    wrong: [{ relation: 'A 05' }, { relation: '' }, { words: null }, { words: 'x'.repeat(20_001) }, { about: 1 }],
  },
  'filing.revisions': { wrong: [{ month: '' }] },
  'filing.compare': { wrong: [{ from: 0 }, { from: null }, { to: 1.5 }] },
  'filing.outdated': { wrong: [{ month: '' }, { month: null }] },
  'filing.submissions': { wrong: [{ month: 202610 }] },
  'filing.receipt': { wrong: [{ id: 0 }, { id: '1' }] },
  'filing.archive': { wrong: [{ month: '' }] },
  'filing.artifact': { wrong: [{ id: -1 }, { id: null }, { kind: 'docx' }, { kind: null }] },
  'filing.ledger': { wrong: [{ until: '2026' }, { months: 0 }, { months: 37 }, { months: null }] },
  'filing.ledgerFile': { wrong: [{ until: null }, { months: 1.5 }] },
  'filing.papers': { wrong: [{ month: '2026' }] },
  'filing.historical': { wrong: [{ year: 3000 }, { year: null }] },
  'filing.enterHistorical': {
    wrong: [
      { cells: [] },
      { cells: [{ ...cell, month: '2025' }] },
      { cells: [{ ...cell, value: 5 }] },
      { isPreview: null },
      { takesGood: 1 },
    ],
  },
};
