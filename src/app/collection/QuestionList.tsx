// What is to be asked: each marked cell with its question, and words for the whole.
import { Button, Input } from 'antd';
import { type RefObject, useId } from 'react';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { useMessages } from '../ui/i18n.ts';
import { Section } from '../ui/Page.tsx';
import { replyWords } from './reply-messages.ts';
import type { Questions } from './use-questions.ts';

interface QuestionListProps {
  readonly questions: Questions;
  /** Where the questions are found, to put the focus there. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Goes to a cell in the sheet. */
  readonly onCell: (cell: string) => void;
}

function QuestionField({ cell, questions, onCell }: { readonly cell: Questions['asked'][number] } & Omit<QuestionListProps, 'frame'>) {
  const say = useMessages(replyWords);
  const id = useId();
  return (
    <li className="reply-question">
      <div className="reply-question-head">
        <button type="button" className="intake-name" onClick={() => onCell(cell.cell)}>
          <strong>{cell.cell}</strong> {cell.label}
        </button>
        <Button size="small" type="text" aria-label={`${say('unmark')}：${cell.label}`} onClick={() => questions.remove(cell.cell)}>
          {say('unmark')}
        </Button>
      </div>
      <label className="visually-hidden" htmlFor={id}>
        {say('questionOf', { label: cell.label })}
      </label>
      <Input.TextArea
        id={id}
        data-cell={cell.cell}
        className="growing"
        rows={1}
        maxLength={500}
        value={cell.question}
        placeholder={say('noQuestion')}
        onChange={(event) => questions.setQuestion(cell.cell, event.target.value)}
      />
    </li>
  );
}

export function QuestionList({ questions, frame, onCell }: QuestionListProps) {
  const say = useMessages(replyWords);
  return (
    <div ref={frame}>
      <Section title={say('questions')}>
        {questions.asked.length === 0 ? (
          <p className="soft reply-none">{say('noQuestions')}</p>
        ) : (
          <ul className="reply-questions">
            {questions.asked.map((cell) => (
              <QuestionField key={cell.cell} cell={cell} questions={questions} onCell={onCell} />
            ))}
          </ul>
        )}
        <NotesField label={say('wholeWords')} value={questions.words} onChange={questions.setWords} />
      </Section>
    </div>
  );
}
