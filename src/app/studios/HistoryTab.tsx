// What was changed of a studio, by whom.
import type { StudioDetail } from '../../contract/studios/studio-detail-shapes.ts';
import { useWords } from '../kit/i18n.ts';
import { Section } from '../kit/Page.tsx';
import { HistoryList } from '../kit/records/HistoryDrawer.tsx';
import type { StudioTab } from './studio-tabs.ts';
import { studioWords } from './studio-words.ts';

function HistoryTab({ detail }: { readonly detail: StudioDetail }) {
  const say = useWords(studioWords);
  return (
    <Section title={say('history')}>
      <HistoryList kind="studio" id={detail.studio.id} />
    </Section>
  );
}

export const tab: StudioTab = {
  key: 'history',
  place: 70,
  title: studioWords.table.history,
  asks: ['records.history'],
  Content: HistoryTab,
};
