// A record's history: who, when, what before and after, why; the last change can be taken back.
// Says that a change was made, with its undo by the history's number, and what the backend wants noted.
import { Button } from 'antd';
import { type EditableKind, isEditableKind } from '../../../contract/records/record-kinds.ts';
import type { HistoryEntry, Changed } from '../../../contract/records/records.ts';
import { useApiQuery, useCommand } from '../api.tsx';
import { formatKnown, getLanguage, sayMark } from '../i18n.ts';
import { usePermissions } from '../permissions.tsx';
import { Empty, Show } from '../Notes.tsx';
import { useToldCommand, useNotices } from '../notices.tsx';
import { Tag, SideDrawer } from '../Page.tsx';
import type { DeskTask } from './record-task.ts';
import { sayRecord } from './record-messages.ts';
import { sayRecordKind, sayRefusal } from '../window-words.ts';
import './records.css';
import { useCallback } from 'react';

interface HistoryDrawerProps {
  readonly task: Extract<DeskTask, { what: 'history' }>;
  readonly onClose: () => void;
}

/** What a change wrote, field by field. */
export function Changes({ entry }: { readonly entry: Pick<HistoryEntry, 'changes'> }) {
  return (
    <table className="history-changes">
      <thead>
        <tr>
          <td />
          <th scope="col">{sayRecord('before')}</th>
          <th scope="col">{sayRecord('after')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One change of a history. */
function Entry({ entry, isLast }: { readonly entry: HistoryEntry; readonly isLast: boolean }) {
  const may = usePermissions();
  const { send, isBusy } = useToldCommand('records.undo', () => sayRecord('action_undo'));
  return (
    <li className="history-entry">
      <div className="line-2">
        <Tag tone="accent">{formatKnown(sayRecord, `action_${entry.action}`, entry.action)}</Tag>
        <span>
          {sayRecordKind(entry.kind)} {entry.label}
        </span>
        <span className="soft">{sayRecord('by', { who: entry.who, at: entry.at.replace('T', ' ') })}</span>
        {isLast && entry.batch === null && isEditableKind(entry.kind) && may.write(entry.kind) ? (
          <Button size="small" loading={isBusy} onClick={() => void send({ change: entry.seq })}>
            {sayRecord('undoLast')}
          </Button>
        ) : null}
      </div>
      {entry.reason === null ? null : <div className="history-reason">“{entry.reason}”</div>}
      {entry.batch === null ? null : <div className="soft">{sayRecord('fromFile', { file: entry.batch.file })}</div>}
      {entry.changes.length === 0 ? null : <Changes entry={entry} />}
    </li>
  );
}

/** A record's history as a list; related records' too. */
export function HistoryList({ kind, id }: { readonly kind: EditableKind; readonly id: number }) {
  const language = getLanguage();
  const asked = useApiQuery('records.history', { kind, id, related: true, language });
  return (
    <Show asked={asked}>
      {({ entries }) =>
        entries.length === 0 ? (
          <Empty title={sayRecord('noHistory')} />
        ) : (
          <ol className="history">
            {entries.map((entry, at) => (
              <Entry key={`${entry.seq}-${entry.kind}-${entry.id}`} entry={entry} isLast={at === 0} />
            ))}
          </ol>
        )
      }
    </Show>
  );
}

export function HistoryDrawer({ task, onClose }: HistoryDrawerProps) {
  return (
    <SideDrawer title={sayRecord('historyOf', { what: task.label })} onClose={onClose} width={640}>
      <HistoryList kind={task.kind} id={task.id} />
    </SideDrawer>
  );
}

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
