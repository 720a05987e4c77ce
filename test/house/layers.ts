// Holds the tree to the layer rules of .dependency-cruiser.js; `node test/house/layers.ts` checks this tree.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { forbidden, options } from '../../.dependency-cruiser.js';
import { report, treeFiles, type Finding } from './tree.ts';

/** What a walk over the imports gave: the modules seen and the rules broken. */
export interface LayerReport {
  readonly modules: readonly string[];
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

/** Names of all layer rules. */
export const LAYER_RULES: readonly string[] = forbidden.map((one) => one.name);

/** Follows every import under `src/` and `electron/` of the project at `root`. */
export async function cruiseLayers(root: string): Promise<LayerReport> {
  const folders = ['src', 'electron'].filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true });
  if (typeof output === 'string') throw new Error('expected the walk itself, not a printed report');
  return {
    modules: output.modules.map((one) => one.source),
    violations: output.summary.violations.map((one) => ({ rule: one.rule.name, from: one.from, to: one.to })),
  };
}

/** Findings of the tree at `root`; a source file that the walk did not see is one too, for then the rules prove nothing. */
export async function layerFindings(root: string): Promise<Finding[]> {
  const { modules, violations } = await cruiseLayers(root);
  const seen = new Set(modules);
  const sources = treeFiles(root).filter((path) => /^(src|electron)\/.*\.[jt]sx?$/.test(path));
  const unseen = sources.filter((path) => !seen.has(path));
  return [
    ...violations.map((one) => ({ path: one.from, line: null, message: `${one.rule}: imports ${one.to}` })),
    ...unseen.map((path) => ({ path, line: null, message: 'not seen by the layer check' })),
    ...(sources.length === 0 ? [{ path: root, line: null, message: 'no source files: nothing was checked' }] : []),
  ];
}

if (import.meta.main) {
  const root = process.cwd();
  report('layers', await layerFindings(root));
}
