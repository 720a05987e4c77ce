// Binds the methods of files on their way in to their use cases.

export const intakeRoutes = {};
