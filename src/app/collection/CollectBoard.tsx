// The collection board: who has reported, what is odd, what was asked; forms, reminders and replies from one list.
import { Button, Progress } from 'antd';
import { type RefObject, useRef } from 'react';
import type { Collection, CollectionRow } from '../../contract/collection/collection.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Note, Show } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatCount, formatDay, formatMonth } from '../ui/values.tsx';
import { toDayNumber, parseDay } from '../../domain/time/calendar.ts';
import { useToday } from '../ui/today.ts';
import { formatClock } from '../ui/clock-text.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { saySales } from './sales-messages.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { type BoardFilter, countsOf, FILTERS, isInDoubt } from './board-rows.ts';
import { useBoardColumns } from './board-columns.tsx';
import { sayCollect } from './collect-messages.ts';
import { RefusedFiles } from './RefusedFiles.tsx';
import { ReplyDrawer } from './ReplyDrawer.tsx';
import { useBoard } from './use-board.ts';
import type { FormMaking } from './use-forms.ts';
import { PaidAll } from './PaidAll.tsx';

// The counts over the board: how many tenants stand how; one press shows only those.

/** A mark besides colour and number. */
const MARKS: Readonly<Record<BoardFilter, string>> = { due: '', reported: '✓', zero: '0', missing: '!', doubt: '?', late: '▲', extra: '+' };
const TONES: Partial<Readonly<Record<BoardFilter, string>>> = { missing: 'collect-danger', doubt: 'collect-warn', late: 'collect-warn' };

interface StripProps {
  readonly rows: readonly CollectionRow[];
  /** What is filtered by; null: everybody. */
  readonly filter: BoardFilter | null;
  readonly onFilter: (filter: BoardFilter | null) => void;
}

function useFilterKeys(filters: readonly BoardFilter[], onFilter: StripProps['onFilter']): void {
  useKeys([
    { keys: '0', words: sayCollect('filterAll'), run: () => onFilter(null) },
    ...filters.map((filter, at) => ({
      keys: String(at + 1),
      words: sayCollect('filterKey', { what: sayCollect(`filter_${filter}`) }),
      run: () => onFilter(filter),
    })),
  ]);
}

/** The counts. A digit filters as well as a press. */
function CountStrip({ rows, filter, onFilter }: StripProps) {
  const counts = countsOf(rows);
  const filters = FILTERS.filter((one) => one !== 'extra' || (counts.get('extra') ?? 0) > 0);
  useFilterKeys(filters, onFilter);
  return (
    <div className="sales-strip" role="group" aria-label={sayCollect('counts')}>
      {filters.map((one, at) => {
        const count = counts.get(one) ?? 0;
        const isOn = filter === one;
        return (
          <button
            key={one}
            type="button"
            className={`sales-count collect-count ${count > 0 ? (TONES[one] ?? '') : ''}`}
            aria-pressed={isOn}
            title={String(at + 1)}
            data-filter={one}
            onClick={() => onFilter(isOn ? null : one)}
          >
            <span className="collect-count-name">
              {MARKS[one] === '' ? null : (
                <span className="collect-mark" aria-hidden="true">
                  {MARKS[one]}
                </span>
              )}
              {sayCollect(`filter_${one}`)}
            </span>
            <span className="collect-count-number">{formatCount(count)}</span>
          </button>
        );
      })}
      <dl className="sales-count sales-count-wide">
        <PaidAll label={sayCollect('paidAll')} rows={rows} />
      </dl>
    </div>
  );
}

/** What is to be seen while forms are made. */
function FormWork({ forms, count }: { readonly forms: FormMaking; readonly count: number }) {
  const { job, isBusy, stop } = forms;
  if (!isBusy) return null;
  const words = sayCollect('makingForms', { count: formatCount(count) });
  const percent = job === null || job.all === 0 ? 0 : Math.min(100, Math.round((100 * job.done) / job.all));
  return (
    <div className="intake-work" role="status">
      <span>{words}</span>
      <Progress className="intake-progress" percent={percent} size="small" aria-label={words} />
      <Button size="small" onClick={stop}>
        {sayUi('stop')}
      </Button>
    </div>
  );
}

interface NoFormsProps {
  readonly month: string;
  readonly due: number;
  readonly onMake: () => void;
}

/** What to do first: nobody can fill in a form that was not made. */
function NoForms({ month, due, onMake }: NoFormsProps) {
  const make = (
    <Button type="primary" onClick={onMake} title="F">
      {sayCollect('noFormsNow')}
    </Button>
  );
  return (
    <Note tone="plain" title={sayCollect('noFormsTitle', { month })} actions={make}>
      {sayCollect('noFormsHelp', { count: formatCount(due) })}
    </Note>
  );
}

// Until when replies are due, and since when it stands who has to report.

function useDaysLeft(dueOn: string): number | null {
  const today = useToday();
  const due = parseDay(dueOn);
  return due === null ? null : toDayNumber(due) - toDayNumber(today);
}

