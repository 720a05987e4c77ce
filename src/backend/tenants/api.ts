// Binds the methods of tenants to their use cases; each use case is loaded with its first call.
import type { Role } from '../../domain/base/rights.ts';
import { act, look, onBase } from '../core/door/procedures.ts';
import { mayDo } from '../../domain/base/rights.ts';

/** What an asker may see of tenants. */
function eyesOf(role: Role) {
  return { seesSales: mayDo(role, 'sales.look'), seesPhones: mayDo(role, 'contacts.look') };
}

export const tenants = {
  list: onBase.tenants.list.handler(async ({ input, context }) => {
    const { listTenants } = await import('./list-tenants.ts');
    return listTenants(context.base, { ...input, ...eyesOf(context.actor.role) });
  }),
  detail: onBase.tenants.detail.handler(async ({ input, context }) => {
    const { tenantDetail } = await import('./tenant-detail.ts');
    return tenantDetail(context.base, { ...input, ...eyesOf(context.actor.role) });
  }),
  add: onBase.tenants.add.handler(act(async () => (await import('../records/add-composite.ts')).addTenant)),
  merge: onBase.tenants.merge.handler(act(async () => (await import('./merge-tenants.ts')).mergeTenants)),
  due: onBase.tenants.due.handler(look(async () => (await import('./list-tenants.ts')).dueOf)),
  bookings: onBase.tenants.bookings.handler(look(async () => (await import('./tenant-bookings.ts')).tenantBookings)),
  renewLease: onBase.tenants.renewLease.handler(act(async () => (await import('./leases.ts')).renewLease)),
  endLease: onBase.tenants.endLease.handler(act(async () => (await import('./leases.ts')).endLease)),
  leaveBase: onBase.tenants.leaveBase.handler(act(async () => (await import('./leases.ts')).leaveBase)),
  attach: onBase.tenants.attach.handler(act(async () => (await import('./attached-files.ts')).attachFile)),
  files: onBase.tenants.files.handler(look(async () => (await import('./attached-files.ts')).attachedFiles)),
  file: onBase.tenants.file.handler(look(async () => (await import('./attached-files.ts')).attachedFile)),
  retireFile: onBase.tenants.retireFile.handler(act(async () => (await import('./attached-files.ts')).retireFile)),
};
