// Binds the methods of insight to their use cases; each use case is loaded with its first call.
import { look, onBase } from '../core/door/procedures.ts';

export const insight = {
  home: onBase.insight.home.handler(async ({ input, context }) => {
    const { homeOf } = await import('./home/home.ts');
    return homeOf(context.base, input.day);
  }),
  failing: onBase.insight.failing.handler(async ({ input, context }) => {
    const { failingOf } = await import('./failing.ts');
    return failingOf(context.base, input.month);
  }),
  figures: onBase.insight.figures.handler(async ({ input, context }) => {
    const { keyFiguresOf } = await import('./figures.ts');
    return keyFiguresOf(context.base, input.month);
  }),
  analytics: onBase.insight.analytics.handler(look(async () => (await import('./read-analytics.ts')).analyse)),
  numbers: onBase.insight.numbers.handler(look(async () => (await import('./chart-numbers.ts')).chartNumbers)),
  scorecard: onBase.insight.scorecard.handler(look(async () => (await import('./scorecard.ts')).scorecardOf)),
};
