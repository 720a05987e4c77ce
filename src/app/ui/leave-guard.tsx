// Unsaved forms: leaving the screen, or the window, asks first.
import { Modal } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { sayUi } from './ui-messages.ts';

interface Guard {
  /** `asks`: leaving the screen asks too, not the closing of the window alone. */
  readonly hold: (holder: symbol, isDirty: boolean, asks: boolean) => void;
  /** Goes on with `leave` at once, or once the person says so. */
  readonly ask: (leave: () => void) => void;
}

const GuardContext = createContext<Guard | null>(null);

function useGuard(): Guard {
  const guard = useContext(GuardContext);
  if (guard === null) throw new Error('outside of LeaveGuardProvider');
  return guard;
}

/** Asks before unsaved work is left, for everything below. */
export function LeaveGuardProvider({ children }: { readonly children: ReactNode }) {
  const holders = useRef(new Map<symbol, boolean>());
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const hold = useCallback((holder: symbol, isDirty: boolean, asks: boolean) => {
    if (isDirty) holders.current.set(holder, asks);
    else holders.current.delete(holder);
  }, []);
  const ask = useCallback((go: () => void) => {
    if (![...holders.current.values()].includes(true)) go();
    else setLeave(() => go);
  }, []);
  useEffect(() => {
    const stop = (event: BeforeUnloadEvent): void => {
      if (holders.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', stop);
    return () => window.removeEventListener('beforeunload', stop);
  }, []);
  const guard = useMemo(() => ({ hold, ask }), [hold, ask]);
  return (
    <GuardContext value={guard}>
      {children}
      <Modal
        open={leave !== null}
        title={sayUi('notSaved')}
        okText={sayUi('leaveAnyway')}
        cancelText={sayUi('stay')}
        okButtonProps={{ danger: true }}
        onCancel={() => setLeave(null)}
        onOk={() => {
          holders.current.clear();
          leave?.();
          setLeave(null);
        }}
      />
    </GuardContext>
  );
}

/** Marks that this form has unsaved work; `asks` false: it is kept as a draft when it is left, and lost with the window alone. */
export function useUnsaved(isDirty: boolean, asks = true): void {
  const { hold } = useGuard();
  const [holder] = useState(() => Symbol('form'));
  useEffect(() => {
    hold(holder, isDirty, asks);
    return () => hold(holder, false, asks);
  }, [hold, holder, isDirty, asks]);
}

/** Asks before `leave`, where something is unsaved. */
export function useAskToLeave(): (leave: () => void) => void {
  return useGuard().ask;
}
