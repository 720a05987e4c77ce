// Methods of tenants.

/** Methods of tenants. */
export const tenantsMethods = {} as const;
