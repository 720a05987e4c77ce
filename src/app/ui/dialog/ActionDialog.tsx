// A dialog that does one thing: it stays with its words and the refusal while that is not done, and closes by itself once it is.
// The one command of a form or a dialog: sent once at a time, and what was refused stays to be read.
// A form in a drawer that does one thing: Enter does it too, and what was refused stays to be read above the buttons.
import { Modal, Button } from 'antd';
import { type ReactNode, type SubmitEvent, useState, useEffect, useRef } from 'react';
import { sayUi } from '../ui-messages.ts';
import { useUnsaved } from '../leave-guard.tsx';
import { OutcomeNote } from '../OutcomeNote.tsx';
import { focusDialog, focusNext, useDialog, useFirstFocus } from './use-dialog.ts';
import './dialog.css';
import type { Outcome } from '../api.tsx';

/** What came of it; null where there was nothing to do yet: something is still lacking. */
export type Acted = Outcome<unknown> | null;

/** Done, where the backend was not asked. */
export const DONE: Outcome<null> = { ok: true, value: null };

/** Runs the command; `run` answers whether it was done. */
export function useAction(act: () => Acted | Promise<Acted>) {
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Acted>(null);
  const run = async (): Promise<boolean> => {
    if (isBusy) return false;
    const begun = act();
    setBusy(begun instanceof Promise);
    try {
      const acted = await begun;
      setOutcome(acted);
      return acted?.ok === true;
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, outcome };
}

interface ActionDialogProps {
  readonly title: string;
  /** What the button does, and what it says meanwhile. */
  readonly ok: string;
  readonly busy?: string;
  readonly cancel?: string;
  readonly width?: number;
  readonly isReady?: boolean;
  readonly isDanger?: boolean;
  /** What is typed would be lost: leaving the window asks first. */
  readonly isUnsaved?: boolean;
  /** What has the focus once it is open: the button, or its first field, in which Enter does it too. */
  readonly focus?: 'ok' | 'field';
  /** Once it is done the screen's next step has the focus: Enter goes on. */
  readonly goesOn?: boolean;
  readonly act: () => Acted | Promise<Acted>;
  /** Once it is gone and the focus is back. */
  readonly onClose: () => void;
  /** What stands in it, with the ways on that are in there. */
  readonly children: ReactNode | ((ways: Ways) => ReactNode);
}

interface Ways {
  /** As the button does. */
  readonly go: () => void;
  /** Leaves it undone, and goes on with `then` once the dialog is gone. */
  readonly close: (then?: () => void) => void;
}

interface ContentProps {
  readonly isForm: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

function Content({ isForm, onSubmit, children }: ContentProps) {
  // At once, not when the dialog has come in: anyone who is quick types and confirms before that.
  useFirstFocus(false);
  if (!isForm) return <div className="stack-3">{children}</div>;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="stack-3" onSubmit={submit}>
      {children}
      {/* The Modal's own button stands outside of the form: without one in it, Enter in a form of several fields does nothing. */}
      <button type="submit" hidden />
    </form>
  );
}

/** The dialog; open while it is mounted. */
export function ActionDialog(props: ActionDialogProps) {
  const {
    title,
    ok,
    busy = ok,
    cancel,
    width,
    isReady = true,
    isDanger = false,
    isUnsaved = false,
    goesOn = false,
    focus,
    act,
    onClose,
    children,
  } = props;
  const { modal, close } = useDialog(onClose);
  const { run, isBusy, outcome } = useAction(act);
  useUnsaved(isUnsaved);
  const send = async (): Promise<void> => {
    if (isReady && modal.open && (await run())) close(goesOn ? focusNext : undefined);
  };
  const go = (): void => void send();
  return (
    <Modal
      {...modal}
      title={title}
      okText={isBusy ? busy : ok}
      cancelText={cancel ?? sayUi('cancel')}
      okButtonProps={{ danger: isDanger, disabled: !isReady, autoFocus: focus === 'ok' }}
      confirmLoading={isBusy}
      onOk={go}
      // Over another dialog the Modal takes the focus for itself as it comes in.
      afterOpenChange={(isOpen) => (isOpen ? focusDialog(false) : undefined)}
      {...(width === undefined ? {} : { width })}
    >
      <Content isForm={focus === 'field'} onSubmit={go}>
        {typeof children === 'function' ? children({ go, close }) : children}
        <OutcomeNote outcome={outcome} what={ok} />
      </Content>
    </Modal>
  );
}

interface ActionFormProps {
  /** What the button does; 保存 where nothing is said. */
  readonly ok?: string;
  readonly isReady?: boolean;
  /** What is typed would be lost: leaving asks first. */
  readonly isUnsaved: boolean;
  readonly act: () => Promise<Acted>;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

const FIELD = 'input:not(:disabled):not([type="file"]), textarea:not(:disabled)';

/** The first field of the drawer that a form stands in has the focus once it is there, unless somebody is in a field already. */
function useFirstField() {
  const form = useRef<HTMLFormElement | null>(null);
  useEffect(() => {
    const place = form.current?.closest('.ant-drawer-body') ?? form.current;
    const isInField = place?.contains(document.activeElement) === true && document.activeElement?.matches(FIELD) === true;
    if (isInField) return undefined;
    const focus = (): void => place?.querySelector<HTMLElement>(FIELD)?.focus({ preventScroll: true });
    focus();
    // The drawer takes the focus for itself as it comes in, after its form.
    const timer = window.setTimeout(() => {
      if (document.activeElement?.matches(FIELD) !== true) focus();
    }, 0);
    return () => window.clearTimeout(timer);
  }, []);
  return form;
}

export function ActionForm({ ok, isReady = true, isUnsaved, act, onCancel, children }: ActionFormProps) {
  const { run, isBusy, outcome } = useAction(act);
  const form = useFirstField();
  useUnsaved(isUnsaved);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void run();
  };
  return (
    <form className="stack-4" noValidate ref={form} onSubmit={submit}>
      {children}
      <OutcomeNote outcome={outcome} what={ok ?? sayUi('save')} />
      <div className="form-actions">
        <Button onClick={onCancel}>{sayUi('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
          {ok ?? sayUi('save')}
        </Button>
      </div>
    </form>
  );
}
