// Binds the methods that tell a page what goes on to their use cases.

export const liveRoutes = {};
