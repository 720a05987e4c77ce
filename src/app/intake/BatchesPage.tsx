// Imports so far: who brought what and when, what became of it, and taking a batch back; files kept aside for closed months.
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { useApi, useApiQuery } from '../ui/api.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { BatchDrawer } from './BatchDrawer.tsx';
import { batchWords } from './batch-messages.ts';
import { SalesNav } from '../ui/SalesNav.tsx';
import { buildBatchColumns, buildParkedColumns } from './batch-columns.tsx';

function ParkedFiles() {
  const say = useMessages(batchWords);
  const language = useLanguage();
  const api = useApi();
  const asked = useApiQuery(api.parked.list.queryOptions({ input: { month: null } }));
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
              columns={buildParkedColumns(say, language)}
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
  const say = useMessages(batchWords);
  const api = useApi();
  const [, go] = useLocation();
  const columns = useMemo(() => buildBatchColumns(say), [say]);
  const asked = useApiQuery(api.batches.list.queryOptions({ input: {} }));
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
