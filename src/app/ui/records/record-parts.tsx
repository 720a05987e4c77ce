// A new thing made of two records, itself and its first dated row, asked for in one form: state, checks, and the fields of each part.
import { useState } from 'react';
import type { RecordField } from '../../../contract/records/field.ts';
import type { EditableKind, WireValue } from '../../../contract/records/record-kinds.ts';
import type { Acted } from '../dialog/use-action.ts';
import { RecordFieldInput } from './RecordFieldInput.tsx';
import { readForm, type ReadForm, type TypedValues } from './typed-values.ts';
import { sayTyped, sayField } from '../window-words.ts';

/** One record of the form: its kind, the fields that are asked, and what they begin with. */
export interface RecordPart {
  readonly kind: EditableKind;
  readonly fields: readonly RecordField[];
  readonly start: TypedValues;
}

/** A part as it stands. */
interface FilledPart extends RecordPart {
  readonly typed: TypedValues;
  readonly read: ReadForm;
  readonly set: (name: string, value: WireValue) => void;
  /** Also fields that nobody touched say what is wrong with them. */
  readonly isTried: boolean;
}

/** The form: `save` hands over what was read where everything fits. */
export function useRecordParts(own: RecordPart, fact: RecordPart, add: (own: ReadForm, fact: ReadForm) => Promise<Acted>) {
  const [ownTyped, setOwn] = useState<TypedValues>(own.start);
  const [factTyped, setFact] = useState<TypedValues>(fact.start);
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const part = (asked: RecordPart, typed: TypedValues, change: typeof setOwn): FilledPart => ({
    ...asked,
    typed,
    read: readForm(asked.fields, typed),
    isTried,
    set: (name, value) => {
      setTouched(true);
      change((now) => ({ ...now, [name]: value }));
    },
  });
  const [ownPart, factPart] = [part(own, ownTyped, setOwn), part(fact, factTyped, setFact)];
  const save = async (): Promise<Acted> => {
    setTried(true);
    return ownPart.read.wrong.size > 0 || factPart.read.wrong.size > 0 ? null : add(ownPart.read, factPart.read);
  };
  return { own: ownPart, fact: factPart, isTouched, save };
}

export function PartFields({ part }: { readonly part: FilledPart }) {
  return (
    <div className="fields">
      {part.fields.map((field) => {
        const value = part.typed[field.name] ?? null;
        const wrong = part.read.wrong.get(field.name) ?? null;
        const isShown = wrong !== null && (part.isTried || (wrong.code !== 'CELL_REQUIRED' && value !== null && value !== ''));
        return (
          <RecordFieldInput
            key={field.name}
            field={field}
            label={sayField(part.kind, field.name)}
            value={value}
            onChange={(next) => part.set(field.name, next)}
            error={isShown ? sayTyped(wrong) : null}
          />
        );
      })}
    </div>
  );
}
