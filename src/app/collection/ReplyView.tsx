// One reply: its sheet, what fails, what to ask, how it went, and what to do; by keys alone if one likes.
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Reply } from '../../contract/collection/collection-shapes.ts';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { Note } from '../ui/Notes.tsx';
import { Tag } from '../ui/Page.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { formatMonth } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { CourseTag } from './board-columns.tsx';
import { QuestionList } from './QuestionList.tsx';
import { ActionBar } from './ReplyActions.tsx';
import { Hints, ReplyChecks } from './ReplyChecks.tsx';
import { EarlierReplies, ReplyCourse, ReplyDifferences } from './ReplyCourse.tsx';
import { PastMonths } from './PastMonths.tsx';
import { ReplySheet } from './ReplySheet.tsx';
import { sayReply } from './reply-messages.ts';
import { type LookedReply, type ReplyDesk, useReplyDesk } from './use-reply-desk.ts';

interface ReplyViewProps extends LookedReply {
  readonly onLook: (reply: number | null) => void;
}

function ReplyHead({ reply, onLook }: Pick<ReplyViewProps, 'reply' | 'onLook'>) {
  const language = getLanguage();
  return (
    <>
      <p className="reply-head-line">
        <CourseTag state={reply.state} />
        {reply.isLate ? <Tag tone="warn">{sayReply('lateTag')}</Tag> : null}
        <span>{reply.file}</span>
        <span className="soft">
          {formatClock(reply.at)} {reply.who}
        </span>
      </p>
      {reply.isNewest ? null : (
        <Note tone="warn" actions={<Button onClick={() => onLook(null)}>{sayReply('toNewest')}</Button>}>
          {sayReply('notNewest')}
        </Note>
      )}
      {reply.isClosed ? (
        <Note tone="plain" actions={<Link href={`~/report/${reply.month}`}>{sayReply('toReport')}</Link>}>
          {sayReply('closed', { month: formatMonth(reply.month, language) })}
        </Note>
      ) : null}
    </>
  );
}

/** What is known of the cell under the cursor. */
function CellLine({ desk, reply }: { readonly desk: ReplyDesk; readonly reply: Reply }) {
  const cell = desk.lines[desk.place.row]?.cells[desk.place.column];
  if (cell === undefined) return null;
  const asked = reply.steps.findLast(({ state }) => state === 'queried')?.cells.find((one) => one.cell === cell.cell);
  return (
    <p className="reply-cell-line">
      <span className="reply-cell-words">
        {cell.cell === null ? null : <strong>{cell.cell}</strong>} {cell.label} <span className="number">{cell.text}</span>
        {cell.cell === null ? <span className="soft"> {sayReply('noMark')}</span> : null}
        {asked === undefined || asked.question === '' ? null : (
          <span className="soft">
            {' '}
            · {sayReply('asked')}
            {sayMark('：')}
            {asked.question}
          </span>
        )}
      </span>
      <span className="soft reply-keys">{sayReply('sheetKeys')}</span>
    </p>
  );
}

export function ReplyView(props: ReplyViewProps) {
  const { row, reply, asks, onLook } = props;
  const desk = useReplyDesk(props);
  const { questions, canAct } = desk;
  const endAnswer = (): void => {
    desk.setAnswering(false);
    desk.toSheet();
  };
  return (
    <div className="reply">
      <ReplyHead reply={reply} onLook={onLook} />
      <ReplySheet
        lines={desk.lines}
        place={desk.place}
        onPlace={desk.setPlace}
        marks={desk.marks}
        onMark={(cell) => (canAct ? questions.toggle(cell) : undefined)}
        onAsk={desk.askAbout}
        box={desk.sheet}
        takesFocus={!asks || !canAct}
      />
      <CellLine desk={desk} reply={reply} />
      <OutcomeNote outcome={desk.commands.outcome} />
      <PastMonths reply={reply} row={reply.figures.rows[desk.place.row] ?? null} />
      <div className="reply-parts">
        <div className="reply-part">
          {desk.isAnswering ? <AnswerForm reply={reply} onClose={endAnswer} /> : null}
          {canAct ? <QuestionList questions={questions} frame={desk.asking} onCell={desk.toCell} /> : null}
          <ReplyDifferences differences={reply.differences} onCell={desk.toCell} />
        </div>
        <div className="reply-part">
          <ReplyChecks failing={reply.failing} questions={canAct ? questions : null} onCell={desk.toCell} />
          <Hints row={row} />
          <ReplyCourse steps={reply.steps} />
          <EarlierReplies earlier={reply.earlier} onLook={onLook} />
        </div>
      </div>
      <ActionBar looked={props} desk={desk} />
      {desk.commands.dialog}
      {desk.isAccepting ? <AcceptDialog rows={[row]} onClose={() => desk.setAccepting(false)} onDone={questions.clear} /> : null}
    </div>
  );
}
