// Binds the methods of insight to their use cases; each use case is loaded with its first call.
import { insightMethods } from '../../contract/insight/insight.ts';
import { act, bindOnBase, look } from '../core/door/procedures.ts';

const onBase = bindOnBase({ insight: insightMethods });

export const insight = {
  home: onBase.insight.home.handler(look(async () => (await import('./home/home.ts')).homeOf)),
  failing: onBase.insight.failing.handler(look(async () => (await import('./failing.ts')).failingOf)),
  figures: onBase.insight.figures.handler(look(async () => (await import('./key-figures.ts')).keyFiguresOf)),
  analytics: onBase.insight.analytics.handler(look(async () => (await import('./analytics.ts')).analyse)),
  numbers: onBase.insight.numbers.handler(look(async () => (await import('./chart-numbers.ts')).chartNumbers)),
  scorecard: onBase.insight.scorecard.handler(look(async () => (await import('./scorecard.ts')).scorecardOf)),
  takeScorecards: onBase.insight.takeScorecards.handler(act(async () => (await import('./change-scorecards.ts')).takeScorecards)),
  setThreshold: onBase.insight.setThreshold.handler(act(async () => (await import('./change-scorecards.ts')).setThreshold)),
};
