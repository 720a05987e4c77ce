// The scorecard: do we meet the certification's criteria? It compares figures, and never certifies.
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { useApi, useApiQuery, useClient } from '../../ui/api.tsx';
import { TakeFileButton } from '../../ui/files/TakeFileButton.tsx';
import { useMessages } from '../../ui/i18n.ts';
import { Empty, Note, Show } from '../../ui/Notes.tsx';
import { Page, Section, Tag } from '../../ui/Page.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { usePeriod } from '../../ui/period.ts';
import { scorecardWords } from './scorecard-messages.ts';
import { ScoreTable } from './ScoreTable.tsx';
import './scorecard.css';
import { countLast } from './score-texts.ts';

type Card = Scorecard['cards'][number];

function Summary({ card, month }: { readonly card: Card; readonly month: string }) {
  const say = useMessages(scorecardWords);
  const [short, none] = [countLast(card, 'short'), countLast(card, 'none')];
  return (
    <>
      <span>{say('latest', { month, met: card.met, all: card.criteria.length })}</span>
      {short === 0 && none === 0 ? <Tag tone="good">✓ {say('allMet')}</Tag> : null}
      {short > 0 ? <Tag tone="danger">✗ {say('someShort', { count: short })}</Tag> : null}
      {none > 0 ? <Tag tone="plain">— {say('someNone', { count: none })}</Tag> : null}
    </>
  );
}

function Cards({ scorecard }: { readonly scorecard: Scorecard }) {
  const say = useMessages(scorecardWords);
  if (scorecard.cards.length === 0) return <Empty title={say('empty')} help={say('own')} />;
  return (
    <>
      <p className="soft">{say('legend')}</p>
      {scorecard.cards.map((card) => (
        <Section key={card.id} title={card.name} actions={<Summary card={card} month={scorecard.to} />}>
          <ScoreTable card={card} months={scorecard.months} />
          <p className="soft score-note">
            {card.origin}。{card.note}
          </p>
        </Section>
      ))}
      <p className="soft">{say('own')}</p>
    </>
  );
}

function TakeScorecards() {
  const say = useMessages(scorecardWords);
  const client = useClient();
  const sayTaken = (name: string, kept: string | null): string =>
    kept === null ? say('taken', { name }) : say('replaced', { name, kept });
  return <TakeFileButton label={say('take')} accept=".zip,.json" call={client.insight.takeScorecards} sayTaken={sayTaken} />;
}

export function ScorecardScreen() {
  const say = useMessages(scorecardWords);
  const api = useApi();
  const { period, choose } = usePeriod('scorecard');
  const asked = useApiQuery(api.insight.scorecard.queryOptions({ input: period.span }), { keep: true });
  return (
    <Page
      title={say('title')}
      actions={
        <>
          <TakeScorecards />
          <PeriodPicker period={period} choose={choose} />
        </>
      }
    >
      <Note tone="warn">{say('lead')}</Note>
      <Show asked={asked}>{(scorecard) => <Cards scorecard={scorecard} />}</Show>
    </Page>
  );
}
