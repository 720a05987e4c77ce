// Binds the methods of records to their use cases.

export const recordsRoutes = {};
