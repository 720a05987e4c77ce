// Shows the window to the current user; while nobody does, the screen that asks who it is. It locks by itself where nobody touches anything.
import { type ReactNode, useEffect, useRef, type SubmitEvent, useState } from 'react';
import { useApiQuery, type Outcome, useCommand } from '../ui/api.tsx';
import { useKeys } from '../ui/keys.tsx';
import { useLive } from '../ui/live.tsx';
import { MayProvider } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { useLeave } from '../people/use-leave.ts';
import { sayLock } from './lock-messages.ts';
import { Button, type InputRef } from 'antd';
import type { Face } from '../../contract/people/people.ts';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { PinField } from '../people/PinField.tsx';
import { PinTwice, useTypedPin } from '../people/PinTwice.tsx';
import { useShowCode } from '../people/RecoveryCode.tsx';
import { useWhom } from '../people/use-whom.ts';
import { useFirstField } from '../ui/first-field.ts';
import './frame.css';

// The screen while nobody sits there: who it is, the PIN, and Enter; or the recovery code. Nothing of the base is on it.

const FACE_LETTERS = 3;
/** Neighbours in the list are far apart in colour. */
const HUE_STEP = 137.5;

/** Initials in a colour that is the person's alone, as far as there are colours. */
function FaceMark({ initials, colour }: Pick<Face, 'initials' | 'colour'>) {
  return (
    <span className="lock-face" style={{ background: `oklch(0.48 0.11 ${Math.round(colour * HUE_STEP) % 360})` }} aria-hidden>
      {initials.slice(0, FACE_LETTERS).toUpperCase()}
    </span>
  );
}

interface SheetProps {
  readonly title: string;
  readonly lead: string;
  readonly faces: readonly Face[];
  readonly whom: ReturnType<typeof useWhom>;
  readonly onFace: (face: Face) => void;
  readonly onSubmit: () => Promise<void>;
  /** What the button says that goes in, and the one that goes the other way. */
  readonly words: { readonly enter: string; readonly other: string };
  readonly onOther: () => void;
  readonly isBusy: boolean;
  readonly failed: Outcome<unknown> | null;
  /** What is typed beside the name. */
  readonly children: ReactNode;
}

function Sheet({ title, lead, faces, whom, onFace, onSubmit, words, onOther, isBusy, failed, children }: SheetProps) {
  const form = useFirstField();
  // The window's title was the screen's before, and may be a tenant's name.
  useEffect(() => {
    document.title = title;
  }, [title]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <main className="first">
      <form className="first-sheet lock-sheet" ref={form} noValidate onSubmit={submit}>
        <h1 className="page-title">{title}</h1>
        <p className="soft">{lead}</p>
        <div className="line-2">
          {faces.map((face) => (
            <Button
              key={face.id}
              type={face.id === whom.one?.id ? 'primary' : 'default'}
              icon={<FaceMark initials={face.initials} colour={face.colour} />}
              onClick={() => onFace(face)}
            >
              {face.name}
            </Button>
          ))}
        </div>
        <TextField label={sayLock('name')} value={whom.typed} error={whom.trouble} onChange={whom.setTyped} />
        {children}
        <OutcomeNote outcome={failed} />
        <div className="line-2">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {words.enter}
          </Button>
          <Button type="text" onClick={onOther}>
            {words.other}
          </Button>
        </div>
      </form>
    </main>
  );
}

interface WayProps {
  readonly faces: readonly Face[];
  /** Goes the other way in. */
  readonly onOther: () => void;
}

