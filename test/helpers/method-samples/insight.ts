// Inputs of the methods of home, analytics and the scorecard.
import type { MethodSamples } from './sample.ts';

const span = { from: '2026-01', to: '2026-10' };
const spanWrong = [{ from: '2026-11' }, { to: '2029-12' }, { from: '2026-1' }, { to: null }];

export const INSIGHT_SAMPLES: MethodSamples = {
  'insight.home': { wrong: [{ day: '2026-11' }, { day: '2026-02-30' }, { day: 5 }] },
  'insight.failing': { wrong: [{ month: '2026-13' }, { month: null }] },
  'insight.figures': { wrong: [{ month: '2026' }, { month: 10 }] },
  'insight.analytics': { right: span, wrong: spanWrong },
  'insight.numbers': { right: { chart: 'hours', ...span, language: 'en' }, wrong: [{ chart: 'pie' }, { language: 'fr' }, ...spanWrong] },
  'insight.scorecard': { right: span, wrong: spanWrong },
  'insight.takeScorecards': {
    right: { file: { name: 'cards.zip', bytes: new Uint8Array([1]) } },
    wrong: [{ file: { name: 'x.zip', bytes: 'text' } }, { file: null }],
  },
  'insight.setThreshold': {
    right: { card: 'sz-2023/none', criterion: 'area', threshold: '2000' },
    wrong: [{ card: '../x' }, { threshold: '-1' }, { threshold: '1e9' }, { criterion: '' }],
  },
};
