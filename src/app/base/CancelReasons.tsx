// The reasons that the desk offers for cancelling, and which of them are charged.
import { Button, Checkbox, Input } from 'antd';
import type { SettingValues } from '../../contract/core/settings/settings.ts';
import { OWN_MISTAKES } from '../../domain/booking/desk-rules.ts';
import { sayDeskRule } from './desk-rule-messages.ts';

type Reasons = SettingValues['desk']['cancelReasons'];

/** As many as there are digits. */
const MOST = 9;

interface CancelReasonsProps {
  readonly reasons: Reasons;
  readonly isWrong: boolean;
  readonly onChange: (reasons: Reasons) => void;
}

/** The list. A slip of the desk is never charged. */
export function CancelReasons({ reasons, isWrong, onChange }: CancelReasonsProps) {
  const set = (at: number, change: Partial<Reasons[number]>): void =>
    onChange(reasons.map((one, index) => (index === at ? { ...one, ...change } : one)));
  const isSlip = (words: string): boolean => OWN_MISTAKES.includes(words.trim());
  return (
    <div className="stack-2">
      <p className="settings-help">{sayDeskRule('reasonsHelp')}</p>
      <ul className="settings-reasons">
        {reasons.map((one, at) => (
          // A reason has no other name than its place while it is typed.
          <li key={at} className="line-2">
            <Input
              aria-label={sayDeskRule('reasonWords', { n: at + 1 })}
              value={one.words}
              maxLength={40}
              onChange={(event) => set(at, { words: event.target.value, ...(isSlip(event.target.value) ? { costs: false } : {}) })}
            />
            <Checkbox checked={one.costs} disabled={isSlip(one.words)} onChange={(event) => set(at, { costs: event.target.checked })}>
              {sayDeskRule('reasonCosts')}
            </Checkbox>
            <Button
              size="small"
              aria-label={sayDeskRule('reasonRemove', { reason: one.words })}
              onClick={() => onChange(reasons.filter((_, index) => index !== at))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      {isWrong ? <div className="field-error">{sayDeskRule('reasonWrong')}</div> : null}
      <div>
        <Button size="small" disabled={reasons.length >= MOST} onClick={() => onChange([...reasons, { words: '', costs: true }])}>
          {sayDeskRule('reasonAdd')}
        </Button>
      </div>
    </div>
  );
}
