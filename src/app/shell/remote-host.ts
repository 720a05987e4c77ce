// The host of a page that a browser of another computer shows: whether it is there, still knows this browser, and runs the program that the page came with.
import { useEffect, useRef, useState } from 'react';
import { PAGE_KEY_HEADER } from '../../contract/core/wire.ts';

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
export type FarHost = 'own' | 'there' | 'gone' | 'cutOff' | 'other';

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
export function useFarHost(): FarHost {
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
