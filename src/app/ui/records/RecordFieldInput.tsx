// The control for one field of a record, by its type.
import { GOODS_CLASSES, PLATFORMS } from '../../../domain/base/catalogue.ts';
import { formatStudios, parseStudios, type WireValue } from '../../../contract/records/record-kinds.ts';
import type { RecordField } from '../../../contract/records/field.ts';
import { ChoiceField, StudioField, StudiosField, SuggestField, TenantField, YesNoField } from '../fields/choice-fields.tsx';
import { DayField, MonthField } from '../fields/date-fields.tsx';
import { FigureField } from '../fields/figure-field.tsx';
import { DayHoursField, HoursField } from '../fields/hours-field.tsx';
import { AreaField, MoneyField, NotesField, TextField } from '../fields/text-fields.tsx';
import { sayUi } from '../ui-messages.ts';
import { hasWrongDigit } from './check-digit.ts';
import { sayChoice } from '../window-words.ts';

interface FieldInputProps {
  readonly field: RecordField;
  readonly label: string;
  readonly value: WireValue;
  readonly onChange: (value: WireValue) => void;
  readonly error: string | null;
  readonly isDisabled?: boolean;
}

const asText = (value: WireValue): string => (value === null ? '' : String(value));
const asNumber = (value: WireValue): number | null => (typeof value === 'number' ? value : null);
const asOptions = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

const choicesOf = ({ choices = [] }: RecordField) => choices.map((word) => ({ value: word, label: sayChoice(word) }));

export function RecordFieldInput({ field, label, value, onChange, error, isDisabled = false }: FieldInputProps) {
  const frame = { label, error, isNeeded: field.needed, isDisabled };
  const typed = { ...frame, value: asText(value), onChange };
  switch (field.type) {
    case 'notes':
      return <NotesField {...typed} />;
    case 'money':
    case 'signed_money':
      return <MoneyField {...typed} />;
    case 'area':
      return <AreaField {...typed} />;
    case 'minutes':
    case 'count':
    case 'year':
    case 'figure_value':
      return <TextField {...typed} isNumber />;
    case 'hours':
      return <HoursField {...typed} />;
    case 'day_hours':
      return <DayHoursField {...typed} />;
    case 'instant':
      return <TextField {...typed} placeholder="2026-10-03 22:00" />;
    case 'minute_of_day':
      return <TextField {...typed} isNumber placeholder="08:00" />;
    case 'day':
      return <DayField {...frame} value={value === null ? null : String(value)} onChange={onChange} />;
    case 'month':
      return <MonthField {...frame} value={value === null ? null : String(value)} onChange={onChange} />;
    case 'yes_no':
      return <YesNoField {...frame} value={value === 1} onChange={(yes) => onChange(yes ? 1 : 0)} />;
    case 'choice':
      return <ChoiceField {...frame} value={value === null ? null : String(value)} options={choicesOf(field)} onChange={onChange} />;
    case 'suggested':
      return <SuggestField {...frame} value={asText(value)} options={choicesOf(field)} onChange={onChange} />;
    case 'platform':
      return <SuggestField {...frame} value={asText(value)} options={asOptions(PLATFORMS)} onChange={onChange} />;
    case 'goods_class':
      return <SuggestField {...frame} value={asText(value)} options={asOptions(GOODS_CLASSES)} onChange={onChange} />;
    case 'tenant':
      return <TenantField {...frame} value={asNumber(value)} onChange={onChange} />;
    case 'studio':
      return <StudioField {...frame} value={asNumber(value)} onChange={onChange} />;
    case 'studios':
      return <StudiosField {...frame} value={parseStudios(value)} onChange={(ids) => onChange(formatStudios(ids))} />;
    case 'uscc':
      return <TextField {...typed} help={hasWrongDigit(asText(value)) ? sayUi('checkDigit') : undefined} />;
    case 'figure': {
      const isIndicator = field.name === 'indicator';
      return <FigureField {...frame} value={value === null ? null : String(value)} isIndicator={isIndicator} onChange={onChange} />;
    }
    case 'text':
    case 'code':
    case 'phone':
      return <TextField {...typed} />;
  }
}
