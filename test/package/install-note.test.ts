// 安装说明 is one page, and says what the first start shows in the first start's own words.
import { expect, it } from 'vitest';
import { sayFirst } from '../../src/app/shell/first-messages.ts';
import { INSTALL_PARTS, installNote } from './install-note.ts';

it('is one page', async () => {
  const pdf = Buffer.from(await installNote()).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

it('names the buttons of the first start as they are', () => {
  const said = INSTALL_PARTS.flatMap(({ steps }) => steps).join('\n');
  for (const word of ['create', 'demo', 'restore', 'join'] as const) expect(said).toContain(`“${sayFirst.table[word][0]}”`);
});
