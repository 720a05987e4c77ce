// What a screen says when there is nothing, not yet, or no: empty, waiting, refused, broken.
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { LINE_CUT, type QueryState } from './api.tsx';
import { sayUi } from './ui-messages.ts';
import { sayRefusal } from './window-words.ts';

interface NoteProps {
  readonly tone: 'plain' | 'good' | 'warn' | 'danger';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A line that says something, with what can be done about it. `danger` is read out at once. */
export function Note({ tone, title, children, actions }: NoteProps) {
  return (
    <div className={`note note-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <div className="note-words">
        {title === undefined ? null : <div className="note-title">{title}</div>}
        {children}
      </div>
      {actions}
    </div>
  );
}

/** Nothing here yet: what to do first, with a button. */
export function Empty({ title, help, action }: { readonly title: string; readonly help?: string; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <div className="empty-title">{title}</div>
      {help === undefined ? null : <div className="empty-help">{help}</div>}
      {action}
    </div>
  );
}

interface RefusalNoteProps {
  readonly refusal: RefusalData;
  /** What was not done, where that can be said. */
  readonly title?: string;
  readonly actions?: ReactNode;
}

/** A refusal in words, with a way on. */
export function RefusalNote({ refusal, title = sayUi('refused'), actions }: RefusalNoteProps) {
  return (
    <Note tone="danger" title={title} actions={actions}>
      {sayRefusal(refusal)}
    </Note>
  );
}

/** A bug, by its number; or that the line was cut, which is none. */
export function BrokenNote({ number, again }: { readonly number: string; readonly again?: () => void }) {
  const actions = again === undefined ? null : <Button onClick={again}>{sayUi('again')}</Button>;
  if (number === LINE_CUT)
    return (
      <Note tone="warn" title={sayUi('cut')} actions={actions}>
        {sayUi('cutHelp')}
      </Note>
    );
  return (
    <Note tone="danger" title={sayUi('broken', { number })} actions={actions}>
      {sayUi('brokenHelp')}
    </Note>
  );
}

/** Says that something is awaited, but only once it has taken longer than people notice. */
export function Waiting() {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 300);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className="waiting" role="status">
      {isLate ? (
        <>
          {sayUi('loading')}
          <span className="waiting-long" />
        </>
      ) : null}
    </div>
  );
}

/** Draws an answer, or why there is none. */
export function Show<V>({ asked, children }: { readonly asked: QueryState<V>; readonly children: (value: V) => ReactNode }) {
  if (asked.state === 'loading') return <Waiting />;
  if (asked.state === 'broken') return <BrokenNote number={asked.number} again={asked.again} />;
  if (asked.state === 'refused') {
    // A right is not there by trying again.
    if (asked.refusal.code === 'NOT_ALLOWED') return <Note tone="plain">{sayUi('notForYouPart')}</Note>;
    return (
      <RefusalNote refusal={asked.refusal} title={sayUi('notShown')} actions={<Button onClick={asked.again}>{sayUi('again')}</Button>} />
    );
  }
  return <>{children(asked.value)}</>;
}
