// What differs between two revisions, or a revision and the data as they stand, and the records that were written in between.
import { Button, Select } from 'antd';
import { useLocation } from 'wouter';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { Note, Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatMonth } from '../ui/values.tsx';
import { ChangedRecords, type Comparison } from './ChangedRecords.tsx';
import { sayReport } from './report-messages.ts';
import { buildCompareColumns } from './compare-columns.ts';

interface Sides {
  readonly month: string;
  readonly from: number;
  /** Null: the data as they stand. */
  readonly to: number | null;
}

function SideChoice({ month, from, to }: Sides) {
  const [, go] = useLocation();
  const asked = useApiQuery('filing.revisions', { month });
  const revisions = asked.state === 'ready' ? asked.value.revisions.map((one) => one.revision) : [from];
  const options = revisions.map((revision) => ({ value: String(revision), label: sayReport('revisionN', { revision }) }));
  const address = (a: string, b: string): string => `/${month}/compare/${a}/${b}`;
  return (
    <>
      <Select
        aria-label={sayReport('compareFrom')}
        value={String(from)}
        options={options}
        onChange={(next) => go(address(next, to === null ? 'now' : String(to)))}
      />
      <span aria-hidden="true">→</span>
      <Select
        aria-label={sayReport('compareTo')}
        value={to === null ? 'now' : String(to)}
        options={[...options, { value: 'now', label: sayReport('current') }]}
        onChange={(next) => go(address(String(from), next))}
      />
      <Button onClick={() => go(`/${month}`)}>{sayReport('backToNow')}</Button>
    </>
  );
}

function Figures({ month, figures }: { readonly month: string; readonly figures: Comparison['figures'] }) {
  const provenance = useProvenance();
  if (figures.length === 0) return <Note tone="good">{sayReport('compareNone')}</Note>;
  return (
    <DataTable
      name="report-compare"
      label={sayReport('compare')}
      rows={figures}
      rowKey={(row) => row.figure}
      onOpen={provenance.canOpen ? (row) => provenance.open(month, row.figure) : undefined}
      height={Math.min(460, 120 + figures.length * 36)}
      columns={buildCompareColumns()}
    />
  );
}

export function ComparePage({ month, from, to }: Sides) {
  const language = getLanguage();
  const asked = useApiQuery('filing.compare', { month, from, to });
  const words = {
    month: formatMonth(month, language),
    from: sayReport('revisionN', { revision: from }),
    to: to === null ? sayReport('current') : sayReport('revisionN', { revision: to }),
  };
  return (
    <Page title={sayReport('compareTitle', words)} actions={<SideChoice month={month} from={from} to={to} />}>
      <Show asked={asked}>
        {({ figures, records, more }) => (
          <>
            <Figures month={month} figures={figures} />
            <Section title={sayReport('changedRecords', { count: records.length + more })}>
              <ChangedRecords records={records} more={more} />
            </Section>
          </>
        )}
      </Show>
    </Page>
  );
}
