// Which warning asks for a reason, is shown, or is not said.
import { Segmented } from 'antd';
import { WARNING_LEVEL_WORDS } from '../../contract/core/settings/desk-rules.ts';
import type { SettingValues } from '../../contract/core/settings/settings.ts';
import { BOOKING_RULE_WORDS } from '../../contract/desk/booking-rule-messages.ts';
import { getWarningChoice, WARNING_RULES } from '../../domain/booking/booking-rules.ts';
import { WARNING_LEVELS } from '../../domain/booking/desk-rules.ts';
import { getLanguage, getMessage } from '../ui/i18n.ts';
import { sayDeskRule } from './desk-rule-messages.ts';

type Warnings = SettingValues['desk']['warnings'];

interface WarningLevelsProps {
  readonly warnings: Warnings;
  readonly onChange: (warnings: Warnings) => void;
}

/** The table. */
export function WarningLevels({ warnings, onChange }: WarningLevelsProps) {
  return (
    <div className="stack-2">
      <p className="settings-help">{sayDeskRule('warningsHelp')}</p>
      <ul className="settings-reasons">
        {WARNING_RULES.map((rule) => {
          const called = getMessage(BOOKING_RULE_WORDS[rule.code].inSettings, getLanguage());
          return (
            <li key={rule.code} className="settings-level">
              <span>{called}</span>
              <Segmented
                size="small"
                aria-label={called}
                value={getWarningChoice(rule, { warnings })}
                options={WARNING_LEVELS.map((value) => ({ value, label: getMessage(WARNING_LEVEL_WORDS[value], getLanguage()) }))}
                onChange={(level) => onChange({ ...warnings, [rule.code]: level })}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
