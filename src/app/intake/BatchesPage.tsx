// Imports so far: who brought what and when, what became of it, and taking a batch back; files kept aside for closed months.
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { useApiQuery } from '../ui/api.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page, Section, Tag } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { BatchDrawer } from './BatchDrawer.tsx';
import { sayBatch } from './batch-messages.ts';
import { ImportButton, SalesNav, useImportKey } from '../ui/SalesNav.tsx';
import type { LivebaseClient } from '../../contract/contract.ts';
import { type Batch, formatClock } from '../ui/clock-text.ts';
import { createFigureColumn, type Column } from '../ui/table/table-rows.ts';
import { formatCount, formatMonth } from '../ui/values.tsx';
import { sayMark } from '../ui/i18n.ts';

type Parked = Extract<Awaited<ReturnType<LivebaseClient['parked']['list']>>, { ok: true }>['value']['parked'][number];

function countColumn(key: 'added' | 'changed' | 'same' | 'refused', title: string): Column<Batch> {
  return createFigureColumn({ key, title, width: 84 }, (row) => row[key], formatCount);
}

/** Builds the columns of the imports. */
export function buildBatchColumns(): readonly Column<Batch>[] {
  return [
    { key: 'batch', title: sayBatch('batchNo'), width: 76, align: 'right', text: (row) => String(row.batch), sort: (row) => row.batch },
    { key: 'at', title: sayBatch('at'), width: 150, text: (row) => formatClock(row.at) },
    { key: 'who', title: sayBatch('who'), width: 110, text: (row) => row.who, filter: true },
    { key: 'files', title: sayBatch('files'), width: 300, text: (row) => row.files.join(sayMark('、')) },
    countColumn('added', sayBatch('added')),
    countColumn('changed', sayBatch('changed')),
    countColumn('same', sayBatch('same')),
    countColumn('refused', sayBatch('refused')),
    {
      key: 'state',
      title: sayBatch('batchState'),
      width: 100,
      text: (row) => sayBatch(row.undoneAt === null ? 'inForce' : 'undone'),
      filter: true,
      render: (row) => <Tag tone={row.undoneAt === null ? 'good' : 'plain'}>{sayBatch(row.undoneAt === null ? 'inForce' : 'undone')}</Tag>,
    },
  ];
}

/** Builds the columns of files that wait for their month. */
export function buildParkedColumns(): readonly ShortColumn<Parked>[] {
  return [
    { key: 'file', title: sayBatch('files'), cell: ({ file }) => file, wraps: true },
    { key: 'month', title: sayBatch('month'), cell: ({ month }) => formatMonth(month) },
    {
      key: 'change',
      title: sayBatch('wouldChange'),
      cell: ({ wouldChange }) => (wouldChange ?? []).join(sayMark('；')) || '—',
      wraps: true,
    },
  ];
}

function ParkedFiles() {
  const asked = useApiQuery('parked.list', { month: null });
  return (
    <Show asked={asked}>
      {({ parked }) =>
        parked.length === 0 ? null : (
          <Section title={sayBatch('parked')}>
            <p className="soft intake-help">{sayBatch('parkedHelp')}</p>
            <ShortTable
              label={sayBatch('parked')}
              rows={parked}
              rowKey={({ id }) => id}
              columns={buildParkedColumns()}
              commands={({ month }) => <Link href={`~/report/${month}`}>{sayBatch('parkedGo')}</Link>}
            />
          </Section>
        )
      }
    </Show>
  );
}

/** The list of batches; `batch` is the one that is open. */
export function BatchesPage({ batch }: { readonly batch: number | null }) {
  const [, go] = useLocation();
  const columns = useMemo(() => buildBatchColumns(), []);
  const asked = useApiQuery('batches.list', {});
  useImportKey();
  return (
    <Page
      title={sayBatch('batches')}
      lead={sayBatch('batchesLead')}
      layout="fill"
      actions={
        <>
          <SalesNav hasButton />
          <ImportButton />
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
                label={sayBatch('batches')}
                rows={batches.toReversed()}
                rowKey={(row) => row.batch}
                columns={columns}
                onOpen={(row) => go(`/batches/${row.batch}`)}
                empty={<Empty title={sayBatch('noBatches')} help={sayBatch('noBatchesHelp')} action={<ImportButton />} />}
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
