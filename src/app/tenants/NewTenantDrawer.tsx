// Adds a tenant: who it is, with its first facts, in one form and one change.
import { useLocation } from 'wouter';
import { RECORD_FIELDS } from '../../contract/records/record-fields.ts';
import type { RecordField } from '../../contract/records/field.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionForm } from '../ui/dialog/ActionForm.tsx';
import { Note } from '../ui/Notes.tsx';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { PartFields, type RecordPart, useRecordParts } from '../ui/records/record-parts.tsx';
import { startValues } from '../ui/records/typed-values.ts';
import { SideDrawer } from '../ui/SideDrawer.tsx';
import { useToday } from '../ui/today.ts';
import { sayTenants } from './tenants-messages.ts';

/** The facts in the order in which they are asked; the tenant itself is new and not asked. */
const FACT_ORDER = ['name', 'uscc', 'category', 'starts_on', 'leading', 'service_kind', 'industry'];
const FACT_FIELDS: readonly RecordField[] = FACT_ORDER.flatMap((name) => RECORD_FIELDS.tenant_fact.filter((field) => field.name === name));

function useNewTenant(onClose: () => void) {
  const today = useToday();
  const notice = useChangeNotice();
  const [, go] = useLocation();
  const { run } = useCommand('tenants.add');
  const own: RecordPart = { kind: 'tenant', fields: RECORD_FIELDS.tenant, start: startValues('tenant', {}) };
  const fact: RecordPart = { kind: 'tenant_fact', fields: FACT_FIELDS, start: { ...startValues('tenant_fact', {}), starts_on: today } };
  return useRecordParts(own, fact, async ({ values }, { values: facts }) => {
    const answer = await run({ tenant: values, fact: facts, reason: null });
    if (!answer.ok) return answer;
    onClose();
    notice(sayTenants('newDone', { name: String(facts['name']) }), answer.value);
    go(`/${answer.value.id}/leases`);
    return answer;
  });
}

function NewTenantForm({ onClose }: { readonly onClose: () => void }) {
  const { own, fact, isTouched, save } = useNewTenant(onClose);
  return (
    <ActionForm isUnsaved={isTouched} act={save} onCancel={onClose}>
      <Note tone="plain">{sayTenants('newHelp')}</Note>
      <fieldset className="tenants-part">
        <legend>{sayTenants('newFacts')}</legend>
        <PartFields part={fact} />
      </fieldset>
      <fieldset className="tenants-part">
        <legend>{sayTenants('newPeople')}</legend>
        <PartFields part={own} />
      </fieldset>
    </ActionForm>
  );
}

/** The drawer for a new tenant; after it the tenant's leases are shown. */
export function NewTenantDrawer({ onClose }: { readonly onClose: () => void }) {
  return (
    <SideDrawer title={sayTenants('newTitle')} onClose={onClose} width={620}>
      <NewTenantForm onClose={onClose} />
    </SideDrawer>
  );
}
