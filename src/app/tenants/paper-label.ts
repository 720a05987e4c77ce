// What a paper is called.
import type { RecordRow } from '../../contract/records/records.ts';

/** Kind and number: `营业执照 91440300…`. */
export function formatPaperLabel({ values }: RecordRow): string {
  return [values['kind'], values['number']].filter((part) => typeof part === 'string' && part !== '').join(' ');
}
