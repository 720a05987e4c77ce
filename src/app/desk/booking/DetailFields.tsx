// The fields of a booking besides its slot: title, contact, phone, platform, note, counted equipment.
import { InputNumber } from 'antd';
import type { BoardDay } from '../../../contract/desk/board.ts';
import { PLATFORMS } from '../../../domain/base/catalogue.ts';
import { SuggestField } from '../../ui/fields/choice-fields.tsx';
import { Field } from '../../ui/fields/Field.tsx';
import { NotesField, TextField } from '../../ui/fields/text-fields.tsx';
import { sayBooking } from './booking-messages.ts';
import type { Details } from './details.ts';
import { handleEnter } from './form-keys.ts';

interface DetailFieldsProps {
  readonly details: Details;
  readonly equipment: BoardDay['equipment'];
  readonly onChange: (details: Details) => void;
  /** Enter in a line of text. */
  readonly onDone: () => void;
}

function EquipmentFields({ details, equipment, onChange }: Omit<DetailFieldsProps, 'onDone'>) {
  return (
    <div className="booking-pair">
      {equipment.map(({ id, name, count }) => (
        <Field key={id} label={sayBooking('equipmentOf', { name, count })}>
          {(ids) => (
            <InputNumber<number>
              {...ids}
              min={0}
              max={999}
              precision={0}
              value={details.equipment[id] ?? 0}
              onChange={(next) => onChange({ ...details, equipment: { ...details.equipment, [id]: next ?? 0 } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

export function DetailFields({ details, equipment, onChange, onDone }: DetailFieldsProps) {
  const text = (key: 'title' | 'contact' | 'phone') => (
    <TextField label={sayBooking(key)} value={details[key]} onChange={(value) => onChange({ ...details, [key]: value })} />
  );
  const press = handleEnter(onDone);
  return (
    <div className="stack-3">
      <div
        className="stack-3"
        role="presentation"
        onKeyDown={(event) => {
          // Only lines of text send the form: a list that is open keeps its Enter.
          if (event.target instanceof HTMLInputElement && event.target.role !== 'combobox') press(event);
        }}
      >
        {text('title')}
        <div className="booking-pair">
          {text('contact')}
          {text('phone')}
        </div>
        <SuggestField
          label={sayBooking('platform')}
          value={details.platform}
          options={PLATFORMS.map((value) => ({ value, label: value }))}
          onChange={(value) => onChange({ ...details, platform: value ?? '' })}
        />
        {equipment.length === 0 ? null : <EquipmentFields details={details} equipment={equipment} onChange={onChange} />}
      </div>
      <NotesField label={sayBooking('note')} value={details.note} onChange={(note) => onChange({ ...details, note })} />
    </div>
  );
}