/** In by the PIN. */
function ByPin({ faces, onOther }: WayProps) {
  const { run, isBusy } = useCommand('people.enter');
  const pinField = useRef<InputRef | null>(null);
  const whom = useWhom(faces);
  const [pin, setPin] = useState('');
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const enter = async (): Promise<void> => {
    if (whom.one === null) return;
    if (pin === '') return pinField.current?.focus();
    const outcome = await run({ person: whom.one.id, pin });
    setPin('');
    setFailed(outcome.ok ? null : outcome);
  };
  const choose = (face: Face): void => {
    whom.setTyped(face.name);
    pinField.current?.focus();
  };
  return (
    <Sheet
      title={sayLock('title')}
      lead={sayLock('lead')}
      faces={faces}
      whom={whom}
      onFace={choose}
      onSubmit={enter}
      words={{ enter: sayLock('enter'), other: sayLock('forgot') }}
      onOther={onOther}
      isBusy={isBusy}
      failed={failed}
    >
      <PinField label={sayLock('pin')} field={pinField} value={pin} onChange={setPin} />
    </Sheet>
  );
}

/** In by the recovery code: a manager gets a new PIN, and the base a new code. */
function ByCode({ faces, onOther }: WayProps) {
  const showCode = useShowCode();
  const { run, isBusy } = useCommand('people.recover', ({ recoveryCode }) => showCode(recoveryCode));
  const whom = useWhom(faces);
  const [code, setCode] = useState('');
  const typed = useTypedPin();
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const recover = async (): Promise<void> => {
    const pin = typed.taken();
    if (whom.one === null || code.trim() === '' || pin === null) return;
    const outcome = await run({ person: whom.one.id, code: code.slice(0, 100), pin });
    setFailed(outcome.ok ? null : outcome);
  };
  return (
    <Sheet
      title={sayLock('recoverTitle')}
      lead={sayLock('recoverLead')}
      faces={faces}
      whom={whom}
      onFace={({ name }) => whom.setTyped(name)}
      onSubmit={recover}
      words={{ enter: sayLock('recover'), other: sayLock('back') }}
      onOther={onOther}
      isBusy={isBusy}
      failed={failed}
    >
      <TextField
        label={sayLock('code')}
        isNeeded
        help={sayLock('codeHelp')}
        value={code}
        error={typed.isTried && code.trim() === '' ? sayUi('fieldNeeded') : null}
        onChange={setCode}
      />
      <PinTwice typed={typed} />
    </Sheet>
  );
}

/** Asks who is there. */
function LockScreen({ faces }: { readonly faces: readonly Face[] }) {
  const [way, setWay] = useState<'pin' | 'code'>('pin');
  return way === 'pin' ? <ByPin faces={faces} onOther={() => setWay('code')} /> : <ByCode faces={faces} onOther={() => setWay('pin')} />;
}

const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;
const LOOK_MS = 10_000;

/** Leaves by itself after so many minutes without a touch; never while something runs. */
function useIdleLock(minutes: number, leave: () => Promise<void>): void {
  const { jobs } = useLive();
  const isRunning = useRef(false);
  useEffect(() => {
    isRunning.current = jobs.length > 0;
  }, [jobs]);
  const go = useRef(leave);
  useEffect(() => {
    go.current = leave;
  });
  useEffect(() => {
    let last = performance.now();
    const touch = (): void => {
      last = performance.now();
    };
    for (const name of TOUCHES) window.addEventListener(name, touch, { passive: true });
    const timer = window.setInterval(() => {
      if (isRunning.current) touch();
      else if (performance.now() - last > minutes * 60_000) void go.current();
    }, LOOK_MS);
    return () => {
      for (const name of TOUCHES) window.removeEventListener(name, touch);
      window.clearInterval(timer);
    };
  }, [minutes]);
}

/** Alt+U and idleness lead back to the screen that asks who it is. */
export function LeaveByItself({ minutes }: { readonly minutes: number }) {
  const leave = useLeave();
  useIdleLock(minutes, leave);
  useKeys([{ keys: 'Alt+U', words: sayLock('lock'), run: () => void leave(), alsoInFields: true, alsoInDialogs: true }]);
  return null;
}

/** What is behind the lock. */
export function AuthGate({ children }: { readonly children: ReactNode }) {
  const asked = useApiQuery('people.seat', {}, { refetchInterval: 60_000 });
  return (
    <Show asked={asked}>
      {({ me, faces }) => (me === null ? <LockScreen faces={faces} /> : <MayProvider given={me}>{children}</MayProvider>)}
    </Show>
  );
}
