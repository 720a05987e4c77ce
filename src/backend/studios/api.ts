// Binds the methods of studios to their use cases; each use case is loaded with its first call.
import { studiosMethods } from '../../contract/studios/studios.ts';
import { bindCommand, bindOnBase, bindQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ studios: studiosMethods });

export const studios = {
  list: onBase.studios.list.handler(bindQuery(async () => (await import('./list-studios.ts')).listStudios)),
  add: onBase.studios.add.handler(bindCommand(async () => (await import('../records/add-composite.ts')).addStudio)),
  detail: onBase.studios.detail.handler(bindQuery(async () => (await import('./studio-detail.ts')).getStudioDetail)),
  hits: onBase.studios.hits.handler(bindQuery(async () => (await import('./studio-detail.ts')).listBookingsHit)),
};
