// How a reply went: who did what and when, in whose words; and what it says otherwise than the one before.
// What the tenant reported before, for the row under the cursor: the three months before and the same month of last year beside each figure.
import { Button } from 'antd';
import type { Reply } from '../../contract/collection/collection.ts';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { CourseTag } from './board-columns.tsx';
import { findFormField, formatField } from './reply-cells.ts';
import { sayReplyField, sayReply } from './reply-messages.ts';
import { sayMark, getLanguage } from '../ui/i18n.ts';
import { NO_VALUE, formatMonth } from '../ui/values.tsx';

type Step = Reply['steps'][number];
type Difference = Reply['differences'][number];

function StepLine({ step }: { readonly step: Step }) {
  return (
    <li className="reply-step">
      <div>
        <strong>{sayReply(`step_${step.state}`)}</strong>{' '}
        <span className="soft">
          {formatClock(step.at)} {step.who}
        </span>
        {step.relation === null ? null : <span className="soft"> · {sayReply('explains', step.relation)}</span>}
      </div>
      {step.words === null ? null : <p className="reply-said">{step.words}</p>}
      {step.cells.length === 0 ? null : (
        <ul className="reply-step-cells">
          {step.cells.map(({ cell, label, question }) => (
            <li key={cell}>
              <strong>{cell}</strong> {label}
              {question === '' ? '' : `${sayMark('：')}${question}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The course, oldest first. */
export function ReplyCourse({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <Section title={sayReply('course')}>
      <ol className="reply-steps">
        {steps.map((step) => (
          <StepLine key={step.id} step={step} />
        ))}
      </ol>
    </Section>
  );
}

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly onCell: (cell: string) => void;
}

/** What is otherwise than in the reply before, side by side. */
export function ReplyDifferences({ differences, onCell }: DifferencesProps) {
  if (differences.length === 0) return null;
  const nameOf = ({ field, platform, goodsClass }: Difference): string => {
    const known = findFormField(field);
    return [platform, goodsClass, known === null ? field : sayReplyField(known)].filter((one) => one !== null).join(' ');
  };
  return (
    <Section title={sayReply('differences', { count: differences.length })}>
      <ShortTable
        label={sayReply('differences', { count: differences.length })}
        rows={differences.map((one, at) => ({ ...one, at }))}
        rowKey={({ at }) => at}
        columns={[
          {
            key: 'field',
            title: sayReply('field'),
            wraps: true,
            cell: (one) =>
              one.cell === null ? (
                nameOf(one)
              ) : (
                <button type="button" className="intake-name" onClick={() => (one.cell === null ? undefined : onCell(one.cell))}>
                  {nameOf(one)}
                </button>
              ),
          },
          { key: 'before', title: sayReply('before'), isNumber: true, cell: ({ field, before }) => formatField(field, before) },
          {
            key: 'after',
            title: sayReply('after'),
            isNumber: true,
            cell: ({ field, after }) => <strong>{formatField(field, after)}</strong>,
          },
        ]}
      />
    </Section>
  );
}

/** Replies before it with what was said of them; each can be looked at. */
export function EarlierReplies({ earlier, onLook }: { readonly earlier: Reply['earlier']; readonly onLook: (reply: number) => void }) {
  if (earlier.length === 0) return null;
  return (
    <Section title={sayReply('earlier')}>
      <ul className="reply-earlier">
        {earlier.map(({ id, file, at, state, steps }) => (
          <li key={id}>
            <div className="reply-question-head">
              <span className="reply-check-words">
                <CourseTag state={state} /> {file} <span className="soft">{formatClock(at)}</span>
              </span>
              <Button size="small" aria-label={`${sayReply('open')}${sayMark('：')}${file}`} onClick={() => onLook(id)}>
                {sayReply('open')}
              </Button>
            </div>
            <ol className="reply-steps">
              {steps
                .filter((step) => step.state !== 'received')
                .map((step) => (
                  <StepLine key={step.id} step={step} />
                ))}
            </ol>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const FIGURES = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
type Figure = (typeof FIGURES)[number];

interface PastProps {
  readonly reply: Pick<Reply, 'month' | 'figures' | 'past'>;
  /** The row of the reply under the cursor; null below the rows: online retail is meant then. */
  readonly row: Reply['figures']['rows'][number] | null;
}

/** The table. */
export function PastMonths({ reply, row }: PastProps) {
  const language = getLanguage();
  if (reply.past.length === 0) return null;
  const name = row === null ? sayReplyField('retail') : `${row.platform} ${row.goodsClass}`;
  const lineOf = (month: Reply['past'][number]) =>
    month.lines.find((one) => one.platform === row?.platform && one.goodsClass === row.goodsClass);
  const valueOf = (month: Reply['past'][number], figure: Figure): string => {
    const line = lineOf(month);
    return line === undefined ? NO_VALUE : formatField(figure, line[figure]);
  };
  const fields = row === null ? (['retail'] as const) : FIGURES;
  return (
    <Section title={sayReply('past', { name })}>
      <div className="reply-past-box">
        <table className="reply-past">
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">{formatMonth(reply.month, language)}</th>
              {reply.past.map(({ month }) => (
                <th scope="col" key={month}>
                  {formatMonth(month, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{sayReplyField(field)}</th>
                <td>{field === 'retail' ? formatField('retail', reply.figures.retail) : formatField(field, row?.[field] ?? null)}</td>
                {reply.past.map((month) => (
                  <td key={month.month}>{field === 'retail' ? formatField('retail', month.retail) : valueOf(month, field)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
