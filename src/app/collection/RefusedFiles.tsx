// Files of the month that came in and were not taken: whose they are, why, and the files themselves.
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Collection } from '../../contract/collection/collection-shapes.ts';
import { sayRefusal } from '../../contract/words.ts';
import { useClient, useCommand } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { Tag } from '../kit/Page.tsx';
import { useSaveAsked } from '../kit/save-file.ts';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { NO_VALUE, sayCount } from '../kit/values.tsx';
import { sayClock } from '../kit/clock-text.ts';
import { collectWords } from './collect-words.ts';
import { replyWords } from './reply-words.ts';

type Refused = Collection['refused'][number];

/** Why it was not taken. */
function Why({ file, month }: { readonly file: Refused; readonly month: string }) {
  const say = useWords(collectWords);
  const sayReply = useWords(replyWords);
  const language = useLanguage();
  if (file.refusal !== null) return <span lang={language}>{sayRefusal(file.refusal, language)}</span>;
  return (
    <>
      {say('parkedWhy')} <Link href={`~/report/${month}`}>{sayReply('toReport')}</Link>
    </>
  );
}

/** Saves a file as it was received. */
function useSaveRefused(): (intake: number) => Promise<void> {
  const client = useClient();
  const save = useSaveAsked();
  const { run } = useCommand(client.collection.refusedFile);
  return (intake) => save(run({ intake }));
}

/** The list, folded until it is wanted. */
export function RefusedFiles({ board }: { readonly board: Collection }) {
  const say = useWords(collectWords);
  const { refused, month } = board;
  const [isOpen, setOpen] = useState(false);
  const save = useSaveRefused();
  if (refused.length === 0) return null;
  const names = new Map(board.rows.map(({ tenant, name }) => [tenant, name]));
  return (
    <section className="collect-refused" aria-label={say('refusedTitle', { count: refused.length })}>
      <Button type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {say('refusedTitle', { count: sayCount(refused.length) })}
      </Button>
      {isOpen ? (
        <>
          <p className="soft">{say('refusedHelp')}</p>
          <ShortTable
            label={say('refusedTitle', { count: refused.length })}
            rows={refused}
            rowKey={({ intake }) => intake}
            columns={[
              {
                key: 'outcome',
                title: say('state'),
                cell: ({ outcome }) => <Tag tone={outcome === 'parked' ? 'warn' : 'danger'}>{say(`outcome_${outcome}`)}</Tag>,
              },
              { key: 'file', title: say('refusedFile'), cell: ({ file }) => file, wraps: true },
              {
                key: 'whose',
                title: say('refusedWhose'),
                cell: ({ tenant }) => (tenant === null ? NO_VALUE : (names.get(tenant) ?? NO_VALUE)),
              },
              { key: 'why', title: say('refusedWhy'), cell: (file) => <Why file={file} month={month} />, wraps: true },
              { key: 'at', title: say('refusedAt'), cell: ({ at }) => sayClock(at) },
              { key: 'who', title: say('refusedWho'), cell: ({ who }) => who },
            ]}
            commands={({ intake, file }) => (
              <Button size="small" aria-label={`${say('saveFile')}：${file}`} onClick={() => void save(intake)}>
                {say('saveFile')}
              </Button>
            )}
          />
        </>
      ) : null}
    </section>
  );
}
