// The name of an exported report: one that every file system takes.
import { type Month, monthNumberOf, yearOf } from '../../../domain/time/calendar.ts';
import type { ReportHead } from '../../../domain/report/shape.ts';
import type { Profile } from '../../base/profile.ts';
import { sanitiseFileNamePart, isDeviceName } from '../../core/files/file-name.ts';
import { DRAFT_WORD, FILER_FIELD } from './report-model.ts';

/** Linux takes 255 bytes; ` (2)` and a folder's path need room too. */
const MAX_BYTES = 200;

/** A month as files are named by it: `2026年03月`. */
export function formatPeriodPart(month: Month): string {
  return `${yearOf(month)}年${String(monthNumberOf(month)).padStart(2, '0')}月`;
}

/** What a file's name is made of; `extension` without its point. */
export interface ReportFileNameInput {
  readonly head: ReportHead;
  readonly month: Month;
  readonly profile: Pick<Profile, 'fileStem'>;
  /** True while the month is open. */
  readonly draft: boolean;
  readonly extension: 'xlsx' | 'pdf';
}

/**
 * `填报单位_直播电商基地月报_2026年03月.xlsx`; a draft has `_草稿` before the point (docs/rules/report.md, File name).
 * What Windows refuses is dropped; a name that is too long loses the end of the 填报单位, never the month.
 */
export function reportFileName({ head, month, profile, draft, extension }: ReportFileNameInput): string {
  const end = `${[sanitiseFileNamePart(profile.fileStem, 80), formatPeriodPart(month), ...(draft ? [DRAFT_WORD] : [])].filter((part) => part !== '').join('_')}.${extension}`;
  const filer = sanitiseFileNamePart(head[FILER_FIELD] ?? '', MAX_BYTES - Buffer.byteLength(end) - 1);
  const name = filer === '' ? end : `${filer}_${end}`;
  return isDeviceName(name) ? `_${name}` : name;
}
