// `node test/house/house.ts`: holds this tree to the house rules about files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationFindings } from './citations.ts';
import { fileFindings, sizeReport, type SourceFile } from './house-rules.ts';
import { report, treeFiles } from './tree.ts';
import { findVerbless } from './verbs.ts';

/** Files whose content is other people's or data: only their place is looked at. */
const CONTENT_NOT_OURS = /^(test\/fixtures|resources\/fonts)\/|^docs\/third-party-notices\.md$/;

const root = process.cwd();
const files: SourceFile[] = treeFiles(root).map((path) => ({
  path,
  text: CONTENT_NOT_OURS.test(path) ? '' : readFileSync(join(root, path), 'utf8'),
}));
const sizes = sizeReport(files);
report(
  'house',
  [...files.flatMap(fileFindings), ...files.flatMap(findVerbless), ...citationFindings(files), ...sizes.findings],
  sizes.words,
);
