// A dialog that does one thing: it stays with its words and the refusal while that is not done, and closes by itself once it is.
import { Modal } from 'antd';
import type { ReactNode, SubmitEvent } from 'react';
import { sayUi } from '../ui-messages.ts';
import { useUnsaved } from '../leave-guard.tsx';
import { OutcomeNote } from '../OutcomeNote.tsx';
import { type Acted, useAction } from './use-action.ts';
import { focusDialog, focusNext, useDialog, useFirstFocus } from './use-dialog.ts';
import './dialog.css';

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
