// Imports so far: who brought what and when, what became of it, and taking a batch back; files kept aside for closed months.
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { useApi, useAsk } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useKeys } from '../kit/keys.tsx';
import { Empty, Show } from '../kit/Notes.tsx';
import { Page, Section, Tag } from '../kit/Page.tsx';
import { DataTable } from '../kit/table/DataTable.tsx';
import { ShortTable } from '../kit/table/ShortTable.tsx';
import { figureColumn } from '../kit/table/figure-column.ts';
import type { Column } from '../kit/table/table-rows.ts';
import { sayCount, sayMonth } from '../kit/values.tsx';
import { sayClock } from '../kit/clock-text.ts';
import type { Batch } from '../kit/clock-text.ts';
import { BatchDrawer } from './BatchDrawer.tsx';
import { batchWords } from './batch-words.ts';
import { SalesNav } from '../kit/SalesNav.tsx';

function countColumn(key: 'added' | 'changed' | 'same' | 'refused', title: string): Column<Batch> {
  return figureColumn({ key, title, width: 84 }, (row) => row[key], sayCount);
}

function useColumns(): readonly Column<Batch>[] {
  const say = useWords(batchWords);
  const language = useLanguage();
  return useMemo(
    () => [
      { key: 'batch', title: say('batchNo'), width: 76, align: 'right', text: (row) => String(row.batch), sort: (row) => row.batch },
      { key: 'at', title: say('at'), width: 150, text: (row) => sayClock(row.at) },
      { key: 'who', title: say('who'), width: 110, text: (row) => row.who, filter: true },
      { key: 'files', title: say('files'), width: 300, text: (row) => row.files.join('、') },
      countColumn('added', say('added')),
      countColumn('changed', say('changed')),
      countColumn('same', say('same')),
      countColumn('refused', say('refused')),
      {
        key: 'state',
        title: say('batchState'),
        width: 100,
        text: (row) => say(row.undoneAt === null ? 'inForce' : 'undone'),
        filter: true,
        render: (row) => <Tag tone={row.undoneAt === null ? 'good' : 'plain'}>{say(row.undoneAt === null ? 'inForce' : 'undone')}</Tag>,
      },
    ],
    [language],
  );
}

function ParkedFiles() {
  const say = useWords(batchWords);
  const language = useLanguage();
  const api = useApi();
  const asked = useAsk(api.parked.list.queryOptions({ input: { month: null } }));
  return (
    <Show asked={asked}>
      {({ parked }) =>
        parked.length === 0 ? null : (
          <Section title={say('parked')}>
            <p className="soft intake-help">{say('parkedHelp')}</p>
            <ShortTable
              label={say('parked')}
              rows={parked}
              rowKey={({ id }) => id}
              columns={[
                { key: 'file', title: say('files'), cell: ({ file }) => file, wraps: true },
                { key: 'month', title: say('month'), cell: ({ month }) => sayMonth(month, language) },
                { key: 'change', title: say('wouldChange'), cell: ({ wouldChange }) => (wouldChange ?? []).join('；') || '—', wraps: true },
              ]}
              commands={({ month }) => <Link href={`~/report/${month}`}>{say('parkedGo')}</Link>}
            />
          </Section>
        )
      }
    </Show>
  );
}

/** The list of batches; `batch` is the one that is open. */
export function BatchesPage({ batch }: { readonly batch: number | null }) {
  const say = useWords(batchWords);
  const api = useApi();
  const [, go] = useLocation();
  const columns = useColumns();
  const asked = useAsk(api.batches.list.queryOptions({ input: {} }));
  useKeys([{ keys: 'I', words: say('keyImport'), run: () => go('/import') }]);
  const importButton = (
    <Button type="primary" onClick={() => go('/import')} title="I">
      {say('doImport')}
    </Button>
  );
  return (
    <Page
      title={say('batches')}
      lead={say('batchesLead')}
      layout="fill"
      actions={
        <>
          <SalesNav hasButton />
          {importButton}
        </>
      }
    >
      <ParkedFiles />
      <Show asked={asked}>
        {({ batches }) => (
          <>
            <div className="sales-tab">
              <DataTable
                name="sales-batches"
                label={say('batches')}
                rows={batches.toReversed()}
                rowKey={(row) => row.batch}
                columns={columns}
                onOpen={(row) => go(`/batches/${row.batch}`)}
                empty={<Empty title={say('noBatches')} help={say('noBatchesHelp')} action={importButton} />}
              />
            </div>
            {batch === null ? null : (
              <BatchDrawer
                number={batch}
                batch={batches.find((one) => one.batch === batch) ?? null}
                onAgain={() => go('/import')}
                onClose={() => go('/batches')}
              />
            )}
          </>
        )}
      </Show>
    </Page>
  );
}
