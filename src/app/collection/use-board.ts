// What the board remembers: whom it shows, who was picked, which reply is open; and what its keys do.
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Collection, CollectionRow } from '../../contract/collection/collection.ts';
import { useKeys } from '../ui/keys.tsx';
import { useNotices } from '../ui/notices.tsx';
import { type BoardFilter, countsOf, isAmong, listAcceptable, sortByTask } from './board-rows.ts';
import { sayCollect } from './collect-messages.ts';
import { useIsReadOnly } from './read-only.ts';
import { useForms } from './use-forms.ts';
import { useReminders } from './use-reminders.ts';
import { useSendWords } from './use-send-text.tsx';

function useChoice() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(
    (tenant: number): void =>
      setChosen((now) => {
        const next = new Set(now);
        if (!next.delete(tenant)) next.add(tenant);
        return next;
      }),
    [],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  return { chosen, toggle, clear };
}

/** Where the drawer of a tenant is. */
export function useOpenTenant(month: string) {
  const [, go] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<readonly number[]>([]);
  const open = (tenant: number, asks: boolean, list: readonly CollectionRow[] | null): void => {
    setAsking(asks);
    if (list !== null) setShown(list.map((row) => row.tenant));
    go(`/${month}/collect/${tenant}`);
  };
  return { open, close: () => go(`/${month}/collect`), isAsking, shown };
}

/** The board's commands. */
function useCommands(board: Collection, choice: ReturnType<typeof useChoice>, isReadOnly: boolean) {
  const notices = useNotices();
  const forms = useForms(board);
  const { send, dialog } = useSendWords();
  const { remind } = useReminders(board.month, send);
  const [accepting, setAccepting] = useState<readonly CollectionRow[] | null>(null);
  const { rows } = board;
  const picked = rows.filter(({ tenant }) => choice.chosen.has(tenant)).map(({ tenant }) => tenant);
  const tenants = picked.length === 0 ? null : picked;
  const toAccept = listAcceptable(rows, choice.chosen);
  const accept = (): void => {
    if (isReadOnly) return;
    if (toAccept.length === 0) notices.done(sayCollect('nothingToAccept'));
    else setAccepting(toAccept);
  };
  const make = (): void => {
    if (!isReadOnly && !forms.isBusy) void forms.makeAll(tenants);
  };
  return {
    forms,
    dialog,
    toAccept,
    accepting,
    endAccepting: () => setAccepting(null),
    accept,
    make,
    remind: () => void remind('missing', tenants),
    remindQueried: () => void remind('queried', tenants),
  };
}

/** Everything that the board does. */
export function useBoard(board: Collection) {
  const [, go] = useLocation();
  const [filter, setFilter] = useState<BoardFilter | null>(null);
  const choice = useChoice();
  const isReadOnly = useIsReadOnly(board);
  const commands = useCommands(board, choice, isReadOnly);
  const opened = useOpenTenant(board.month);
  const counts = useMemo(() => countsOf(board.rows), [board.rows]);
  const rows = useMemo(
    () => sortByTask(filter === null ? board.rows : board.rows.filter((row) => isAmong(filter, row))),
    [board.rows, filter],
  );
  useKeys([
    { keys: 'F', words: sayCollect('keyMake'), run: commands.make },
    { keys: 'C', words: sayCollect('keyRemind'), run: commands.remind },
    { keys: 'Shift+C', words: sayCollect('keyRemindQueried'), run: commands.remindQueried },
    { keys: 'A', words: sayCollect('keyAccept'), run: commands.accept },
  ]);
  const onRowKey = (keys: string, row: CollectionRow): boolean => {
    const does: Readonly<Record<string, () => void>> = {
      ' ': () => choice.toggle(row.tenant),
      Q: () => opened.open(row.tenant, true, null),
      S: () => go(`/${board.month}/differ/${row.tenant}`),
      'Shift+F': () => (isReadOnly ? undefined : void commands.forms.makeOne(row.tenant)),
    };
    const act = does[keys];
    act?.();
    return act !== undefined;
  };
  return { filter, setFilter, choice, commands, isReadOnly, opened, counts, rows, onRowKey };
}
