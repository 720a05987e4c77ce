// What was changed of a studio, by whom.
import type { StudioDetail } from '../../contract/studios/studios.ts';
import { Section } from '../ui/Page.tsx';
import { HistoryList } from '../ui/records/HistoryDrawer.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { sayStudio } from './studio-messages.ts';

function HistoryTab({ detail }: { readonly detail: StudioDetail }) {
  return (
    <Section title={sayStudio('history')}>
      <HistoryList kind="studio" id={detail.studio.id} />
    </Section>
  );
}

export const tab: StudioTab = {
  key: 'history',
  place: 70,
  title: sayStudio.table.history,
  asks: ['records.history'],
  Content: HistoryTab,
};
