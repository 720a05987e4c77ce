// Looks the base through, quickly or fully, and says how it went, look by look.
import { Button } from 'antd';
import { useState } from 'react';
import type { About } from '../../contract/base/settings-shapes.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { useMessages } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { aboutWords } from './trail-messages.ts';
import { buildCheckColumns, type Look } from './check-columns.tsx';

function Results({ looks }: { readonly looks: readonly Look[] }) {
  const say = useMessages(aboutWords);
  const failed = looks.filter((one) => !one.ok).length;
  return (
    <>
      <Note tone={failed === 0 ? 'good' : 'danger'}>{failed === 0 ? say('checkOk') : say('checkBad', { count: failed })}</Note>
      <ShortTable label={say('check')} rows={looks} rowKey={(row) => row.name} columns={buildCheckColumns(say)} />
    </>
  );
}

export function CheckPart({ last }: { readonly last: About['lastCheck'] }) {
  const say = useMessages(aboutWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy, cancel } = useCommand(client.settings.check);
  const [looks, setLooks] = useState<readonly Look[] | null>(null);
  const check = async (full: boolean): Promise<void> => {
    const outcome = await run({ full });
    if (outcome.ok) setLooks(outcome.value.checks);
    else notices.failed(outcome);
  };
  const result = last === null ? '' : `${say(last.full ? 'full' : 'quick')} · ${say(last.ok ? 'good' : 'bad')}`;
  return (
    <Section
      title={say('check')}
      actions={
        isBusy ? (
          <Button onClick={cancel}>{say('checkStop')}</Button>
        ) : (
          <>
            <Button onClick={() => void check(false)}>{say('checkQuick')}</Button>
            <Button onClick={() => void check(true)}>{say('checkFull')}</Button>
          </>
        )
      }
    >
      <div className="stack-4">
        <p className="soft">
          {say('checkHelp')} {last === null ? say('lastNever') : say('lastCheck', { at: last.at.replace('T', ' '), result })}
        </p>
        {isBusy ? <p role="status">{say('checkRunning')}</p> : null}
        {looks === null || isBusy ? null : <Results looks={looks} />}
      </div>
    </Section>
  );
}
