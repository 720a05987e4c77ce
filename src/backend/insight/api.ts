// Binds the methods of insight to their use cases; each use case is loaded with its first call.
import { insightMethods } from '../../contract/insight/insight.ts';
import { bindCommand, bindOnBase, bindQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ insight: insightMethods });

export const insight = {
  home: onBase.insight.home.handler(bindQuery(async () => (await import('./home/home.ts')).homeOf)),
  failing: onBase.insight.failing.handler(bindQuery(async () => (await import('./failing.ts')).failingOf)),
  figures: onBase.insight.figures.handler(bindQuery(async () => (await import('./key-figures.ts')).keyFiguresOf)),
  analytics: onBase.insight.analytics.handler(bindQuery(async () => (await import('./analytics.ts')).computeAnalytics)),
  numbers: onBase.insight.numbers.handler(bindQuery(async () => (await import('./chart-numbers.ts')).exportChartNumbers)),
  scorecard: onBase.insight.scorecard.handler(bindQuery(async () => (await import('./scorecard.ts')).scorecardOf)),
  takeScorecards: onBase.insight.takeScorecards.handler(bindCommand(async () => (await import('./change-scorecards.ts')).takeScorecards)),
  setThreshold: onBase.insight.setThreshold.handler(bindCommand(async () => (await import('./change-scorecards.ts')).setThreshold)),
};
