// Binds the methods of studios to their use cases.

export const studiosRoutes = {};
