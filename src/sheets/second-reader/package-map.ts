// How the parts of a workbook hang together: its main part, its sheets, and the sheet that each other part belongs to.
import { attributeIn } from './markup.ts';
import { childOf, elementsOf, localValueOf, type TreeNode } from './xml-tree.ts';

/** A sheet with its part. */
export interface MappedSheet {
  readonly index: number;
  readonly name: string;
  /** The value of `sheetId`. */
  readonly id: string;
  readonly part: string;
}

/** The parts by what they are to the workbook. */
export interface PackageMap {
  readonly workbookPart: string;
  readonly workbook: TreeNode;
  readonly sheets: readonly MappedSheet[];
  readonly stringsPart: string | null;
  readonly calcChainPart: string | null;
  /** The index of the sheet that a part belongs to, where it is one and no more. */
  readonly owners: ReadonlyMap<string, number>;
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** Reads a part as a tree; null where there is none or it is unsound. */
export type ReadPart = (part: string) => TreeNode | null;

/** Maps a package; null where it has no workbook. */
export function mapPackage(readPart: ReadPart, names: readonly string[]): PackageMap | null {
  const workbookPart = relationsOf(readPart, '').find(({ kind }) => kind === 'officeDocument')?.target;
  const workbook = workbookPart === undefined ? null : readPart(workbookPart);
  if (workbookPart === undefined || workbook === null) return null;
  const relations = relationsOf(readPart, workbookPart);
  const targetOf = (kind: string): string | null => relations.find((relation) => relation.kind === kind)?.target ?? null;
  const listed = childOf(workbook, 'sheets');
  const sheets = (listed === null ? [] : elementsOf(listed, 'sheet')).map((sheet, index) => ({
    index,
    name: localValueOf(sheet, 'name') ?? '',
    id: localValueOf(sheet, 'sheetId') ?? '',
    part: relations.find(({ id }) => id === relationIdOf(sheet))?.target ?? '',
  }));
  const spelled = new Map(names.map((name) => [name.toLowerCase(), name]));
  const spell = (part: string): string => spelled.get(part.toLowerCase()) ?? part;
  return {
    workbookPart: spell(workbookPart),
    workbook,
    sheets: sheets.map((sheet) => ({ ...sheet, part: spell(sheet.part) })),
    stringsPart: optional(targetOf('sharedStrings'), spell),
    calcChainPart: optional(targetOf('calcChain'), spell),
    owners: ownersOf(readPart, sheets, spell),
  };
}

function optional(part: string | null, spell: (part: string) => string): string | null {
  return part === null ? null : spell(part);
}

/** `r:id`, under whatever prefix. */
function relationIdOf(sheet: TreeNode): string | null {
  return attributeIn(
    sheet.attributes.filter(([name]) => name.includes(':')).map(([name, value]) => [name.slice(name.indexOf(':') + 1), value] as const),
    'id',
  );
}

function ownersOf(readPart: ReadPart, sheets: readonly MappedSheet[], spell: (part: string) => string): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  const shared = new Set<string>();
  for (const { index, part } of sheets) {
    // A module sheet of old Excel has no part.
    if (part === '') continue;
    owners.set(spell(part), index);
    owners.set(spell(getRelationsPart(part)), index);
    for (const { target } of relationsOf(readPart, part)) {
      const own = spell(target);
      if (owners.has(own) && owners.get(own) !== index) shared.add(own);
      owners.set(own, index);
      owners.set(spell(getRelationsPart(target)), index);
    }
  }
  for (const part of shared) owners.delete(part);
  return owners;
}

/** The part that holds the relationships of a part; of the package itself for an empty name. */
export function getRelationsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function relationsOf(readPart: ReadPart, part: string): readonly Relation[] {
  const root = readPart(getRelationsPart(part));
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  return (root === null ? [] : elementsOf(root, 'Relationship'))
    .filter((relation) => localValueOf(relation, 'TargetMode') !== 'External')
    .map((relation) => {
      const type = localValueOf(relation, 'Type') ?? '';
      return {
        id: localValueOf(relation, 'Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, localValueOf(relation, 'Target') ?? ''),
      };
    });
}

function resolved(folder: string, target: string): string {
  const whole = target.startsWith('/') ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
