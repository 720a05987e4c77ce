// Binds the methods of studios to their use cases; each use case is loaded with its first call.
import { studiosMethods } from '../../contract/studios/studios.ts';
import { act, bindOnBase, look } from '../core/door/procedures.ts';

const onBase = bindOnBase({ studios: studiosMethods });

export const studios = {
  list: onBase.studios.list.handler(look(async () => (await import('./list-studios.ts')).listStudios)),
  add: onBase.studios.add.handler(act(async () => (await import('../records/add-composite.ts')).addStudio)),
  detail: onBase.studios.detail.handler(look(async () => (await import('./studio-detail.ts')).studioDetail)),
  hits: onBase.studios.hits.handler(look(async () => (await import('./studio-detail.ts')).bookingsHit)),
};
