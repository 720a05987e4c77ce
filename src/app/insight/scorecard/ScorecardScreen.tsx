// The scorecard: do we meet the certification's criteria? It compares figures, and never certifies.
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { useApiQuery } from '../../ui/api.tsx';
import { TakeFileButton } from '../../ui/files/TakeFileButton.tsx';
import { Empty, Note, Show } from '../../ui/Notes.tsx';
import { Page, Section, Tag } from '../../ui/Page.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { usePeriod } from '../../ui/period.ts';
import { sayScorecard } from './scorecard-messages.ts';
import { ScoreTable } from './ScoreTable.tsx';
import './scorecard.css';
import { countLast } from './score-texts.ts';

type Card = Scorecard['cards'][number];

function Summary({ card, month }: { readonly card: Card; readonly month: string }) {
  const [short, none] = [countLast(card, 'short'), countLast(card, 'none')];
  return (
    <>
      <span>{sayScorecard('latest', { month, met: card.met, all: card.criteria.length })}</span>
      {short === 0 && none === 0 ? <Tag tone="good">✓ {sayScorecard('allMet')}</Tag> : null}
      {short > 0 ? <Tag tone="danger">✗ {sayScorecard('someShort', { count: short })}</Tag> : null}
      {none > 0 ? <Tag tone="plain">— {sayScorecard('someNone', { count: none })}</Tag> : null}
    </>
  );
}

function Cards({ scorecard }: { readonly scorecard: Scorecard }) {
  if (scorecard.cards.length === 0) return <Empty title={sayScorecard('empty')} help={sayScorecard('own')} />;
  return (
    <>
      <p className="soft">{sayScorecard('legend')}</p>
      {scorecard.cards.map((card) => (
        <Section key={card.id} title={card.name} actions={<Summary card={card} month={scorecard.to} />}>
          <ScoreTable card={card} months={scorecard.months} />
          <p className="soft score-note">
            {card.origin}。{card.note}
          </p>
        </Section>
      ))}
      <p className="soft">{sayScorecard('own')}</p>
    </>
  );
}

function TakeScorecards() {
  const sayTaken = (name: string, kept: string | null): string =>
    kept === null ? sayScorecard('taken', { name }) : sayScorecard('replaced', { name, kept });
  return <TakeFileButton label={sayScorecard('take')} accept=".zip,.json" method="insight.takeScorecards" sayTaken={sayTaken} />;
}

export function ScorecardScreen() {
  const { period, choose } = usePeriod('scorecard');
  const asked = useApiQuery('insight.scorecard', period.span, { keep: true });
  return (
    <Page
      title={sayScorecard('title')}
      actions={
        <>
          <TakeScorecards />
          <PeriodPicker period={period} choose={choose} />
        </>
      }
    >
      <Note tone="warn">{sayScorecard('lead')}</Note>
      <Show asked={asked}>{(scorecard) => <Cards scorecard={scorecard} />}</Show>
    </Page>
  );
}
