// Whom a few letters mean.
import { expect, it } from 'vitest';
import { matchPeople } from './use-whom.ts';

const face = (id: number, name: string, initials: string, pinyin: string) => ({ id, name, initials, pinyin, colour: 0, hasPin: true });
const FACES = [face(1, '叶知秋', 'yzq', 'yezhiqiu'), face(2, '周敏', 'zm', 'zhoumin'), face(3, '周明明', 'zmm', 'zhoumingming')];

it('a name, its Pinyin or its initials, as far as they are typed; who is called exactly so goes first', () => {
  const names = (typed: string): string[] => matchPeople(FACES, typed).map(({ name }) => name);
  expect(names('YZ')).toEqual(['叶知秋']);
  expect(names('yezhi')).toEqual(['叶知秋']);
  expect(names('zm')).toEqual(['周敏']);
  expect(names('周')).toEqual(['周敏', '周明明']);
  expect(names(' ')).toEqual([]);
  expect(names('x')).toEqual([]);
});
