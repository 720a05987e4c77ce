// Files of a drop: folders are walked to their last part, what systems leave behind is passed over, and the order is that of a person.
import { expect, it } from 'vitest';
import { listDroppedFiles, readBytesOfFiles } from './dropped-files.ts';

const file = (name: string, text = name): File => new File([text], name);
const fileEntry = (name: string): object => ({ isFile: true, isDirectory: false, file: (done: (one: File) => void) => done(file(name)) });

/** A folder whose reader answers in these parts, then in an empty one. */
function folderEntry(...parts: readonly (readonly object[])[]): object {
  return {
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [...parts, []];
      return { readEntries: (done: (part: readonly object[]) => void) => done(left.shift() ?? []) };
    },
  };
}

/** A drop; typed as the browser's, of which only this much is asked. */
const drop = (entries: readonly (object | null)[], files: readonly File[] = []): DataTransfer =>
  ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files }) as unknown as DataTransfer;

it('finds each file of a folder that is read in parts, and of folders inside', async () => {
  const inner = folderEntry([fileEntry('三.xlsx')]);
  const folder = folderEntry([fileEntry('一.xlsx'), fileEntry('二.xlsx')], [inner, fileEntry('四.csv')]);
  const found = await listDroppedFiles(drop([fileEntry('零.xlsx'), null, folder, { isFile: false, isDirectory: false }]));
  expect(found.map(({ name }) => name)).toEqual(['零.xlsx', '一.xlsx', '二.xlsx', '三.xlsx', '四.csv']);
});

it('takes the plain files where the drop has no entries', async () => {
  expect(await listDroppedFiles(drop([null], [file('甲.csv')]))).toMatchObject([{ name: '甲.csv' }]);
});

it('says so where a file cannot be read', async () => {
  const lost = { isFile: true, isDirectory: false, file: (_done: unknown, fail: (error: Error) => void) => fail(new Error('gone')) };
  await expect(listDroppedFiles(drop([lost]))).rejects.toThrow('gone');
});

it('reads bytes in the order of numbers and Pinyin, without what systems leave behind', async () => {
  const files = ['10 北.csv', '2 南.csv', '.DS_Store', '~$2 南.xlsx', 'Thumbs.db', 'DESKTOP.INI', '2 安.csv'].map((name) => file(name));
  const read = await readBytesOfFiles(files);
  expect(read.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['2 安.csv', '2 安.csv'],
    ['2 南.csv', '2 南.csv'],
    ['10 北.csv', '10 北.csv'],
  ]);
});
