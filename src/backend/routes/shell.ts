// Binds the methods of the shell around the page to their use cases.

export const shellRoutes = {};
