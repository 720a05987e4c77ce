// A computer that works on another one's base shows nothing of it while that one is gone: why, and the way on, stand there instead.
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { invalidateQueries } from '../ui/invalidate-queries.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import type { JoinedHost } from '../../contract/sharing/joining.ts';
import { readHostPlace, formatHostPlace } from '../../domain/base/host-place.ts';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import { useClearQueryCache } from '../ui/clear-query-cache.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useJoined } from '../ui/joined.ts';
import { Note } from '../ui/Notes.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { JoinForm } from '../sharing/JoinForm.tsx';
import { sayJoining } from '../sharing/joining-messages.ts';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';
import { sayRefusal } from '../ui/window-words.ts';
import './frame.css';

// The host of a page that a browser of another computer shows: whether it is there, still knows this browser, and runs the program that the page came with.

const LOOK_MS = 2000;
/** A cable that is pulled says nothing by itself. */
const WAITS_MS = 3000;

interface FarHello {
  readonly livebase: string;
  readonly isKnown: boolean;
}

/** Not by a shape of zod: this alone would bring all of it into every start of the page. */
function isFarHello(said: unknown): said is FarHello {
  if (typeof said !== 'object' || said === null || !('livebase' in said) || !('isKnown' in said)) return false;
  return typeof said.livebase === 'string' && typeof said.isKnown === 'boolean';
}

/** `own`: the page and its program are one computer's, or nothing is known yet. */
type FarHost = 'own' | 'there' | 'gone' | 'cutOff' | 'other';

/** How it stands after a look: `first` is the version that the page came with, `hello` null where nobody answered. */
export function reduceRemoteHost(first: string | null, hello: FarHello | null): FarHost {
  if (hello === null) return first === null ? 'own' : 'gone';
  if (!hello.isKnown) return 'cutOff';
  return first === null || first === hello.livebase ? 'there' : 'other';
}

/** Null: nobody answered. A program that is nobody's host (a certificate of its own) knows no such question. */
async function look(): Promise<FarHello | 'none' | null> {
  const headers = { [PAGE_KEY_HEADER]: window.localStorage.getItem(PAGE_KEY_HEADER) ?? '' };
  try {
    const answer = await fetch(new URL('./lan/hello', window.location.href), { headers, signal: AbortSignal.timeout(WAITS_MS) });
    if (!answer.ok) return 'none';
    const said: unknown = await answer.json();
    return isFarHello(said) ? said : null;
  } catch {
    // Cut, timed out, or no answer of ours: the host is not there.
    return null;
  }
}

/** Looks every two seconds, where the page came over TLS from another computer. */
function useFarHost(): FarHost {
  const [state, setState] = useState<FarHost>('own');
  const first = useRef<string | null>(null);
  useEffect(() => {
    if (window.livebase !== undefined || window.location.protocol !== 'https:') return;
    let timer = 0;
    let isOver = false;
    const lookOn = async (): Promise<void> => {
      const hello = await look();
      if (isOver || hello === 'none') return;
      setState(reduceRemoteHost(first.current, hello));
      first.current ??= hello?.livebase ?? null;
      timer = window.setTimeout(() => void lookOn(), LOOK_MS);
    };
    void lookOn();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, []);
  return state;
}

/** The host at another address: known by its key, so nothing is joined again. */
function MoveForm({ at }: Pick<JoinedHost, 'at'>) {
  const { run, isBusy } = useCommand('joining.moveTo');
  const [typed, setTyped] = useState(formatHostPlace(at));
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const place = readHostPlace(typed);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (place === null) return;
    const outcome = await run(place);
    setFailed(outcome.ok ? null : outcome);
  };
  return (
    <form className="stack-4" noValidate onSubmit={(event) => void submit(event)}>
      <p className="soft">{sayJoining('moved')}</p>
      <TextField
        label={sayJoining('address')}
        value={typed}
        error={place === null ? sayJoining('addressWrong') : null}
        onChange={setTyped}
      />
      <OutcomeNote outcome={failed} />
      <div>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={place === null}>
          {sayJoining('tryThere')}
        </Button>
      </div>
    </form>
  );
}

function LeaveHost() {
  const { run } = useCommand('joining.leave');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{sayJoining('leave')}</Button>
      {isAsking ? (
        <ActionDialog
          title={sayJoining('leaveTitle')}
          ok={sayJoining('leaveOk')}
          isDanger
          focus="ok"
          act={() => run({})}
          onClose={() => setAsking(false)}
        >
          <p>{sayJoining('leaveHelp')}</p>
        </ActionDialog>
      ) : null}
    </>
  );
}

/** Stands where the page was: what happened, and what helps. */
function GoneSheet({ title, words, children }: { readonly title: string; readonly words: string; readonly children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="first">
      <div className="first-sheet">
        <h1 className="page-title">{title}</h1>
        <Note tone="danger">{words}</Note>
        {children}
      </div>
    </main>
  );
}

/** Why there is nothing, and what helps. */
function HostGone({ at, away }: { readonly at: JoinedHost['at']; readonly away: RefusalData }) {
  const isGone = away.code === 'JOIN_UNREACHED' || away.code === 'JOIN_OTHER_HOST';
  return (
    <GoneSheet title={sayJoining(away.code === 'JOIN_UNREACHED' ? 'goneTitle' : 'otherTitle')} words={sayRefusal(away)}>
      {isGone ? <p className="soft">{sayJoining('goneHelp')}</p> : null}
      {isGone ? <MoveForm at={at} /> : null}
      {away.code === 'JOIN_CUT_OFF' ? <JoinForm at={at} onBack={null} /> : null}
      <div>
        <LeaveHost />
      </div>
    </GoneSheet>
  );
}

/** The host of a browser's page is gone, or lets it in no longer. */
function FarHostGone({ isCutOff }: { readonly isCutOff: boolean }) {
  return (
    <GoneSheet title={sayJoining(isCutOff ? 'otherTitle' : 'goneTitle')} words={sayJoining(isCutOff ? 'browserOut' : 'browserGone')}>
      <p className="soft">{sayJoining(isCutOff ? 'browserOutHelp' : 'goneHelp')}</p>
      {isCutOff ? (
        <div>
          <Button type="primary" href="./join">
            {sayJoining('browserAgain')}
          </Button>
        </div>
      ) : null}
    </GoneSheet>
  );
}

/** Lets the page through while its base can be had. */
export function HostGate({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const dropAnswers = useClearQueryCache();
  const joined = useJoined({ watches: true });
  const far = useFarHost();
  const away = joined?.away ?? null;
  const isAway = away !== null || far === 'gone' || far === 'cutOff';
  const wasAway = useRef(false);
  useEffect(() => {
    // The host was updated meanwhile: page and program are of one version again.
    if (far === 'other') window.location.reload();
  }, [far]);
  useEffect(() => {
    if (isAway) dropAnswers();
    else if (wasAway.current) void invalidateQueries(queries);
    wasAway.current = isAway;
  }, [isAway, dropAnswers, queries]);
  if (far === 'gone' || far === 'cutOff') return <FarHostGone isCutOff={far === 'cutOff'} />;
  return joined !== null && away !== null ? <HostGone at={joined.at} away={away} /> : children;
}
