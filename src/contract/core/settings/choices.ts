// The settings that `settings.choose` sets, by the names that it has for them.
import { z } from 'zod';
import type { Word } from '../language.ts';
import type { NumberSection, Setting } from './setting.ts';
import { SETTING_NAMES, type SettingName, SETTINGS } from './settings.ts';

type ChoiceShape = {
  readonly [
    N in SettingName as (typeof SETTINGS)[N] extends { readonly choice: infer C extends string } ? C : never
  ]: (typeof SETTINGS)[N]['schema'];
};
type ChoiceName = keyof ChoiceShape;

/** Each of them: the name of the setting, and of the choice. */
export const CHOICES: readonly { readonly name: SettingName; readonly choice: ChoiceName }[] = SETTING_NAMES.flatMap((name) => {
  const setting = SETTINGS[name];
  return 'choice' in setting ? [{ name, choice: setting.choice }] : [];
});

function isChoiceShape(shape: object): shape is ChoiceShape {
  return CHOICES.every(({ choice }) => choice in shape);
}

function createChoiceShape(): ChoiceShape {
  const shape: object = Object.fromEntries(CHOICES.map(({ name, choice }) => [choice, SETTINGS[name].schema]));
  if (!isChoiceShape(shape)) throw new Error('a choice without a schema');
  return shape;
}

/** What is chosen for a base. */
export const choicesSchema = z.object(createChoiceShape());
export type Choices = z.infer<typeof choicesSchema>;
/** What is to be chosen; what is left out stays as it is. */
export const choicesInput = z.strictObject(createChoiceShape()).partial();

/** A choice that is a whole number: a form of its own asks for it, under `label`. */
export interface NumberChoice extends Setting<number> {
  readonly least: number;
  readonly most: number;
  readonly label: Word;
  readonly choice: { [C in ChoiceName]: Choices[C] extends number ? C : never }[ChoiceName];
}

/** The choices of a part of the settings screen that are whole numbers. */
export function listNumberChoices(section: NumberSection): readonly NumberChoice[] {
  return SETTING_NAMES.flatMap((name) => {
    const setting = SETTINGS[name];
    return 'least' in setting && setting.edited.section === section ? [setting] : [];
  });
}
