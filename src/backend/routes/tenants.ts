// Binds the methods of tenants to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import type { Role } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

/** What an asker may see of tenants. */
function eyesOf(role: Role) {
  return { seesSales: mayDo(role, 'sales.look'), seesPhones: mayDo(role, 'contacts.look') };
}

export const tenantsRoutes = {
  list: onBase.tenants.list.handler(async ({ input, context }) => {
    const { listTenants } = await import('../tenants/list-tenants.ts');
    return listTenants(context.base, { ...input, ...eyesOf(context.actor.role) });
  }),
  detail: onBase.tenants.detail.handler(async ({ input, context }) => {
    const { tenantDetail } = await import('../tenants/tenant-detail.ts');
    return tenantDetail(context.base, { ...input, ...eyesOf(context.actor.role) });
  }),
  add: onBase.tenants.add.handler(async ({ input, context }) => {
    const { addTenant } = await import('../records/add-composite.ts');
    return addTenant(context.base, context.actor, input);
  }),
  merge: onBase.tenants.merge.handler(async ({ input, context }) => {
    const { mergeTenants } = await import('../tenants/merge-tenants.ts');
    return mergeTenants(context.base, context.actor, input);
  }),
  due: onBase.tenants.due.handler(async ({ input, context }) => {
    const { dueOf } = await import('../tenants/list-tenants.ts');
    return dueOf(context.base, input);
  }),
  bookings: onBase.tenants.bookings.handler(async ({ input, context }) => {
    const { tenantBookings } = await import('../tenants/tenant-bookings.ts');
    return tenantBookings(context.base, input);
  }),
  renewLease: onBase.tenants.renewLease.handler(async ({ input, context }) => {
    const { renewLease } = await import('../tenants/leases.ts');
    return renewLease(context.base, context.actor, input);
  }),
  endLease: onBase.tenants.endLease.handler(async ({ input, context }) => {
    const { endLease } = await import('../tenants/leases.ts');
    return endLease(context.base, context.actor, input);
  }),
  leaveBase: onBase.tenants.leaveBase.handler(async ({ input, context }) => {
    const { leaveBase } = await import('../tenants/leases.ts');
    return leaveBase(context.base, context.actor, input);
  }),
  attach: onBase.tenants.attach.handler(async ({ input, context }) => {
    const { attachFile } = await import('../tenants/attached-files.ts');
    return attachFile(context.base, context.actor, input);
  }),
  files: onBase.tenants.files.handler(async ({ input, context }) => {
    const { attachedFiles } = await import('../tenants/attached-files.ts');
    return attachedFiles(context.base, input);
  }),
  file: onBase.tenants.file.handler(async ({ input, context }) => {
    const { attachedFile } = await import('../tenants/attached-files.ts');
    return attachedFile(context.base, input);
  }),
  retireFile: onBase.tenants.retireFile.handler(async ({ input, context }) => {
    const { retireFile } = await import('../tenants/attached-files.ts');
    return retireFile(context.base, context.actor, input);
  }),
};
