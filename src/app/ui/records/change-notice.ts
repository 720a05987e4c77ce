// Says that a change was made, with its undo by the history's number, and what the backend wants noted.
import { useCallback } from 'react';
import type { Changed } from '../../../contract/records/records.ts';
import { useCommand } from '../api.tsx';
import { useNotices } from '../notices.tsx';
import { sayRecord } from './record-messages.ts';
import { sayRefusal } from '../window-words.ts';
import { sayMark } from '../i18n.ts';

/** Says what was done; 撤销 and Ctrl+Z take it back. */
export function useChangeNotice(): (text: string, changed: Pick<Changed, 'change'> & Partial<Pick<Changed, 'warnings'>>) => void {
  const notices = useNotices();
  const { run } = useCommand('records.undo');
  return useCallback(
    (text, { change, warnings = [] }) => {
      const more = warnings.map((warning) => `${sayRecord('warning')}${sayMark('：')}${sayRefusal(warning)}`);
      notices.done(text, change === null ? undefined : { change, run }, more);
    },
    [notices, run],
  );
}
