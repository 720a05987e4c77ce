// What an hour of a studio costs, from which day on, and how it changed.
import { useMemo } from 'react';
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { Section } from '../ui/Page.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { formatYuan } from '../ui/values.tsx';
import { ChangeFromButton, CommandsMean, FactTable } from './FactTable.tsx';
import { type DatedFact, listDatedFacts } from './studio-values.ts';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';

function rateOf(row: DatedFact | undefined): number | null {
  const rate = row?.values['hourly_rate'];
  return typeof rate === 'number' ? rate : null;
}

/** `+20.00`, `−5.00`; empty for the first row and where nothing changed. */
function changeText(rows: readonly DatedFact[], row: DatedFact): string {
  const at = rows.findIndex((one) => one.id === row.id);
  const [now, before] = [rateOf(row), rateOf(rows[at + 1])];
  if (now === null || before === null || now === before) return '';
  return now > before ? `+${formatYuan(now - before)}` : `−${formatYuan(before - now)}`;
}

/** The tab 价格. */
function PricesTab({ detail }: { readonly detail: StudioDetail }) {
  const rows = listDatedFacts(detail);
  const { id } = detail.studio;
  const given = useMemo(() => ({ studio_id: id }), [id]);
  return (
    <div className="stack-4">
      <Section title={sayStudio('prices')} actions={<ChangeFromButton detail={detail} />}>
        <p className="studios-help">{sayStudio('pricesHelp')}</p>
        <FactTable
          detail={detail}
          label={sayStudio('prices')}
          fields={['hourly_rate']}
          more={{ key: 'change', title: sayStudio('change'), cell: (row) => changeText(rows, row), isNumber: true }}
        />
        <CommandsMean />
      </Section>
      <Section title={sayStudio('ratesByTime')}>
        <p className="studios-help">{sayStudio('ratesByTimeHelp')}</p>
        <RecordTable kind="rate_plan" name="studio-rates" studio={id} given={given} height={240} />
      </Section>
    </div>
  );
}

export const tab: StudioTab = { key: 'prices', place: 40, title: sayStudio.table.prices, Content: PricesTab };
