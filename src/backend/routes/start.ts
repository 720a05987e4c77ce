// Binds the methods of the first start to their use cases.

export const startRoutes = {};
