// What a file that is no workbook of ours is: told by its bytes, so that the refusal can name it.
import { type SheetRefusal } from '../result.ts';
import { BARE_BIFF, OTHER_STARTS, ZIP_START, detectKind } from '../read/file-starts.ts';
import { isOle, openOle } from '../read/ole-read.ts';
import { decodeText } from '../read/text-decode.ts';

/** Streams that tell what an old Office file is. */
const OLE_KINDS: readonly (readonly [stream: string, kind: string])[] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['VisioDocument', 'vsd'],
  ['__properties_version1.0', 'msg'],
];
/**
 * Why `bytes` can't be a workbook package, or null where they begin as a zip.
 * WB_XLS, WB_ENCRYPTED (both in old containers), WB_KIND (`kind` a file extension, or `binary`), WB_DAMAGED for a file that is empty or cut off.
 */
export function judgeStart(bytes: Uint8Array): SheetRefusal | null {
  if (bytes.length === 0) return { code: 'WB_DAMAGED', data: { detail: '0 B' } };
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (ZIP_START.test(start)) return null;
  if (isOle(bytes)) return judgeOle(bytes);
  if (BARE_BIFF.test(start)) return { code: 'WB_XLS', data: {} };
  return createKindRefusal(detectKind(OTHER_STARTS, start) ?? textKind(bytes));
}

/** WB_KIND with what the file is. */
export function createKindRefusal(kind: string): SheetRefusal {
  return { code: 'WB_KIND', data: { kind } };
}

function judgeOle(bytes: Uint8Array): SheetRefusal {
  const ole = openOle(bytes);
  if (!ole.ok) return { code: 'WB_DAMAGED', data: { detail: `OLE ${bytes.length} B` } };
  const names = new Set(ole.value.entries.map(({ name }) => name));
  if (names.has('EncryptedPackage')) return { code: 'WB_ENCRYPTED', data: {} };
  if (names.has('Workbook') || names.has('Book')) return { code: 'WB_XLS', data: {} };
  return createKindRefusal(OLE_KINDS.find(([stream]) => names.has(stream))?.[1] ?? 'ole');
}

function textKind(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  if (/<html[\s>]|<!doctype\s+html/i.test(head)) return 'html';
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|[a-z][\w:.-]*[\s>])/i.test(head)) return 'xml';
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.includes(0)) return 'binary';
  if (/^(?:\xef\xbb\xbf)?\s*[[{]/.test(head)) return 'json';
  return decodeText(bytes).ok ? 'csv' : 'binary';
}
