// What differs between two revisions, or a revision and the data as they stand, and the records that were written in between.
import { Button, Select } from 'antd';
import { useLocation } from 'wouter';
import { useApi, useApiQuery } from '../ui/api.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { Note, Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { useProvenance } from '../ui/provenance/ProvenanceDrawer.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatMonth } from '../ui/values.tsx';
import { ChangedRecords, type Comparison } from './ChangedRecords.tsx';
import { reportWords } from './report-messages.ts';
import { buildCompareColumns } from './compare-columns.ts';

interface Sides {
  readonly month: string;
  readonly from: number;
  /** Null: the data as they stand. */
  readonly to: number | null;
}

function SideChoice({ month, from, to }: Sides) {
  const say = useMessages(reportWords);
  const api = useApi();
  const [, go] = useLocation();
  const asked = useApiQuery(api.filing.revisions.queryOptions({ input: { month } }));
  const revisions = asked.state === 'ready' ? asked.value.revisions.map((one) => one.revision) : [from];
  const options = revisions.map((revision) => ({ value: String(revision), label: say('revisionN', { revision }) }));
  const address = (a: string, b: string): string => `/${month}/compare/${a}/${b}`;
  return (
    <>
      <Select
        aria-label={say('compareFrom')}
        value={String(from)}
        options={options}
        onChange={(next) => go(address(next, to === null ? 'now' : String(to)))}
      />
      <span aria-hidden="true">→</span>
      <Select
        aria-label={say('compareTo')}
        value={to === null ? 'now' : String(to)}
        options={[...options, { value: 'now', label: say('current') }]}
        onChange={(next) => go(address(String(from), next))}
      />
      <Button onClick={() => go(`/${month}`)}>{say('backToNow')}</Button>
    </>
  );
}

function Figures({ month, figures }: { readonly month: string; readonly figures: Comparison['figures'] }) {
  const say = useMessages(reportWords);
  const provenance = useProvenance();
  if (figures.length === 0) return <Note tone="good">{say('compareNone')}</Note>;
  return (
    <DataTable
      name="report-compare"
      label={say('compare')}
      rows={figures}
      rowKey={(row) => row.figure}
      onOpen={provenance.canOpen ? (row) => provenance.open(month, row.figure) : undefined}
      height={Math.min(460, 120 + figures.length * 36)}
      columns={buildCompareColumns(say)}
    />
  );
}

export function ComparePage({ month, from, to }: Sides) {
  const say = useMessages(reportWords);
  const language = useLanguage();
  const api = useApi();
  const asked = useApiQuery(api.filing.compare.queryOptions({ input: { month, from, to } }));
  const words = {
    month: formatMonth(month, language),
    from: say('revisionN', { revision: from }),
    to: to === null ? say('current') : say('revisionN', { revision: to }),
  };
  return (
    <Page title={say('compareTitle', words)} actions={<SideChoice month={month} from={from} to={to} />}>
      <Show asked={asked}>
        {({ figures, records, more }) => (
          <>
            <Figures month={month} figures={figures} />
            <Section title={say('changedRecords', { count: records.length })}>
              <ChangedRecords records={records} more={more} />
            </Section>
          </>
        )}
      </Show>
    </Page>
  );
}
