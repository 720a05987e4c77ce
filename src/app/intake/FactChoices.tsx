// Base facts that are there and that a file says otherwise: side by side, each chosen by itself.
import { Button, Radio } from 'antd';
import type { FactQuestion } from '../../contract/intake/intake-shapes.ts';
import { useNames } from '../ui/fields/choice-fields.tsx';
import { Section } from '../ui/Page.tsx';
import { recordText } from '../ui/records/record-text.ts';
import { sayImport } from './import-messages.ts';
import type { Choices, Importing } from './use-import.ts';
import { sayField } from '../ui/window-words.ts';

type Chosen = NonNullable<Choices['facts']>;

/** Facts that nobody has chosen yet. */
export function openFacts(facts: readonly FactQuestion[], chosen: Chosen): readonly FactQuestion[] {
  return facts.filter(({ field }) => !chosen.some((one) => one.field === field));
}

function OneFact({
  fact,
  chosen,
  onChoose,
}: {
  readonly fact: FactQuestion;
  readonly chosen: boolean | null;
  readonly onChoose: (keep: boolean) => void;
}) {
  const names = useNames();
  const { field, before, after, who, at, fromFile, file, sheet, row } = fact;
  const text = (value: typeof before): string => recordText('base_fact', field, value, names);
  const named = sayField('base_fact', field);
  const there = fromFile === null ? sayImport('factTyped', { who, at: at.slice(0, 10) }) : sayImport('factFromFile', { file: fromFile });
  return (
    <fieldset className="intake-fact">
      <legend>{named}</legend>
      <Radio.Group
        className="intake-fact-sides"
        aria-label={named}
        value={chosen}
        onChange={(event) => onChoose(event.target.value === true)}
        options={[
          {
            value: true,
            label: (
              <span>
                <strong>{text(before)}</strong>
                <span className="soft">
                  {' '}
                  {sayImport('factThere')} · {there}
                </span>
              </span>
            ),
          },
          {
            value: false,
            label: (
              <span>
                <strong>{text(after)}</strong>
                <span className="soft"> {sayImport('factSaid', { file, sheet, row })}</span>
              </span>
            ),
          },
        ]}
      />
    </fieldset>
  );
}

/** The questions; nothing where no fact differs. */
export function FactChoices({ importing }: { readonly importing: Importing }) {
  const { preview, choices, choose } = importing;
  const facts = preview?.facts ?? [];
  const chosen = choices.facts ?? [];
  if (facts.length === 0) return null;
  const set = (fields: readonly string[], keep: boolean): void =>
    void choose({ facts: [...chosen.filter(({ field }) => !fields.includes(field)), ...fields.map((field) => ({ field, keep }))] });
  const all = facts.map(({ field }) => field);
  return (
    <Section
      title={sayImport('factsTitle', { count: facts.length })}
      actions={
        facts.length < 2 ? undefined : (
          <>
            <Button onClick={() => set(all, true)}>{sayImport('factsKeep')}</Button>
            <Button onClick={() => set(all, false)}>{sayImport('factsTake')}</Button>
          </>
        )
      }
    >
      <p className="soft intake-help">{sayImport('factsHelp')}</p>
      {facts.map((fact) => (
        <OneFact
          key={`${fact.field}-${fact.file}`}
          fact={fact}
          chosen={chosen.find(({ field }) => field === fact.field)?.keep ?? null}
          onChoose={(keep) => set([fact.field], keep)}
        />
      ))}
    </Section>
  );
}
