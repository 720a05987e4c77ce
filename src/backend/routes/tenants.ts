// Binds the methods of tenants to their use cases.

export const tenantsRoutes = {};
