// What the first bytes of a file, or the parts of a zip, say it is: for refusals that name it.

type Start = readonly [kind: string, start: string, at: number];

/** How a zip begins. */
export const ZIP_START = /^PK(?:\x03\x04|\x05\x06|\x07\x08)/;
/** A record that begins a workbook of Excel 2 to 95 outside of any container. */
export const BARE_BIFF = /^\x09(?:\x00\x04\x00|\x02\x06\x00|\x04\x06\x00|\x08[\x08\x10]\x00)/;
/** How kinds of files that are no table begin: name, bytes, and where these stand. */
export const OTHER_STARTS: readonly Start[] = [
  ['pdf', '%PDF-', 0],
  ['png', '\x89PNG\r\n', 0],
  ['jpg', '\xff\xd8\xff', 0],
  ['gif', 'GIF8', 0],
  ['webp', 'WEBP', 8],
  ['rar', 'Rar!', 0],
  ['7z', '7z\xbc\xaf\x27\x1c', 0],
  ['gzip', '\x1f\x8b', 0],
  ['mp4', 'ftyp', 4],
  ['sqlite', 'SQLite format 3\0', 0],
  ['rtf', '{\\rtf', 0],
  ['mhtml', 'MIME-Version:', 0],
];
/** Kinds whose few letters could also begin a text. */
export const SHORT_STARTS: readonly Start[] = [
  ['bmp', 'BM', 0],
  ['exe', 'MZ', 0],
];
/** Parts that mark packages which are no workbook of ours. */
export const OTHER_PACKAGES = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['content.xml', 'ods'],
  ['index.xml', 'numbers'],
  ['index/document.iwa', 'numbers'],
] as const;

/** The kind of file that begins so, or null. */
export function detectKind(starts: readonly Start[], bytes: string): string | null {
  return starts.find(([, mark, at]) => bytes.startsWith(mark, at))?.[0] ?? null;
}
