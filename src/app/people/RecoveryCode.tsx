// The recovery code, on a screen of its own above everything, shown once: anyone who wrote it down goes on to the screen that asks who is there.
import { Button } from 'antd';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { Note } from '../ui/Notes.tsx';
import { sayPin } from './pin-messages.ts';
import { useLeave } from './use-leave.ts';
import './people.css';

type ShowCode = (code: string) => void;
const CodeContext = createContext<ShowCode | null>(null);

/** Shows a recovery code in place of the window. */
export function useShowCode(): ShowCode {
  const show = useContext(CodeContext);
  if (show === null) throw new Error('outside of RecoveryCodes');
  return show;
}

function CodeScreen({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  // Closing the window asks first: the code is nowhere else.
  useUnsaved(true);
  return (
    <main className="first">
      <div className="first-sheet">
        <h1 className="page-title">{sayPin('codeTitle')}</h1>
        <p className="soft">{sayPin('codeLead')}</p>
        <output className="recovery-code" aria-label={sayPin('code')}>
          {code}
        </output>
        <Note tone="warn">{sayPin('codeHelp')}</Note>
        <p className="soft">{sayPin('codeDisk')}</p>
        <div className="form-actions no-print">
          <Button onClick={() => window.print()}>{sayPin('print')}</Button>
          <Button type="primary" onClick={onKept}>
            {sayPin('codeKept')}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** What is below gives way to a code while there is one. */
export function RecoveryCodes({ children }: { readonly children: ReactNode }) {
  const [code, setCode] = useState<string | null>(null);
  const leave = useLeave();
  const kept = async (): Promise<void> => {
    await leave();
    setCode(null);
  };
  return <CodeContext value={setCode}>{code === null ? children : <CodeScreen code={code} onKept={() => void kept()} />}</CodeContext>;
}
