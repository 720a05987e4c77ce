// Adds a studio: what it is, with its first facts, in one form and one change.
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
import { sayStudio } from './studio-messages.ts';

/** Its closing is a command of its own, later; the facts hold from the day it is in service. */
const STUDIO_FIELDS: readonly RecordField[] = RECORD_FIELDS.studio.filter((field) => field.name !== 'closed_on');
const FACT_FIELDS: readonly RecordField[] = RECORD_FIELDS.studio_fact.filter((field) => !['studio_id', 'starts_on'].includes(field.name));

function useNewStudio(onClose: () => void) {
  const today = useToday();
  const notice = useChangeNotice();
  const [, go] = useLocation();
  const { run } = useCommand('studios.add');
  const own: RecordPart = { kind: 'studio', fields: STUDIO_FIELDS, start: { ...startValues('studio', {}), opened_on: today } };
  const first = { ...startValues('studio_fact', {}), kind: '公共', turnaround: '15' };
  const fact: RecordPart = { kind: 'studio_fact', fields: FACT_FIELDS, start: first };
  return useRecordParts(own, fact, async ({ values }, { values: facts }) => {
    const answer = await run({
      studio: { ...values, closed_on: null },
      fact: { ...facts, starts_on: values['opened_on'] ?? today },
      reason: null,
    });
    if (!answer.ok) return answer;
    onClose();
    notice(sayStudio('newDone', { code: String(values['code']) }), answer.value);
    go(`/${answer.value.id}`);
    return answer;
  });
}

function NewStudioForm({ onClose }: { readonly onClose: () => void }) {
  const { own, fact, isTouched, save } = useNewStudio(onClose);
  return (
    <ActionForm isUnsaved={isTouched} act={save} onCancel={onClose}>
      <Note tone="plain">{sayStudio('newHelp')}</Note>
      <h3 className="studios-part">{sayStudio('newOwn')}</h3>
      <PartFields part={own} />
      <h3 className="studios-part">{sayStudio('newFacts')}</h3>
      <PartFields part={fact} />
    </ActionForm>
  );
}

/** The drawer for a new studio; after it the studio is shown. */
export function NewStudioDrawer({ onClose }: { readonly onClose: () => void }) {
  return (
    <SideDrawer title={sayStudio('newTitle')} onClose={onClose} width={620}>
      <NewStudioForm onClose={onClose} />
    </SideDrawer>
  );
}
