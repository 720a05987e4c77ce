// The criteria of one certification kind against the months, newest first.
import { withThousands } from '../../../domain/values/quantity.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { useWords } from '../../kit/i18n.ts';
import { scorecardWords } from './scorecard-words.ts';
import { ThresholdDialog } from './ThresholdDialog.tsx';

type Card = Scorecard['cards'][number];
type Criterion = Card['criteria'][number];
type Judged = Criterion['months'][number];

const MARKS = { met: '✓', short: '✗', none: '—' } as const;

function Cell({ criterion, judged }: { readonly criterion: Criterion; readonly judged: Judged }) {
  const say = useWords(scorecardWords);
  const { state, month, value, shortBy } = judged;
  const text = withThousands(value.text);
  return (
    <td className={`score-cell score-${state}`}>
      <span className="score-mark" role="img" aria-label={say(state)}>
        {MARKS[state]}
      </span>{' '}
      {state === 'none' ? null : (
        <Link
          href={`~/report/${month}/figure/${criterion.address}`}
          aria-label={say('open', { label: criterion.label, month, value: text })}
        >
          {text}
        </Link>
      )}
      {shortBy === null ? null : <div className="score-short">{say('shortBy', { by: withThousands(shortBy) })}</div>}
    </td>
  );
}

function Since({ criterion }: { readonly criterion: Criterion }) {
  const say = useWords(scorecardWords);
  const last = criterion.months.at(-1);
  if (last === undefined || last.state === 'none' || criterion.since === null)
    return <div className="score-since soft">{say('sinceNone')}</div>;
  const words = say(last.state === 'met' ? 'sinceMet' : 'sinceShort', { month: criterion.since });
  return (
    <div className={`score-since score-${last.state}`}>
      {words}
      {criterion.isSinceStart ? say('sinceStart') : ''}
    </div>
  );
}

function CriterionHead({ criterion, onSet }: { readonly criterion: Criterion; readonly onSet: () => void }) {
  const say = useWords(scorecardWords);
  return (
    <th scope="row" className="score-head">
      <div className="score-label">
        {criterion.label} {say(`comparison.${criterion.comparison}`)} {withThousands(criterion.threshold)} {criterion.unit}{' '}
        <Button size="small" type="link" onClick={onSet} aria-label={`${say('thresholdSet')} ${criterion.label}`}>
          {say('thresholdSet')}
        </Button>
      </div>
      <Since criterion={criterion} />
      <div className="score-origin">
        {say('origin', { origin: criterion.origin })} · {say(`period.${criterion.period}`)} · {say('from', { address: criterion.address })}
      </div>
    </th>
  );
}

/** The table of a kind. It scrolls sideways in its own box; the criteria stay in view. */
export function ScoreTable({ card, months }: { readonly card: Card; readonly months: readonly string[] }) {
  const say = useWords(scorecardWords);
  const newest = months.toReversed();
  const [wanted, setWanted] = useState<Criterion | null>(null);
  return (
    <div className="score-scroll" tabIndex={0} role="region" aria-label={say('table', { name: card.name })}>
      <table className="score-table">
        <thead>
          <tr>
            <th scope="col" className="score-head">
              {say('criterion')}
            </th>
            {newest.map((month) => (
              <th scope="col" key={month}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <CriterionHead criterion={criterion} onSet={() => setWanted(criterion)} />
              {criterion.months.toReversed().map((judged) => (
                <Cell key={judged.month} criterion={criterion} judged={judged} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {wanted === null ? null : <ThresholdDialog card={card.id} criterion={wanted} onClose={() => setWanted(null)} />}
    </div>
  );
}
