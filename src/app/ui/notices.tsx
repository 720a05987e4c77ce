// Notices in the line at the foot of the window: what was done, with its undo; what was refused, in words. One at a time, over no row.
import { Button } from 'antd';
import {
  createContext,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'wouter';
import type { MethodName } from '../../contract/contract.ts';
import { ALREADY_SENT, type InputOf, LINE_CUT, type Outcome, useCommand, type ValueOf } from './api.tsx';
import { findNextRedo, findNextUndo, listLastChanges, logAfter, type LoggedChange, NO_CHANGES, type UndoWay } from './change-log.ts';
import { useKeys } from './keys.tsx';
import { sayUi } from './ui-messages.ts';
import { useCurrentUserKey } from './current-user.ts';
import { sayRefusal } from './window-words.ts';
import './notices.css';

/** What the line says; `change`: what its button takes back. */
interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'danger';
  readonly lines: readonly string[];
  readonly change: LoggedChange['id'] | null;
}

/** What screens say with. */
export interface Notices {
  /** Something was done; `undo` is how it is taken back (Ctrl+Z too, as long as the session lasts); `more` is said along with it. */
  readonly done: (text: string, undo?: UndoWay, more?: readonly string[]) => void;
  /** Something was not done: says why. */
  readonly failed: (outcome: Outcome<unknown>) => void;
  /** Goes on with what a command answered, or says why it was not done. */
  readonly settle: <V, R>(outcome: Outcome<V>, goOn: (value: V) => R) => R | undefined;
  /** Something can't be done here, and where it can. */
  readonly refused: (text: string) => void;
  /** What is said holds no longer. */
  readonly drop: () => void;
}

/** What was done on this screen, the newest first, and how one is taken back or done again. */
export interface Changes {
  readonly list: readonly LoggedChange[];
  readonly turn: (change: LoggedChange) => Promise<unknown>;
}

const NoticeContext = createContext<Notices | null>(null);
const ChangeContext = createContext<Changes | null>(null);
const SECONDS = 12;

/** Says things at the foot of the window. */
export function useNotices(): Notices {
  const notices = useContext(NoticeContext);
  if (notices === null) throw new Error('outside of NoticeProvider');
  return notices;
}

/** A command whose success is said in these words. `run` answers what came of it, for a dialog that shows a refusal; `send` says that too. */
export function useToldCommand<N extends MethodName>(name: N, say: (value: ValueOf<N>, input: InputOf<N>) => string) {
  const notices = useNotices();
  const { run: ask, isBusy } = useCommand(name);
  const run = async (input: InputOf<N>): Promise<Outcome<ValueOf<N>>> => {
    const outcome = await ask(input);
    if (outcome.ok) notices.done(say(outcome.value, input));
    return outcome;
  };
  return { run, send: async (input: InputOf<N>): Promise<void> => notices.failed(await run(input)), isBusy };
}

/** The session's changes on this screen. */
export function useChanges(): Changes {
  const changes = useContext(ChangeContext);
  if (changes === null) throw new Error('outside of NoticeProvider');
  return changes;
}

/** The one notice that is shown: the newest. What went well goes by itself, what did not stays until something else is said or the screen is left. */
function useNotice(place: string) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const counter = useRef(0);
  const show = useCallback((tone: Notice['tone'], lines: readonly string[], change: number | null) => {
    counter.current += 1;
    setNotice({ id: counter.current, tone, lines, change });
  }, []);
  const drop = useCallback(() => setNotice(null), []);
  useEffect(() => {
    if (notice?.tone !== 'good') return undefined;
    const timer = window.setTimeout(drop, SECONDS * 1000);
    return () => window.clearTimeout(timer);
  }, [notice, drop]);
  useEffect(() => () => setNotice((now) => (now?.tone === 'danger' ? null : now)), [place]);
  return { notice, show, drop };
}

/** How a change is taken back, and then how that is turned round: by the number of the new change. */
async function turnRound(way: UndoWay): Promise<{ readonly outcome: Outcome<unknown>; readonly way: UndoWay }> {
  if (typeof way === 'function') return { outcome: await way(), way };
  const outcome = await way.run({ change: way.change });
  return { outcome, way: outcome.ok ? { ...way, change: outcome.value.change } : way };
}

/** The screen that stands, and who sits at it: what somebody did is neither named to the next person nor taken back by them. */
function usePlace(): string {
  const [path] = useLocation();
  return `${useCurrentUserKey()}/${path.split('/')[1] ?? ''}`;
}

/** The log of what was done, and how what stands in it is turned round; `turn` answers whether it was. */
function useLog(
  place: string,
  say: (tone: Notice['tone'], lines: readonly string[], change: number | null) => void,
  sayFailed: Notices['failed'],
) {
  const [log, act] = useReducer(logAfter, NO_CHANGES);
  const turning = useRef(false);
  const turn = useCallback(
    async (change: LoggedChange): Promise<boolean> => {
      // A button that is pressed again before the answer is there would take the same back twice.
      if (turning.current) return false;
      turning.current = true;
      try {
        const { outcome, way } = await turnRound(change.way);
        if (!outcome.ok) {
          act({ type: 'stuck', id: change.id });
          sayFailed(outcome);
          return false;
        }
        act({ type: 'turned', id: change.id, way });
        say('good', [sayUi(change.isUndone ? 'redone' : 'undone', { what: change.text })], null);
        return true;
      } finally {
        turning.current = false;
      }
    },
    [say, sayFailed],
  );
  const here = useRef(place);
  useLayoutEffect(() => {
    here.current = place;
  });
  const count = useRef(0);
  const add = useCallback((text: string, way: UndoWay): number => {
    count.current += 1;
    act({ type: 'done', id: count.current, place: here.current, text, way });
    return count.current;
  }, []);
  return { log, turn, add };
}

