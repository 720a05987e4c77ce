// What a program that loads and saves a workbook loses of it, in a process of its own: `node test/bench/workbook-losses.ts BLANK SAVED`; prints kinds of elements as JSON.
import { readFileSync } from 'node:fs';
import { type Features, featuresOf } from '../workbooks/feature-count.ts';

/** Elements that only say what has been said elsewhere, or that each program numbers in its own way. */
const OWN_WAY = /^(?:c|v|f|t|row|font|fill|border|xf)$/;
/** Parts whose elements are told by name; of all others it is told whether they are there. */
const BY_ELEMENT = /^xl\/(?:workbook\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;

/** How many there are of each kind: an element's name without prefix, or a part by its folder. Where it stands is each program's own business. */
function kindsOf(features: Features): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const [feature, count] of features) {
    const [part = '', name = ''] = feature.split(' ');
    const isWhole = part === 'part' || part === 'bytes';
    if (!isWhole && !BY_ELEMENT.test(part)) continue;
    const kind = isWhole ? `${part === 'part' ? 'parts' : 'bytes'} of ${folderOf(name)}` : name.slice(name.indexOf(':') + 1);
    if (!OWN_WAY.test(kind)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  return kinds;
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1) || 'the package';
}

const [blank = '', saved = ''] = process.argv.slice(2);
const before = kindsOf(featuresOf(readFileSync(blank)));
const after = kindsOf(featuresOf(readFileSync(saved)));
const lost = [...before].filter(([kind, count]) => (after.get(kind) ?? 0) < count).map(([kind]) => kind);
process.stdout.write(JSON.stringify({ kinds: before.size, lost }));
