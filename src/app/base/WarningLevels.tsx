// Which warning asks for a reason, is shown, or is not said.
import { Segmented } from 'antd';
import { levelOf, WARNING_CODES, isWarningCode } from '../../domain/booking/booking-rules.ts';
import { WARNING_LEVELS } from '../../domain/booking/desk-rules.ts';
import { useMessages } from '../ui/i18n.ts';
import type { RuleTables } from './desk-rule-fields.ts';
import { deskRuleWords } from './desk-rule-messages.ts';

interface WarningLevelsProps {
  readonly warnings: RuleTables['warnings'];
  readonly onChange: (warnings: RuleTables['warnings']) => void;
}

/** The table. */
export function WarningLevels({ warnings, onChange }: WarningLevelsProps) {
  const say = useMessages(deskRuleWords);
  return (
    <div className="stack-2">
      <p className="settings-help">{say('warningsHelp')}</p>
      <ul className="settings-reasons">
        {WARNING_CODES.filter(isWarningCode).map((code) => (
          <li key={code} className="settings-level">
            <span>{say(`warn_${code}`)}</span>
            <Segmented
              size="small"
              aria-label={say(`warn_${code}`)}
              value={levelOf(code, { warnings })}
              options={WARNING_LEVELS.map((value) => ({ value, label: say(`level_${value}`) }))}
              onChange={(level) => onChange({ ...warnings, [code]: level })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