/** What Ctrl+Z and Ctrl+Y wish for, and the screen that they were pressed on. */
interface Wish {
  readonly next: typeof findNextUndo;
  readonly place: string;
}

/**
 * Does what the keys wish for one after the other, each on what the one before has left: anyone who presses three times takes three back,
 * however late the answers come. Where one is refused, or another screen stands, the others are dropped.
 */
function useWishes(place: string, { log, turn }: ReturnType<typeof useLog>) {
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const isTurning = useRef(false);
  useEffect(() => {
    const [wish] = wishes;
    if (wish === undefined || isTurning.current) return;
    const change = wish.place === place ? wish.next(log, place) : null;
    const grant = async (): Promise<void> => {
      isTurning.current = true;
      const isDone = change !== null && (await turn(change));
      isTurning.current = false;
      setWishes((now) => (isDone ? now.slice(1) : []));
    };
    void grant();
  }, [wishes, log, place, turn]);
  return { isBusy: wishes.length > 0, wish: (next: Wish['next']): void => setWishes((now) => [...now, { next, place }]) };
}

interface NoticeLineProps {
  readonly notice: Notice;
  readonly onUndo: (() => void) | null;
  readonly onClose: () => void;
}

/** The focus stays where it is: the line is for the pointer and for ears, keys have Ctrl+Z. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Tells the page how high the line is: the window's foot is as high, and what is worked on, drawers too, ends above it. */
function useFoot() {
  const line = useRef<HTMLDivElement | null>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--foot', `${line.current?.offsetHeight ?? 0}px`);
    return () => void style.removeProperty('--foot');
  }, []);
  return line;
}

function NoticeLine({ notice, onUndo, onClose }: NoticeLineProps) {
  const foot = useFoot();
  return (
    <div ref={foot} className={`notice notice-${notice.tone}`} role={notice.tone === 'danger' ? 'alert' : 'status'} onMouseDown={keepFocus}>
      <span className="notice-text">
        {notice.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
      {onUndo === null ? null : (
        <Button size="small" tabIndex={-1} onClick={onUndo}>
          {sayUi('undo')}
        </Button>
      )}
      <Button size="small" type="text" tabIndex={-1} aria-label={sayUi('close')} onClick={onClose}>
        ×
      </Button>
    </div>
  );
}

/** Holds the notices and the session's changes of everything below. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const place = usePlace();
  const { notice, show, drop } = useNotice(place);
  const failed = useCallback(
    (outcome: Outcome<unknown>): void => {
      if (outcome.ok || outcome === ALREADY_SENT) return;
      if (outcome.refusal !== null) show('danger', [sayRefusal(outcome.refusal)], null);
      else if (outcome.number === LINE_CUT) show('danger', [sayUi('cut'), sayUi('cutHelp')], null);
      else show('danger', [sayUi('broken', { number: outcome.number })], null);
    },
    [show],
  );
  const kept = useLog(place, show, failed);
  const { log, turn, add } = kept;
  const notices = useMemo<Notices>(
    () => ({
      done: (text, undo, more = []) => show('good', [text, ...more], undo === undefined ? null : add(text, undo)),
      failed,
      settle: (outcome, goOn) => {
        if (outcome.ok) return goOn(outcome.value);
        failed(outcome);
        return undefined;
      },
      refused: (text) => show('danger', [text], null),
      drop,
    }),
    [add, drop, show, failed],
  );
  const [last, again] = [findNextUndo(log, place), findNextRedo(log, place)];
  const { isBusy, wish } = useWishes(place, kept);
  const key = (keys: string, word: string, next: Wish['next'], change: LoggedChange | null) =>
    change === null && !isBusy ? [] : [{ keys, words: `${word}: ${change?.text ?? ''}`, run: () => wish(next), isOnce: true }];
  useKeys([...key('Ctrl+Z', sayUi('undo'), findNextUndo, last), ...key('Ctrl+Y', sayUi('redo'), findNextRedo, again)]);
  const changes = useMemo<Changes>(() => ({ list: listLastChanges(log, place), turn }), [log, place, turn]);
  const said = log.changes.find((one) => one.id === notice?.change && !one.isUndone);
  return (
    <NoticeContext value={notices}>
      <ChangeContext value={changes}>
        {children}
        <div className="notices no-print" aria-live="polite">
          {notice === null ? null : (
            <NoticeLine key={notice.id} notice={notice} onClose={drop} onUndo={said === undefined ? null : () => void turn(said)} />
          )}
        </div>
      </ChangeContext>
    </NoticeContext>
  );
}
