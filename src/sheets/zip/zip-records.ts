// How the records of a zip begin, how long they are, and the marks in them: the end record, the directory's entries, local headers, ZIP64's.

export const END_SIGNATURE = 0x06054b50;
export const END_SIZE = 22;
export const ENTRY_SIGNATURE = 0x02014b50;
export const ENTRY_SIZE = 46;
export const LOCAL_SIGNATURE = 0x04034b50;
export const LOCAL_SIZE = 30;
export const LONG_END_SIGNATURE = 0x06064b50;
export const LONG_LOCATOR_SIGNATURE = 0x07064b50;
export const LONG_LOCATOR_SIZE = 20;
/** The further field with sizes and place of ZIP64. */
export const LONG_EXTRA = 0x0001;
/** In place of a size or count: it stands in ZIP64's record. */
export const IN_LONG_RECORD = 0xffffffff;
export const SHORT_IN_LONG_RECORD = 0xffff;
/** The flag of entries whose sizes stand behind their data. */
export const SIZES_FOLLOW = 8;
