// The month of a screen: chosen from a list, or stepped to the one beside it by button and by [ and ].
import { Button, Select } from 'antd';
import { addMonths, parseMonth } from '../../domain/time/calendar.ts';
import { useMessages } from './i18n.ts';
import { useKeys } from './keys.tsx';
import { uiMessages } from './ui-messages.ts';

interface MonthSwitchProps {
  readonly month: string;
  readonly months: readonly { readonly value: string; readonly label: string }[];
  readonly onMonth: (month: string) => void;
  readonly looks: { readonly frame: string; readonly choice: string };
}

export function MonthSwitch({ month, months, onMonth, looks }: MonthSwitchProps) {
  const say = useMessages(uiMessages);
  const step = (by: number): void => {
    const parsed = parseMonth(month);
    if (parsed !== null) onMonth(addMonths(parsed, by));
  };
  useKeys([
    { keys: '[', words: say('monthBefore'), run: () => step(-1) },
    { keys: ']', words: say('monthAfter'), run: () => step(1) },
  ]);
  return (
    <span className={looks.frame}>
      <Button aria-label={say('monthBefore')} onClick={() => step(-1)}>
        ‹
      </Button>
      <Select
        className={looks.choice}
        aria-label={say('pickMonth')}
        value={month}
        options={[...months]}
        onChange={onMonth}
        showSearch={{ optionFilterProp: 'value' }}
      />
      <Button aria-label={say('monthAfter')} onClick={() => step(1)}>
        ›
      </Button>
    </span>
  );
}
