// Binds the methods of home, analytics and the scorecard to their use cases.
import { onBase } from '../core/door/procedures.ts';

export const insightRoutes = {
  home: onBase.insight.home.handler(async ({ input, context }) => {
    const { homeOf } = await import('../insight/home/home.ts');
    return homeOf(context.base, input.day);
  }),
  failing: onBase.insight.failing.handler(async ({ input, context }) => {
    const { failingOf } = await import('../insight/failing.ts');
    return failingOf(context.base, input.month);
  }),
  figures: onBase.insight.figures.handler(async ({ input, context }) => {
    const { keyFiguresOf } = await import('../insight/figures.ts');
    return keyFiguresOf(context.base, input.month);
  }),
  analytics: onBase.insight.analytics.handler(async ({ input, context }) => {
    const { analyse } = await import('../insight/read-analytics.ts');
    return analyse(context.base, input);
  }),
  numbers: onBase.insight.numbers.handler(async ({ input, context }) => {
    const { chartNumbers } = await import('../insight/chart-numbers.ts');
    return chartNumbers(context.base, input);
  }),
  scorecard: onBase.insight.scorecard.handler(async ({ input, context }) => {
    const { scorecardOf } = await import('../insight/scorecard.ts');
    return scorecardOf(context.base, input);
  }),
};
