// The drawer at the right: takes the focus, gives it back, and asks before unsaved work is left.
import { Drawer } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useBackCloses } from './back-closes.ts';
import { sayUi } from './ui-messages.ts';
import { useAskToLeave } from './leave-guard.tsx';

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
