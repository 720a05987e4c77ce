// The collection board: who has reported, what is odd, what was asked; forms, reminders and replies from one list.
import { Button } from 'antd';
import { type RefObject, useRef } from 'react';
import type { Collection } from '../../contract/collection/collection-shapes.ts';
import { useApiQuery } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useKeys } from '../ui/keys.tsx';
import { Empty, Show } from '../ui/Notes.tsx';
import { DataTable } from '../ui/table/DataTable.tsx';
import { formatMonth } from '../ui/values.tsx';
import { saySales } from './sales-messages.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { isInDoubt } from './board-rows.ts';
import { useBoardColumns } from './board-columns.tsx';
import { sayCollect } from './collect-messages.ts';
import { CountStrip } from './CountStrip.tsx';
import { DeadlineLine } from './DeadlineLine.tsx';
import { FormWork, NoForms } from './FormWork.tsx';
import { RefusedFiles } from './RefusedFiles.tsx';
import { ReplyDrawer } from './ReplyDrawer.tsx';
import { useBoard } from './use-board.ts';

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
