// Binds the methods of settings to their use cases.

export const settingsRoutes = {};
