// Binds the methods of tenants to their use cases; each use case is loaded with its first call.
import { tenantsMethods } from '../../contract/tenants/tenants.ts';
import { act, bindOnBase, look } from '../core/door/procedures.ts';

const onBase = bindOnBase({ tenants: tenantsMethods });

export const tenants = {
  list: onBase.tenants.list.handler(look(async () => (await import('./list-tenants.ts')).listTenants)),
  detail: onBase.tenants.detail.handler(look(async () => (await import('./tenant-detail.ts')).tenantDetail)),
  add: onBase.tenants.add.handler(act(async () => (await import('../records/add-composite.ts')).addTenant)),
  merge: onBase.tenants.merge.handler(act(async () => (await import('./merge-tenants.ts')).mergeTenants)),
  shortNames: onBase.tenants.shortNames.handler(look(async () => (await import('./short-names.ts')).shortNamesOf)),
  shortNamesSeen: onBase.tenants.shortNamesSeen.handler(act(async () => (await import('./short-names.ts')).shortNamesSeen)),
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
