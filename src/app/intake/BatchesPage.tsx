// Imports so far: who brought what and when, what became of it, and taking a batch back; files kept aside for closed months.
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { BatchDrawer } from './BatchDrawer.tsx';
import { sayBatch } from './batch-messages.ts';
import { ImportButton, SalesNav, useImportKey } from '../ui/SalesNav.tsx';
import { buildBatchColumns, buildParkedColumns } from './batch-columns.tsx';

function ParkedFiles() {
  const language = getLanguage();
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
              columns={buildParkedColumns(language)}
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
