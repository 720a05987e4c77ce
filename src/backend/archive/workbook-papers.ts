// The bureau's workbooks in a month's papers: every one that was filled for a filing, with the blank and the map that it came from.
import type { Month } from '../../domain/time/calendar.ts';
import type { Base } from '../core/db/open.ts';
import { hashSha256 } from '../core/db/database-files.ts';
import type { ZipEntry } from '../../sheets/zip/zip-write.ts';
import { type FilledPaper, findBlankByHash, listEditionTexts, listFilledForFilings } from '../report/sql/filing-papers.ts';
import { formatCsvBytes, createSafeName, formatWallTime } from './paper-entry.ts';

const FOLDER = '7-主管部门的表';
/** So much of a hash tells files apart by name. */
const SHORT = 12;

function textBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** The blanks and maps that were used, each once; what was filled from a file that is not kept is named by its hash in the list. */
function originEntries(base: Base, filled: readonly FilledPaper[]): ZipEntry[] {
  const editions = listEditionTexts(base.db);
  const blanks = new Set(filled.map((one) => one.blank_sha256));
  const maps = new Set(filled.map((one) => one.map_sha256));
  const ofBlanks = [...blanks].flatMap((sha256) => {
    const bytes = findBlankByHash(base.db, sha256);
    const name = editions.findLast((one) => one.blank_sha256 === sha256)?.blank_name ?? '空白表.xlsx';
    return bytes === null ? [] : [{ name: `${FOLDER}/空白表/${sha256.slice(0, SHORT)}_${createSafeName(name)}`, bytes }];
  });
  const texts = new Map(editions.map(({ map }) => [hashSha256(textBytes(map)), map]));
  const ofMaps = [...maps].flatMap((sha256) => {
    const text = texts.get(sha256);
    return text === undefined ? [] : [{ name: `${FOLDER}/对应表/${sha256.slice(0, SHORT)}.map.json`, bytes: textBytes(text) }];
  });
  return [...ofBlanks, ...ofMaps];
}

function listEntry(filled: readonly FilledPaper[]): ZipEntry {
  const rows = filled.map((one) => [
    String(one.id),
    `第${one.revision}版`,
    formatWallTime(one.at_ms),
    one.who,
    one.name,
    one.sha256,
    one.blank_sha256,
    one.map_sha256,
  ]);
  const head = ['编号', '版次', '时间', '经手人', '文件', 'SHA-256', '空白表 SHA-256', '对应表 SHA-256'];
  return { name: `${FOLDER}/清单.csv`, bytes: formatCsvBytes([head, ...rows]) };
}

/** Everything of the month; nothing where no workbook was filled. Runs inside a read transaction. */
export function listWorkbookEntries(base: Base, month: Month): ZipEntry[] {
  const filled = listFilledForFilings(base.db, month);
  if (filled.length === 0) return [];
  const files = filled.flatMap((one) => {
    const stem = `${FOLDER}/第${one.revision}版/${String(one.id).padStart(5, '0')}`;
    return [
      { name: `${stem}_${createSafeName(one.name)}`, bytes: one.bytes },
      { name: `${stem}_填表记录.json`, bytes: textBytes(one.account) },
    ];
  });
  return [listEntry(filled), ...files, ...originEntries(base, filled)];
}
