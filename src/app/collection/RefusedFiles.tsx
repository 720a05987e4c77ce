// Files of the month that came in and were not taken: whose they are, why, and the files themselves.
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Collection } from '../../contract/collection/collection.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { useCommand } from '../ui/api.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { useNotices } from '../ui/notices.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { useDownload } from '../ui/save-file.ts';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { formatCount, NO_VALUE } from '../ui/values.tsx';
import { Tag } from '../ui/Page.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { sayCollect } from './collect-messages.ts';
import { sayReply } from './reply-messages.ts';

/** A file that was not taken. */
type Refused = Collection['refused'][number];

interface RefusedGround {
  /** Tenants by id. */
  readonly names: ReadonlyMap<number, string>;
  readonly renderWhy: (file: Refused) => ReactNode;
}

/** Builds the columns of the list. */
export function buildRefusedColumns({ names, renderWhy }: RefusedGround): readonly ShortColumn<Refused>[] {
  return [
    {
      key: 'outcome',
      title: sayCollect('state'),
      cell: ({ outcome }) => <Tag tone={outcome === 'parked' ? 'warn' : 'danger'}>{sayCollect(`outcome_${outcome}`)}</Tag>,
    },
    { key: 'file', title: sayCollect('refusedFile'), cell: ({ file }) => file, wraps: true },
    {
      key: 'whose',
      title: sayCollect('refusedWhose'),
      cell: ({ tenant }) => (tenant === null ? NO_VALUE : (names.get(tenant) ?? NO_VALUE)),
    },
    { key: 'why', title: sayCollect('refusedWhy'), cell: renderWhy, wraps: true },
    { key: 'at', title: sayCollect('refusedAt'), cell: ({ at }) => formatClock(at) },
    { key: 'who', title: sayCollect('refusedWho'), cell: ({ who }) => who },
  ];
}

/** Why it was not taken. */
export function Why({ file, month }: { readonly file: Refused; readonly month: string }) {
  const language = getLanguage();
  if (file.refusal !== null) return <span lang={language}>{formatRefusal(file.refusal, language)}</span>;
  return (
    <>
      {sayCollect('parkedWhy')} <Link href={`~/report/${month}`}>{sayReply('toReport')}</Link>
    </>
  );
}

/** Puts a file among those on their way in again, where what it lacks can be said, and goes there. */
function useTakeUp(): (intake: number) => Promise<void> {
  const [, go] = useLocation();
  const notices = useNotices();
  const file = useCommand('collection.refusedFile');
  const stage = useCommand('intake.stage');
  return async (intake) => {
    const kept = await file.run({ intake });
    if (!kept.ok) return notices.failed(kept);
    const { name, bytes } = kept.value;
    const staged = await stage.run({ files: [{ name, bytes }], staging: null });
    if (staged.ok) go('~/sales/import');
    else notices.failed(staged);
  };
}

/** The list, folded until it is wanted. */
export function RefusedFiles({ board }: { readonly board: Collection }) {
  const { refused, month } = board;
  const [isOpen, setOpen] = useState(false);
  const { download } = useDownload('collection.refusedFile');
  const takeUp = useTakeUp();
  if (refused.length === 0) return null;
  const names = new Map(board.rows.map(({ tenant, name }) => [tenant, name]));
  return (
    <section className="collect-refused" aria-label={sayCollect('refusedTitle', { count: refused.length })}>
      <Button type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {sayCollect('refusedTitle', { count: formatCount(refused.length) })}
      </Button>
      {isOpen ? (
        <>
          <p className="soft">{sayCollect('refusedHelp')}</p>
          <ShortTable
            label={sayCollect('refusedTitle', { count: refused.length })}
            rows={refused}
            rowKey={({ intake }) => intake}
            columns={buildRefusedColumns({ names, renderWhy: (file) => <Why file={file} month={month} /> })}
            commands={({ intake, file, outcome }) => (
              <>
                {outcome === 'parked' ? null : (
                  <IfMay call="intake.stage">
                    <Button size="small" aria-label={`${sayCollect('takeUp')}${sayMark('：')}${file}`} onClick={() => void takeUp(intake)}>
                      {sayCollect('takeUp')}
                    </Button>
                  </IfMay>
                )}
                <Button
                  size="small"
                  aria-label={`${sayCollect('saveFile')}${sayMark('：')}${file}`}
                  onClick={() => void download({ intake })}
                >
                  {sayCollect('saveFile')}
                </Button>
              </>
            )}
          />
        </>
      ) : null}
    </section>
  );
}
