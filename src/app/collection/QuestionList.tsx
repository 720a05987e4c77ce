// What is to be asked: each marked cell with its question, and words for the whole.
import { Button, Input } from 'antd';
import { type RefObject, useId } from 'react';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { Section } from '../ui/Page.tsx';
import { sayReply } from './reply-messages.ts';
import type { Questions } from './use-questions.ts';
import { sayMark } from '../ui/i18n.ts';

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
