// What is said where a file that people edit by hand is no JSON, in zh-CN and en.
import type { Language } from './language.ts';
import { formatWorkbookDetail } from './workbook-details-messages.ts';

const LINE = /^json_line:(\d+)$/;

/** A detail in words: `json_line:12` as the line; what is said of a shape stands as it is. */
export function formatJsonDetail(detail: string, language: Language): string {
  const line = LINE.exec(detail)?.[1];
  if (line !== undefined) return language === 'zh-CN' ? `第 ${line} 行不合 JSON 的写法` : `line ${line} is not written as JSON`;
  return detail === 'no_json' ? formatWorkbookDetail(detail, language) : detail;
}
