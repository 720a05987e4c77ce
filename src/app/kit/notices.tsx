// Notices at the foot of the window: what was done, with its undo; what was refused, in words.
import { Button } from 'antd';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { sayRefusal } from '../../contract/words.ts';
import type { Outcome } from './api.tsx';
import { useLanguage, useWords } from './i18n.ts';
import { useKeys } from './keys.tsx';
import { kitWords } from './kit-words.ts';
import './notices.css';

/** How to take something back; answers what became of it. */
export type Undo = () => Promise<Outcome<unknown>>;

interface Notice {
  readonly id: number;
  readonly tone: 'good' | 'danger';
  readonly text: string;
  readonly undo: Undo | null;
}

/** What screens say with. */
export interface Notices {
  /** Something was done; `undo` offers to take it back (Ctrl+Z too). */
  readonly done: (text: string, undo?: Undo) => void;
  /** Something was not done: says why. Answers false, so that a caller can end with it. */
  readonly failed: (outcome: Outcome<unknown>) => void;
}

const NoticeContext = createContext<Notices | null>(null);
const SECONDS = 12;

/** Says things at the foot of the window. */
export function useNotices(): Notices {
  const notices = useContext(NoticeContext);
  if (notices === null) throw new Error('outside of NoticeProvider');
  return notices;
}

function useNoticeList() {
  const [list, setList] = useState<readonly Notice[]>([]);
  const counter = useRef(0);
  const drop = useCallback((id: number) => setList((now) => now.filter((one) => one.id !== id)), []);
  const add = useCallback(
    (tone: Notice['tone'], text: string, undo: Undo | null) => {
      counter.current += 1;
      const id = counter.current;
      setList((now) => [...now.slice(-2), { id, tone, text, undo }]);
      if (tone === 'good') window.setTimeout(() => drop(id), SECONDS * 1000);
    },
    [drop],
  );
  return { list, add, drop };
}

/** Holds the notices of everything below. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const say = useWords(kitWords);
  const language = useLanguage();
  const { list, add, drop } = useNoticeList();
  const failed = useCallback(
    (outcome: Outcome<unknown>): void => {
      if (outcome.ok) return;
      add('danger', outcome.refusal === null ? say('broken', { number: outcome.number }) : sayRefusal(outcome.refusal, language), null);
    },
    [add, language, say],
  );
  const notices = useMemo<Notices>(() => ({ done: (text, undo) => add('good', text, undo ?? null), failed }), [add, failed]);
  const takeBack = async (notice: Notice): Promise<void> => {
    if (notice.undo === null) return;
    drop(notice.id);
    const outcome = await notice.undo();
    if (outcome.ok) add('good', say('undone', { what: notice.text }), null);
    else failed(outcome);
  };
  const last = list.findLast((one) => one.undo !== null);
  useKeys(last === undefined ? [] : [{ keys: 'Ctrl+Z', words: `${say('undo')}: ${last.text}`, run: () => void takeBack(last) }]);
  return (
    <NoticeContext value={notices}>
      {children}
      <div className="notices no-print" aria-live="polite">
        {list.map((notice) => (
          <div className={`notice notice-${notice.tone}`} key={notice.id} role={notice.tone === 'danger' ? 'alert' : 'status'}>
            <span className="notice-text">{notice.text}</span>
            {notice.undo === null ? null : (
              <Button size="small" onClick={() => void takeBack(notice)}>
                {say('undo')}
              </Button>
            )}
            <Button size="small" type="text" aria-label={say('close')} onClick={() => drop(notice.id)}>
              ×
            </Button>
          </div>
        ))}
      </div>
    </NoticeContext>
  );
}
