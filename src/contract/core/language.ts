// The languages that the program speaks.

/** A language the program speaks. */
export type Language = 'zh-CN' | 'en';
