// What a crash of the last run left: the old or the new state, said once.
import { Button } from 'antd';
import { useApi, useApiQuery, useClient, useCommand } from '../kit/api.tsx';
import { useWords } from '../kit/i18n.ts';
import { Note } from '../kit/Notes.tsx';
import { shellWords } from './shell-words.ts';

/** Says what became of work that was cut short. */
export function LastRun() {
  const say = useWords(shellWords);
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
