// The checks that a reply fails, each a question away; and what only the base sees.
// What is to be asked: each marked cell with its question, and words for the whole.
import { formatIn, sayMark } from '../ui/i18n.ts';
import { Button, Input } from 'antd';
import type { CollectionRow, Reply } from '../../contract/collection/collection.ts';
import { Section } from '../ui/Page.tsx';
import { formatCheckBriefly, formatHint, questionOf } from './check-text.ts';
import { sayCheck } from './check-messages.ts';
import { sayReply } from './reply-messages.ts';
import type { Questions } from './use-questions.ts';
import { type RefObject, useId } from 'react';
import { NotesField } from '../ui/fields/text-fields.tsx';

type Check = Reply['failing'][number];

interface CheckProps {
  readonly check: Check;
  /** Null where nothing can be asked. */
  readonly questions: Questions | null;
  readonly onCell: (cell: string) => void;
}

function CheckLine({ check, questions, onCell }: CheckProps) {
  // What is put to the tenant is in the tenant's language, whatever the window speaks.
  const askTenant = formatIn(sayCheck, 'zh-CN');
  const [first] = check.cells;
  const key = [check.platform, check.goodsClass].filter((one) => one !== null).join(' ');
  const isUsed = questions !== null && check.cells.length > 0 && check.cells.every((cell) => questions.isMarked(cell));
  const use = (): void => {
    if (first === undefined || questions === null) return;
    questions.propose(check.cells, questionOf(check, askTenant));
    onCell(first);
  };
  return (
    <li className="reply-check">
      <div className="reply-check-words">
        <strong>{formatCheckBriefly(check)}</strong>
        {check.relation === null ? null : <span className="soft"> · {sayReply('ofRelation', { relation: check.relation })}</span>}
        {key === '' ? null : <span> · {key}</span>}
        {first === undefined ? null : <span className="soft"> · {check.cells.join(sayMark('、'))}</span>}
        <p>{questionOf(check, sayCheck)}</p>
      </div>
      {questions === null ? null : first === undefined ? (
        <span className="soft">{sayReply('takesNoCell')}</span>
      ) : (
        <Button
          size="small"
          aria-pressed={isUsed}
          aria-label={`${sayReply('useCheck')}${sayMark('：')}${formatCheckBriefly(check)} ${key}`}
          onClick={use}
        >
          {isUsed ? '✓ ' : ''}
          {sayReply('useCheck')}
        </Button>
      )}
    </li>
  );
}

/** The checks that fail. */
export function ReplyChecks({ failing, questions, onCell }: { readonly failing: readonly Check[] } & Omit<CheckProps, 'check'>) {
  return (
    <Section title={sayReply('checks')}>
      {failing.length === 0 ? (
        <p className="soft">✓ {sayReply('noChecks')}</p>
      ) : (
        <ul className="reply-checks">
          {failing.map((check, at) => (
            // Checks have no number of their own, and their order is the sheet's.
            <CheckLine key={at} check={check} questions={questions} onCell={onCell} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What only the base sees of a tenant. */
export function Hints({ row }: { readonly row: CollectionRow }) {
  if (row.hints.length === 0) return null;
  return (
    <Section title={sayReply('hints')}>
      <ul className="reply-hints">
        {row.hints.map((id) => (
          <li key={id}>
            <strong>{id}</strong> {formatHint(id)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface QuestionListProps {
  readonly questions: Questions;
  /** Where the questions are found, to put the focus there. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Goes to a cell in the sheet. */
  readonly onCell: (cell: string) => void;
}

function QuestionField({ cell, questions, onCell }: { readonly cell: Questions['asked'][number] } & Omit<QuestionListProps, 'frame'>) {
  const id = useId();
  return (
    <li className="reply-question">
      <div className="reply-question-head">
        <button type="button" className="intake-name" onClick={() => onCell(cell.cell)}>
          <strong>{cell.cell}</strong> {cell.label}
        </button>
        <Button
          size="small"
          type="text"
          aria-label={`${sayReply('unmark')}${sayMark('：')}${cell.label}`}
          onClick={() => questions.remove(cell.cell)}
        >
          {sayReply('unmark')}
        </Button>
      </div>
      <label className="visually-hidden" htmlFor={id}>
        {sayReply('questionOf', { label: cell.label })}
      </label>
      <Input.TextArea
        id={id}
        data-cell={cell.cell}
        className="growing"
        rows={1}
        maxLength={500}
        value={cell.question}
        placeholder={sayReply('noQuestion')}
        onChange={(event) => questions.setQuestion(cell.cell, event.target.value)}
      />
    </li>
  );
}

export function QuestionList({ questions, frame, onCell }: QuestionListProps) {
  return (
    <div ref={frame}>
      <Section title={sayReply('questions')}>
        {questions.asked.length === 0 ? (
          <p className="soft reply-none">{sayReply('noQuestions')}</p>
        ) : (
          <ul className="reply-questions">
            {questions.asked.map((cell) => (
              <QuestionField key={cell.cell} cell={cell} questions={questions} onCell={onCell} />
            ))}
          </ul>
        )}
        <NotesField label={sayReply('wholeWords')} value={questions.words} onChange={questions.setWords} />
      </Section>
    </div>
  );
}
