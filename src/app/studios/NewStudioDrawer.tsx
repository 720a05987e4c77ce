// Adds a studio: what it is, with its first facts, in one form and one change.
import { Button } from 'antd';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import { RECORD_FIELDS } from '../../contract/record-fields.ts';
import type { RecordField, WireValue } from '../../contract/record-fields.ts';
import { sayField } from '../../contract/words-fields.ts';
import { sayRefusal } from '../../contract/words.ts';
import { useClient, useTell } from '../kit/api.tsx';
import type { Told } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useUnsaved } from '../kit/leave-guard.tsx';
import { Note } from '../kit/Notes.tsx';
import { useChangeNotice } from '../kit/records/change-notice.ts';
import { RecordFieldInput } from '../kit/records/RecordFieldInput.tsx';
import { readForm, startValues } from '../kit/records/typed-values.ts';
import type { TypedValues } from '../kit/records/typed-values.ts';
import { SideDrawer } from '../kit/SideDrawer.tsx';
import { useToday } from '../kit/today.ts';
import { ToldNote } from '../kit/ToldNote.tsx';
import { studioWords } from './studio-words.ts';

type Kind = 'studio' | 'studio_fact';

/** Its closing is a command of its own, later; the facts hold from the day it is in service. */
const STUDIO_FIELDS: readonly RecordField[] = RECORD_FIELDS.studio.filter((field) => field.name !== 'closed_on');
const FACT_FIELDS: readonly RecordField[] = RECORD_FIELDS.studio_fact.filter((field) => !['studio_id', 'starts_on'].includes(field.name));

function useNewStudio(onClose: () => void) {
  const say = useWords(studioWords);
  const today = useToday();
  const client = useClient();
  const notice = useChangeNotice();
  const [, go] = useLocation();
  const { run, isBusy } = useTell(client.studios.add);
  const [studio, setStudio] = useState<TypedValues>(() => ({ ...startValues('studio', {}), opened_on: today }));
  const [fact, setFact] = useState<TypedValues>(() => ({ ...startValues('studio_fact', {}), kind: '公共', turnaround: '15' }));
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const [told, setTold] = useState<Told<unknown> | null>(null);
  const read = { studio: readForm(STUDIO_FIELDS, studio), studio_fact: readForm(FACT_FIELDS, fact) };
  useUnsaved(isTouched);
  const set = (kind: Kind, name: string, value: WireValue): void => {
    setTouched(true);
    (kind === 'studio' ? setStudio : setFact)((now) => ({ ...now, [name]: value }));
  };
  const save = async (): Promise<void> => {
    setTried(true);
    setTold(null);
    if (read.studio.wrong.size > 0 || read.studio_fact.wrong.size > 0) return;
    const { values } = read.studio;
    const answer = await run({
      studio: { ...values, closed_on: null },
      fact: { ...read.studio_fact.values, starts_on: values['opened_on'] ?? today },
      reason: null,
    });
    if (!answer.ok) {
      setTold(answer);
      return;
    }
    onClose();
    notice(say('newDone', { code: String(values['code']) }), answer.value);
    go(`/${answer.value.id}`);
  };
  return { typed: { studio, studio_fact: fact }, read, set, save, isBusy, isTried, told };
}

type Form = ReturnType<typeof useNewStudio>;

function FormFields({ form, kind, fields }: { readonly form: Form; readonly kind: Kind; readonly fields: readonly RecordField[] }) {
  const language = useLanguage();
  return (
    <div className="fields">
      {fields.map((field) => {
        const value = form.typed[kind][field.name] ?? null;
        const wrong = form.read[kind].wrong.get(field.name) ?? null;
        const isShown = wrong !== null && (form.isTried || (wrong.code !== 'CELL_REQUIRED' && value !== null && value !== ''));
        return (
          <RecordFieldInput
            key={field.name}
            field={field}
            label={sayField(kind, field.name, language)}
            value={value}
            onChange={(next) => form.set(kind, field.name, next)}
            error={isShown ? sayRefusal(wrong, language) : null}
          />
        );
      })}
    </div>
  );
}

function NewStudioForm({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(studioWords);
  const form = useNewStudio(onClose);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void form.save();
  };
  return (
    <form className="record-form" noValidate onSubmit={submit}>
      <Note tone="plain">{say('newHelp')}</Note>
      <h3 className="studios-part">{say('newOwn')}</h3>
      <FormFields form={form} kind="studio" fields={STUDIO_FIELDS} />
      <h3 className="studios-part">{say('newFacts')}</h3>
      <FormFields form={form} kind="studio_fact" fields={FACT_FIELDS} />
      <ToldNote told={form.told} />
      <div className="form-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={form.isBusy}>
          {say('save')}
        </Button>
      </div>
    </form>
  );
}

/** The drawer for a new studio; after it the studio is shown. */
export function NewStudioDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(studioWords);
  return (
    <SideDrawer title={say('newTitle')} onClose={onClose} width={620}>
      <NewStudioForm onClose={onClose} />
    </SideDrawer>
  );
}
