// Which warning asks for a reason, is shown, or is not said.
import { Segmented } from 'antd';
import { levelOf, WARNING_CODES, isWarningCode } from '../../domain/booking/booking-rules.ts';
import { WARNING_LEVELS } from '../../domain/booking/desk-rules.ts';
import type { RuleTables } from './desk-rule-fields.ts';
import { sayDeskRule } from './desk-rule-messages.ts';

interface WarningLevelsProps {
  readonly warnings: RuleTables['warnings'];
  readonly onChange: (warnings: RuleTables['warnings']) => void;
}

/** The table. */
export function WarningLevels({ warnings, onChange }: WarningLevelsProps) {
  return (
    <div className="stack-2">
      <p className="settings-help">{sayDeskRule('warningsHelp')}</p>
      <ul className="settings-reasons">
        {WARNING_CODES.filter(isWarningCode).map((code) => (
          <li key={code} className="settings-level">
            <span>{sayDeskRule(`warn_${code}`)}</span>
            <Segmented
              size="small"
              aria-label={sayDeskRule(`warn_${code}`)}
              value={levelOf(code, { warnings })}
              options={WARNING_LEVELS.map((value) => ({ value, label: sayDeskRule(`level_${value}`) }))}
              onChange={(level) => onChange({ ...warnings, [code]: level })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
