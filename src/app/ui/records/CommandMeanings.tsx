// What the two commands on dated records mean, as lines of a list: said alike wherever they are offered.
import { sayRecord } from './record-messages.ts';

/** The two lines. */
export function CommandMeanings() {
  return (
    <>
      <li>{sayRecord('means', { command: sayRecord('correct'), meaning: sayRecord('correctHelp') })}</li>
      <li>{sayRecord('means', { command: sayRecord('changeFrom'), meaning: sayRecord('changeFromHelp') })}</li>
    </>
  );
}
