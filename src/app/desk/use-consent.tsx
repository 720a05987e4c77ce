// Changes of bookings that a rule may ask a consent for: the reason is asked in a dialog, and the change is sent again with it.
import { Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { BOOKING_RULE_WORDS } from '../../contract/desk/booking-rule-messages.ts';
import { WARNING_CODES } from '../../domain/booking/booking-rules.ts';
import { isSaidByNothing } from '../../domain/booking/validate-reason.ts';
import type { Outcome } from '../ui/api.tsx';
import { ActionDialog, type Acted, DONE } from '../ui/dialog/ActionDialog.tsx';
import { getLanguage, getMessage } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { sayDesk } from './desk-messages.ts';

interface Question {
  readonly lines: readonly string[];
  readonly answer: (reason: string | null) => void;
}

function ReasonDialog({ lines, answer }: Question) {
  const [reason, setReason] = useState('');
  // What stands once it is gone: nothing, unless it was gone on with.
  const given = useRef<string | null>(null);
  const goOn = (): Acted => {
    given.current = reason.trim();
    return DONE;
  };
  return (
    <ActionDialog
      title={sayDesk('warned')}
      ok={sayDesk('goOn')}
      isReady={reason.trim() !== '' && !isSaidByNothing(reason)}
      act={goOn}
      onClose={() => answer(given.current)}
    >
      <ul className="desk-warnings">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="soft">{sayDesk('warnedHelp')}</p>
      <Input.TextArea
        aria-label={sayUi('reason')}
        placeholder={sayUi('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionDialog>
  );
}

/** What the refusal asks a reason for, in a few words each. */
function listAsked({ data }: RefusalData): readonly string[] {
  const asked = data['warnings'];
  const isAsked = (code: string): boolean => Array.isArray(asked) && asked.some((one) => one === code);
  return WARNING_CODES.filter(isAsked).map((code) => getMessage(BOOKING_RULE_WORDS[code].inShort, getLanguage()));
}

/** Sends a change with the reason for it, null at first. */
type Send<V> = (overrideReason: string | null) => Promise<Outcome<V>>;

/**
 * Sends changes; where one is refused for want of a consent, asks for the reason and sends it once more. `list`: says more of what is asked
 * for than its name. The dialog belongs on the screen.
 */
export function useConsent(): {
  readonly send: <V>(run: Send<V>, list?: (refusal: RefusalData) => Promise<readonly string[]>) => Promise<Outcome<V>>;
  readonly dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (lines: readonly string[]): Promise<string | null> =>
    new Promise((resolve) => {
      const answer = (reason: string | null): void => {
        setQuestion(null);
        resolve(reason);
      };
      setQuestion({ lines, answer });
    });
  return {
    send: async (run, list = async (refusal) => listAsked(refusal)) => {
      const outcome = await run(null);
      if (outcome.ok || outcome.refusal?.code !== 'BOOKING_WARNED') return outcome;
      const reason = await ask(await list(outcome.refusal));
      return reason === null ? outcome : run(reason);
    },
    dialog: question === null ? null : <ReasonDialog {...question} />,
  };
}
