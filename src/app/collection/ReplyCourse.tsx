// How a reply went: who did what and when, in whose words; and what it says otherwise than the one before.
import { Button } from 'antd';
import type { Reply } from '../../contract/collection/collection-shapes.ts';
import { useMessages } from '../ui/i18n.ts';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { CourseTag } from './board-columns.tsx';
import { findFormField, formatField } from './reply-cells.ts';
import { replyFieldWords, replyWords } from './reply-messages.ts';

type Step = Reply['steps'][number];
type Difference = Reply['differences'][number];

function StepLine({ step }: { readonly step: Step }) {
  const say = useMessages(replyWords);
  return (
    <li className="reply-step">
      <div>
        <strong>{say(`step_${step.state}`)}</strong>{' '}
        <span className="soft">
          {formatClock(step.at)} {step.who}
        </span>
        {step.relation === null ? null : <span className="soft"> · {say('explains', step.relation)}</span>}
      </div>
      {step.words === null ? null : <p className="reply-said">{step.words}</p>}
      {step.cells.length === 0 ? null : (
        <ul className="reply-step-cells">
          {step.cells.map(({ cell, label, question }) => (
            <li key={cell}>
              <strong>{cell}</strong> {label}
              {question === '' ? '' : `：${question}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The course, oldest first. */
export function ReplyCourse({ steps }: { readonly steps: readonly Step[] }) {
  const say = useMessages(replyWords);
  return (
    <Section title={say('course')}>
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
  const say = useMessages(replyWords);
  const sayField = useMessages(replyFieldWords);
  if (differences.length === 0) return null;
  const nameOf = ({ field, platform, goodsClass }: Difference): string => {
    const known = findFormField(field);
    return [platform, goodsClass, known === null ? field : sayField(known)].filter((one) => one !== null).join(' ');
  };
  return (
    <Section title={say('differences', { count: differences.length })}>
      <ShortTable
        label={say('differences', { count: differences.length })}
        rows={differences.map((one, at) => ({ ...one, at }))}
        rowKey={({ at }) => at}
        columns={[
          {
            key: 'field',
            title: say('field'),
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
          { key: 'before', title: say('before'), isNumber: true, cell: ({ field, before }) => formatField(field, before) },
          { key: 'after', title: say('after'), isNumber: true, cell: ({ field, after }) => <strong>{formatField(field, after)}</strong> },
        ]}
      />
    </Section>
  );
}

/** Replies before it with what was said of them; each can be looked at. */
export function EarlierReplies({ earlier, onLook }: { readonly earlier: Reply['earlier']; readonly onLook: (reply: number) => void }) {
  const say = useMessages(replyWords);
  if (earlier.length === 0) return null;
  return (
    <Section title={say('earlier')}>
      <ul className="reply-earlier">
        {earlier.map(({ id, file, at, state, steps }) => (
          <li key={id}>
            <div className="reply-question-head">
              <span className="reply-check-words">
                <CourseTag state={state} /> {file} <span className="soft">{formatClock(at)}</span>
              </span>
              <Button size="small" aria-label={`${say('open')}：${file}`} onClick={() => onLook(id)}>
                {say('open')}
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
