// Binds the methods of series to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

export const seriesRoutes = {
  preview: onBase.series.preview.handler(async ({ input, context }) => {
    const { previewSeries } = await import('../desk/series-book.ts');
    return previewSeries(context.base, input);
  }),
  book: onBase.series.book.handler(async ({ input, context }) => {
    const { bookSeries } = await import('../desk/series-book.ts');
    return bookSeries(context.base, context.actor, input);
  }),
  change: onBase.series.change.handler(async ({ input, context }) => {
    const { changeSeries } = await import('../desk/series-change.ts');
    return changeSeries(context.base, context.actor, input);
  }),
  cancel: onBase.series.cancel.handler(async ({ input, context }) => {
    const { cancelSeries } = await import('../desk/series-cancel.ts');
    return cancelSeries(context.base, context.actor, input);
  }),
  addBack: onBase.series.addBack.handler(async ({ input, context }) => {
    const { addBackDate } = await import('../desk/series-cancel.ts');
    return addBackDate(context.base, context.actor, input);
  }),
  get: onBase.series.get.handler(async ({ input, context }) => {
    const { seriesOf } = await import('../desk/series-look.ts');
    return seriesOf(context.base, { ...input, seesPhones: mayDo(context.actor.role, 'contacts.look') });
  }),
};
