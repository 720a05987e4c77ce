// Binds the methods of a month's sales to their use cases.

export const salesRoutes = {};
