// Says that a change was made, with its undo by the history's number, and what the backend wants noted.
import { useCallback } from 'react';
import type { Changed } from '../../../contract/records/record-shapes.ts';
import { formatRefusal } from '../../../contract/messages.ts';
import { useCommand } from '../api.tsx';
import { getLanguage } from '../i18n.ts';
import { useNotices } from '../notices.tsx';
import { sayRecord } from './record-messages.ts';

/** Says what was done; 撤销 and Ctrl+Z take it back. */
export function useChangeNotice(): (text: string, changed: Pick<Changed, 'change'> & Partial<Pick<Changed, 'warnings'>>) => void {
  const language = getLanguage();
  const notices = useNotices();
  const { run } = useCommand('records.undo');
  return useCallback(
    (text, { change, warnings = [] }) => {
      const more = warnings.map((warning) => `${sayRecord('warning')}：${formatRefusal(warning, language)}`);
      notices.done(text, change === null ? undefined : { change, run }, more);
    },
    [language, notices, run],
  );
}
