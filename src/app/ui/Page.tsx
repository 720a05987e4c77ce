// The frame of a screen: its title with actions, its sections, and rows of facts.
// The drawer at the right: takes the focus, gives it back, and asks before unsaved work is left.
import { type ReactNode, useEffect, useRef } from 'react';
import './page.css';
import { Drawer } from 'antd';
import { useBackCloses } from './back-closes.ts';
import { sayUi } from './ui-messages.ts';
import { useAskToLeave } from './leave-guard.tsx';

interface PageProps {
  readonly title: string;
  /** A short line under the title: the state of what is shown. */
  readonly lead?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `fill`: the content takes the height that is left and scrolls by itself (tables). `board`: it has nearly all of it. */
  readonly layout?: 'flow' | 'fill' | 'board';
}

/** A screen. Its title is the document's too. */
export function Page({ title, lead, actions, children, layout = 'flow' }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 直播基地管家`;
  }, [title]);
  return (
    <div className={layout === 'board' ? 'page page-fill page-board' : `page page-${layout}`}>
      <header className="page-head">
        <div className="page-words">
          <h1 className="page-title">{title}</h1>
          {lead === undefined ? null : <div className="page-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="line-top no-print">{actions}</div>}
      </header>
      <div className="page-body">{children}</div>
    </div>
  );
}

interface SectionProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'card';
}

/** A part of a screen with a heading. */
export function Section({ title, actions, children, tone = 'card' }: SectionProps) {
  return (
    <section className={`section section-${tone}`} {...(title === undefined ? {} : { 'aria-label': title })}>
      {title === undefined && actions === undefined ? null : (
        <div className="section-head">
          <h2 className="section-title">{title}</h2>
          <div className="line-top no-print">{actions}</div>
        </div>
      )}
      {children}
    </section>
  );
}

/** Facts as label and value. An empty value shows a dash. */
export function Facts({ facts }: { readonly facts: readonly { readonly label: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div className="fact" key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The tones of a thing that is in order, getting bad, bad. */
export const LEVEL_TONES = { ok: 'good', amber: 'warn', red: 'danger' } as const;

/** A small mark with a word: never colour alone. */
export function Tag({ tone, children }: { readonly tone: 'plain' | 'good' | 'warn' | 'danger' | 'accent'; readonly children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

interface SideDrawerProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
  readonly footer?: ReactNode;
  /** Beside the title. */
  readonly extra?: ReactNode;
  /** True where something in it takes the focus by itself, at once. */
  readonly hasFocus?: boolean;
}

/** A drawer that is open while it is mounted. */
export function SideDrawer({ title, onClose, children, width = 560, footer, extra, hasFocus = false }: SideDrawerProps) {
  const askToLeave = useAskToLeave();
  const leave = (): void => askToLeave(onClose);
  useBackCloses(leave);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    return () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);
  return (
    <Drawer
      open
      title={title}
      size={Math.min(width, window.innerWidth)}
      onClose={leave}
      closable={{ 'aria-label': sayUi('close') }}
      destroyOnHidden
      autoFocus={!hasFocus}
      {...(footer === undefined ? {} : { footer })}
      {...(extra === undefined ? {} : { extra })}
    >
      {children}
    </Drawer>
  );
}
