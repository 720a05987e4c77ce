// What is not one studio's own: rates of the whole base, counted equipment, linked studios.
import { Button, Segmented } from 'antd';
import { useLocation } from 'wouter';
import type { EditableKind } from '../../contract/records/record-fields.ts';
import { useKeys } from '../ui/keys.tsx';
import { useAskToLeave } from '../ui/leave-guard.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { RecordTable } from '../ui/records/RecordTable.tsx';
import { sayStudio } from './studio-messages.ts';

const PARTS = { rates: 'rate_plan', equipment: 'equipment', links: 'studio_link' } as const satisfies Readonly<
  Record<string, EditableKind>
>;
type Part = keyof typeof PARTS;

function partOf(text: string | null): Part {
  return text === 'equipment' || text === 'links' ? text : 'rates';
}

export function SharedPage({ part: text }: { readonly part: string | null }) {
  const [, go] = useLocation();
  const askToLeave = useAskToLeave();
  const part = partOf(text);
  const back = (): void => askToLeave(() => go('/'));
  useKeys([{ keys: 'Escape', words: sayStudio('keyBack'), run: back }]);
  const title = sayStudio(`shared_${part}`);
  return (
    <Page title={sayStudio('shared')} actions={<Button onClick={back}>{sayStudio('back')}</Button>}>
      <div className="studios-parts">
        <Segmented
          aria-label={sayStudio('shared')}
          value={part}
          onChange={(to) => askToLeave(() => go(`/shared/${to}`, { replace: true }))}
          options={[
            { value: 'rates' as const, label: sayStudio('shared_rates') },
            { value: 'equipment' as const, label: sayStudio('shared_equipment') },
            { value: 'links' as const, label: sayStudio('shared_links') },
          ]}
        />
      </div>
      <Section title={title}>
        <p className="studios-help">{sayStudio(`shared_${part}Help`)}</p>
        <RecordTable key={part} kind={PARTS[part]} name={`studios-${part}`} height={420} />
      </Section>
    </Page>
  );
}
