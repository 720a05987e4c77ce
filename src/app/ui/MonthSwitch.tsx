// The month of a screen: chosen from a list, or stepped to the one beside it by button and by [ and ].
import { Button, Select } from 'antd';
import { addMonths, parseMonth } from '../../domain/time/calendar.ts';
import { useKeys } from './keys.tsx';
import { sayUi } from './ui-messages.ts';

interface MonthSwitchProps {
  readonly month: string;
  readonly months: readonly { readonly value: string; readonly label: string }[];
  readonly onMonth: (month: string) => void;
  readonly looks: { readonly frame: string; readonly choice: string };
}

export function MonthSwitch({ month, months, onMonth, looks }: MonthSwitchProps) {
  const step = (by: number): void => {
    const parsed = parseMonth(month);
    if (parsed !== null) onMonth(addMonths(parsed, by));
  };
  useKeys([
    { keys: '[', words: sayUi('monthBefore'), run: () => step(-1) },
    { keys: ']', words: sayUi('monthAfter'), run: () => step(1) },
  ]);
  return (
    <span className={looks.frame}>
      <Button aria-label={sayUi('monthBefore')} onClick={() => step(-1)}>
        ‹
      </Button>
      <Select
        className={looks.choice}
        aria-label={sayUi('pickMonth')}
        value={month}
        options={[...months]}
        onChange={onMonth}
        showSearch={{ optionFilterProp: 'value' }}
      />
      <Button aria-label={sayUi('monthAfter')} onClick={() => step(1)}>
        ›
      </Button>
    </span>
  );
}
