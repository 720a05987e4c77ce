// The criteria of one certification kind against the months, newest first.
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Scorecard } from '../../../contract/insight/insight-shapes.ts';
import { sayScorecard } from './scorecard-messages.ts';
import { ThresholdDialog } from './ThresholdDialog.tsx';
import { formatCell, formatCriterion, formatOrigin, formatSince, listJudged, listMonthHeads } from './score-texts.ts';

type Card = Scorecard['cards'][number];
type Criterion = Card['criteria'][number];
type Judged = Criterion['months'][number];

function Cell({ criterion, judged }: { readonly criterion: Criterion; readonly judged: Judged }) {
  const { state, month } = judged;
  const { mark, text, href, short } = formatCell(criterion.address, judged);
  return (
    <td className={`score-cell score-${state}`}>
      <span className="score-mark" role="img" aria-label={sayScorecard(state)}>
        {mark}
      </span>{' '}
      {href === null ? null : (
        <Link href={href} aria-label={sayScorecard('open', { label: criterion.label, month, value: text })}>
          {text}
        </Link>
      )}
      {short === null ? null : <div className="score-short">{short}</div>}
    </td>
  );
}

function Since({ criterion }: { readonly criterion: Criterion }) {
  const { look, words } = formatSince(criterion);
  return <div className={`score-since ${look}`}>{words}</div>;
}

function CriterionHead({ criterion, onSet }: { readonly criterion: Criterion; readonly onSet: () => void }) {
  return (
    <th scope="row" className="score-head">
      <div className="score-label">
        {formatCriterion(criterion)}{' '}
        <Button size="small" type="link" onClick={onSet} aria-label={`${sayScorecard('thresholdSet')} ${criterion.label}`}>
          {sayScorecard('thresholdSet')}
        </Button>
      </div>
      <Since criterion={criterion} />
      <div className="score-origin">{formatOrigin(criterion)}</div>
    </th>
  );
}

/** The table of a kind. It scrolls sideways in its own box; the criteria stay in view. */
export function ScoreTable({ card, months }: { readonly card: Card; readonly months: readonly string[] }) {
  const [wanted, setWanted] = useState<Criterion | null>(null);
  return (
    <div className="score-scroll" tabIndex={0} role="region" aria-label={sayScorecard('table', { name: card.name })}>
      <table className="score-table">
        <thead>
          <tr>
            <th scope="col" className="score-head">
              {sayScorecard('criterion')}
            </th>
            {listMonthHeads(months).map((month) => (
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
              {listJudged(criterion).map((judged) => (
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
