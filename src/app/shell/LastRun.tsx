// What a crash of the last run left: the old or the new state, said once.
import { Button } from 'antd';
import { useApi, useApiQuery, useClient, useCommand } from '../ui/api.tsx';
import { useMessages } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { shellWords } from './shell-messages.ts';

/** Says what became of work that was cut short. */
export function LastRun() {
  const say = useMessages(shellWords);
  const api = useApi();
  const client = useClient();
  const asked = useApiQuery(api.start.lastRun.queryOptions({ input: {} }));
  const { run } = useCommand(client.start.forgetLastRun);
  if (asked.state !== 'ready' || asked.value.ended.length === 0) return null;
  return (
    <div className="last-run">
      <Note tone="warn" actions={<Button onClick={() => void run({})}>{say('lastRunKnown')}</Button>}>
        {asked.value.ended.map(({ subject, done, at }) => (
          <p key={`${at}-${subject}`}>{say(done ? 'lastRunDone' : 'lastRunNot', { subject })}</p>
        ))}
      </Note>
    </div>
  );
}
