// Methods of settings: base facts, calendar, backups, about.

/** Methods of settings: base facts, calendar, backups, about. */
export const settingsMethods = {} as const;
