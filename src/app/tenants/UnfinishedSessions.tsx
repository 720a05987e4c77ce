// A month's sessions that nobody has finished, above its statements: how many, which, and all of them closed as booked with one button.
import { Button } from 'antd';
import { useState } from 'react';
import type { Month } from '../../domain/time/calendar.ts';
import { useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { sayStatement } from './statement-messages.ts';
import { buildUnfinishedColumns } from './unfinished-columns.ts';

function useUnfinished(month: Month) {
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useCommand('bookings.many');
  const asked = useApiQuery('bookings.unfinished', { month }, { keep: true });
  const sessions = asked.state === 'ready' ? asked.value.sessions : [];
  const over = sessions.filter(({ isOver }) => isOver);
  const closeAll = async (): Promise<void> => {
    const bookings = over.map(({ id, version }) => ({ id, version }));
    const outcome = await run({ bookings, to: { kind: 'completed' }, reason: sayStatement('closeReason') });
    if (!outcome.ok) return notices.failed(outcome);
    const { change, count } = outcome.value;
    const undo = change === null ? undefined : () => client.bookings.undo({ change });
    notices.done(sayStatement('closedAll', { count }), undo);
  };
  return { sessions, over, closeAll, isBusy };
}

/** Nothing where all have ended. */
export function UnfinishedSessions({ month }: { readonly month: Month }) {
  const { sessions, over, closeAll, isBusy } = useUnfinished(month);
  const [isOpen, setOpen] = useState(false);
  const mayClose = usePermissions().call('bookings.many');
  if (sessions.length === 0) return null;
  const columns = buildUnfinishedColumns();
  return (
    <Note
      tone="warn"
      title={sayStatement('unfinishedTitle', { count: sessions.length })}
      actions={
        <>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {sayStatement(isOpen ? 'hideAll' : 'seeAll')}
          </Button>
          {over.length === 0 || !mayClose ? null : (
            <Button type="primary" loading={isBusy} onClick={() => void closeAll()}>
              {sayStatement('closeAll', { over: over.length })}
            </Button>
          )}
        </>
      }
    >
      {mayClose ? <p>{sayStatement('unfinishedHelp', { over: over.length })}</p> : null}
      {isOpen ? (
        <div className="tenants-unfinished">
          <ShortTable label={sayStatement('unfinished')} rows={sessions} rowKey={(row) => row.id} columns={columns} />
        </div>
      ) : null}
    </Note>
  );
}
