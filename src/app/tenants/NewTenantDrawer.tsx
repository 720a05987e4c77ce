// Adds a tenant: who it is, with its first facts, in one form and one change.
import { Button } from 'antd';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import { RECORD_FIELDS } from '../../contract/record-fields.ts';
import type { RecordField, WireValue } from '../../contract/record-fields.ts';
import type { RefusalData } from '../../contract/shapes.ts';
import { sayField } from '../../contract/words-fields.ts';
import { sayRefusal } from '../../contract/words.ts';
import { useClient, useTell } from '../kit/api.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { useUnsaved } from '../kit/leave-guard.tsx';
import { BrokenNote, Note, RefusalNote } from '../kit/Notes.tsx';
import { useChangeNotice } from '../kit/records/change-notice.ts';
import { RecordFieldInput } from '../kit/records/RecordFieldInput.tsx';
import { readForm, startValues } from '../kit/records/typed-values.ts';
import type { TypedValues } from '../kit/records/typed-values.ts';
import { SideDrawer } from '../kit/SideDrawer.tsx';
import { useToday } from '../kit/today.ts';
import { tenantsWords } from './tenants-words.ts';

type Kind = 'tenant' | 'tenant_fact';

/** The facts in the order in which they are asked; the tenant itself is new and not asked. */
const FACT_ORDER = ['name', 'uscc', 'category', 'starts_on', 'leading', 'service_kind', 'industry'];
const FACT_FIELDS: readonly RecordField[] = FACT_ORDER.flatMap((name) => RECORD_FIELDS.tenant_fact.filter((field) => field.name === name));
const TENANT_FIELDS: readonly RecordField[] = RECORD_FIELDS.tenant;

type Failure = { readonly refusal: RefusalData } | { readonly refusal: null; readonly number: string };

function useNewTenant(onClose: () => void) {
  const say = useWords(tenantsWords);
  const today = useToday();
  const client = useClient();
  const notice = useChangeNotice();
  const [, go] = useLocation();
  const { run, isBusy } = useTell(client.tenants.add);
  const [fact, setFact] = useState<TypedValues>(() => ({ ...startValues('tenant_fact', {}), starts_on: today }));
  const [tenant, setTenant] = useState<TypedValues>(() => startValues('tenant', {}));
  const [isTouched, setTouched] = useState(false);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = { fact: readForm(FACT_FIELDS, fact), tenant: readForm(TENANT_FIELDS, tenant) };
  useUnsaved(isTouched);
  const set = (kind: Kind, name: string, value: WireValue): void => {
    setTouched(true);
    (kind === 'tenant' ? setTenant : setFact)((now) => ({ ...now, [name]: value }));
  };
  const save = async (): Promise<void> => {
    setTried(true);
    setFailure(null);
    if (read.fact.wrong.size > 0 || read.tenant.wrong.size > 0) return;
    const told = await run({ tenant: read.tenant.values, fact: read.fact.values, reason: null });
    if (!told.ok) {
      setFailure(told);
      return;
    }
    onClose();
    notice(say('newDone', { name: String(read.fact.values['name']) }), told.value);
    go(`/${told.value.id}/leases`);
  };
  return { fact, tenant, read, set, save, isBusy, isTried, failure };
}

type Form = ReturnType<typeof useNewTenant>;

function FormFields({ form, kind, fields }: { readonly form: Form; readonly kind: Kind; readonly fields: readonly RecordField[] }) {
  const language = useLanguage();
  const typed = kind === 'tenant' ? form.tenant : form.fact;
  const read = kind === 'tenant' ? form.read.tenant : form.read.fact;
  return (
    <div className="fields">
      {fields.map((field) => {
        const wrong = read.wrong.get(field.name) ?? null;
        const isShown = wrong !== null && (form.isTried || (wrong.code !== 'CELL_REQUIRED' && typed[field.name] !== null));
        return (
          <RecordFieldInput
            key={field.name}
            field={field}
            label={sayField(kind, field.name, language)}
            value={typed[field.name] ?? null}
            onChange={(value) => form.set(kind, field.name, value)}
            error={isShown ? sayRefusal(wrong, language) : null}
          />
        );
      })}
    </div>
  );
}

function NewTenantForm({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(tenantsWords);
  const form = useNewTenant(onClose);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void form.save();
  };
  return (
    <form className="record-form" noValidate onSubmit={submit}>
      <Note tone="plain">{say('newHelp')}</Note>
      <fieldset className="tenants-part">
        <legend>{say('newFacts')}</legend>
        <FormFields form={form} kind="tenant_fact" fields={FACT_FIELDS} />
      </fieldset>
      <fieldset className="tenants-part">
        <legend>{say('newPeople')}</legend>
        <FormFields form={form} kind="tenant" fields={TENANT_FIELDS} />
      </fieldset>
      {form.failure === null ? null : form.failure.refusal === null ? (
        <BrokenNote number={form.failure.number} />
      ) : (
        <RefusalNote refusal={form.failure.refusal} />
      )}
      <div className="form-actions">
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={form.isBusy}>
          {say('save')}
        </Button>
      </div>
    </form>
  );
}

/** The drawer for a new tenant; after it the tenant's leases are shown. */
export function NewTenantDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(tenantsWords);
  return (
    <SideDrawer title={say('newTitle')} onClose={onClose} width={620}>
      <NewTenantForm onClose={onClose} />
    </SideDrawer>
  );
}
