// Reviews places of the page: what each shows on the story's base, to the manager and to others, and what comes of whatever can be pressed there.
import path from 'node:path';
import { expect, it } from 'vitest';
import { prepareStory } from './story-base.ts';
import { lookAs, walkPage, type Walked } from './walk-page.ts';

const REVIEWED = path.join(import.meta.dirname, 'reviewed');
/** Who sees all and writes nothing, and who writes the least. */
const OTHERS = ['auditor', 'front_desk'] as const;

/** A place and its tabs. */
export function under(place: string, ...tabs: readonly string[]): readonly string[] {
  return [place, ...tabs.map((tab) => `${place}/${tab}`)];
}

/** A place takes up to a minute and a half alone; how long a busy machine may take is no matter. */
const LONGEST_MS = 900_000;

/** Reviews places by the file that holds them; of a screen with several, later ones are told as differences. */
export function reviewPlaces(all: Readonly<Record<string, readonly string[]>>): void {
  const story = prepareStory();
  it.each(Object.entries(all))(
    'shows and does what is reviewed, and asks for nothing that is refused: %s',
    async (file, places) => {
      const texts: string[] = [];
      const refused: string[] = [];
      let known: Walked | null = null;
      for (const place of places) {
        known = await walkPage(story(), place, { known });
        texts.push(known.text);
        for (const role of [...OTHERS, 'viewer'] as const) {
          const look = await lookAs(story(), place, role, role === 'viewer' ? null : known.screen);
          refused.push(...look.refused.map((method) => `${place} as ${role}: ${method}`));
          texts.push(look.text);
        }
      }
      expect(refused).toEqual([]);
      await expect(texts.join('\n')).toMatchFileSnapshot(path.join(REVIEWED, `${file}.txt`));
    },
    LONGEST_MS,
  );
}
