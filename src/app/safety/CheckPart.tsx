// Looks the base through, quickly or fully, and says how it went, look by look.
import { Button } from 'antd';
import { useState } from 'react';
import type { About } from '../../contract/base/settings-shapes.ts';
import { useCommand } from '../ui/api.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { sayAbout } from './trail-messages.ts';
import { buildCheckColumns, type Look } from './check-columns.tsx';

function Results({ looks }: { readonly looks: readonly Look[] }) {
  const failed = looks.filter((one) => !one.ok).length;
  return (
    <>
      <Note tone={failed === 0 ? 'good' : 'danger'}>{failed === 0 ? sayAbout('checkOk') : sayAbout('checkBad', { count: failed })}</Note>
      <ShortTable label={sayAbout('check')} rows={looks} rowKey={(row) => row.name} columns={buildCheckColumns()} />
    </>
  );
}

export function CheckPart({ last }: { readonly last: About['lastCheck'] }) {
  const notices = useNotices();
  const { run, isBusy, cancel } = useCommand('settings.check');
  const [looks, setLooks] = useState<readonly Look[] | null>(null);
  const check = async (full: boolean): Promise<void> => {
    const outcome = await run({ full });
    if (outcome.ok) setLooks(outcome.value.checks);
    else notices.failed(outcome);
  };
  const result = last === null ? '' : `${sayAbout(last.full ? 'full' : 'quick')} · ${sayAbout(last.ok ? 'good' : 'bad')}`;
  return (
    <Section
      title={sayAbout('check')}
      actions={
        isBusy ? (
          <Button onClick={cancel}>{sayAbout('checkStop')}</Button>
        ) : (
          <>
            <Button onClick={() => void check(false)}>{sayAbout('checkQuick')}</Button>
            <Button onClick={() => void check(true)}>{sayAbout('checkFull')}</Button>
          </>
        )
      }
    >
      <div className="stack-4">
        <p className="soft">
          {sayAbout('checkHelp')} {last === null ? sayAbout('lastNever') : sayAbout('lastCheck', { at: last.at.replace('T', ' '), result })}
        </p>
        {isBusy ? <p role="status">{sayAbout('checkRunning')}</p> : null}
        {looks === null || isBusy ? null : <Results looks={looks} />}
      </div>
    </Section>
  );
}