/** One line of it. */
function DeadlineLine({ board }: { readonly board: Collection }) {
  const language = getLanguage();
  const left = useDaysLeft(board.dueOn);
  const isPressing = left !== null && left <= 0 && !board.isClosed;
  const words =
    left === null
      ? ''
      : left === 0
        ? sayCollect('lastDay')
        : left > 0
          ? sayCollect('daysLeft', { days: left })
          : sayCollect('overdue', { days: -left });
  return (
    <p className="collect-deadline soft">
      <span>{sayCollect('dueOn', { day: formatDay(board.dueOn, language) })}</span>
      {board.isClosed || words === '' ? null : <strong className={isPressing ? 'collect-pressing' : ''}>{words}</strong>}
      <span>{board.frozenAt === null ? sayCollect('notFrozen') : sayCollect('frozen', { at: formatClock(board.frozenAt) })}</span>
      {board.isClosed ? null : <span>{sayCollect('dropHint')}</span>}
      {board.isOver || board.isClosed ? null : <span>{sayCollect('notOver')}</span>}
    </p>
  );
}

type BoardState = ReturnType<typeof useBoard>;

/** The buttons over the list; each has its key. */
function Actions({ board, state }: { readonly board: Collection; readonly state: BoardState }) {
  const { commands, choice, counts } = state;
  const picked = choice.chosen.size;
  const queried = board.rows.filter(({ reply }) => reply?.state === 'queried').length;
  const makeWord = picked > 0 ? sayCollect('makeChosen', { count: picked }) : sayCollect(board.forms > 0 ? 'makeAgain' : 'makeForms');
  if (state.isReadOnly) return null;
  return (
    <>
      <Button onClick={commands.make} loading={commands.forms.isBusy} title="F">
        {makeWord}
      </Button>
      <Button disabled={(counts.get('missing') ?? 0) === 0} onClick={commands.remind} title="C">
        {sayCollect('remind')}
      </Button>
      {queried === 0 ? null : (
        <Button onClick={commands.remindQueried} title="Shift+C">
          {sayCollect('remindQueried')}
        </Button>
      )}
      <Button disabled={commands.toAccept.length === 0} onClick={commands.accept} title="A">
        {sayCollect(picked > 0 ? 'acceptChosen' : 'acceptPlain', { count: commands.toAccept.length })}
      </Button>
    </>
  );
}

/** Keys of a row where the list does not have the focus: they bring it there first, so that it is seen whose row it is. */
function useRowKeys(frame: RefObject<HTMLDivElement | null>): void {
  const toList = (): void => frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  useKeys([
    { keys: 'Q', words: sayCollect('keyAsk'), run: toList },
    { keys: 'S', words: sayCollect('keySources'), run: toList },
    { keys: 'Shift+F', words: sayCollect('keyMakeOne'), run: toList },
  ]);
}

function BoardTable({ board, state }: { readonly board: Collection; readonly state: BoardState }) {
  const { choice, rows, onRowKey, opened, setFilter } = state;
  const columns = useBoardColumns(choice);
  const frame = useRef<HTMLDivElement | null>(null);
  useRowKeys(frame);
  return (
    <div className="collect-table" ref={frame}>
      <DataTable
        name="sales-collect"
        label={saySales('tab_collect')}
        rows={rows}
        rowKey={(row) => row.tenant}
        columns={columns}
        onOpen={(row, shown) => opened.open(row.tenant, false, shown)}
        onRowKey={onRowKey}
        rowTone={(row) => (row.state === 'missing' ? 'danger' : isInDoubt(row) ? 'warn' : undefined)}
        empty={
          <Empty title={sayCollect('noneOfFilter')} action={<Button onClick={() => setFilter(null)}>{sayCollect('showAll')}</Button>} />
        }
        actions={<Actions board={board} state={state} />}
      />
    </div>
  );
}

function Board({ board, tenant }: { readonly board: Collection; readonly tenant: number | null }) {
  const language = getLanguage();
  const state = useBoard(board);
  const { commands, opened, counts, choice } = state;
  const due = counts.get('due') ?? 0;
  const count = choice.chosen.size === 0 ? due : choice.chosen.size;
  return (
    <div className="collect">
      <CountStrip rows={board.rows} filter={state.filter} onFilter={state.setFilter} />
      <DeadlineLine board={board} />
      {board.forms > 0 || state.isReadOnly || due === 0 || commands.forms.isBusy ? null : (
        <NoForms month={formatMonth(board.month, language)} due={due} onMake={commands.make} />
      )}
      <FormWork forms={commands.forms} count={count} />
      <BoardTable board={board} state={state} />
      <RefusedFiles board={board} />
      {commands.accepting === null ? null : (
        <AcceptDialog rows={commands.accepting} onClose={commands.endAccepting} onDone={choice.clear} />
      )}
      {commands.dialog}
      {tenant === null ? null : <ReplyDrawer board={board} tenant={tenant} opened={opened} forms={commands.forms} />}
    </div>
  );
}

/** The board of a month; `tenant` is the one whose drawer is open. */
export function CollectBoard({ month, tenant }: { readonly month: string; readonly tenant: number | null }) {
  const asked = useApiQuery('collection.month', { month });
  return <Show asked={asked}>{(board) => <Board key={month} board={board} tenant={tenant} />}</Show>;
}
