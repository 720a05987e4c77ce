// How many of Stryker's mutants the tests noticed, by layer, from its report. Pure.
import { z } from 'zod';

/** The layers outside of the domain and the page, and where each lies. */
export const LAYERS = {
  contract: 'src/contract',
  backend: 'src/backend',
  sheets: 'src/sheets',
  hosts: 'src/hosts',
  electron: 'electron',
} as const;

/** The name of a layer. */
export type Layer = keyof typeof LAYERS;

/** What became of a layer's mutants. `survivors`: each with its place and what stood there instead. */
export interface LayerScore {
  readonly noticed: number;
  readonly missed: number;
  readonly survivors: readonly string[];
}

const reportShape = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: z.object({ line: z.number() }) }),
        }),
      ),
    }),
  ),
});

/** Finds the layer that a file is of; null of a file of none. */
export function layerOf(file: string): Layer | null {
  for (const [layer, folder] of Object.entries(LAYERS)) if (file.startsWith(`${folder}/`)) return layer as Layer;
  return null;
}

/** Computes each layer's score: killed and timed out mutants are noticed, survivors and those that no test reaches are missed, all others don't count. */
export function scoreByLayer(report: unknown): Map<Layer, LayerScore> {
  const found = Object.entries(reportShape.parse(report).files).flatMap(([file, { mutants }]) => {
    const layer = layerOf(file);
    return layer === null ? [] : mutants.map((mutant) => ({ file, layer, ...mutant }));
  });
  const scores = [...Map.groupBy(found, ({ layer }) => layer)].map(([layer, mutants]): [Layer, LayerScore] => {
    const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    const survivors = missed.map(
      ({ file, location, mutatorName, replacement = '', status }) =>
        `${file}:${location.start.line} ${mutatorName}: ${replacement.split('\n')[0]?.slice(0, 100) ?? ''} (${status})`,
    );
    return [layer, { noticed, missed: missed.length, survivors }];
  });
  return new Map(scores.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
