// The drawer of a tenant's month: its reply, an earlier one, or what there is to do without any.
// One reply: its sheet, what fails, what to ask, how it went, and what to do; by keys alone if one likes.
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Collection, CollectionRow, Reply } from '../../contract/collection/collection.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage, sayMark } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { Note, Show } from '../ui/Notes.tsx';
import { SideDrawer, Facts, Tag } from '../ui/Page.tsx';
import { formatMonth, formatYuan } from '../ui/values.tsx';
import { formatClock } from '../ui/clock-text.ts';
import { sayReply } from './reply-messages.ts';
import type { useOpenTenant } from './use-board.ts';
import type { FormMaking } from './use-forms.ts';
import { saySales } from './sales-messages.ts';
import { StateTag, CourseTag } from './board-columns.tsx';
import { ReplyChecks, Hints, QuestionList } from './ReplyChecks.tsx';
import { useIsReadOnly } from './read-only.ts';
import { useReminders } from './use-reminders.ts';
import { useSendWords } from './use-send-text.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { ActionBar } from './ReplyActions.tsx';
import { EarlierReplies, ReplyCourse, ReplyDifferences, PastMonths } from './ReplyCourse.tsx';
import { ReplySheet } from './ReplySheet.tsx';
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

function ReplyView(props: ReplyViewProps) {
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

// A tenant without a reply: how it stands, whom to call, and what can be sent.

interface NoReplyProps {
  readonly board: Collection;
  readonly row: CollectionRow;
  readonly forms: FormMaking;
}

/** What there is to know and do. */
function NoReply({ board, row, forms }: NoReplyProps) {
  const { send, dialog } = useSendWords();
  const { remind, isBusy } = useReminders(board.month, send);
  const sources = row.sources.map((one) => saySales(`source_${one}`)).join(sayMark('、'));
  const isMissing = row.state === 'missing';
  const isReadOnly = useIsReadOnly(board);
  return (
    <div className="reply">
      <Note tone={isMissing ? 'warn' : 'plain'} title={isMissing ? sayReply('none') : sayReply('noneLines', { sources })}>
        {sayReply('noneHelp')}
      </Note>
      <Facts
        facts={[
          { label: saySales('state'), value: <StateTag state={row.state} /> },
          { label: sayReply('contact'), value: row.contact },
          { label: sayReply('phone'), value: row.phone },
          { label: sayReply('formMade'), value: row.formMade === null ? sayReply('noForm') : formatClock(row.formMade) },
          ...(isMissing ? [] : [{ label: saySales('paid'), value: formatYuan(row.paid) }]),
        ]}
      />
      {row.failing.length === 0 ? null : <ReplyChecks failing={row.failing} questions={null} onCell={() => undefined} />}
      <Hints row={row} />
      <div className="reply-bar">
        <Link href={`~/tenants/${row.tenant}`}>{sayReply('toTenant')}</Link>
        {row.lines === 0 ? null : <Link href={`/${board.month}/differ/${row.tenant}`}>{sayReply('toSources')}</Link>}
        {isReadOnly || row.state === 'extra' ? null : (
          <span className="reply-bar-main">
            <Button loading={isBusy} disabled={!isMissing} onClick={() => void remind('missing', [row.tenant])}>
              {sayReply('remindOne')}
            </Button>
            <Button type="primary" autoFocus loading={forms.isBusy} onClick={() => void forms.makeOne(row.tenant)}>
              {sayReply('makeOne')}
            </Button>
          </span>
        )}
      </div>
      {dialog}
    </div>
  );
}

/** As wide as the sheet is; less is enough without one. */
const WIDTH = 1080;
const NARROW = 640;

interface ReplyDrawerProps {
  readonly board: Collection;
  readonly tenant: number;
  readonly opened: ReturnType<typeof useOpenTenant>;
  readonly forms: FormMaking;
}

function OneReply({ row, id, asks }: { readonly row: CollectionRow; readonly id: number; readonly asks: boolean }) {
  const [looked, setLooked] = useState<number | null>(null);
  const askToLeave = useAskToLeave();
  const reply = looked ?? id;
  const look = (other: number | null): void => askToLeave(() => setLooked(other));
  const asked = useApiQuery('collection.reply', { reply });
  return <Show asked={asked}>{(value) => <ReplyView key={reply} row={row} reply={value} asks={asks} onLook={look} />}</Show>;
}

/** The ways to the tenants beside this one, as the board shows them. */
function Neighbours({ tenant, opened }: Pick<ReplyDrawerProps, 'tenant' | 'opened'>) {
  const askToLeave = useAskToLeave();
  const at = opened.shown.indexOf(tenant);
  const [before, after] = [opened.shown[at - 1], opened.shown[at + 1]];
  const to = (next: number | undefined): void => {
    if (next !== undefined && at >= 0) askToLeave(() => opened.open(next, false, null));
  };
  useKeys([
    { keys: 'N', words: sayReply('keyNext'), run: () => to(after), alsoInDialogs: true },
    { keys: 'P', words: sayReply('keyPrevious'), run: () => to(before), alsoInDialogs: true },
  ]);
  if (at < 0) return null;
  return (
    <span className="reply-neighbours">
      <Button size="small" disabled={before === undefined} onClick={() => to(before)} title="P" aria-label={sayReply('previous')}>
        ‹
      </Button>
      <Button size="small" disabled={after === undefined} onClick={() => to(after)} title="N" aria-label={sayReply('next')}>
        ›
      </Button>
    </span>
  );
}

export function ReplyDrawer({ board, tenant, opened, forms }: ReplyDrawerProps) {
  const language = getLanguage();
  const row = board.rows.find((one) => one.tenant === tenant) ?? null;
  const month = formatMonth(board.month, language);
  return (
    <SideDrawer
      title={row === null ? month : sayReply('title', { name: row.name, month })}
      onClose={opened.close}
      width={(row?.reply ?? null) === null ? NARROW : WIDTH}
      extra={<Neighbours tenant={tenant} opened={opened} />}
    >
      {row === null ? (
        <Note tone="plain">{sayReply('none')}</Note>
      ) : row.reply === null ? (
        <NoReply key={tenant} board={board} row={row} forms={forms} />
      ) : (
        <OneReply key={tenant} row={row} id={row.reply.id} asks={opened.isAsking} />
      )}
    </SideDrawer>
  );
}
