// Binds the methods of tenants to their use cases; each use case is loaded with its first call.
import { tenantsMethods } from '../../contract/tenants/tenants.ts';
import { bindCommand, bindOnBase, bindQuery } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ tenants: tenantsMethods });

export const tenants = {
  list: onBase.tenants.list.handler(bindQuery(async () => (await import('./list-tenants.ts')).listTenants)),
  detail: onBase.tenants.detail.handler(bindQuery(async () => (await import('./tenant-detail.ts')).getTenantDetail)),
  add: onBase.tenants.add.handler(bindCommand(async () => (await import('../records/add-composite.ts')).addTenant)),
  merge: onBase.tenants.merge.handler(bindCommand(async () => (await import('./merge-tenants.ts')).mergeTenants)),
  clashes: onBase.tenants.clashes.handler(bindQuery(async () => (await import('./merge-tenants.ts')).describeMergeClashes)),
  due: onBase.tenants.due.handler(bindQuery(async () => (await import('./list-tenants.ts')).dueOf)),
  bookings: onBase.tenants.bookings.handler(bindQuery(async () => (await import('./tenant-bookings.ts')).getTenantBookings)),
  renewLease: onBase.tenants.renewLease.handler(bindCommand(async () => (await import('./leases.ts')).renewLease)),
  endLease: onBase.tenants.endLease.handler(bindCommand(async () => (await import('./leases.ts')).endLease)),
  leaveBase: onBase.tenants.leaveBase.handler(bindCommand(async () => (await import('./leases.ts')).leaveBase)),
  attach: onBase.tenants.attach.handler(bindCommand(async () => (await import('./attached-files.ts')).attachFile)),
  files: onBase.tenants.files.handler(bindQuery(async () => (await import('./attached-files.ts')).listAttachedFiles)),
  file: onBase.tenants.file.handler(bindQuery(async () => (await import('./attached-files.ts')).getAttachedFile)),
  retireFile: onBase.tenants.retireFile.handler(bindCommand(async () => (await import('./attached-files.ts')).retireFile)),
};
