// The name of an exported report: one that every file system takes.
import { monthNumberOf, yearOf } from '../../../domain/time/calendar.ts';
import type { Month } from '../../../domain/time/calendar.ts';
import type { ReportHead } from '../../../domain/report/figures.ts';
import type { Profile } from '../../base/profile.ts';
import { DRAFT_WORD, FILER_FIELD } from './report-model.ts';

/** What Windows refuses in a name, and what no one can see: control and direction marks, lone surrogates. */
const REFUSED = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Device names, refused with any extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i;
/** Linux takes 255 bytes; ` (2)` and a folder's path need room too. */
const MAX_BYTES = 200;

function clean(text: string): string {
  return text
    .replace(REFUSED, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
}

function cutToBytes(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept.replace(/[. ]+$/, '');
}

/** A piece of a file's name that every file system takes, at most `bytes` long. */
export function fileNamePart(text: string, bytes: number): string {
  return cutToBytes(clean(text), bytes);
}

/** What a file's name is made of; `extension` without its point. */
export interface ReportFileNameInput {
  readonly head: ReportHead;
  readonly month: Month;
  readonly profile: Pick<Profile, 'fileStem'>;
  /** True while the month is open. */
  readonly draft: boolean;
  readonly extension: 'xlsx' | 'xlsm' | 'pdf';
}

/**
 * `填报单位_直播电商基地月报_2026年03月.xlsx`; a draft has `_草稿` before the point (docs/rules/report.md, File name).
 * What Windows refuses is dropped; a name that is too long loses the end of the 填报单位, never the month.
 */
export function reportFileName({ head, month, profile, draft, extension }: ReportFileNameInput): string {
  const period = `${yearOf(month)}年${String(monthNumberOf(month)).padStart(2, '0')}月`;
  const end = `${[cutToBytes(clean(profile.fileStem), 80), period, ...(draft ? [DRAFT_WORD] : [])].filter((part) => part !== '').join('_')}.${extension}`;
  const filer = cutToBytes(clean(head[FILER_FIELD] ?? ''), MAX_BYTES - Buffer.byteLength(end) - 1);
  const name = filer === '' ? end : `${filer}_${end}`;
  return RESERVED.test(name) ? `_${name}` : name;
}
