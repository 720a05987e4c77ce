// Binds the methods of studios to their use cases.
import { onBase } from '../core/door/procedures.ts';

export const studiosRoutes = {
  list: onBase.studios.list.handler(async ({ input, context }) => {
    const { listStudios } = await import('../studios/list-studios.ts');
    return listStudios(context.base, input);
  }),
  add: onBase.studios.add.handler(async ({ input, context }) => {
    const { addStudio } = await import('../records/add-composite.ts');
    return addStudio(context.base, context.actor, input);
  }),
  detail: onBase.studios.detail.handler(async ({ input, context }) => {
    const { studioDetail } = await import('../studios/studio-detail.ts');
    return studioDetail(context.base, input);
  }),
  hits: onBase.studios.hits.handler(async ({ input, context }) => {
    const { bookingsHit } = await import('../studios/studio-detail.ts');
    return bookingsHit(context.base, input);
  }),
};
