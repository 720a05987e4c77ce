// What a crash of the last run left: the old or the new state, said once.
import { Button } from 'antd';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { Note } from '../ui/Notes.tsx';
import { sayShell } from './shell-messages.ts';

/** Says what became of work that was cut short. */
export function LastRun() {
  const asked = useApiQuery('start.lastRun', {});
  const { run } = useCommand('start.forgetLastRun');
  if (asked.state !== 'ready' || asked.value.ended.length === 0) return null;
  return (
    <div className="last-run">
      <Note tone="warn" actions={<Button onClick={() => void run({})}>{sayShell('lastRunKnown')}</Button>}>
        {asked.value.ended.map(({ subject, done, at }) => (
          <p key={`${at}-${subject}`}>{sayShell(done ? 'lastRunDone' : 'lastRunNot', { subject })}</p>
        ))}
      </Note>
    </div>
  );
}
