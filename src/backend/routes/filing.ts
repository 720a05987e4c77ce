// Binds the methods around a filed month to their use cases.

export const filingRoutes = {};
